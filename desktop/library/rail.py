"""The left rail: the places of the library, and the folders it consists of."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from desktop import formatting
from desktop.library.library_page import TITLES
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.icon_button import IconButton
from engine.store.browse import Place
from engine.store.records import Folder

_ICONS: dict[Place, str] = {
    "tracks": "music-notes",
    "recent": "clock-counter-clockwise",
    "failed": "warning-circle",
    "missing": "ghost",
}
_VALUE = Qt.ItemDataRole.UserRole


class Rail(QWidget):
    """Chooses a place; adds, re-reads and removes folders."""

    place_chosen = Signal(str)
    add_folder_wanted = Signal()
    rescan_wanted = Signal(list)
    remove_wanted = Signal(object)
    show_folder_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._counts: dict[Place, int] = {}
        self._filling = False
        self._shown_folders: list[Folder] = []
        self._places = self._list("places", "Places")
        self._folders = self._list("folders", "Folders")
        # Models stay: each new one would leave its selection behind.
        self._places.setModel(QStandardItemModel(self._places))
        self._folders.setModel(QStandardItemModel(self._folders))
        self._folders.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._add = IconButton(theme, "plus", "Add a folder…", size=16, token="text_muted")
        self._arrange()
        self._connect()
        self._refill()

    def show_counts(self, counts: dict[Place, int]) -> None:
        """Show the places that only matter when something is in them."""
        if counts != self._counts:
            self._counts = counts
            self._refill()

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """List the folders of the library."""
        if list(folders) == self._shown_folders:
            return
        self._shown_folders = list(folders)
        self._refill_folders()

    def select_place(self, place: Place) -> None:
        """Mark a place as the one that is shown."""
        model = self._places.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(_VALUE) == place:
                self._places.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._filling:
            self.place_chosen.emit(index.data(_VALUE))

    def _refill(self) -> None:
        current: Place = self._places.currentIndex().data(_VALUE) or "tracks"
        model = self._model(self._places)
        # The place stays the same: nobody is to hear of a choice.
        self._filling = True
        model.clear()
        for place, title in TITLES.items():
            number = self._counts.get(place, 0)
            if place in ("failed", "missing") and not number and place != current:
                continue
            text = f"{title} · {formatting.count(number)}" if number else title
            model.appendRow(self._item(_ICONS[place], text, place))
        self.select_place(current)
        self._filling = False
        self._places.setFixedHeight(model.rowCount() * tokens.ROW_HEIGHT + 4)

    def _refill_folders(self) -> None:
        row = self._folders.currentIndex().row()
        model = self._model(self._folders)
        model.clear()
        for folder in self._shown_folders:
            name = folder.path.name or str(folder.path)
            item = self._item(
                "folder" if folder.available else "folder-minus",
                name if folder.available else f"{name} (not connected)",
                folder.id,
            )
            item.setToolTip(str(folder.path))
            model.appendRow(item)
        self._folders.setCurrentIndex(model.index(row, 0))

    def _model(self, view: QListView) -> QStandardItemModel:
        model = view.model()
        assert isinstance(model, QStandardItemModel)
        return model

    def _item(self, icon_name: str, text: str, value: object) -> QStandardItem:
        item = QStandardItem(icon(icon_name, self._theme.palette.text_muted), text)
        item.setEditable(False)
        item.setData(value, _VALUE)
        return item

    def _folder_menu(self, position: QPoint) -> None:
        index = self._folders.indexAt(position)
        folder = next((f for f in self._shown_folders if f.id == index.data(_VALUE)), None)
        if folder is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = str(folder.path)
        menu.addAction("Look for changes", lambda: self.rescan_wanted.emit([Path(path)]))
        menu.addAction("Show in file manager", lambda: self.show_folder_wanted.emit(path))
        menu.addSeparator()
        menu.addAction("Remove from library…", lambda: self.remove_wanted.emit(folder))
        menu.popup(self._folders.viewport().mapToGlobal(position))

    def _list(self, name: str, label: str) -> QListView:
        view = QListView()
        view.setObjectName(name)
        view.setAccessibleName(label)
        view.setIconSize(QSize(16, 16))
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        return view

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
        heading = QLabel("Folders")
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
        layout.addWidget(self._folders, 1)
        self._repaint_icons()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_folder_wanted)
        self._folders.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._folders.customContextMenuRequested.connect(self._folder_menu)
        self._theme.changed.connect(self._repaint_icons)
        self._places.selectionModel().currentChanged.connect(self._choose)

    def _repaint_icons(self) -> None:
        brand = icon("ear-fill", self._theme.palette.accent)
        self._brand_icon.setPixmap(brand.pixmap(20, 20))
        self._refill()
        self._refill_folders()
