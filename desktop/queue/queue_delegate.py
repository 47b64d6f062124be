"""Paints the rows of the queue: two lines and how alike the track is."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.player.play_queue import QueueEntry
from desktop.queue.queue_model import CURRENT_ROLE, ENTRY_ROLE, TRACK_ROLE, Index
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.likeness import paint_likeness
from desktop.widgets.row_painting import (
    PADDING,
    is_hovered,
    paint_ground,
    paint_playing,
    paint_two_lines,
    row_font,
)
from engine.store.records import Track


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
        paint_ground(painter, self._theme, option)
        current = bool(index.data(CURRENT_ROLE))
        right = self._paint_similarity(painter, option, entry)
        if current:
            right = paint_playing(painter, self._theme, option.rect, right)
        if track is not None:
            room = QRect(option.rect)
            room.setLeft(option.rect.left() + PADDING)
            room.setWidth(right - room.left())
            artist = track.artist or ""
            paint_two_lines(
                painter, self._theme, room, option.font, track.title, artist, strong=current
            )
        painter.restore()

    def _paint_similarity(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: QueueEntry
    ) -> int:
        """Draw the bar or the number; return where the text has to end."""
        rect = option.rect
        if entry.similarity is None:
            return rect.right() - PADDING
        return paint_likeness(
            painter,
            self._theme,
            rect.adjusted(0, 0, -PADDING, 0),
            entry.similarity,
            row_font(option.font, tokens.SIZE_META, QFont.Weight.DemiBold),
            as_number=is_hovered(option),
        )
