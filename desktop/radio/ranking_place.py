"""A place whose page ranks the whole library for something."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop.library.places import RailPlace
from desktop.library.track_menu import track_menu
from desktop.operations import Operation, Operations
from desktop.radio.suggestion_page import SuggestionPage
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from engine.errors import EarshotError
from engine.words import translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

Answer = TypeVar("Answer")
MOST_STATION_SEEDS = 25


class RankingPlace(Generic[Answer]):
    """Ranks anew each time it is entered; what was there stays until the answer comes.

    Parameters
    ----------
    window
        Where it is shown.
    operations, verbs, theme
        What asks, what acts, and how it looks.
    place
        Its entry in the rail.
    ask, show
        What ranks, off the UI thread, and what shows the answer.
    add_verbs
        Adds to the menu of selected tracks what only this place offers.
    """

    def __init__(
        self,
        window: "MainWindow",
        operations: Operations,
        verbs: Verbs,
        theme: Theme,
        place: RailPlace,
        ask: Callable[[], Answer],
        show: Callable[[Answer], None],
        add_verbs: Callable[[QMenu, list[int]], None] = lambda _menu, _ids: None,
    ) -> None:
        self._window = window
        self._operations = operations
        self._verbs = verbs
        self._place = place
        self._ask = ask
        self._show = show
        self._add_verbs = add_verbs
        self._asking: Operation | None = None
        self.page = page = SuggestionPage(theme, place.title)
        window.add_place(place, page, self.reload)
        page.play_wanted.connect(partial(verbs.play, origin=place.title))
        page.queue_wanted.connect(verbs.add_to_queue)
        page.station_wanted.connect(self._start_station)
        page.menu_wanted.connect(self._open_menu)
        page.again_wanted.connect(self.reload)

    def reload(self) -> None:
        """Rank anew."""
        if self._asking:
            self._asking.cancel()
        if not self.page.ids:
            self.page.say(translate("RankingPlace", "One moment…"), "")
        self._asking = self._operations.run(self._ask, self._take, self._fail)

    def note_change(self) -> None:
        """Rank anew if the page is looked at; else that happens when it is entered."""
        if self.page.isVisible():
            self.reload()

    def _take(self, answer: Answer) -> None:
        self._asking = None
        self._show(answer)

    def _fail(self, error: EarshotError) -> None:
        self._asking = None
        self.page.say(
            translate("RankingPlace", "The library could not be read"),
            str(error),
            button=translate("RankingPlace", "Try again"),
        )

    def _start_station(self, track_ids: list[int]) -> None:
        radio = self._verbs.radio
        radio.start_station(track_ids[:MOST_STATION_SEEDS], name=self._place.title)

    def _open_menu(self, position: QPoint) -> None:
        ids = self.page.selected_ids()
        add = partial(self._window.playlists.menus.add_to_playlist, track_ids=ids)
        menu = track_menu(self._window, self._verbs, ids, add_to_playlist=add)
        self._add_verbs(menu, ids)
        menu.popup(position)
