"""Finds the point of a map that is nearest to a place, by looking only around it."""

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray, IdArray

_POINTS_A_CELL = 4.0
_SMALLEST_CELL = 1e-6


class PointGrid:
    """The points of a map, sorted into the cells of a square grid.

    Parameters
    ----------
    positions
        float32 [n, 2]; must not change.
    """

    def __init__(self, positions: FloatArray) -> None:
        self.positions = positions
        count = max(1, len(positions))
        self._low = positions.min(axis=0) if len(positions) else np.zeros(2, np.float32)
        high = positions.max(axis=0) if len(positions) else np.ones(2, np.float32)
        area = float(np.prod(np.maximum(high - self._low, _SMALLEST_CELL)))
        reach = float((high - self._low).max())
        # Points along one line would have no area to share.
        self._cell = max(
            float(np.sqrt(_POINTS_A_CELL * area / count)), reach / count, _SMALLEST_CELL
        )
        shape = np.floor((high - self._low) / self._cell).astype(np.int64) + 1
        self._columns, self._rows = int(shape[0]), int(shape[1])
        cells = self._cells(positions)
        self._order = np.argsort(cells, kind="stable")
        self._starts = np.searchsorted(
            cells[self._order], np.arange(self._columns * self._rows + 1)
        )

    def within(self, low: FloatArray, high: FloatArray) -> IdArray:
        """Return the points in the cells that a rectangle touches, int64 [k]."""
        first, last = self._bounds(low), self._bounds(high)
        runs = [
            self._order[
                self._starts[row * self._columns + first[0]] : self._starts[
                    row * self._columns + last[0] + 1
                ]
            ]
            for row in range(first[1], last[1] + 1)
        ]
        return np.concatenate(runs) if runs else np.empty(0, np.int64)

    def nearest(self, place: FloatArray, reach: float) -> int | None:
        """Return the nearest point no further than `reach` away, or None."""
        if not len(self.positions):
            return None
        # Ever wider squares: what is nearest inside one may lie outside its circle.
        radius = min(self._cell, reach)
        while True:
            found = self._nearest_within(place, radius)
            if found is not None or radius >= reach:
                return found
            radius = min(2 * radius, reach)

    def _nearest_within(self, place: FloatArray, radius: float) -> int | None:
        around = self.within(place - np.float32(radius), place + np.float32(radius))
        if not len(around):
            return None
        apart = ((self.positions[around] - place) ** 2).sum(axis=1)
        best = int(apart.argmin())
        return int(around[best]) if apart[best] <= radius * radius else None

    def _bounds(self, place: FloatArray) -> tuple[int, int]:
        column, row = np.floor((place - self._low) / self._cell)
        return (
            int(np.clip(column, 0, self._columns - 1)),
            int(np.clip(row, 0, self._rows - 1)),
        )

    def _cells(self, positions: FloatArray) -> npt.NDArray[np.int64]:
        cells = np.floor((positions - self._low) / self._cell).astype(np.int64)
        column = np.clip(cells[:, 0], 0, self._columns - 1)
        return np.clip(cells[:, 1], 0, self._rows - 1) * self._columns + column
