"""By what the points are coloured, and the legend that says so."""

import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

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
from engine.words import mark, translate

ColourBy = Literal["genre", "decade", "artist", "album", "plays", "last_played"]

_ORDERED: tuple[ColourBy, ...] = ("decade", "plays", "last_played")
_UNKNOWN: dict[ColourBy, str] = {
    "genre": mark("Map", "Other or no genre"),
    "artist": mark("Map", "Other or no artist"),
    "album": mark("Map", "Other or no album"),
    "decade": mark("Map", "Year unknown"),
    "plays": mark("Map", "Never played"),
    "last_played": mark("Map", "Never played"),
}
_ALL_UNKNOWN: dict[ColourBy, str] = {
    "genre": mark("Map", "No genre in the tags"),
    "artist": mark("Map", "No artist in the tags"),
    "album": mark("Map", "No album in the tags"),
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
    lines
        Which line of the legend each colour belongs to, int32 [colours].
    title
        What is measured, where the colours are a scale.
    scale
        The colours ``#rrggbb`` of that scale, from above; empty where they are groups.
    """

    codes: CodeArray
    table: FloatArray
    legend: tuple[LegendEntry, ...]
    lines: npt.NDArray[np.int32]
    title: str = ""
    scale: tuple[str, ...] = ()

    def of_line(self, line: int) -> npt.NDArray[np.bool_]:
        """Return which points a line of the legend stands for, bool [n]."""
        belongs: npt.NDArray[np.bool_] = self.lines[self.codes] == line
        return belongs


def colouring(scene: MapScene, by: ColourBy, theme: str) -> Colouring:
    """Return the colours of a scene by groups in a theme, ``light`` or ``dark``."""
    colours = MAP_COLOURS["dark" if theme == "dark" else "light"]
    groups = _groups(scene, by)
    shades = _shades(colours, by, len(groups.names))
    others = int((groups.codes == OTHER).sum())
    legend = [
        LegendEntry(shade_name(shade), name, count)
        for shade, name, count in zip(shades, groups.names, groups.counts, strict=True)
    ]
    if others:
        words = _UNKNOWN[by] if legend else _ALL_UNKNOWN.get(by, _UNKNOWN[by])
        legend.append(LegendEntry(colours.other, translate("Map", words), others))
    codes = np.where(groups.codes == OTHER, len(shades), groups.codes).astype(np.int32)
    return Colouring(
        codes,
        np.concatenate([shades, rgb(colours.other)[None]]),
        tuple(legend),
        np.arange(len(shades) + 1, dtype=np.int32),
    )


def best_choice(scene: MapScene) -> ColourBy:
    """Return what most tracks have a tag for: genre if it is any use, else artist."""
    genres = [scene.facts.genres[row] for row in scene.rows.tolist()]
    known = sum(map(bool, genres)) / max(1, len(genres))
    return "genre" if known >= _ENOUGH_KNOWN else "artist"


def shade_name(shade: FloatArray) -> str:
    """Return a colour float32 [3] as ``#rrggbb``."""
    return "#" + "".join(f"{round(255 * float(channel)):02x}" for channel in shade)


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
