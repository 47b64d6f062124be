"""Paints a filter: its name over what its music shares, and how its tracks fall off."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.filters.filter_model import FILTER_ROLE, Index, shared_words
from desktop.theme import tokens
from desktop.theme.theme import Theme
from engine.radio.filters import FilterSummary

_PADDING = 16
_STRIP_WIDTH = 48
_STRIP_HEIGHT = 16
_PITCH = 2
_LINE = 18


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
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            ground = "selection" if selected else "hover"
            painter.fillRect(option.rect, self._theme.color(ground))
        self._paint_strip(painter, option.rect, summary.strip)
        self._paint_words(painter, option.rect, summary)
        painter.restore()

    def _paint_strip(self, painter: QPainter, rect: QRect, strip: tuple[float, ...]) -> None:
        left = rect.right() - _PADDING - _STRIP_WIDTH
        bottom = rect.center().y() + _STRIP_HEIGHT / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text_muted"))
        for place, share in enumerate(strip[: _STRIP_WIDTH // _PITCH]):
            height = max(1.0, share * _STRIP_HEIGHT)
            painter.drawRect(QRectF(left + place * _PITCH, bottom - height, 1, height))

    def _paint_words(self, painter: QPainter, rect: QRect, summary: FilterSummary) -> None:
        left = rect.left() + _PADDING
        width = rect.right() - _PADDING - _STRIP_WIDTH - 8 - left
        weight = QFont.Weight.DemiBold if summary.name else QFont.Weight.Normal
        middle = rect.center().y()
        lines = (
            (summary.label, middle - _LINE, tokens.SIZE_ROW, weight, "text"),
            (
                shared_words(summary),
                middle + 1,
                tokens.SIZE_META,
                QFont.Weight.Normal,
                "text_muted",
            ),
        )
        for text, top, size, line_weight, token in lines:
            font = QFont(self._view().font())
            font.setPixelSize(size)
            font.setWeight(line_weight)
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(left, top, width, _LINE), int(alignment), fitting)

    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view
