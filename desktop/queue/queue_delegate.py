"""Paints the rows of the queue: two lines and how alike the track is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.player.play_queue import QueueEntry
from desktop.queue.queue_model import CURRENT_ROLE, ENTRY_ROLE, TRACK_ROLE, Index
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.likeness import paint_likeness
from engine.store.records import Track

_PADDING = 16
_MARK_WIDTH = 3
_ICON = 16


class QueueDelegate(QStyledItemDelegate):
    """Title over artist; at the right a short bar, or the number where the pointer is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        entry: QueueEntry = index.data(ENTRY_ROLE)
        track: Track | None = index.data(TRACK_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            ground = "selection" if selected else "hover"
            painter.fillRect(option.rect, self._theme.color(ground))
        current = bool(index.data(CURRENT_ROLE))
        right = self._paint_similarity(painter, option.rect, entry, hovered)
        if current:
            right = self._paint_current(painter, option.rect, right)
        self._paint_lines(painter, option, right, track, current)
        painter.restore()

    def _paint_similarity(
        self, painter: QPainter, rect: QRect, entry: QueueEntry, hovered: bool
    ) -> int:
        """Draw the bar or the number; return where the text has to end."""
        if entry.similarity is None:
            return rect.right() - _PADDING
        return paint_likeness(
            painter,
            self._theme,
            rect.adjusted(0, 0, -_PADDING, 0),
            entry.similarity,
            self._font(tokens.SIZE_META, QFont.Weight.DemiBold),
            as_number=hovered,
        )

    def _paint_current(self, painter: QPainter, rect: QRect, right: int) -> int:
        mark = QRect(rect.left(), rect.top(), _MARK_WIDTH, rect.height())
        painter.fillRect(mark, self._theme.color("accent"))
        spot = QRect(right - _ICON, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon("speaker-high-fill", self._theme.palette.accent).paint(painter, spot)
        return spot.left() - _PADDING // 2

    def _paint_lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        right: int,
        track: Track | None,
        current: bool,
    ) -> None:
        if track is None:
            return
        middle = option.rect.center().y()
        left = option.rect.left() + _PADDING
        weight = QFont.Weight.DemiBold if current else QFont.Weight.Normal
        title_top = middle - 18 if track.artist else middle - 9
        lines = (
            (track.title, title_top, tokens.SIZE_ROW, weight, "text"),
            (track.artist or "", middle + 1, tokens.SIZE_META, QFont.Weight.Normal, "text_muted"),
        )
        for text, top, size, line_weight, token in lines:
            painter.setFont(self._font(size, line_weight))
            painter.setPen(self._theme.color(token))
            rect = QRect(left, top, right - left, 18)
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width()
            )
            alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, int(alignment), fitting)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        font = QFont(widget.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
