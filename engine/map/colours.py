"""Colours of points: groups told apart by hue, orders by a ramp; for light and dark grounds.

All have been chosen in OKLCH (Ottosson 2020): groups of nearly the same lightness and chroma, so
that none shouts, ramps of growing lightness and turning hue.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.map.categories import OTHER, CodeArray
from engine.similarity.vector_block import FloatArray

MOST_GROUPS = 10


@dataclass(frozen=True, slots=True)
class MapColours:
    """The colours of one theme as ``#rrggbb``; `other` is for what belongs to no group."""

    ground: str
    other: str
    groups: tuple[str, ...]
    ramp: tuple[str, ...]


MAP_COLOURS: dict[Literal["light", "dark"], MapColours] = {
    "light": MapColours(
        ground="#ffffff",
        other="#a9abb0",
        groups=(
            "#4576d5",
            "#c36900",
            "#119245",
            "#cd4152",
            "#905ec3",
            "#a48300",
            "#008eb7",
            "#c3548e",
            "#6a8c0d",
            "#af4f2c",
        ),
        ramp=("#1e41a8", "#6f2fb7", "#b53087", "#d35d31", "#c58d04"),
    ),
    "dark": MapColours(
        ground="#17181a",
        other="#6d7077",
        groups=(
            "#7baaff",
            "#f8a558",
            "#65c27c",
            "#fd7e85",
            "#bf94ef",
            "#dcc04e",
            "#4dc1e5",
            "#f792c3",
            "#9fbf63",
            "#d47e60",
        ),
        ramp=("#3f69d3", "#935edf", "#db5dab", "#fa8467", "#fbc959"),
    ),
}


def rgb(colour: str) -> FloatArray:
    """Return ``#rrggbb`` as float32 [3] in [0, 1]."""
    return np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)], np.float32)


def group_colours(colours: MapColours, count: int) -> FloatArray:
    """Return the colours of `count` groups, float32 [count, 3]."""
    return np.stack(
        [rgb(colours.groups[n % MOST_GROUPS]) for n in range(count)] or [rgb("#000000")]
    )


def ramp_colours(colours: MapColours, places: FloatArray) -> FloatArray:
    """Return the colours at places 0 to 1 along the ramp, float32 [n, 3]."""
    anchors = np.stack([rgb(colour) for colour in colours.ramp])
    at = np.linspace(0.0, 1.0, len(anchors))
    channels = [np.interp(places, at, anchors[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def colours_of(codes: CodeArray, groups: FloatArray, colours: MapColours) -> FloatArray:
    """Return each point's colour by its group, float32 [n, 3].

    Parameters
    ----------
    codes
        Group or :data:`OTHER`, int32 [n].
    groups
        Colours of the groups, float32 [groups, 3].
    colours
        Where the colour of all others comes from.
    """
    table = np.concatenate([groups, rgb(colours.other)[np.newaxis]])
    found: FloatArray = table[np.where(codes == OTHER, len(groups), codes)]
    return found
