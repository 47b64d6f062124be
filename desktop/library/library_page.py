"""The page of tracks: search on top, the table below, and what stands there when it is empty."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import formatting
from desktop.library.library_message import LibraryMessage
from desktop.library.page_head import PageHead
from desktop.library.track_finder import FoundTracks, Ids, TrackFinder
from desktop.library.track_table import TrackTable
from desktop.library.track_table_model import COLUMNS, TrackTableModel
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.errors import EarshotError
from engine.search.errors import QueryError
from engine.search.track_search import TrackSearch
from engine.store import browse
from engine.store.browse import Place, View
from engine.store.criteria import Album, Group
from engine.store.store import Store
from engine.words import mark, translate

TITLES: dict[Place, str] = {
    "tracks": mark("Places", "Tracks"),
    "recent": mark("Places", "Recently added"),
    "played": mark("Places", "Most played"),
    "unplayed": mark("Places", "Never played"),
    "failed": mark("Places", "Failed"),
    "missing": mark("Places", "Missing"),
}
_FIRST_ORDERS: dict[Place, tuple[browse.Order, bool]] = {
    "recent": ("added", True),
    "played": ("plays", True),
}
_TYPING_PAUSE_MILLISECONDS = 40


class LibraryPage(QWidget):
    """Shows a place of the library, filtered by what is typed.

    Parameters
    ----------
    store, operations, theme
        The library, the way off the UI thread, the colours.
    search
        Understands what is typed.
    failures
        Returns by id why tracks could not be listened to; called off the UI thread.

    Signals
    -------
    shown
        The rows that were asked for last are there.
    back_wanted
        The listener wants to leave the album, artist, genre or folder that was opened.
    """

    shown = Signal()
    back_wanted = Signal()
    add_folder_wanted = Signal()

    def __init__(
        self,
        store: Store,
        operations: Operations,
        theme: Theme,
        search: TrackSearch,
        failures: Callable[[], Mapping[int, str]] = dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._finder = TrackFinder(store, operations, search, failures)
        self._view = View()
        self._query = self._understood = ""
        self._scanning = False
        self._error = ""
        self._refused = False
        self._entered = False
        self._hero: QWidget | None = None
        self._then: list[Callable[[], None]] = []
        self.model = TrackTableModel(store, self)
        self.head = PageHead(theme, translate("Places", TITLES["tracks"]))
        self.search = self.head.search
        self.view_button = self.head.view_button
        self.table = TrackTable(theme, self.model)
        self._message = LibraryMessage()
        self._stack = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MILLISECONDS)
        self._arrange()
        self._connect()

    @property
    def view(self) -> View:
        """What is asked of the library at the moment."""
        return self._view

    @property
    def query(self) -> str:
        """What is searched for within it."""
        return self._query

    def show_place(self, place: Place) -> None:
        """Go to another place, in the order that is the point of it."""
        order, descending = _FIRST_ORDERS.get(place, ("artist", False))
        self.head.show_title(translate("Places", TITLES[place]))
        self.table.columns.lend(_column_of(order) if place in _FIRST_ORDERS else None)
        self._show_hero(None)
        self._ask(View(place, order, descending), self._query)
        self._show_sort()

    def show_group(
        self, group: Group, title: str, *, back: str, hero: QWidget | None = None
    ) -> None:
        """Show the tracks of an album, artist, genre or folder.

        `back` names what lies behind, `hero` stands above the table until another place is shown.
        """
        order: browse.Order = "album" if isinstance(group, Album) else "artist"
        self.head.show_title(title, back=back)
        self.table.columns.lend(None)
        self._show_hero(hero)
        self.search.clear()
        self._ask(View("tracks", order, group=group), "")
        self._show_sort()

    def _show_hero(self, hero: QWidget | None) -> None:
        if self._hero and self._hero is not hero:
            self._hero.hide()
        if hero and self._layout.indexOf(hero) < 0:
            self._layout.insertWidget(1, hero)
        if hero:
            hero.show()
        self._hero = hero

    def search_for(self, query: str) -> None:
        """Search as if it had been typed."""
        self.search.setText(query)
        self._type()

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks in their order."""
        return self.table.selected_ids()

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Ask the library again; selection and scroll position stay. `then` runs afterwards."""
        if then:
            self._then.append(then)
        self._ask(self._view, self._query)

    def show_scanning(self, scanning: bool) -> None:
        """Say so where there are no tracks yet but may soon be some."""
        self._scanning = scanning
        self._show_message_if_empty()

    def _ask(self, view: View, query: str) -> None:
        same_place = view == self._view
        same_rows = same_place and query == self._query
        if same_rows:
            self._finder.forget()
        elif not same_place:
            self._finder.forget_order()
        if (view.place, view.group) != (self._view.place, self._view.group):
            self._entered = True
        self._view, self._query = view, query
        self._finder.find(
            view, query, lambda found: self._show(found, keep_place=same_rows), self._fail
        )

    def _fail(self, error: EarshotError) -> None:
        if isinstance(error, QueryError):
            self._refuse(error)
            return
        self._error = str(error)
        self._show_message()

    def _refuse(self, error: QueryError) -> None:
        """Say what is wrong with the query; what was found before stays."""
        self._refused = True
        self._query = self._understood
        self.head.show_trouble(str(error), alarming=not error.unfinished)
        self.search.mark(error.start, error.start if error.unfinished else error.end)

    def _accept(self) -> None:
        self._understood = self._query
        if self._refused:
            self._refused = False
            self.head.show_trouble("")
            self.search.mark(0, 0)

    def _show(self, found: FoundTracks, *, keep_place: bool) -> None:
        ids, reasons = found
        self._error = ""
        self._accept()
        if self.search.hasFocus():
            self._finder.read_texts()
        self.model.set_reasons(reasons)
        self.table.columns.show_reasons(self._view.place == "failed")
        if np.array_equal(ids, self.model.ids):
            self.model.refresh_rows()
        else:
            self._replace_rows(ids, keep_place)
        self.head.show_count(formatting.tracks(len(ids)))
        self._show_message_if_empty()
        self.shown.emit()
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _replace_rows(self, ids: Ids, keep_place: bool) -> None:
        selected, current = self.table.selected_ids(), self.table.current_id()
        position = self.table.verticalScrollBar().value()
        # What is entered begins at its top, wherever one stood in the place before.
        if self._entered:
            current, position, keep_place, self._entered = None, 0, True, False
        self.model.set_ids(ids)
        if selected or current is not None:
            self.table.select_ids(selected, current=current)
        if keep_place:
            self.table.verticalScrollBar().setValue(position)

    def _show_message_if_empty(self) -> None:
        if not len(self.model.ids) or self._error:
            self._show_message()
        else:
            self._stack.setCurrentWidget(self.table)

    def _show_message(self) -> None:
        self._stack.setCurrentWidget(self._message)
        self._message.tell(
            self._view.place, query=self._query, scanning=self._scanning, error=self._error
        )

    def _act_on_message(self) -> None:
        if self._error:
            self.reload()
        elif self._query:
            self.search.clear()
        else:
            self.add_folder_wanted.emit()

    def _type(self) -> None:
        self._typing.stop()
        query = self.search.text().strip()
        if query != self._query or self._refused:
            self._ask(self._view, query)

    def _type_if_cleared(self, text: str) -> None:
        if not text:
            self._type()

    def _sort_by(self, section: int) -> None:
        order = COLUMNS[section].order
        if order is None:
            return
        descending = order == self._view.order and not self._view.descending
        self._ask(replace(self._view, order=order, descending=descending), self._query)
        self._show_sort()

    def _show_sort(self) -> None:
        orders = [column.order for column in COLUMNS]
        header = self.table.horizontalHeader()
        section = orders.index(self._view.order) if self._view.order in orders else -1
        descending = Qt.SortOrder.DescendingOrder
        direction = descending if self._view.descending else Qt.SortOrder.AscendingOrder
        self.model.show_sorted(section)
        header.setSortIndicator(section, direction)

    def _arrange(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._message)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)
        self._show_sort()

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_wanted)
        self.search.textEdited.connect(lambda _: self._typing.start())
        self.search.textChanged.connect(self._type_if_cleared)
        self.search.left.connect(self.table.take_focus)
        self._typing.timeout.connect(self._type)
        self.search.entered.connect(self._finder.read_texts)
        self._message.button_clicked.connect(self._act_on_message)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)


def _column_of(order: browse.Order) -> str | None:
    return next((column.key for column in COLUMNS if column.order == order), None)
