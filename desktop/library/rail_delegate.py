"""Paints the entries of the rail: an icon, a name, and how much is there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import tokens
from desktop.theme.theme import Theme

VALUE_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
INDENT_ROLE = Qt.ItemDataRole.UserRole + 2
"""What an entry stands for, its count as text, and how many steps it is indented."""

_MARGIN = 8
_RADIUS = 8
_ICON = 16
_STEP = 16

Index = QModelIndex | QPersistentModelIndex


class RailDelegate(QStyledItemDelegate):
    """One entry: a rounded ground where it is chosen or hovered, the count at its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All entries are one row high, but for the gaps between sections."""
        hint = index.data(Qt.ItemDataRole.SizeHintRole)
        return hint or QSize(0, tokens.RAIL_ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an entry; a gap stays empty."""
        if index.data(VALUE_ROLE) is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        self._paint_ground(painter, ground, option.state, selected)
        inner = ground.adjusted(_MARGIN + _STEP * (index.data(INDENT_ROLE) or 0), 0, -_MARGIN, 0)
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        sign.paint(painter, QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        inner.setLeft(inner.left() + _ICON + _MARGIN)
        self._paint_texts(painter, inner, index, option.font, selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, ground: QRect, state: QStyle.StateFlag, selected: bool
    ) -> None:
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)

    def _paint_texts(
        self, painter: QPainter, rect: QRect, index: Index, font: QFont, selected: bool
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        font = QFont(font)
        count = index.data(COUNT_ROLE) or ""
        if count:
            font.setPixelSize(tokens.SIZE_META)
            painter.setFont(font)
            painter.setPen(self._theme.color("text_muted"))
            painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), count)
            rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(count) - _MARGIN)
        font.setPixelSize(tokens.SIZE_ROW)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(index.data(), elide, rect.width())
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignLeft), text)
