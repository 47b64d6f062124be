"""What a listener draws on the map: loops around tracks, and lines along them."""

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray, IdArray


def inside(loop: FloatArray, positions: FloatArray) -> npt.NDArray[np.bool_]:
    """Return which positions lie inside a closed loop, by the even-odd rule, bool [n].

    Parameters
    ----------
    loop
        Corners, float32 [corners, 2]; the last is joined with the first.
    positions
        float32 [n, 2].
    """
    crossings = np.zeros(len(positions), np.bool_)
    across, down = positions[:, 0], positions[:, 1]
    for one, other in zip(loop, np.roll(loop, -1, axis=0), strict=True):
        spans = (one[1] > down) != (other[1] > down)
        if one[1] != other[1]:
            at = one[0] + (down - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
            crossings ^= spans & (across < at)
    return crossings


def along(line: FloatArray, positions: FloatArray, count: int, reach: float) -> IdArray:
    """Return the points nearest to a line in the order in which it passes them, int64 [k].

    `count` places are set evenly along the line, every point belongs to the place it is nearest
    to, and each place gives the nearest of its points if that is not further than `reach` away.

    Parameters
    ----------
    line
        Corners, float32 [corners, 2], at least one.
    positions
        float32 [n, 2].
    count
        How many points at most.
    reach
        In the units of the map.
    """
    if not len(positions):
        return np.empty(0, np.int64)
    apart = np.stack([((positions - place) ** 2).sum(axis=1) for place in evenly(line, count)])
    belongs = apart.argmin(axis=0)
    own = np.where(belongs == np.arange(count)[:, np.newaxis], apart, np.inf)
    nearest = own.argmin(axis=1)
    passed: IdArray = nearest[own[np.arange(count), nearest] <= reach * reach]
    return passed


def evenly(line: FloatArray, count: int) -> FloatArray:
    """Return `count` places along a line, both its ends included, float32 [count, 2]."""
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    walked = np.concatenate([[0.0], np.cumsum(steps)])
    goals = np.linspace(0.0, walked[-1], count)
    return np.stack([np.interp(goals, walked, line[:, axis]) for axis in range(2)], axis=1).astype(
        np.float32
    )
