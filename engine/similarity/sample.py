"""A fixed sample of the library, against which the likeness of single tracks is judged."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.similarity.mutual_proximity import Surroundings
from engine.similarity.vector_block import FloatArray, IdArray, Snapshot

SAMPLE_SIZE = 16_384
"""Beyond so many tracks more of them change a track's spread by less than one per cent."""

_PROBES = 128
_LONELY_SHARE = 0.05
# Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class LibrarySample:
    """The vectors of up to :data:`SAMPLE_SIZE` tracks, float32 [n, dimensions].

    Which ones depends on nothing but their ids, so that the same library gives the same sample
    however it came about.
    """

    vectors: FloatArray

    @classmethod
    def of(cls, snapshot: Snapshot) -> "LibrarySample":
        """Draw the sample from what a search sees."""
        live = np.ones(snapshot.count, bool)
        live[snapshot.superseded] = False
        rows = np.flatnonzero(live)
        if len(rows) > SAMPLE_SIZE:
            order = _scattered(snapshot.track_ids[rows])
            rows = rows[np.argpartition(order, SAMPLE_SIZE)[:SAMPLE_SIZE]]
        # In the order of their ids: sums of floats depend on their order.
        rows = rows[np.argsort(snapshot.track_ids[rows])]
        return cls(snapshot.vectors[rows])

    @cached_property
    def surroundings(self) -> Surroundings | None:
        """What mutual proximity needs to know of the library; None while it is empty."""
        return Surroundings.of(self.vectors) if len(self.vectors) else None

    @cached_property
    def least_closeness(self) -> float:
        """Return the cosine to the nearest track that 95 of 100 tracks reach; -1 for too few.

        Only the sample is searched, so that in a larger library most tracks have nearer ones.
        """
        if len(self.vectors) < _PROBES:
            return -1.0
        probes = np.linspace(0, len(self.vectors) - 1, _PROBES).astype(int)
        cosines = self.vectors[probes] @ self.vectors.T
        cosines[np.arange(_PROBES), probes] = -1.0
        return float(np.quantile(cosines.max(axis=1), _LONELY_SHARE))


def _scattered(track_ids: IdArray) -> npt.NDArray[np.uint64]:
    """Return a number for each id that has nothing to do with its neighbours'."""
    mixed = track_ids.astype(np.uint64) * _MULTIPLIER
    return (mixed ^ (mixed >> np.uint64(29))) * _MULTIPLIER
