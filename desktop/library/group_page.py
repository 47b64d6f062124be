"""A page of albums, artists, genres or folders, filtered by what is typed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.library.cover_cache import CoverCache
from desktop.library.group_items import GroupItem, GroupKind
from desktop.library.group_model import GroupModel
from desktop.library.group_view import GroupView
from desktop.library.page_head import PageHead
from desktop.operations import Operation, Operations
from desktop.theme.theme import Theme
from desktop.widgets.icon_button import IconButton
from desktop.widgets.message_page import MessagePage
from engine.errors import EarshotError
from engine.store import groups, tracks
from engine.store.criteria import Group
from engine.store.records import Track
from engine.store.store import Store
from engine.store.text_keys import fold
from engine.words import translate


class GroupPage(QWidget):
    """Shows one kind of groups.

    What was gathered last is there at once when the page is entered again, and gathered anew only
    after the library changed.

    Signals
    -------
    shown
        The items are there.
    opened
        The :class:`GroupItem` that the listener wants to see the tracks of.
    play_wanted
        The :class:`GroupItem` to play.
    menu_wanted
        Where on the screen.
    """

    shown = Signal()
    opened = Signal(object)
    play_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        kind: GroupKind,
        store: Store,
        operations: Operations,
        theme: Theme,
        covers: CoverCache,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.kind = kind
        self._store = store
        self._operations = operations
        self._items: Sequence[GroupItem] = ()
        self._order = kind.orders[0]
        self._outdated = True
        self._loading: Operation | None = None
        self.model = GroupModel(self._dragged, self)
        title = translate("Places", kind.place.title)
        self.view = GroupView(theme, covers, self.model, kind.covers, title)
        self.head = PageHead(theme, title)
        self.search = self.head.search
        self.search.use_as_filter(translate("Library", kind.words.filter))
        self._sort = IconButton(theme, "sort-ascending", self.tr("Sort"), token="text_muted")
        self._message = MessagePage()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    def enter(self) -> None:
        """Show what there is; gather it anew if the library changed since."""
        if self._outdated:
            self.reload()
        else:
            self.shown.emit()

    def prepare(self) -> bool:
        """Gather the groups before the page is entered, and return whether there was need to."""
        wanted = self._outdated and self._loading is None
        if wanted:
            self.reload()
        return wanted

    def note_change(self) -> None:
        """Gather the groups again: now if they are looked at, else when the page is entered."""
        self._outdated = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Gather the groups from the library."""
        if self._loading:
            self._loading.cancel()
        self._loading = self._operations.run(
            partial(self.kind.read, self._store), self._take, self._fail
        )

    def with_selected(self, act: Callable[[list[int]], None]) -> None:
        """Call `act` with the ids of all tracks in the selected groups, in the order shown."""
        self.with_tracks(self.view.selected_items(), act)

    def with_tracks(self, items: Sequence[GroupItem], act: Callable[[list[int]], None]) -> None:
        """Call `act` with the ids of all tracks in some groups, once they were read."""
        wanted = [item.group for item in items]
        if wanted:
            self._operations.run(lambda: self._store.read(groups.tracks_of, wanted), act)

    def _dragged(self, wanted: Sequence[Group]) -> list[Track]:
        """Return the tracks of groups that are dragged: a few, so they are read at once."""
        ids = self._store.read(groups.tracks_of, wanted)
        found = self._store.read(tracks.tracks_by_id, ids)
        return [found[track_id] for track_id in ids if track_id in found]

    def _take(self, items: list[GroupItem]) -> None:
        self._loading = None
        self._outdated = False
        self._items = items
        self._refill()
        self.shown.emit()

    def _fail(self, error: EarshotError) -> None:
        self._loading = None
        self._message.say(
            self.tr("The library could not be read"), str(error), button=self.tr("Try again")
        )
        self._stack.setCurrentWidget(self._message)

    def _refill(self) -> None:
        words = fold(self.search.text()).split()
        found = [item for item in self._items if all(word in item.searched for word in words)]
        if self._order is not self.kind.orders[0]:
            key = self._order.key
            found.sort(key=lambda item: item.sort_keys[key], reverse=self._order.descending)  # type: ignore[arg-type,return-value]
        if found != self.model.items:
            self._replace(found)
        self.head.show_count(self.kind.words.count(len(found)))
        self._stack.setCurrentWidget(self.view if found else self._message)
        if not found:
            self._say_why_empty()

    def _replace(self, found: list[GroupItem]) -> None:
        """Show other items; selection, keyboard and scroll position stay where they were."""
        current = self.view.currentIndex()
        stood_on = self.model.items[current.row()].group if current.isValid() else None
        selected = {item.group for item in self.view.selected_items()}
        position = self.view.verticalScrollBar().value()
        self.model.set_items(found)
        self.view.select_groups(selected, stood_on)
        self.view.verticalScrollBar().setValue(position)

    def _say_why_empty(self) -> None:
        words = self.kind.words
        if self._items:
            sentence = translate("Library", words.none_fits)
            query = self.search.text().strip()
            title = self.tr("Nothing found for “{query}”").format(query=query)
            self._message.say(title, sentence, button=self.tr("Clear the filter"))
        else:
            sentence = self.tr("Add a folder with music in it, and they show up here.")
            self._message.say(translate("Library", words.none_yet), sentence)

    def _act_on_message(self) -> None:
        if self._outdated:
            self.reload()
        else:
            self.search.clear()

    def _open_sort_menu(self) -> None:
        menu = QMenu(self)
        for order in self.kind.orders:
            action = menu.addAction(translate("Library", order.title), partial(self.sort, order))
            action.setCheckable(True)
            action.setChecked(order is self._order)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))

    def sort(self, order: object) -> None:
        """Show the groups in another of the kind's orders."""
        self._order = next(known for known in self.kind.orders if known is order)
        self._refill()

    def _arrange(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._message)
        self.setFocusProxy(self.view)
        self._sort.setVisible(len(self.kind.orders) > 1)
        self.head.add_button(self._sort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._refill())
        self.search.left.connect(self.view.setFocus)
        self._sort.clicked.connect(self._open_sort_menu)
        self._message.button_clicked.connect(self._act_on_message)
        self.view.opened.connect(lambda row: self.opened.emit(self.model.items[row]))
        self.view.play_wanted.connect(lambda row: self.play_wanted.emit(self.model.items[row]))
        self.view.menu_wanted.connect(self.menu_wanted)
