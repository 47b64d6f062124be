"""Draws points into a picture: soft round dots whose overlap shows how dense a region is."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray

PixelArray = npt.NDArray[np.uint8]

_GLOW = 0.2
"""Cover of the land under the densest regions."""

_GLOW_POINTS = 1000
_GLOW_WIDTH, _GLOW_MARGIN = 0.016, 0.15
"""Deviation of the blur and margin, as shares of the picture and of the map."""

_EDGE = 0.5
"""Half of the width over which a dot's edge fades, in pixels."""


@dataclass(frozen=True, slots=True)
class DotStyle:
    """How a dot looks: `radius` in pixels, `opacity` of a single one from 0 to 1."""

    radius: float
    opacity: float


def draw_dots(
    places: FloatArray, colours: FloatArray, width: int, height: int, style: DotStyle
) -> PixelArray:
    """Return a transparent picture with a dot at each place.

    Where k dots lie over each other the cover is 1 - (1 - opacity)^k and the colour is their mean,
    so the order of the points does not matter and dense regions stand out.

    Parameters
    ----------
    places
        Pixels from the top left corner, float32 [n, 2]; those outside are left out.
    colours
        Red, green and blue from 0 to 1, float32 [n, 3].
    width, height
        Of the picture in pixels.
    style
        Of the dots.

    Returns
    -------
    pixels
        Premultiplied red, green, blue and alpha, uint8 [height, width, 4].
    """
    reach = math.ceil(style.radius + _EDGE)
    inside = _within(places, width, height, reach)
    places, colours = places[inside], colours[inside]
    # A margin around the picture saves the question which parts of a dot lie inside.
    margin = 2 * reach
    stride, rows = width + 2 * margin + 1, height + 2 * margin + 1
    sums = np.zeros((4, rows * stride), np.float32)
    _add_dots(sums, places + margin, colours, stride, style)
    covered = np.flatnonzero(sums[3])
    pixels = np.zeros((rows * stride, 4), np.uint8)
    pixels[covered] = _blended(sums[:, covered], style.opacity)
    return np.ascontiguousarray(
        pixels.reshape(rows, stride, 4)[margin : margin + height, margin : margin + width]
    )


def draw_glow(positions: FloatArray, colours: FloatArray, side: int) -> PixelArray:
    """Return the land that points lie on: their colours, spread softly over what is around them.

    Parameters
    ----------
    positions
        float32 [n, 2], n >= 1.
    colours
        Red, green and blue from 0 to 1, float32 [n, 3].
    side
        Pixels of the square picture, which reaches as far as :func:`glow_bounds` says.

    Returns
    -------
    pixels
        Premultiplied red, green, blue and alpha, uint8 [side, side, 4].
    """
    left, top, length = glow_bounds(positions)
    cells = ((positions - [left, top]) * (side / length)).astype(np.int64).clip(0, side - 1)
    where = cells[:, 1] * side + cells[:, 0]
    sums = np.zeros((4, side * side), np.float32)
    for channel in range(3):
        np.add.at(sums[channel], where, colours[:, channel])
    np.add.at(sums[3], where, 1.0)
    # Few points are far apart: their land joins only if it is wider.
    wider = float(np.clip((_GLOW_POINTS / len(positions)) ** 0.3, 1.0, 2.5))
    soft = _blurred(sums.reshape(4, side, side), _GLOW_WIDTH * wider)
    typical = float(np.median(soft[3].ravel()[where]))
    alpha = _GLOW * (1.0 - np.exp(-soft[3] / max(typical, 1e-6)))
    mean = soft[:3] / np.maximum(soft[3], 1e-6)
    pixels = np.concatenate([mean * alpha, alpha[np.newaxis]]) * 255.0
    return np.ascontiguousarray(np.rint(pixels).clip(0, 255).astype(np.uint8).transpose(1, 2, 0))


def glow_bounds(positions: FloatArray) -> tuple[float, float, float]:
    """Return left, top and side of the square that a glow covers, in units of the map."""
    low, high = positions.min(axis=0), positions.max(axis=0)
    length = max(float((high - low).max()), 1e-3) * (1 + 2 * _GLOW_MARGIN)
    left, top = ((low + high) / 2 - length / 2).tolist()
    return left, top, length


def _blurred(sums: FloatArray, width: float) -> FloatArray:
    """Return pictures [k, side, side] blurred by a Gaussian, its deviation a share of the side."""
    side = sums.shape[-1]
    apart = np.minimum(np.arange(side), side - np.arange(side)) / (width * side)
    kernel = np.exp(-(apart**2) / 2).astype(np.float32)
    transfer = np.fft.rfft2(kernel[:, np.newaxis] * kernel / kernel.sum() ** 2)
    blurred = np.fft.irfft2(np.fft.rfft2(sums) * transfer, s=(side, side))
    return np.maximum(blurred, 0.0).astype(np.float32)


def over(pixels: PixelArray, ground: FloatArray) -> PixelArray:
    """Return a picture laid over one colour float32 [3], uint8 [height, width, 3]."""
    alpha = pixels[..., 3:].astype(np.float32) / 255.0
    laid = pixels[..., :3] + (1.0 - alpha) * (255.0 * ground)
    return np.clip(np.rint(laid), 0, 255).astype(np.uint8)


def _within(places: FloatArray, width: int, height: int, reach: int) -> npt.NDArray[np.bool_]:
    across, down = places[:, 0], places[:, 1]
    inside: npt.NDArray[np.bool_] = (across > -reach) & (across < width + reach)
    return inside & (down > -reach) & (down < height + reach)


def _add_dots(
    sums: FloatArray, places: FloatArray, colours: FloatArray, stride: int, style: DotStyle
) -> None:
    """Add each dot's cover, and its colour weighted by it, pixel by pixel of the stamp."""
    reach = math.ceil(style.radius + _EDGE)
    corner = np.floor(places).astype(np.int64)
    inside = (places - corner - 0.5).astype(np.float32)
    cells = corner[:, 1] * stride + corner[:, 0]
    channels = np.ascontiguousarray(colours.T)
    steps = np.arange(-reach, reach + 1, dtype=np.float32)[:, np.newaxis]
    squares = [(steps - inside[:, axis]) ** 2 for axis in range(2)]
    outer = np.float32(style.radius + _EDGE)
    for row, down in enumerate(range(-reach, reach + 1)):
        for column, across in enumerate(range(-reach, reach + 1)):
            apart = np.sqrt(squares[0][column] + squares[1][row])
            cover = np.clip(outer - apart, 0.0, 1.0)
            touched = np.flatnonzero(cover)
            if not len(touched):
                continue
            where = cells[touched] + down * stride + across
            weight = cover[touched]
            for channel in range(3):
                np.add.at(sums[channel], where, weight * channels[channel, touched])
            np.add.at(sums[3], where, weight)


def _blended(sums: FloatArray, opacity: float) -> PixelArray:
    """Turn sums of colour and cover [4, n] into premultiplied pixels [n, 4]."""
    alpha = 1.0 - np.exp(sums[3] * math.log1p(-min(opacity, 0.999)))
    mean = sums[:3] / sums[3]
    pixels = np.concatenate([mean * alpha, alpha[np.newaxis]]) * 255.0
    return np.rint(pixels).clip(0, 255).astype(np.uint8).T
