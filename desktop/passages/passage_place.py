"""Joins the search for passages with the window: the marked seconds, the rail, the player."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop.library.places import RailPlace
from desktop.map.audition import Audition
from desktop.moments.moment_list import MomentList
from desktop.moments.moment_model import Moment
from desktop.now_playing.passage import Passage
from desktop.operations import Operation, Operations
from desktop.passages.passages_page import PassagesPage
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from engine.errors import EarshotError
from engine.radio.passages import FoundPassage, PassageResults, PassageSearch, place_words
from engine.words import mark, number, plural

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

PASSAGES = RailPlace("passages", mark("Places", "Passages"), "selection", "discover")
_SHOWN = 50
_WORD_JOINER = "\u2060"
"""Keeps a line from ending within the name of a key."""


class PassagePlace(QObject):
    """Passages in the rail, and what happens when one is marked.

    Attributes
    ----------
    page
        What is shown.
    """

    def __init__(
        self,
        window: "MainWindow",
        search: PassageSearch,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        audition: Audition,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._search = search
        self._operations = operations
        self._player = player
        self._verbs = verbs
        self._audition = audition
        self._asking: Operation | None = None
        self._results: PassageResults | None = None
        self.page = PassagesPage(theme)
        window.add_place(PASSAGES, self.page)
        self._invite()
        self._connect()

    def find(self, passage: Passage) -> None:
        """Find what sounds like a passage of the track that plays, and show it."""
        current = self._player.current
        if current is None:
            return
        if self._asking:
            self._asking.cancel()
        self._window.rail.select_place(PASSAGES.key)
        self.page.say(self.tr("Listening to the passage…"), "")
        self._asking = self._operations.run(
            partial(self._search.find, current.track_id, passage.start, passage.end, _SHOWN),
            self._show,
            self._fail,
        )

    def _connect(self) -> None:
        bar = self._window.player_bar.seek_bar
        bar.passages_wanted.connect(self.find)
        bar.hint.connect(self._window.notice.say)
        self.page.hear_wanted.connect(self._hear_marked)
        for moments in (self.page.found, self.page.elsewhere):
            moments.play_wanted.connect(partial(self._play, moments))
            moments.hear_wanted.connect(self._hear)
            moments.menu_wanted.connect(partial(self._open_menu, moments))
        self._player.current_changed.connect(self._show_playing)

    def _invite(self) -> None:
        self.page.say(
            self.tr("Find a sound again"),
            self.tr(
                "Mark a few seconds of what plays: drag over the track with Shift, or press Ctrl+["
                " where they begin and Ctrl+] where they end. Ctrl+Shift+F then finds passages in"
                " your music that sound like them."
            ).replace("+[", f"+{_WORD_JOINER}["),
        )

    def _show(self, results: PassageResults) -> None:
        self._asking = None
        self._results = results
        if not results.passages and not results.elsewhere:
            self.page.say(
                self.tr("Nothing to compare with yet"),
                self.tr("No other music has been listened to. Come back when some was."),
            )
            return
        marked = place_words(results.start, results.end)
        title = self.tr("Like {place} of “{title}”")
        about = plural(
            "PassagePlace",
            "%n track searched, at up to {places} places where it was listened to",
            "%n tracks searched, each at up to {places} places where it was listened to",
            results.tracks,
        )
        self.page.show_results(
            title.format(place=marked, title=results.track.title),
            about.format(places=results.places),
            [self._moment(one, marked, results) for one in results.passages],
            [self._moment(one, marked, results) for one in results.elsewhere],
        )
        self._show_playing(self._player.current)
        self.page.found.setFocus()

    def _moment(self, found: FoundPassage, marked: str, results: PassageResults) -> Moment:
        words = self.tr("{similarity} like {place} of “{title}”").format(
            similarity=number(found.similarity, digits=2), place=marked, title=results.track.title
        )
        return Moment(found.track, found.similarity, found.start, found.end, words)

    def _play(self, shown: MomentList, row: int) -> None:
        """Play from a passage on through what is shown."""
        moments = shown.rows.moments
        ids = [one.track.id for one in moments] if shown is self.page.found else []
        track_id = moments[row].track.id
        self._verbs.play_from(ids or [track_id], row if ids else 0, moments[row].start or 0.0)

    def _hear(self, moment: Moment) -> None:
        self._audition.hear_at(moment.track.id, moment.track.sound, moment.start or 0.0)

    def _hear_marked(self) -> None:
        if self._results:
            track = self._results.track
            self._audition.hear_at(track.id, track.sound, self._results.start)

    def _open_menu(self, shown: MomentList, position: QPoint) -> None:
        rows = shown.selected_rows()
        play = partial(self._play, shown, rows[0]) if len(rows) == 1 else None
        self._window.tracks.open_menu_of(shown.selected_ids(), position, play)

    def _show_playing(self, entry: QueueEntry | None) -> None:
        self.page.found.rows.set_playing(entry.track_id if entry else None)

    def _fail(self, error: EarshotError) -> None:
        self._asking = None
        self.page.say(self.tr("This passage cannot be searched for"), str(error))
