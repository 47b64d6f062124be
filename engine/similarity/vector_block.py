"""Rows of unit vectors that one thread appends to while others read what was there before."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IdArray = npt.NDArray[np.int64]

_SMALLEST_CAPACITY = 1024


@dataclass(frozen=True, slots=True)
class VectorBlock:
    """Room for rows; those below a snapshot's count never change again.

    Attributes
    ----------
    vectors
        float32 [capacity, dimensions], rows of length 1.
    track_ids
        int64 [capacity], whose row it is.
    row_of
        The newest row of each track.
    """

    vectors: FloatArray
    track_ids: IdArray
    row_of: dict[int, int] = field(default_factory=dict)

    @classmethod
    def with_room(cls, rows: int, dimensions: int) -> "VectorBlock":
        """Return an empty block for at least that many rows; unused room costs no memory."""
        capacity = max(_SMALLEST_CAPACITY, rows)
        return cls(np.empty((capacity, dimensions), np.float32), np.empty(capacity, np.int64))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one search sees, whatever is appended meanwhile.

    `superseded` int64 [n] holds the rows whose track has a newer row, or none any more.
    """

    block: VectorBlock
    count: int
    superseded: IdArray

    @property
    def vectors(self) -> FloatArray:
        """The rows, float32 [count, dimensions]; a view."""
        return self.block.vectors[: self.count]

    @property
    def track_ids(self) -> IdArray:
        """Whose rows they are, int64 [count]; a view."""
        return self.block.track_ids[: self.count]

    def appended(self, track_ids: IdArray, vectors: FloatArray) -> "Snapshot":
        """Return a snapshot with these distinct tracks' rows at the end and no older ones.

        Readers of `self` are not disturbed: the rows are written behind its count, or into a
        larger block that takes over the live rows only.
        """
        base = self if self._has_room(len(track_ids)) else self._moved(len(track_ids))
        end = base.count + len(track_ids)
        base.block.vectors[base.count : end] = vectors
        base.block.track_ids[base.count : end] = track_ids
        row_of = base.block.row_of
        old = [row_of[track_id] for track_id in track_ids.tolist() if track_id in row_of]
        row_of.update(zip(track_ids.tolist(), range(base.count, end), strict=True))
        return Snapshot(base.block, end, np.concatenate([base.superseded, _rows(old)]))

    def without(self, track_ids: IdArray) -> "Snapshot":
        """Return a snapshot in which these tracks have no row."""
        row_of = self.block.row_of
        old = [row_of.pop(track_id) for track_id in track_ids.tolist() if track_id in row_of]
        return Snapshot(self.block, self.count, np.concatenate([self.superseded, _rows(old)]))

    def _has_room(self, rows: int) -> bool:
        return self.count + rows <= len(self.block.track_ids)

    def _moved(self, rows: int) -> "Snapshot":
        live = np.ones(self.count, bool)
        live[self.superseded] = False
        count = int(live.sum())
        block = VectorBlock.with_room(2 * count + rows, self.block.vectors.shape[1])
        np.compress(live, self.vectors, axis=0, out=block.vectors[:count])
        block.track_ids[:count] = self.track_ids[live]
        block.row_of.update(zip(block.track_ids[:count].tolist(), range(count), strict=True))
        return Snapshot(block, count, np.empty(0, np.int64))


def _rows(numbers: list[int]) -> IdArray:
    return np.array(numbers, np.int64)
