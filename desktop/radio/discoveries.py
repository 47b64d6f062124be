"""Two places that rank the library: what was forgotten, and what does not belong to its album."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from desktop.library.places import RailPlace
from desktop.operations import Operations
from desktop.radio.belonging import Belonging
from desktop.radio.ranking_place import RankingPlace
from desktop.radio.suggestion_model import Heading, Row
from desktop.theme.theme import Theme
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from engine.radio.rankings import Rediscovery
from engine.radio.suggestion import Suggestion
from engine.store.plays import now
from engine.store.store import Store

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

REDISCOVER = "rediscover"
OUTLIERS = "outliers"
MOST_SHOWN = 100


class Discoveries(QObject):
    """Puts both places into a window.

    Parameters
    ----------
    window
        Where they are shown; its rail, its places and its playlists are there already.
    store, operations, verbs, history, theme
        The library, the way off the UI thread, what acts, what remembers changes, how it looks.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        operations: Operations,
        verbs: Verbs,
        history: UndoHistory,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._verbs = verbs
        self.belonging = Belonging(store, history, self)
        radio = verbs.radio.radio
        title = self.tr("Rediscover")
        self.rediscover: RankingPlace[Rediscovery] = RankingPlace(
            window,
            operations,
            verbs,
            theme,
            RailPlace(REDISCOVER, title, "clock-counter-clockwise", "discover"),
            lambda: radio.rediscover(MOST_SHOWN, now()),
            self._show_rediscovery,
        )
        self.outliers: RankingPlace[list[Suggestion]] = RankingPlace(
            window,
            operations,
            verbs,
            theme,
            RailPlace(OUTLIERS, self.tr("Odd ones out"), "puzzle-piece", "discover"),
            lambda: radio.outliers(MOST_SHOWN),
            self._show_outliers,
            self._add_verbs,
        )
        self._connect()

    def note_change(self) -> None:
        """The library changed."""
        self.rediscover.note_change()
        self.outliers.note_change()

    def _connect(self) -> None:
        listed = self.outliers.page.list
        listed.heading_activated.connect(lambda one: self._open_album(one.track_id))
        for key in (QKeySequence.StandardKey.Delete, "Backspace"):
            shortcut = QShortcut(QKeySequence(key), listed)
            shortcut.activated.connect(lambda: self.belonging.say(listed.selected_ids()))
        self.belonging.changed.connect(self.outliers.reload)

    def _show_rediscovery(self, found: Rediscovery) -> None:
        page = self.rediscover.page
        if found.tracks and found.basis == "loved":
            about = self.tr("Not heard for half a year or never, nearest to what you love first")
            page.show_rows(found.tracks, about)
        elif found.tracks:
            about = self.tr(
                "Near to what you played: thumbs up, four stars and tracks heard to their end"
                " again tell better what you love"
            )
            page.show_rows(found.tracks, about)
        elif found.basis == "nothing":
            page.say(
                self.tr("Nothing to go by yet"),
                self.tr(
                    "Here come the tracks that you never or long not heard and that are like what"
                    " you love: what you gave a thumb up (Ctrl+K) or four stars, or heard to its"
                    " end more than once. Until then it goes by what you play."
                ),
            )
        else:
            page.say(
                self.tr("Nothing is forgotten"),
                self.tr(
                    "Everything near to what you love that Earshot has listened to was heard"
                    " within the last half year."
                ),
            )

    def _show_outliers(self, found: list[Suggestion]) -> None:
        page = self.outliers.page
        if found:
            about = self.tr("They do not sound like the rest of their album; the strangest first")
            page.show_rows(_by_album(found), about)
        else:
            page.say(
                self.tr("Nothing is odd"),
                self.tr("As far as Earshot has listened, every track sounds like its album."),
            )

    def _add_verbs(self, menu: QMenu, track_ids: list[int]) -> None:
        menu.addSeparator()
        go = menu.addAction(self.tr("Go to the album"), partial(self._open_album, track_ids[0]))
        go.setEnabled(len(track_ids) == 1)
        belongs = menu.addAction(self.tr("It belongs here"))
        belongs.triggered.connect(partial(self.belonging.say, track_ids))
        belongs.setShortcut(QKeySequence.StandardKey.Delete)

    def _open_album(self, track_id: int) -> None:
        self._window.library.open_album_of(track_id)


def _by_album(found: Sequence[Suggestion]) -> list[Row]:
    """Put the tracks of an album below its name, the album of the strangest track first."""
    first: dict[tuple[str | None, str | None], int] = {}
    for place, one in enumerate(found):
        first.setdefault(_album(one), place)
    rows: list[Row] = []
    ordered = sorted(found, key=lambda one: first[_album(one)])
    for (album, artist), members in groupby(ordered, key=_album):
        listed = list(members)
        rows += [Heading(album or "", artist or "", listed[0].track.id), *listed]
    return rows


def _album(one: Suggestion) -> tuple[str | None, str | None]:
    return one.track.album, one.track.album_artist or one.track.artist
