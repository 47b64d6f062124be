"""The folders of the library in the settings: listed, added, removed, given rules."""

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

from engine.store.records import Folder, FolderRules

_FOLDER = Qt.ItemDataRole.UserRole


class FoldersPart(QWidget):
    """Lists folders; what the buttons ask for is done by others.

    Parameters
    ----------
    add
        Asks for a folder and adds it.
    remove
        Asks whether a folder should leave the library.
    ask_rules
        Asks what a folder is for.
    """

    def __init__(
        self,
        folders: Sequence[Folder],
        add: Callable[[], None],
        remove: Callable[[Folder], None],
        ask_rules: Callable[[Folder], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remove = remove
        self._ask_rules = ask_rules
        self.list = QListWidget()
        self.list.setObjectName("settingsFolders")
        self.list.setAccessibleName(self.tr("Folders of the library"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.add_button = QPushButton(self.tr("Add a folder…"))
        self.rules_button = QPushButton(self.tr("Rules…"))
        self.remove_button = QPushButton(self.tr("Remove…"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.rules_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.add_button.clicked.connect(add)
        self.remove_button.clicked.connect(self._remove_chosen)
        self.rules_button.clicked.connect(self._rule_chosen)
        self.list.itemActivated.connect(lambda _: self._rule_chosen())
        self.list.currentRowChanged.connect(self._enable)
        self.show_folders(folders)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """List these folders."""
        row = self.list.currentRow()
        self.list.clear()
        for folder in folders:
            item = QListWidgetItem(self._words(folder))
            item.setData(_FOLDER, folder)
            item.setToolTip(str(folder.path))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(folders) - 1))
        self._enable()

    def _words(self, folder: Folder) -> str:
        words = str(folder.path)
        if not folder.available:
            words = self.tr("{folder} (not connected)").format(folder=folder.path)
        elif not folder.rules.in_radio:
            words = self.tr("{folder} (never on radios)").format(folder=folder.path)
        elif folder.rules != FolderRules():
            words = self.tr("{folder} (with rules)").format(folder=folder.path)
        return words

    def _rule_chosen(self) -> None:
        item = self.list.currentItem()
        if item:
            self._ask_rules(item.data(_FOLDER))

    def _remove_chosen(self) -> None:
        item = self.list.currentItem()
        if item:
            self._remove(item.data(_FOLDER))

    def _enable(self, _row: int = -1) -> None:
        for button in (self.remove_button, self.rules_button):
            button.setEnabled(self.list.currentItem() is not None)
