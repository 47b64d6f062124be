"""By what the points are coloured, and the legend that says so."""

import time
from dataclasses import dataclass
from typing import Literal

import numpy as np

from desktop.map.scene import MapScene
from engine.map.categories import (
    OTHER,
    Categories,
    CodeArray,
    decades,
    largest,
    last_played,
    play_counts,
)
from engine.map.colours import (
    MAP_COLOURS,
    MOST_GROUPS,
    MapColours,
    group_colours,
    ramp_colours,
    rgb,
)
from engine.similarity.vector_block import FloatArray

ColourBy = Literal["genre", "decade", "artist", "album", "plays", "last_played"]

COLOUR_NAMES: dict[ColourBy, str] = {
    "genre": "Genre",
    "decade": "Decade",
    "artist": "Artist",
    "album": "Album",
    "plays": "Play count",
    "last_played": "Last played",
}
_ORDERED: tuple[ColourBy, ...] = ("decade", "plays", "last_played")
_UNKNOWN: dict[ColourBy, str] = {
    "decade": "Year unknown",
    "plays": "Never played",
    "last_played": "Never played",
}
_ENOUGH_KNOWN = 0.3


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: its colour ``#rrggbb``, name and number of tracks."""

    colour: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Colouring:
    """The colour of each point.

    Attributes
    ----------
    codes
        Row of `table`, int32 [n].
    table
        Colours, float32 [colours, 3] in [0, 1]; the last is that of all others.
    legend
        What they mean, the others last.
    """

    codes: CodeArray
    table: FloatArray
    legend: tuple[LegendEntry, ...]


def colouring(scene: MapScene, by: ColourBy, theme: str) -> Colouring:
    """Return the colours of a scene in a theme, ``light`` or ``dark``."""
    colours = MAP_COLOURS["dark" if theme == "dark" else "light"]
    groups = _groups(scene, by)
    shades = _shades(colours, by, len(groups.names))
    others = int((groups.codes == OTHER).sum())
    legend = [
        LegendEntry(_hex(shade), name, count)
        for shade, name, count in zip(shades, groups.names, groups.counts, strict=True)
    ]
    if others:
        legend.append(LegendEntry(colours.other, _others(by, bool(legend)), others))
    codes = np.where(groups.codes == OTHER, len(shades), groups.codes).astype(np.int32)
    return Colouring(codes, np.concatenate([shades, rgb(colours.other)[None]]), tuple(legend))


def best_choice(scene: MapScene) -> ColourBy:
    """Return what most tracks have a tag for: genre if it is any use, else artist."""
    genres = [scene.facts.genres[row] for row in scene.rows.tolist()]
    known = sum(map(bool, genres)) / max(1, len(genres))
    return "genre" if known >= _ENOUGH_KNOWN else "artist"


def _groups(scene: MapScene, by: ColourBy) -> Categories:
    facts, rows = scene.facts, scene.rows
    if by == "decade":
        return decades(facts.years[rows])
    if by == "plays":
        return play_counts(facts.plays[rows])
    if by == "last_played":
        return last_played(facts.last_played[rows], time.time())
    names = {"genre": facts.genres, "artist": facts.artists, "album": facts.albums}[by]
    return largest([names[row] for row in rows.tolist()], MOST_GROUPS)


def _shades(colours: MapColours, by: ColourBy, count: int) -> FloatArray:
    if not count:
        return np.empty((0, 3), np.float32)
    if by in _ORDERED:
        return ramp_colours(colours, np.linspace(0, 1, count, dtype=np.float32))
    return group_colours(colours, count)


def _others(by: ColourBy, some_are_named: bool) -> str:
    if by in _UNKNOWN:
        return _UNKNOWN[by]
    return f"Other or no {by}" if some_are_named else f"No {by} in the tags"


def _hex(shade: FloatArray) -> str:
    return "#" + "".join(f"{round(255 * float(channel)):02x}" for channel in shade)
