"""The soft ground under the points, in the colours of what lies there."""

from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.map.colouring import Colouring
from desktop.map.dots import as_image
from desktop.map.viewport import Viewport
from engine.map.drawing import draw_glow, glow_bounds
from engine.similarity.vector_block import FloatArray

_SIDE = 256
_LARGEST_PIXEL = 5.0
"""How large one of its pixels may grow in the window before the land fades."""


class Land:
    """The land of one map in one colouring; drawn when it is first needed, on any thread.

    Parameters
    ----------
    positions
        Of the points, float32 [n, 2].
    colouring
        Their colours.
    """

    def __init__(self, positions: FloatArray, colouring: Colouring) -> None:
        self._positions = positions
        self._colouring = colouring

    def paint(self, painter: QPainter, viewport: Viewport, strength: float = 1.0) -> None:
        """Paint it, fainter for a strength below 1."""
        if not len(self._positions) or strength <= 0.0:
            return
        left, top, length = glow_bounds(self._positions)
        x, y = viewport.to_pixels(np.array([[left, top]], np.float32))[0].tolist()
        side = length * viewport.scale
        painter.save()
        # From close by, its few pixels and its few shades would show.
        painter.setOpacity(strength * min(1.0, _LARGEST_PIXEL * _SIDE / side) ** 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(x, y, side, side), self._image)
        painter.restore()

    @cached_property
    def _image(self) -> QImage:
        shades = self._colouring.table[self._colouring.codes]
        return as_image(draw_glow(self._positions, shades, _SIDE))
