"""Smooth paths through points of which all distances are known. Pure geometry.

Everywhere `steps` is float32 [n, n], symmetric: the length of the step between any two points.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]


def angles(vectors: FloatArray) -> FloatArray:
    """Return the angle between every two unit vectors in radians, float32 [n, n].

    Unlike a cosine, an angle is a distance: no detour is shorter than the direct way.
    """
    steps: FloatArray = np.arccos(np.clip(vectors @ vectors.T, -1.0, 1.0)).astype(np.float32)
    np.fill_diagonal(steps, 0.0)
    return steps


def narrowest(steps: FloatArray, start: int, end: int, free: BoolArray) -> float:
    """Return the longest step of the path from `start` to `end` whose longest step is shortest.

    Only `free` points lie between. Prim's spanning tree, grown from `start` until it holds `end`:
    its longest edge on the way is that of the minimax path (Hu 1961).
    """
    reach = steps[start].copy()
    waiting = free.copy()
    waiting[end] = True
    waiting[start] = False
    longest = 0.0
    while True:
        point = int(np.argmin(np.where(waiting, reach, np.inf)))
        longest = max(longest, float(reach[point]))
        if point == end:
            return longest
        waiting[point] = False
        np.minimum(reach, steps[point], out=reach)


def smoothest(
    steps: FloatArray, start: int, end: int, longest: float, free: BoolArray
) -> list[int]:
    """Return the path with the least sum of squared steps, none of them over `longest`.

    Squares make many even steps cheaper than one long one. Dijkstra's algorithm (1959) on the
    dense matrix. `longest` is at least :func:`narrowest`, so there is a path.
    """
    costs = np.full(len(steps), np.inf)
    costs[start] = 0.0
    before = np.full(len(steps), -1)
    waiting = free.copy()
    waiting[[start, end]] = True
    while True:
        point = int(np.argmin(np.where(waiting, costs, np.inf)))
        if point == end or not np.isfinite(costs[point]):
            return _traced(before, end)
        waiting[point] = False
        lengths = steps[point]
        through = np.where(
            lengths <= longest, costs[point] + lengths.astype(np.float64) ** 2, np.inf
        )
        better = waiting & (through < costs)
        costs[better] = through[better]
        before[better] = point


def stretched(
    path: list[int], steps: FloatArray, count: int, longest: float, free: BoolArray
) -> list[int]:
    """Put free points into a path until it has `count`, as long as no step exceeds `longest`.

    Each goes where the longer of its two steps is shortest; among those, the older place first.
    """
    line, free = list(path), free.copy()
    free[line] = False
    gaps = [_detour(steps, free, one, other) for one, other in pairwise(line)]
    while len(line) < count and gaps:
        place = min(range(len(gaps)), key=lambda gap: gaps[gap][0])
        length, point = gaps[place]
        if length > longest:
            break
        line.insert(place + 1, point)
        free[point] = False
        gaps[place : place + 1] = [(0.0, point), (0.0, point)]
        for gap, (_, taken) in enumerate(gaps):
            if taken == point:
                gaps[gap] = _detour(steps, free, line[gap], line[gap + 1])
    return line


def smoothest_within(
    steps: FloatArray, start: int, end: int, count: int, longest: float, free: BoolArray
) -> list[int]:
    """Return the path of at most `count` points with the least sum of squared steps.

    Like :func:`smoothest` where steps up to `longest` lead there at all; otherwise they may be
    longer. Bellman's recursion (1958) over the number of steps.
    """
    allowed = free.copy()
    allowed[[start, end]] = True
    points = np.flatnonzero(allowed)
    lengths = steps[np.ix_(points, points)]
    first, last = (int(np.flatnonzero(points == point)[0]) for point in (start, end))
    for limit in (longest, np.inf):
        costs = np.where(lengths <= limit, lengths**2, np.inf)
        path = _of_few_steps(costs, first, last, max(count, 2) - 1)
        if path:
            break
    return [int(points[place]) for place in path]


def _detour(steps: FloatArray, free: BoolArray, one: int, other: int) -> tuple[float, int]:
    """Return the free point between two whose longer step is shortest, with that step."""
    longer = np.where(free, np.maximum(steps[one], steps[other]), np.inf)
    point = int(np.argmin(longer))
    return float(longer[point]), point


def _traced(before: npt.NDArray[np.int64], end: int) -> list[int]:
    path = [end]
    while before[path[-1]] >= 0:
        path.append(int(before[path[-1]]))
    return path[::-1]


def _of_few_steps(costs: FloatArray, start: int, end: int, most: int) -> list[int]:
    """Return the cheapest path of at most so many steps; none where there is none."""
    total = np.full(len(costs), np.inf, np.float32)
    total[start] = 0.0
    origins = []
    for _ in range(most):
        through = total[:, np.newaxis] + costs
        origin = np.argmin(through, axis=0)
        total = np.take_along_axis(through, origin[np.newaxis], axis=0)[0]
        origins.append(origin)
    if not np.isfinite(total[end]):
        return []
    # To stay in place costs nothing, so that a shorter path is one of the full length too.
    path = [end]
    for origin in reversed(origins):
        path.append(int(origin[path[-1]]))
    return list(dict.fromkeys(reversed(path)))
