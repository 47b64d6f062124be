"""Exact search by cosine over all track vectors, kept in step with the library file."""

import threading
from collections.abc import Iterable
from typing import Protocol

import numpy as np

from engine.similarity.sample import LibrarySample
from engine.similarity.vector_block import FloatArray, IdArray, Snapshot, VectorBlock
from engine.store.analyses import vectors_since
from engine.store.store import Store

_ROWS_AT_ONCE = 50_000
_QUERIES_AT_ONCE = 16
_LEAST_LENGTH = 1e-6


class VectorSpace(Protocol):
    """What the index must know of a model: vectors of different spaces never mix."""

    @property
    def id(self) -> str:
        """The model's name."""

    @property
    def version(self) -> str:
        """The model's version."""


class SimilarityIndex:
    """Every track's unit vector in one float32 matrix.

    One thread at a time adds (others wait); any number of threads search meanwhile without a
    lock, each on the snapshot it began with. A search at 1,000,000 x 128 copies no vectors.

    Parameters
    ----------
    dimensions
        Length of a vector.
    """

    def __init__(self, dimensions: int) -> None:
        self.dimensions = dimensions
        self._lock = threading.Lock()
        self._space: tuple[str, str] | None = None
        self._last_id = 0
        self._snapshot = self._nothing()
        self._sampled = (self._snapshot, LibrarySample.of(self._snapshot))

    def __len__(self) -> int:
        snapshot = self._snapshot
        return snapshot.count - len(snapshot.superseded)

    def refresh(self, store: Store, model: VectorSpace) -> int:
        """Load what `model` has listened to since the last call; return how many vectors.

        Another model than the last time's empties the index first.
        """
        with self._lock:
            if self._space != (model.id, model.version):
                self._space, self._last_id = (model.id, model.version), 0
                self._snapshot = self._nothing()
            loaded = 0
            while True:
                stored = store.read(
                    vectors_since, model.id, model.version, self._last_id, limit=_ROWS_AT_ONCE
                )
                if not len(stored.track_ids):
                    return loaded
                self._add(stored.track_ids, stored.vectors)
                self._last_id = stored.last_id
                loaded += len(stored.track_ids)

    def add(self, track_ids: IdArray, vectors: FloatArray) -> None:
        """Add or replace vectors; those without a direction (zero, not finite) do not enter.

        Parameters
        ----------
        track_ids
            int64 [n]; the last of several rows of one track counts.
        vectors
            float32 [n, dimensions], of any length.

        Raises
        ------
        ValueError
            When the vectors have another shape.
        """
        with self._lock:
            self._add(track_ids, vectors)

    def vector(self, track_id: int) -> FloatArray | None:
        """Return a copy of a track's unit vector, float32 [dimensions], or None."""
        block = self._snapshot.block
        row = block.row_of.get(track_id)
        return None if row is None else block.vectors[row].copy()

    def vectors(self, track_ids: IdArray) -> FloatArray:
        """Return copies of the unit vectors of tracks, float32 [n, dimensions].

        Raises
        ------
        KeyError
            When one has none.
        """
        block = self._snapshot.block
        rows = [block.row_of[track_id] for track_id in track_ids.tolist()]
        found: FloatArray = block.vectors[rows]
        return found

    def sample(self) -> LibrarySample:
        """Return the sample of what is in the index now; drawn anew only after a change."""
        snapshot, sample = self._sampled
        if snapshot is not self._snapshot:
            snapshot = self._snapshot
            sample = LibrarySample.of(snapshot)
            self._sampled = (snapshot, sample)
        return sample

    def nearest(
        self,
        query: FloatArray,
        count: int,
        exclude: Iterable[int] = (),
        only: IdArray | None = None,
    ) -> tuple[IdArray, FloatArray]:
        """Return the tracks most alike to a direction, nearest first.

        Parameters
        ----------
        query
            float32 [dimensions], finite, of any length but 0.
        count
            How many at most.
        exclude
            Ids that are not returned.
        only
            Where given, the only ids that are.

        Returns
        -------
        track_ids
            int64 [k], k <= count; equally near tracks in the order of their ids.
        similarities
            float32 [k], cosines in [-1, 1].

        Raises
        ------
        ValueError
            When the query has no direction or another length than the vectors.
        """
        return self.nearest_each(query[np.newaxis], count, exclude, only)[0]

    def nearest_each(
        self,
        queries: FloatArray,
        count: int,
        exclude: Iterable[int] = (),
        only: IdArray | None = None,
    ) -> list[tuple[IdArray, FloatArray]]:
        """Like :meth:`nearest` for every row of `queries` [q, dimensions], in one pass or few."""
        units = self._checked(queries)
        snapshot = self._snapshot
        hidden = _hidden_rows(snapshot, exclude, only)
        found = []
        for start in range(0, len(units), _QUERIES_AT_ONCE):
            part = units[start : start + _QUERIES_AT_ONCE]
            for scores in part @ snapshot.vectors.T:
                scores[hidden] = -np.inf
                found.append(_largest(scores, snapshot.track_ids, count))
        return found

    def _nothing(self) -> Snapshot:
        return Snapshot(VectorBlock.with_room(0, self.dimensions), 0, np.empty(0, np.int64))

    def _checked(self, queries: FloatArray) -> FloatArray:
        if queries.ndim != 2 or queries.shape[1] != self.dimensions:
            raise ValueError(f"queries of {self.dimensions} numbers expected")
        units, good = _units(queries)
        if not good.all():
            raise ValueError("a query needs a direction: it is zero or not finite")
        return units

    def _add(self, track_ids: IdArray, vectors: FloatArray) -> None:
        if vectors.shape != (len(track_ids), self.dimensions):
            raise ValueError(f"vectors of {self.dimensions} numbers expected")
        if not len(track_ids):
            return
        # Unique from the back keeps the last row of each track.
        _, from_back = np.unique(track_ids[::-1], return_index=True)
        kept = np.sort(len(track_ids) - 1 - from_back)
        units, good = _units(vectors[kept])
        new_ids = track_ids[kept]
        snapshot = self._snapshot.appended(new_ids[good], units[good])
        self._snapshot = snapshot.without(new_ids[~good])


def _units(vectors: FloatArray) -> tuple[FloatArray, "np.typing.NDArray[np.bool_]"]:
    """Return the rows at length 1, and which of them have a direction at all."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    good = np.isfinite(lengths[:, 0]) & (lengths[:, 0] > _LEAST_LENGTH)
    safe = np.where(good[:, np.newaxis], lengths, 1.0)
    return (vectors / safe).astype(np.float32), good


def _hidden_rows(snapshot: Snapshot, exclude: Iterable[int], only: IdArray | None) -> IdArray:
    excluded = np.fromiter(exclude, np.int64)
    hidden = [snapshot.superseded]
    if len(excluded):
        hidden.append(np.flatnonzero(np.isin(snapshot.track_ids, excluded)))
    if only is not None:
        hidden.append(np.flatnonzero(~np.isin(snapshot.track_ids, only)))
    return np.concatenate(hidden)


def _largest(scores: FloatArray, track_ids: IdArray, count: int) -> tuple[IdArray, FloatArray]:
    count = min(count, len(scores))
    if count <= 0:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    rows = np.argpartition(scores, len(scores) - count)[len(scores) - count :]
    rows = rows[np.isfinite(scores[rows])]
    rows = rows[np.lexsort((track_ids[rows], -scores[rows]))]
    return track_ids[rows], np.clip(scores[rows], -1.0, 1.0)
