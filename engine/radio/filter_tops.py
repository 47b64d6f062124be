"""The tracks that excite each learned filter most, found in one pass over all activations."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.radio.candidate import FloatArray

IdArray = npt.NDArray[np.int64]
Block = tuple[IdArray, FloatArray]
"""Track ids [n], and what every filter says of each, float32 [n, filters]."""

LEAST_SPREAD = 0.01
"""A filter is dead when its least and greatest differ by less of the greatest: it tells nothing."""


@dataclass(frozen=True, slots=True)
class FilterTops:
    """What every filter says of a library.

    Attributes
    ----------
    track_ids, values
        int64 and float32 [filters, k]: the k tracks that excite each most, greatest first.
    least
        float32 [filters]: the least that each says of any track.
    tracks
        How many tracks there are.
    """

    track_ids: IdArray
    values: FloatArray
    least: FloatArray
    tracks: int

    @property
    def greatest(self) -> FloatArray:
        """float32 [filters]: the most that each says of any track."""
        if not self.tracks:
            return np.zeros(len(self.least), np.float32)
        return np.asarray(self.values[:, 0], np.float32)

    @property
    def alive(self) -> npt.NDArray[np.bool_]:
        """[filters]: whether a filter tells tracks apart at all."""
        greatest = self.greatest
        return np.asarray(greatest - self.least > LEAST_SPREAD * greatest, np.bool_)


def find_tops(blocks: Iterable[Block], filters: int, count: int) -> FilterTops:
    """Go through all activations once, and keep no more of them than is asked for.

    Parameters
    ----------
    blocks
        All tracks, in any number of parts. One that is told of twice counts twice.
    filters
        How many filters there are.
    count
        How many tracks to keep of each. Of equal ones the lower id comes first.
    """
    ids = np.empty((filters, 0), np.int64)
    values = np.empty((filters, 0), np.float32)
    least = np.full(filters, np.inf, np.float32)
    tracks = 0
    for block_ids, said in blocks:
        tracks += len(block_ids)
        least = np.minimum(least, said.min(axis=0, initial=np.inf))
        ids = np.concatenate([ids, np.broadcast_to(block_ids, (filters, len(block_ids)))], axis=1)
        values = np.concatenate([values, said.T], axis=1)
        ids, values = _greatest(ids, values, count)
    return FilterTops(ids, values, least if tracks else np.zeros(filters, np.float32), tracks)


def in_order(track_ids: IdArray, values: FloatArray) -> Block:
    """Return tracks and what a filter says of them, greatest first, of equal ones the lower id."""
    order = np.lexsort((track_ids, -values))
    return track_ids[order], values[order]


def _greatest(ids: IdArray, values: FloatArray, count: int) -> Block:
    """Return the `count` greatest of each row in order."""
    if values.shape[1] > count:
        places = np.argpartition(-values, count - 1, axis=1)[:, :count]
        ids = np.take_along_axis(ids, places, axis=1)
        values = np.take_along_axis(values, places, axis=1)
    order = np.lexsort((ids, -values), axis=1)
    return np.take_along_axis(ids, order, axis=1), np.take_along_axis(values, order, axis=1)
