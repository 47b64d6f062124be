"""How alike a track is, as a short bar or a number."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from desktop.theme import tokens
from desktop.theme.theme import Theme

_BAR_WIDTH = 32
_BAR_HEIGHT = 4


def paint_likeness(
    painter: QPainter, theme: Theme, row: QRect, similarity: float, font: QFont, *, as_number: bool
) -> int:
    """Draw a similarity at the right end of a row, and return where the text before it has to end.

    Parameters
    ----------
    row
        What it is drawn in, without the padding at its end.
    similarity
        A cosine; what is below 0 is drawn as 0.
    font
        What the number is written in, which is shown in place of the bar with `as_number`.
    """
    share = min(max(similarity, 0.0), 1.0)
    spot = QRect(row.right() - _BAR_WIDTH, row.top(), _BAR_WIDTH, row.height())
    if as_number:
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(spot, int(alignment), str(round(share * 100)))
    else:
        bar = QRect(spot.left(), row.center().y() - 1, _BAR_WIDTH, _BAR_HEIGHT)
        _paint_bar(painter, theme, bar, "track")
        bar.setWidth(max(_BAR_HEIGHT, round(_BAR_WIDTH * share)))
        _paint_bar(painter, theme, bar, "accent")
    return spot.left() - tokens.SIZE_META


def _paint_bar(painter: QPainter, theme: Theme, bar: QRect, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
