"""A combo box whose arrow follows the theme."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme

_ICON = 12
_MARGIN = 10


class ChoiceBox(QComboBox):
    """Chooses one of several; the style sheet's own arrow cannot be coloured."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        spot = QRect(self.width() - _ICON - _MARGIN, top, _ICON, _ICON)
        icon("caret-down", self._theme.palette.text_muted).paint(painter, spot)
