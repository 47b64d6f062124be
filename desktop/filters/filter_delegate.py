"""Paints a filter: its name over what its music shares, and how its tracks fall off."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.filters.filter_model import FILTER_ROLE, Index, shared_words
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.row_painting import PADDING, paint_ground, paint_two_lines
from engine.radio.filters import FilterSummary

_STRIP_WIDTH = 48
_STRIP_HEIGHT = 16
_PITCH = 2


class FilterDelegate(QStyledItemDelegate):
    """Two lines at the left; at the right a strip of the activations on top, greatest first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        return QSize(0, tokens.QUEUE_ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Edit the name in place."""
        editor = QLineEdit(parent)
        editor.setPlaceholderText(index.data(Qt.ItemDataRole.DisplayRole))
        editor.setAccessibleName(self.tr("Name of the filter"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the row's words."""
        editor.setGeometry(option.rect.adjusted(8, 6, -8, -6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        summary: FilterSummary = index.data(FILTER_ROLE)
        painter.save()
        paint_ground(painter, self._theme, option)
        self._paint_strip(painter, option.rect, summary.strip)
        room = option.rect.adjusted(PADDING, 0, -PADDING - _STRIP_WIDTH - 8, 0)
        words = summary.label, shared_words(summary)
        named = bool(summary.name)
        paint_two_lines(painter, self._theme, room, option.font, *words, strong=named)
        painter.restore()

    def _paint_strip(self, painter: QPainter, rect: QRect, strip: tuple[float, ...]) -> None:
        left = rect.right() - PADDING - _STRIP_WIDTH
        bottom = rect.center().y() + _STRIP_HEIGHT / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text_muted"))
        for place, share in enumerate(strip[: _STRIP_WIDTH // _PITCH]):
            height = max(1.0, share * _STRIP_HEIGHT)
            painter.drawRect(QRectF(left + place * _PITCH, bottom - height, 1, height))
