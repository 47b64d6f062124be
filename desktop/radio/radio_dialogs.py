"""The dialogs of the radio: what is mixed, and what is added where."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.playlists.playlists import Playlists
from desktop.radio.mix_dialog import MixDialog
from desktop.radio.radio_verbs import RadioVerbs
from desktop.radio.suggestions_dialog import SuggestionsDialog
from desktop.theme.theme import Theme
from engine.radio.suggestion import Suggestion
from engine.store.playlists import Playlist


class RadioDialogs(QObject):
    """Opens them over a window when the radio's verbs ask for them.

    Parameters
    ----------
    window
        What they stand over.
    theme, radio, playlists
        How they look, and what acts.
    """

    def __init__(
        self, window: QWidget, theme: Theme, radio: RadioVerbs, playlists: Playlists
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._radio = radio
        self._playlists = playlists
        radio.mix_wanted.connect(self.mix)
        radio.similar_next_wanted.connect(self.add_similar_next)
        playlists.expansion_wanted.connect(self.expand)

    def mix(self, track_ids: Sequence[int]) -> None:
        """Open the arithmetic of some tracks, and of what plays with a single one."""
        radio = self._radio
        tracks = radio.tracks_to_mix(track_ids)
        if tracks:
            dialog = MixDialog(
                self._window, radio.operations, radio.radio, tracks, radio.stations.start
            )
            dialog.open()

    def add_similar_next(self, track_ids: Sequence[int]) -> None:
        """Ask how many tracks that sound like some come next."""
        if track_ids:
            self._ask(
                self.tr("Play next what sounds like {name}").format(
                    name=self._radio.name_of(track_ids)
                ),
                track_ids,
                self._radio.present_ids(),
                self._radio.insert_next,
            )

    def expand(self, playlist: Playlist, track_ids: Sequence[int]) -> None:
        """Ask how many tracks that sound like a playlist are added to it."""

        def add(found: list[Suggestion]) -> None:
            self._playlists.add_tracks(playlist, [one.track.id for one in found])

        heading = self.tr("Add what sounds like “{title}”").format(title=playlist.title)
        self._ask(heading, track_ids, (), add)

    def _ask(
        self, heading: str, track_ids: Sequence[int], exclude: Sequence[int], accept: object
    ) -> None:
        more_like = self._radio.stations.source.more_like
        SuggestionsDialog(
            self._window,
            self._theme,
            self._radio.operations,
            heading,
            partial(more_like, track_ids, exclude=exclude),
            accept,
        ).open()
