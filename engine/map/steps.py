"""Walking a map by key: to a track that sounds alike and lies in the direction of the arrow."""

import numpy as np

from engine.similarity.vector_block import FloatArray, IdArray

_AHEAD = 0.5
"""How much a step ahead weighs against a step aside."""

_NARROWEST = 12
"""Neighbours by sound that are looked at first; if none lies ahead, twice as many, and so on."""


def step_by_sound(
    positions: FloatArray, here: int, direction: FloatArray, alike: IdArray
) -> int | None:
    """Return the neighbour by sound that an arrow key leads to, or None at the edge of the map.

    Among the tracks that sound most alike, the one that lies best in the direction; where all of
    them lie elsewhere, the nearest on the map, so that no place is out of reach.

    Parameters
    ----------
    positions
        float32 [n, 2].
    here
        Row of the point.
    direction
        Unit vector, float32 [2].
    alike
        Rows of the points that sound like it, nearest first, int64 [k].
    """
    count = _NARROWEST
    while True:
        found = next_towards(positions, here, direction, alike[:count])
        if found is not None:
            return found
        if count >= len(alike):
            return next_towards(positions, here, direction)
        count *= 2


def next_towards(
    positions: FloatArray, here: int, direction: FloatArray, among: IdArray | None = None
) -> int | None:
    """Return the point that lies best in a direction, or None where there is none.

    The nearest point in the quarter ahead, where a step aside costs more than one ahead.

    Parameters
    ----------
    positions
        float32 [n, 2].
    here
        Row of the point.
    direction
        Unit vector, float32 [2].
    among
        The only rows that count, int64 [k]; None for all.
    """
    rows = np.arange(len(positions)) if among is None else among
    offsets = positions[rows] - positions[here]
    ahead = offsets @ direction
    aside = np.abs(offsets @ np.array([-direction[1], direction[0]], np.float32))
    candidates = np.flatnonzero((ahead > 0) & (aside <= ahead))
    if not len(candidates):
        return None
    cost = ahead[candidates] + aside[candidates] / _AHEAD
    return int(rows[candidates[cost.argmin()]])
