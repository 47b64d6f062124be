"""Paints a moment: title over artist and album, where it is, and a bar for how much."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.moments.moment_model import MOMENT_ROLE, PLAYING_ROLE, Index, Moment
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from engine.words import number

_PADDING = 16
_GAP = 16
_BAR_WIDTH = 64
_BAR_HEIGHT = 4
_MARK_WIDTH = 3
_ICON = 16
_LINE = 18


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
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            ground = "selection" if selected else "hover"
            painter.fillRect(option.rect, self._theme.color(ground))
        right = self._paint_share(painter, option.rect, moment.share, hovered)
        right = self._paint_place(painter, option.rect, right, moment.place)
        playing = bool(index.data(PLAYING_ROLE))
        if playing:
            right = self._paint_playing(painter, option.rect, right)
        self._paint_lines(painter, option.rect, right, moment, playing)
        painter.restore()

    def _paint_share(self, painter: QPainter, rect: QRect, share: float, hovered: bool) -> int:
        share = min(max(share, 0.0), 1.0)
        right = rect.right() - _PADDING
        spot = QRect(right - _BAR_WIDTH, rect.top(), _BAR_WIDTH, rect.height())
        if hovered:
            painter.setFont(self._font(tokens.SIZE_META, QFont.Weight.DemiBold))
            painter.setPen(self._theme.color("accent"))
            alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, int(alignment), number(share, digits=2))
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

    def _paint_place(self, painter: QPainter, rect: QRect, right: int, place: str) -> int:
        if not place:
            return right
        painter.setFont(self._font(tokens.SIZE_META, QFont.Weight.Normal))
        painter.setPen(self._theme.color("text_muted"))
        width = painter.fontMetrics().horizontalAdvance(place)
        spot = QRect(right - width, rect.top(), width, rect.height())
        alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(spot, int(alignment), place)
        return spot.left() - _GAP

    def _paint_playing(self, painter: QPainter, rect: QRect, right: int) -> int:
        mark = QRect(rect.left(), rect.top(), _MARK_WIDTH, rect.height())
        painter.fillRect(mark, self._theme.color("accent"))
        spot = QRect(right - _ICON, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon("speaker-high-fill", self._theme.palette.accent).paint(painter, spot)
        return spot.left() - _PADDING // 2

    def _paint_lines(
        self, painter: QPainter, rect: QRect, right: int, moment: Moment, playing: bool
    ) -> None:
        track = moment.track
        below = " · ".join(part for part in (track.artist, track.album) if part)
        middle = rect.center().y()
        weight = QFont.Weight.DemiBold if playing else QFont.Weight.Normal
        lines = (
            (
                track.title,
                middle - (_LINE if below else _LINE // 2),
                tokens.SIZE_ROW,
                weight,
                "text",
            ),
            (below, middle + 1, tokens.SIZE_META, QFont.Weight.Normal, "text_muted"),
        )
        left = rect.left() + _PADDING
        for text, top, size, line_weight, token in lines:
            painter.setFont(self._font(size, line_weight))
            painter.setPen(self._theme.color(token))
            spot = QRect(left, top, right - left, _LINE)
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, spot.width()
            )
            alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, int(alignment), fitting)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        font = QFont(widget.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
