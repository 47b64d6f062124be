"""How the cover of an album or artist is painted, and what stands there where it has none."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPixmap

from desktop.theme.theme import Theme

COVER_RADIUS = 6


def paint_cover(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    pixmap: QPixmap | None,
    title: str,
    *,
    circle: bool = False,
) -> None:
    """Paint a cover with round corners, or as a circle.

    An empty `pixmap` is none that there is: the first letter of the title stands there. None is
    not known yet: only the ground is drawn.
    """
    shape = QPainterPath()
    radius = rect.width() / 2 if circle else COVER_RADIUS
    shape.addRoundedRect(QRectF(rect), radius, radius)
    painter.save()
    painter.setClipPath(shape)
    if pixmap is None or pixmap.isNull():
        painter.fillRect(rect, theme.color("hover"))
    else:
        painter.drawPixmap(rect, pixmap)
    if pixmap is not None and pixmap.isNull():
        font = QFont(painter.font())
        font.setPixelSize(rect.width() // 3)
        painter.setFont(font)
        painter.setPen(theme.color("track"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, title[:1].upper())
    painter.restore()
