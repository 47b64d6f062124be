"""The left rail: the places of the window, and the folders the library consists of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from desktop import formatting
from desktop.library.places import SECTIONS, RailPlace
from desktop.library.rail_delegate import COUNT_ROLE, INDENT_ROLE, VALUE_ROLE
from desktop.library.rail_list import GAP, RailList
from desktop.library.track_mime import track_mime_data
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.icon_button import IconButton
from desktop.widgets.tooltips import plain_tooltip
from engine.store.records import Folder
from engine.words import translate

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Rail(QWidget):
    """Chooses a place; adds, re-reads and removes folders.

    Any part of the app adds its places: :meth:`add_place` for one that is always there,
    :meth:`set_children` for those below it that come and go, such as the playlists.

    Signals
    -------
    place_chosen
        The key of a place.
    place_menu_wanted
        The key of a place, and where on the screen its menu should open.
    """

    place_chosen = Signal(str)
    place_menu_wanted = Signal(str, QPoint)
    add_folder_wanted = Signal()
    rescan_wanted = Signal(list)
    remove_wanted = Signal(object)
    show_folder_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._entries: list[RailPlace] = []
        self._children: dict[str, tuple[RailPlace, ...]] = {}
        self._counts: dict[str, int] = {}
        self._filling = False
        self._shown_folders: list[Folder] = []
        self._places = RailList(theme, "places", self.tr("Places"))
        self._folders = RailList(theme, "folders", self.tr("Folders"))
        self._add = IconButton(theme, "plus", self.tr("Add a folder…"), size=16, token="text_muted")
        self._arrange()
        self._connect()
        self._refill()

    @property
    def current_place(self) -> str:
        """The key of the marked place; empty when there is none."""
        return self._places.currentIndex().data(VALUE_ROLE) or ""

    def add_place(self, place: RailPlace) -> None:
        """Add an entry at the end of its section; its title is marked for ``Places``."""
        self._entries.append(replace(place, title=translate("Places", place.title)))
        self._refill()

    def set_children(self, key: str, children: Sequence[RailPlace]) -> None:
        """Show these entries, and no others, indented below a place."""
        if self._children.get(key, ()) != tuple(children):
            self._children[key] = tuple(children)
            self._refill()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much is in places; those that are not named keep their count."""
        merged = self._counts | dict(counts)
        if merged != self._counts:
            self._counts = merged
            self._refill()

    def let_drag(
        self,
        drag_data: Callable[[object], QMimeData | None],
        takes: Callable[[object, QMimeData], bool],
        take: Callable[[object, QMimeData], None],
    ) -> None:
        """Have places dragged and dropped onto, see :class:`RailModel`; a value is a key."""
        model = self._places.entries
        model.drag_data, model.takes, model.take = drag_data, takes, take

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """List the folders of the library."""
        if list(folders) == self._shown_folders:
            return
        self._shown_folders = list(folders)
        self._refill_folders()

    def select_place(self, key: str) -> None:
        """Mark a place as the one that is shown."""
        model = self._model(self._places)
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(VALUE_ROLE) == key:
                self._go_to(index)

    def _go_to(self, index: QModelIndex) -> None:
        """Choose an entry; the one that is chosen already leads back to its beginning."""
        if index == self._places.currentIndex():
            self._choose(index)
        else:
            self._places.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._filling:
            self.place_chosen.emit(index.data(VALUE_ROLE))

    def _refill(self) -> None:
        current = self.current_place or (self._entries[0].key if self._entries else "")
        model = self._model(self._places)
        # The place stays the same: nobody is to hear of a choice.
        self._filling = True
        model.clear()
        for section in SECTIONS:
            shown = self._shown(section, current)
            if shown and model.rowCount():
                model.appendRow(_gap())
            for place, indent in shown:
                model.appendRow(self._place_item(place, indent))
        self.select_place(current)
        self._filling = False
        self._places.updateGeometry()

    def _shown(self, section: str, current: str) -> list[tuple[RailPlace, int]]:
        """Return the entries of a section, each with how many steps it is indented."""
        shown = []
        for place in self._entries:
            hidden = place.only_with_content and not self._counts.get(place.key)
            if place.section == section and (not hidden or place.key == current):
                shown.append((place, 0))
                shown += [(child, 1) for child in self._children.get(place.key, ())]
        return shown

    def _place_item(self, place: RailPlace, indent: int) -> QStandardItem:
        count = self._counts.get(place.key, 0)
        words = formatting.count(count) if count else ""
        item = self._item(place.icon, place.title, place.key)
        item.setData(words, COUNT_ROLE)
        item.setData(indent, INDENT_ROLE)
        item.setData(f"{place.title}, {words}" if words else place.title, _SPOKEN)
        item.setToolTip(plain_tooltip(place.title))
        return item

    def _refill_folders(self) -> None:
        row = self._folders.currentIndex().row()
        model = self._model(self._folders)
        model.clear()
        for folder in self._shown_folders:
            name = folder.path.name or str(folder.path)
            item = self._item(
                "folder" if folder.available else "folder-minus",
                name
                if folder.available
                else self.tr("{folder} (not connected)").format(folder=name),
                folder.id,
            )
            item.setToolTip(str(folder.path))
            model.appendRow(item)
        self._folders.setCurrentIndex(model.index(row, 0))
        self._folders.updateGeometry()

    def _model(self, view: QListView) -> QStandardItemModel:
        model = view.model()
        assert isinstance(model, QStandardItemModel)
        return model

    def _item(self, icon_name: str, text: str, value: object) -> QStandardItem:
        item = QStandardItem(icon(icon_name, self._theme.palette.text_muted), text)
        item.setEditable(False)
        item.setData(value, VALUE_ROLE)
        return item

    def _place_menu(self, position: QPoint) -> None:
        key = self._places.indexAt(position).data(VALUE_ROLE)
        if key:
            self.place_menu_wanted.emit(key, self._places.viewport().mapToGlobal(position))

    def _folder_menu(self, position: QPoint) -> None:
        index = self._folders.indexAt(position)
        folder = next((f for f in self._shown_folders if f.id == index.data(VALUE_ROLE)), None)
        if folder is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = str(folder.path)
        menu.addAction(self.tr("Look for changes"), lambda: self.rescan_wanted.emit([Path(path)]))
        menu.addAction(self.tr("Show in file manager"), lambda: self.show_folder_wanted.emit(path))
        menu.addSeparator()
        menu.addAction(self.tr("Remove from library…"), lambda: self.remove_wanted.emit(folder))
        menu.popup(self._folders.viewport().mapToGlobal(position))

    def _dragged_folder(self, folder_id: object) -> QMimeData | None:
        folder = next((one for one in self._shown_folders if one.id == folder_id), None)
        return track_mime_data((), [folder.path]) if folder else None

    def _arrange(self) -> None:
        brand = QLabel("Earshot")
        brand.setProperty("role", "emphasis")
        self._brand_icon = QLabel()
        brand_row = QHBoxLayout()
        brand_row.setContentsMargins(16, 0, 16, 0)
        brand_row.setSpacing(8)
        brand_row.addWidget(self._brand_icon)
        brand_row.addWidget(brand)
        brand_row.addStretch()
        heading = QLabel(self.tr("Folders"))
        heading.setProperty("role", "meta")
        folder_row = QHBoxLayout()
        folder_row.setContentsMargins(16, 0, 8, 0)
        folder_row.addWidget(heading)
        folder_row.addStretch()
        folder_row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(brand_row)
        layout.addSpacing(12)
        layout.addWidget(self._places)
        layout.addSpacing(12)
        layout.addLayout(folder_row)
        layout.addWidget(self._folders)
        layout.addStretch(1)
        self._repaint_icons()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_folder_wanted)
        self._folders.setSelectionMode(QListView.SelectionMode.SingleSelection)
        for view, open_menu in (
            (self._places, self._place_menu),
            (self._folders, self._folder_menu),
        ):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(open_menu)
        self._theme.changed.connect(self._repaint_icons)
        self._places.selectionModel().currentChanged.connect(self._choose)
        self._folders.entries.drag_data = self._dragged_folder

    def _repaint_icons(self) -> None:
        brand = icon("ear-fill", self._theme.palette.accent)
        self._brand_icon.setPixmap(brand.pixmap(20, 20))
        self._refill()
        self._refill_folders()


def _gap() -> QStandardItem:
    """Return the space between two sections, which cannot be chosen."""
    item = QStandardItem()
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setSizeHint(QSize(0, GAP))
    return item
