"""Names for the regions of a map, from the tags of the tracks in them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.map.categories import OTHER, largest
from engine.similarity.vector_block import FloatArray

_FEWEST_CELLS, _MOST_CELLS = 6, 40
_CELLS_A_ROOT = 1.3
"""Cells of the coarse grid along the longer side, for the square root of the tracks."""

_MOST_NAMES = 60
_MOST_PLACES = 4
_PURE = 0.3
"""Share that a name must have of the tracks around its place."""

_LEAST_TRACKS = 3
_WORTHWHILE = 0.3
"""Worth of a further place of a name against its best one."""

_MOST_HOMES = 5000
_COMPACT = 0.06
"""Median distance from the middle up to which tracks have a home, as a share of the map."""

_APART = 0.15
"""Distance that two places of one name keep, as a share of the grid."""


@dataclass(frozen=True, slots=True)
class Region:
    """A name and where it belongs.

    `x`, `y` in units of the map; `weight` says how many tracks around it the name speaks for.
    """

    name: str
    x: float
    y: float
    weight: float


def regions(names: Sequence[str], positions: FloatArray) -> list[Region]:
    """Return where names are densest and purest, the weightiest first.

    For each of the most frequent names the tracks are counted on a coarse grid, smoothed over the
    cells around. A place is worth the count there times the share of the name in all tracks; the
    best few of a name that are apart from each other are its regions.

    Parameters
    ----------
    names
        A tag of each track, empty where unknown.
    positions
        float32 [n, 2].
    """
    if not len(positions):
        return []
    low, high = positions.min(axis=0), positions.max(axis=0)
    cells = int(np.clip(_CELLS_A_ROOT * np.sqrt(len(positions)), _FEWEST_CELLS, _MOST_CELLS))
    length = max(float((high - low).max()), 1e-6)
    places = ((positions - low) * (cells / length)).astype(np.int64)
    everything = _smoothed(places, cells)
    groups = largest(names, _MOST_NAMES)
    found = []
    for code, name in enumerate(groups.names):
        of_name = groups.codes == code
        if code != OTHER and groups.counts[code] >= _LEAST_TRACKS:
            found += _places_of(name, places[of_name], positions[of_name], everything)
    return sorted(found, key=lambda region: -region.weight)


def homes(names: Sequence[str], positions: FloatArray) -> list[Region]:
    """Return the one place of each name whose tracks lie together, most tracks first.

    Parameters
    ----------
    names
        A tag of each track, such as its artist, empty where unknown.
    positions
        float32 [n, 2].
    """
    if not len(positions):
        return []
    reach = _COMPACT * float((positions.max(axis=0) - positions.min(axis=0)).max())
    groups = largest(names, _MOST_HOMES)
    order = np.argsort(groups.codes, kind="stable")
    starts = np.searchsorted(groups.codes[order], np.arange(len(groups.names) + 1))
    found = []
    for code, name in enumerate(groups.names):
        if groups.counts[code] < _LEAST_TRACKS:
            break
        own = positions[order[starts[code] : starts[code + 1]]]
        middle = np.median(own, axis=0)
        if np.median(np.linalg.norm(own - middle, axis=1)) <= reach:
            x, y = middle.tolist()
            found.append(Region(name, x, y, float(len(own))))
    return found


def _places_of(
    name: str, places: np.ndarray, positions: FloatArray, everything: FloatArray
) -> list[Region]:
    count = _smoothed(places, len(everything) - 1)
    share = count / np.maximum(everything, 1e-6)
    worth = np.where(share >= _PURE, count * share, 0.0)
    apart = round(_APART * len(everything))
    found: list[Region] = []
    while len(found) < _MOST_PLACES:
        column, row = np.unravel_index(int(worth.argmax()), worth.shape)
        least = _WORTHWHILE * found[0].weight if found else 1.0
        if worth[column, row] < max(1.0, least):
            break
        around = np.abs(places - [column, row]).max(axis=1) <= 1
        # The cell may be one between tracks, which are then all in the cells beside it.
        if around.sum() >= _LEAST_TRACKS:
            x, y = np.median(positions[around], axis=0).tolist()
            found.append(Region(name, x, y, float(worth[column, row])))
        worth[
            max(0, column - apart) : column + apart + 1, max(0, row - apart) : row + apart + 1
        ] = 0.0
    return found


def _smoothed(places: np.ndarray, cells: int) -> FloatArray:
    """Count tracks a cell and spread them over the cells around with weights 1, 2, 1."""
    side = cells + 1
    counts = np.zeros((side + 2, side + 2), np.float32)
    np.add.at(counts, (places[:, 0] + 1, places[:, 1] + 1), 1.0)
    for _ in range(2):
        counts = counts[:-2] + 2 * counts[1:-1] + counts[2:]
        counts = counts.T
    smooth: FloatArray = counts / 4.0
    return smooth
