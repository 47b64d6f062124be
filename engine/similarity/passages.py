"""Search in the windows of all tracks: the place in each track that is most like a passage.

A track was listened to at a few places, and those are what is searched. Windows are held as 8-bit
integers with a scale each, a quarter of float32, as long as they fit into :data:`MOST_BYTES`; what
does not is read from the library at every search. The cosines of 8 bits only choose who comes into
question: the results are measured again with the vectors as they are stored.
"""

import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.similarity.index import VectorSpace
from engine.similarity.vector_block import FloatArray, IdArray
from engine.store.store import Store
from engine.store.track_windows import StoredWindows, windows_of, windows_since

MOST_BYTES = 256 * 2**20
"""Of windows held in memory: with six of 128 numbers, those of about 330,000 tracks."""

_ANALYSES_AT_ONCE = 4_096
_ROWS_AT_ONCE = 1_024
"""Half a megabyte of floats: eight times more leave the cache and take 25 times as long."""
_STEPS = 127.0
_SPARE = 64
"""So many more tracks are measured again than are asked for: 8 bits may have ranked them lower."""


@dataclass(frozen=True, slots=True)
class FoundWindows:
    """The best place of each of some tracks, most alike first; arrays [n].

    Attributes
    ----------
    track_ids, starts, similarities
        int64; float32, seconds; float32, cosines.
    """

    track_ids: IdArray
    starts: FloatArray
    similarities: FloatArray


class PassageIndex:
    """All windows of one model; any thread may search, one at a time.

    Parameters
    ----------
    store, model
        Whose windows.
    most_bytes
        How much of them may be held.
    """

    def __init__(self, store: Store, model: VectorSpace, *, most_bytes: int = MOST_BYTES) -> None:
        self._store = store
        self._model = (model.id, model.version)
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._blocks: list[_Block] = []
        self._last_id = 0

    @property
    def held_bytes(self) -> int:
        """How much memory the windows take."""
        return sum(block.bytes for block in self._blocks)

    def nearest(self, query: FloatArray, count: int, hidden: Collection[int] = ()) -> FoundWindows:
        """Return the tracks with the most similar windows, each with the best of its own.

        Parameters
        ----------
        query
            Unit vector, float32 [dimensions].
        count
            How many tracks at most; of equally similar ones the lower id comes first.
        hidden
            Ids of tracks that are not searched.
        """
        with self._lock:
            found, stale = self._search(query, count, hidden)
            if stale and len(found.track_ids) < count:
                # So much was listened to anew that what is held is of another time.
                self._blocks, self._last_id = [], 0
                found, _ = self._search(query, count, hidden)
        return found

    def _search(
        self, query: FloatArray, count: int, hidden: Collection[int]
    ) -> tuple[FoundWindows, bool]:
        """Return what is found, and whether some of what came into question was out of date."""
        hidden_ids = np.fromiter(hidden, np.int64, len(hidden))
        analyses, best = np.empty(0, np.int64), np.empty(0, np.float32)
        for block in self._all():
            of_block, cosines = block.best_of_each(query, hidden_ids)
            analyses, best = np.concatenate([analyses, of_block]), np.concatenate([best, cosines])
            if len(best) > count + _SPARE:
                kept = np.argpartition(-best, count + _SPARE - 1)[: count + _SPARE]
                analyses, best = analyses[kept], best[kept]
        windows = self._store.read(windows_of, *self._model, analyses.tolist())
        known = np.unique(windows.analysis_ids)
        return best_of_each_track(windows, query, count), len(known) < len(analyses)

    def _all(self) -> "Iterator[_Block]":
        """Yield everything: what is held, and what is new or does not fit, as it is read."""
        yield from list(self._blocks)
        last_id, fits = self._last_id, True
        while True:
            windows = self._store.read(windows_since, *self._model, last_id, _ANALYSES_AT_ONCE)
            if not len(windows.starts):
                return
            block = _Block.of(windows)
            last_id = int(windows.analysis_ids[-1])
            # Nothing behind a block that does not fit, or it would be passed over next time.
            fits = fits and self.held_bytes + block.bytes <= self._most_bytes
            if fits:
                self._blocks.append(block)
                self._last_id = last_id
            yield block


def best_of_each_track(windows: StoredWindows, query: FloatArray, count: int) -> FoundWindows:
    """Return the tracks whose windows are most like a unit vector, each with its best window."""
    if not len(windows.starts):
        nothing = np.empty(0, np.float32)
        return FoundWindows(np.empty(0, np.int64), nothing, nothing)
    cosines = windows.vectors @ query / np.linalg.norm(windows.vectors, axis=1).clip(1e-9)
    order = np.lexsort((windows.starts, windows.track_ids, -cosines))
    _, first = np.unique(windows.track_ids[order], return_index=True)
    rows = order[np.sort(first)][:count]
    return FoundWindows(
        windows.track_ids[rows], windows.starts[rows], np.asarray(cosines[rows], np.float32)
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Some thousand windows in 8 bits, those of one analysis behind one another."""

    integers: npt.NDArray[np.int8]
    scales: FloatArray
    firsts: IdArray
    """The first row of each analysis."""
    analysis_ids: IdArray
    track_ids: IdArray
    """One for each analysis."""

    @classmethod
    def of(cls, windows: StoredWindows) -> "_Block":
        scales = np.abs(windows.vectors).max(axis=1).clip(1e-9) / _STEPS
        integers = np.rint(windows.vectors / scales[:, np.newaxis]).astype(np.int8)
        _, firsts = np.unique(windows.analysis_ids, return_index=True)
        return cls(
            integers,
            scales.astype(np.float32),
            firsts,
            windows.analysis_ids[firsts],
            windows.track_ids[firsts],
        )

    @property
    def bytes(self) -> int:
        arrays = (self.integers, self.scales, self.firsts, self.analysis_ids, self.track_ids)
        return sum(array.nbytes for array in arrays)

    def best_of_each(self, query: FloatArray, hidden: IdArray) -> tuple[IdArray, FloatArray]:
        """Return the analyses of tracks that are not hidden, and the greatest cosine of each."""
        cosines = np.empty(len(self.integers), np.float32)
        # In parts that stay in the processor's cache once they are floats.
        for start in range(0, len(cosines), _ROWS_AT_ONCE):
            part = self.integers[start : start + _ROWS_AT_ONCE].astype(np.float32)
            cosines[start : start + len(part)] = part @ query
        best = np.maximum.reduceat(cosines * self.scales, self.firsts)
        if not len(hidden):
            return self.analysis_ids, best
        shown = ~np.isin(self.track_ids, hidden)
        return self.analysis_ids[shown], best[shown]
