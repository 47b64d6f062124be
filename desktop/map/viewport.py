"""Which part of the map the window shows."""

from dataclasses import dataclass, replace

import numpy as np

from engine.similarity.vector_block import FloatArray

_MARGIN = 40.0
_FEW_POINTS = 300
"""Below this many points the land around them reaches further, and so does the margin."""

_CLOSEST_PIXELS = 240.0
"""Pixels between neighbours at the closest."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window of some pixels on the map.

    Attributes
    ----------
    width, height
        Of the window, in pixels.
    x, y
        What the middle of the window shows, in units of the map.
    scale
        Pixels a unit.
    """

    width: float
    height: float
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def to_pixels(self, positions: FloatArray) -> FloatArray:
        """Return where positions [n, 2] are in the window, float32 [n, 2]."""
        middle = np.array([self.x, self.y], np.float32)
        half = np.array([self.width / 2, self.height / 2], np.float32)
        pixels: FloatArray = (positions - middle) * np.float32(self.scale) + half
        return pixels

    def to_map(self, pixels: FloatArray) -> FloatArray:
        """Return which positions lie at pixels [n, 2] of the window, float32 [n, 2]."""
        middle = np.array([self.x, self.y], np.float32)
        half = np.array([self.width / 2, self.height / 2], np.float32)
        positions: FloatArray = (pixels - half) / np.float32(self.scale) + middle
        return positions

    def place_at(self, x: float, y: float) -> FloatArray:
        """Return the position at one pixel, float32 [2]."""
        return self.to_map(np.array([x, y], np.float32))

    def resized(self, width: float, height: float) -> "Viewport":
        """Show the same middle in a window of another size."""
        return replace(self, width=width, height=height)

    def panned(self, across: float, down: float) -> "Viewport":
        """Move what is shown by some pixels."""
        return replace(self, x=self.x - across / self.scale, y=self.y - down / self.scale)

    def zoomed(self, factor: float, x: float, y: float, limits: tuple[float, float]) -> "Viewport":
        """Come closer by a factor; what lies at the pixel (x, y) stays there."""
        scale = float(np.clip(self.scale * factor, *limits))
        before, half_width, half_height = self.place_at(x, y), self.width / 2, self.height / 2
        return replace(
            self,
            scale=scale,
            x=float(before[0]) - (x - half_width) / scale,
            y=float(before[1]) - (y - half_height) / scale,
        )

    def centred(self, x: float, y: float) -> "Viewport":
        """Bring a position into the middle."""
        return replace(self, x=x, y=y)

    def fitted(self, positions: FloatArray, left: float = 0.0, top: float = 0.0) -> "Viewport":
        """Show all positions [n, 2] with a margin around them, right of and below some pixels."""
        if not len(positions):
            return self
        low, high = positions.min(axis=0), positions.max(axis=0)
        margin = _MARGIN if len(positions) >= _FEW_POINTS else 2 * _MARGIN
        room = np.maximum([self.width - left - 2 * margin, self.height - top - 2 * margin], 16.0)
        scale = float((room / np.maximum(high - low, 1e-3)).min())
        x, y = ((low + high) / 2).tolist()
        return replace(self, x=x - left / 2 / scale, y=y - top / 2 / scale, scale=scale)

    def holds(self, x: float, y: float, margin: float) -> bool:
        """Tell whether a position is in the window, no closer to its edge than some pixels."""
        across, down = self.to_pixels(np.array([x, y], np.float32)).tolist()
        return margin <= across <= self.width - margin and margin <= down <= self.height - margin


def zoom_limits(positions: FloatArray, fitted_scale: float) -> tuple[float, float]:
    """Return the smallest and largest useful scale: half the whole map, and a few tracks."""
    if len(positions) < 2:
        return fitted_scale / 2, fitted_scale * 4
    spacing = float(np.sqrt(np.prod(np.ptp(positions, axis=0) + 1e-3) / len(positions)))
    return fitted_scale / 2, max(fitted_scale * 4, _CLOSEST_PIXELS / max(spacing, 1e-3))
