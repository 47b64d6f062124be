"""Colours along a scale of numbers, such as loudness, and the legend that is read like a rule."""

import numpy as np

from desktop.map.colouring import Colouring, LegendEntry, shade_name
from engine.map.colours import MAP_COLOURS, ramp_colours, rgb
from engine.similarity.vector_block import FloatArray
from engine.words import number, translate

_BANDS = 5
_SHADES_A_BAND = 8
_OUTSIDE = 2.0
"""Percent of the tracks at each end beyond the scale: one loud track would make all others pale."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def scale_colouring(values: FloatArray, theme: str, *, title: str, unknown: str) -> Colouring:
    """Return colours along the range of some numbers.

    Parameters
    ----------
    values
        One for each point, float32 [n]; not a number where unknown.
    theme
        ``light`` or ``dark``.
    title
        What is measured, and in what.
    unknown
        What the points without a number are called in the legend.
    """
    colours = MAP_COLOURS["dark" if theme == "dark" else "light"]
    known = np.isfinite(values)
    edges = _edges(values[known])
    bands = len(edges) - 1
    count = bands * _SHADES_A_BAND
    share = (np.where(known, values, edges[0]) - edges[0]) / (edges[-1] - edges[0])
    codes = np.clip(share * count, 0, count - 1).astype(np.int32)
    codes[~known] = count
    shades = ramp_colours(colours, np.linspace(0, 1, count, dtype=np.float32))
    # As on a thermometer, much is above.
    order = list(reversed(range(bands))) if known.any() else []
    sizes = np.bincount(codes // _SHADES_A_BAND, minlength=bands + 1)
    legend = [
        LegendEntry(
            shade_name(shades[band * _SHADES_A_BAND + _SHADES_A_BAND // 2]),
            _band_name(edges, band),
            int(sizes[band]),
        )
        for band in order
    ]
    lines = np.repeat(np.arange(bands)[::-1], _SHADES_A_BAND)
    if not known.all():
        legend.append(LegendEntry(colours.other, unknown, int((~known).sum())))
    return Colouring(
        codes,
        np.concatenate([shades, rgb(colours.other)[None]]),
        tuple(legend),
        np.append(lines, len(order)).astype(np.int32),
        title,
        tuple(shade_name(shade) for shade in shades[::-1]) if order else (),
    )


def _edges(values: FloatArray) -> FloatArray:
    """Return round numbers that divide the range of most values into about five bands."""
    if not len(values):
        return np.array([0.0, 1.0])
    low, high = np.percentile(values.astype(np.float64), [_OUTSIDE, 100 - _OUTSIDE])
    wide = max((high - low) / _BANDS, 1e-3)
    power = 10.0 ** np.floor(np.log10(wide))
    step = next(one * power for one in _ROUND if one * power >= wide * 0.999)
    first, last = np.floor(low / step), np.ceil(high / step)
    edges: FloatArray = np.arange(first, max(last, first + 1) + 1) * step
    return edges


def _band_name(edges: FloatArray, band: int) -> str:
    digits = int(max(0, np.ceil(-np.log10(edges[1] - edges[0]) - 1e-9)))
    if (edges[1] - edges[0]) * 10**digits % 1 > 1e-6:
        digits += 1
    low, high = (number(float(edges[band + n]), digits).replace("-", "−") for n in (0, 1))
    if band == len(edges) - 2:
        return translate("Map", "{low} and more").format(low=low)
    if band == 0:
        return translate("Map", "less than {high}").format(high=high)
    return translate("Map", "{low} to {high}").format(low=low, high=high)
