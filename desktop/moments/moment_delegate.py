"""Paints a moment: title over artist and album, where it is, and a bar for how much."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.moments.moment_model import MOMENT_ROLE, PLAYING_ROLE, Index, Moment
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.row_painting import (
    PADDING,
    is_hovered,
    paint_ground,
    paint_line,
    paint_playing,
    paint_two_lines,
    row_font,
)
from engine.words import number

_GAP = 16
_BAR_WIDTH = 64
_BAR_HEIGHT = 4


class MomentDelegate(QStyledItemDelegate):
    """Two lines at the left; at the right the place and a bar, or its number under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        return QSize(0, tokens.QUEUE_ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        moment: Moment = index.data(MOMENT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self._theme, option)
        right = self._paint_share(painter, option, moment.share)
        right = self._paint_place(painter, option, right, moment.place)
        playing = bool(index.data(PLAYING_ROLE))
        if playing:
            right = paint_playing(painter, self._theme, option.rect, right)
        track = moment.track
        below = " · ".join(part for part in (track.artist, track.album) if part)
        room = QRect(option.rect)
        room.setLeft(option.rect.left() + PADDING)
        room.setWidth(right - room.left())
        paint_two_lines(painter, self._theme, room, option.font, track.title, below, strong=playing)
        painter.restore()

    def _paint_share(self, painter: QPainter, option: QStyleOptionViewItem, share: float) -> int:
        rect = option.rect
        share = min(max(share, 0.0), 1.0)
        right = rect.right() - PADDING
        spot = QRect(right - _BAR_WIDTH, rect.top(), _BAR_WIDTH, rect.height())
        if is_hovered(option):
            font = row_font(option.font, tokens.SIZE_META, QFont.Weight.DemiBold)
            side = Qt.AlignmentFlag.AlignRight
            colour = self._theme.color("accent")
            paint_line(painter, spot, number(share, digits=2), font, colour, side)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRect(spot.left(), rect.center().y() - 1, _BAR_WIDTH, _BAR_HEIGHT)
            for token, width in (
                ("track", _BAR_WIDTH),
                ("accent", max(_BAR_HEIGHT, round(_BAR_WIDTH * share))),
            ):
                bar.setWidth(width)
                painter.setBrush(self._theme.color(token))
                painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        return spot.left() - _GAP

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, right: int, place: str
    ) -> int:
        if not place:
            return right
        font = row_font(option.font, tokens.SIZE_META, QFont.Weight.Normal)
        width = QFontMetrics(font).horizontalAdvance(place)
        spot = QRect(right - width, option.rect.top(), width, option.rect.height())
        colour = self._theme.color("text_muted")
        paint_line(painter, spot, place, font, colour, Qt.AlignmentFlag.AlignRight)
        return spot.left() - _GAP
