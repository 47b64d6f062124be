"""The card beside the pointer: which track this is."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.map.viewport import Viewport
from desktop.theme import tokens
from desktop.theme.theme import Theme

_WIDEST = 280.0
_AWAY = 16.0
_PADDING = 8.0
_LINE = 18.0


def paint_card(
    painter: QPainter,
    theme: Theme,
    viewport: Viewport,
    point: QPointF,
    *,
    title: str,
    byline: str,
) -> QRectF:
    """Paint title and artist beside a point, on the side with room; return where."""
    strong, meta = _font(tokens.SIZE_ROW, bold=True), _font(tokens.SIZE_META)
    lines = [(strong, title, "text")] + ([(meta, byline, "text_muted")] if byline else [])
    widths = [QFontMetricsF(font).horizontalAdvance(text) + 2 for font, text, _ in lines]
    inner = min(max(widths), _WIDEST)
    size = QSizeF(inner + 2 * _PADDING, len(lines) * _LINE + 2 * _PADDING - 2)
    left = point.x() + _AWAY
    if left + size.width() > viewport.width - 4:
        left = point.x() - _AWAY - size.width()
    top = min(max(point.y() - size.height() / 2, 4.0), viewport.height - size.height() - 4)
    spot = QRectF(QPointF(round(left), round(top)), size)
    painter.setPen(QPen(theme.color("separator"), 1.0))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    for number, (font, text, token) in enumerate(lines):
        painter.setFont(font)
        painter.setPen(theme.color(token))
        line = QRectF(spot.x() + _PADDING, spot.y() + _PADDING - 1 + number * _LINE, inner, _LINE)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    return spot


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
