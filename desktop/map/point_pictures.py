"""Many points as one picture; drawn off the UI thread."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desktop.map.colouring import Colouring
from desktop.map.dots import as_image, point_opacity, point_radius
from desktop.map.land import Land
from desktop.map.viewport import Viewport
from engine.map.drawing import DotStyle, draw_dots
from engine.similarity.vector_block import FloatArray

FADED = 0.16
"""Opacity of points that recede, against that of the others."""

_MARGIN = 0.1
"""How far a picture reaches beyond the window on each side, as a share of it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be drawn of a map.

    Attributes
    ----------
    positions
        float32 [n, 2].
    colouring
        Their colours.
    shown
        Which of them do not recede, bool [n]; None for all.
    land
        What they lie on; painted only while none recedes.
    """

    positions: FloatArray
    colouring: Colouring
    shown: npt.NDArray[np.bool_] | None
    land: Land


@dataclass(frozen=True, slots=True)
class Picture:
    """Points drawn for a viewport that is a little larger than the window."""

    look: Look
    viewport: Viewport
    image: QImage

    def shows(self, look: Look, viewport: Viewport) -> bool:
        """Tell whether it was drawn of just this, for just this window."""
        return self.look is look and self.viewport == widened(viewport)


def widened(viewport: Viewport) -> Viewport:
    """Return the viewport that a picture is drawn for, so that it can be moved a little."""
    return viewport.resized(
        round(viewport.width * (1 + 2 * _MARGIN)), round(viewport.height * (1 + 2 * _MARGIN))
    )


def draw_picture(look: Look, viewport: Viewport, visible: int, ratio: float) -> Picture:
    """Draw what a window shows, and a margin around it.

    Parameters
    ----------
    look, viewport
        What, and of which window.
    visible
        Points in the window: so large and opaque are they.
    ratio
        Device pixels a pixel.
    """
    wide = widened(viewport)
    style = DotStyle(point_radius(viewport, visible) * ratio, point_opacity(visible))
    places = wide.to_pixels(look.positions) * np.float32(ratio)
    image = QImage(
        round(wide.width * ratio),
        round(wide.height * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if look.shown is None:
        painter.save()
        painter.scale(ratio, ratio)
        look.land.paint(painter, wide)
        painter.restore()
    paint_dots(painter, look, places, style)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return Picture(look, wide, image)


def paint_dots(painter: QPainter, look: Look, places: FloatArray, style: DotStyle) -> None:
    """Paint dots at places of a picture, in its pixels, float32 [n, 2]."""
    shades = look.colouring.table[look.colouring.codes]
    width, height = painter.device().width(), painter.device().height()
    strong: slice | npt.NDArray[np.bool_] = slice(None)
    if look.shown is not None:
        strong = look.shown
        behind = DotStyle(style.radius, style.opacity * FADED)
        faded = draw_dots(places[~strong], shades[~strong], width, height, behind)
        painter.drawImage(0, 0, as_image(faded))
    painter.drawImage(
        0, 0, as_image(draw_dots(places[strong], shades[strong], width, height, style))
    )
