"""The field to search with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme

_WIDEST = 480


class SearchField(QLineEdit):
    """Enter and Down lead on to what was found, Escape clears; `entered` comes with the focus."""

    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText("Search everything")
        self.setAccessibleName("Search everything")
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QToolButton):
            clear.setAccessibleName("Clear search")
        self.setMaximumWidth(_WIDEST)
        self._glass = self.addAction(self._icon(), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._repaint_icon)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that something is about to be typed."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field by keyboard; all other keys are typed."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _icon(self) -> QIcon:
        return icon("magnifying-glass", self._theme.palette.text_muted)

    def _repaint_icon(self) -> None:
        self._glass.setIcon(self._icon())
