"""How a single point looks: as large and as opaque as so many in the window leave room for."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPixmap

from desktop.map.viewport import Viewport
from engine.map.drawing import PixelArray

_SMALLEST_RADIUS, _LARGEST_RADIUS = 1.25, 6.5
_RADIUS_TO_SPACING = 0.17


def point_radius(viewport: Viewport, visible: int) -> float:
    """Return how large points are, in pixels: as large as their neighbours leave room for."""
    spacing = np.sqrt(viewport.width * viewport.height / max(visible, 1))
    radius = float(np.clip(_RADIUS_TO_SPACING * spacing, _SMALLEST_RADIUS, _LARGEST_RADIUS))
    # In steps, so that few different dots are drawn.
    return round(4 * radius) / 4


def point_opacity(visible: int) -> float:
    """Return how opaque a single point is among so many: dense regions add up."""
    return float(np.clip(2.6 - 0.45 * np.log10(max(visible, 1)), 0.3, 0.92))


def as_image(pixels: PixelArray) -> QImage:
    """Return premultiplied pixels [height, width, 4] as a picture that painting is quick with."""
    height, width, _ = pixels.shape
    wrapped = QImage(
        pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied
    )
    return wrapped.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def dot_pixmap(colour: QColor, radius: float, ratio: float) -> QPixmap:
    """Return a round dot with a margin of a pixel around it."""
    side = 2 * radius + 2
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    paint_dot(painter, QRectF(0, 0, side, side), colour)
    painter.end()
    return pixmap


def paint_dot(painter: QPainter, spot: QRectF, colour: QColor) -> None:
    """Paint a dot as a shape, with its margin of a pixel inside the spot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(spot.adjusted(1, 1, -1, -1))


def takes_shapes(painter: QPainter) -> bool:
    """Tell whether what is painted on keeps shapes and not pixels."""
    return painter.paintEngine().type() == QPaintEngine.Type.SVG
