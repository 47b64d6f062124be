"""The folders of the library in the settings: listed, added, removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.store.records import Folder

_FOLDER = Qt.ItemDataRole.UserRole


class FoldersPart(QWidget):
    """Lists folders; what the buttons ask for is done by others.

    Parameters
    ----------
    add
        Asks for a folder and adds it.
    remove
        Asks whether a folder should leave the library.
    """

    def __init__(
        self,
        folders: Sequence[Folder],
        add: Callable[[], None],
        remove: Callable[[Folder], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remove = remove
        self.list = QListWidget()
        self.list.setObjectName("settingsFolders")
        self.list.setAccessibleName(self.tr("Folders of the library"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.add_button = QPushButton(self.tr("Add a folder…"))
        self.remove_button = QPushButton(self.tr("Remove…"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.add_button.clicked.connect(add)
        self.remove_button.clicked.connect(self._remove_chosen)
        self.list.currentRowChanged.connect(self._enable)
        self.show_folders(folders)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """List these folders."""
        row = self.list.currentRow()
        self.list.clear()
        for folder in folders:
            name = "{folder}" if folder.available else self.tr("{folder} (not connected)")
            item = QListWidgetItem(name.format(folder=folder.path))
            item.setData(_FOLDER, folder)
            item.setToolTip(str(folder.path))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(folders) - 1))
        self._enable()

    def _remove_chosen(self) -> None:
        item = self.list.currentItem()
        if item:
            self._remove(item.data(_FOLDER))

    def _enable(self, _row: int = -1) -> None:
        self.remove_button.setEnabled(self.list.currentItem() is not None)
