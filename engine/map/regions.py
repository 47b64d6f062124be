"""Names for the regions of a map, from the tags of the tracks in them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.map.categories import OTHER, largest
from engine.similarity.vector_block import FloatArray

_CELLS = 40
"""Cells of the coarse grid along the longer side."""

_MOST_NAMES = 60
_MOST_PLACES = 4
_PURE = 0.3
"""Share that a name must have of the tracks around its place."""

_LEAST_TRACKS = 3
_APART = 6
"""Cells that two places of one name keep between them."""


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
    cell = max(float((high - low).max()) / _CELLS, 1e-6)
    places = np.floor((positions - low) / cell).astype(np.int64)
    everything = _smoothed(places)
    groups = largest(names, _MOST_NAMES)
    found = []
    for code, name in enumerate(groups.names):
        of_name = groups.codes == code
        if code != OTHER and groups.counts[code] >= _LEAST_TRACKS:
            found += _places_of(name, places[of_name], positions[of_name], everything)
    return sorted(found, key=lambda region: -region.weight)


def _places_of(
    name: str, places: np.ndarray, positions: FloatArray, everything: FloatArray
) -> list[Region]:
    count = _smoothed(places)
    share = count / np.maximum(everything, 1e-6)
    worth = np.where(share >= _PURE, count * share, 0.0)
    found: list[Region] = []
    while len(found) < _MOST_PLACES:
        column, row = np.unravel_index(int(worth.argmax()), worth.shape)
        if worth[column, row] < 1.0:
            break
        around = np.abs(places - [column, row]).max(axis=1) <= 1
        # The cell may be one between tracks, which are then all in the cells beside it.
        if around.sum() >= _LEAST_TRACKS:
            x, y = np.median(positions[around], axis=0).tolist()
            found.append(Region(name, x, y, float(worth[column, row])))
        worth[
            max(0, column - _APART) : column + _APART + 1, max(0, row - _APART) : row + _APART + 1
        ] = 0.0
    return found


def _smoothed(places: np.ndarray) -> FloatArray:
    """Count tracks a cell and spread them over the cells around with weights 1, 2, 1."""
    side = _CELLS + 1
    counts = np.zeros((side + 2, side + 2), np.float32)
    np.add.at(counts, (places[:, 0] + 1, places[:, 1] + 1), 1.0)
    for _ in range(2):
        counts = counts[:-2] + 2 * counts[1:-1] + counts[2:]
        counts = counts.T
    smooth: FloatArray = counts / 4.0
    return smooth
