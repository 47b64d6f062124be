"""The dialogs of the radio: what is mixed, and what is added where."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.playlists.playlists import Playlists
from desktop.radio.mix_dialog import MixDialog
from desktop.radio.radio_verbs import RadioVerbs
from desktop.radio.suggestions_dialog import SuggestionsDialog
from desktop.theme.theme import Theme
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.store.playlists import Playlist
from engine.words import plural


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
        radio.expansion_wanted.connect(self.expand)

    def mix(self, track_ids: Sequence[int]) -> None:
        """Open the arithmetic of some tracks, and of what plays with a single one."""
        radio = self._radio
        tracks = radio.tracks_to_mix(track_ids)
        if tracks:
            dialog = MixDialog(
                self._window,
                self._theme,
                radio.operations,
                radio.radio,
                tracks,
                radio.stations.start,
            )
            dialog.open()

    def add_similar_next(self, track_ids: Sequence[int]) -> None:
        """Ask how many tracks that sound like some come next."""
        if track_ids:
            heading = plural(
                "RadioDialogs",
                "Play next what sounds like it",
                "Play next what sounds like these %n tracks",
                len(track_ids),
            )
            question = self._radio.similar_next_question(track_ids)
            self._ask(heading, question, self._radio.insert_next)

    def expand(self, playlist: Playlist, track_ids: Sequence[int]) -> None:
        """Ask how many tracks that sound like a playlist are added to it."""

        def add(found: list[Suggestion]) -> None:
            self._playlists.add_tracks(playlist, [one.track.id for one in found])

        heading = self.tr("Add what sounds like “{title}”").format(title=playlist.title)
        more_like = self._radio.stations.source.more_like
        self._ask(heading, partial(more_like, list(track_ids)), add)

    def _ask(
        self,
        heading: str,
        question: Callable[[int], RadioQueue],
        accept: Callable[[list[Suggestion]], None],
    ) -> None:
        operations = self._radio.operations
        dialog = SuggestionsDialog(self._window, self._theme, operations, heading, question, accept)
        dialog.open()
