"""What the rows of lists have in common: grounds, lines of text, the mark of what plays."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme

PADDING = 16
"""Pixels from the ends of a row to what is in it."""

LINE = 18
"""Height of a line of text."""

_MARK_WIDTH = 3
_ICON = 16


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Tell whether the pointer is over a row."""
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def paint_ground(painter: QPainter, theme: Theme, option: QStyleOptionViewItem) -> None:
    """Fill a row that is selected or under the pointer."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.color("selection"))
    elif is_hovered(option):
        painter.fillRect(option.rect, theme.color("hover"))


def paint_playing(painter: QPainter, theme: Theme, rect: QRect, right: int) -> int:
    """Mark the row of what plays; return where the text before the mark has to end."""
    painter.fillRect(
        QRect(rect.left(), rect.top(), _MARK_WIDTH, rect.height()), theme.color("accent")
    )
    spot = QRect(right - _ICON, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
    icon("speaker-high-fill", theme.palette.accent).paint(painter, spot)
    return spot.left() - PADDING // 2


def row_font(font: QFont, size: int = tokens.SIZE_ROW, weight: QFont.Weight | None = None) -> QFont:
    """Return a font in another size, and in another weight where one is told."""
    made = QFont(font)
    made.setPixelSize(size)
    if weight is not None:
        made.setWeight(weight)
    return made


def paint_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Draw a line of text, elided; return how many pixels wide it is."""
    painter.setFont(font)
    painter.setPen(colour)
    elided = painter.fontMetrics().elidedText(text, mode, max(rect.width(), 0))
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), elided)
    return painter.fontMetrics().horizontalAdvance(elided)


def paint_two_lines(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    font: QFont,
    upper: str,
    lower: str,
    *,
    strong: bool = False,
) -> None:
    """Draw a title, heavier when `strong`, over a smaller line; without that it is in the middle.

    Parameters
    ----------
    rect
        The room for the words: the whole height of the row.
    """
    middle = rect.center().y()
    top = middle - (LINE if lower else LINE // 2)
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    title = QRect(rect.left(), top, rect.width(), LINE)
    paint_line(painter, title, upper, row_font(font, tokens.SIZE_ROW, weight), theme.color("text"))
    paint_line(
        painter,
        QRect(rect.left(), middle + 1, rect.width(), LINE),
        lower,
        row_font(font, tokens.SIZE_META, QFont.Weight.Normal),
        theme.color("text_muted"),
    )
