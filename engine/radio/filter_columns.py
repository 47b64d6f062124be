"""What single filters say of all tracks, held while it is asked for again and again.

A filter's numbers lie scattered over every row of the library: to read them takes 145 ms at
100,000 tracks. So the filters that were asked for last are held, and only what was listened to
since is read again.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import FloatArray
from engine.radio.filter_seed import FilterSeed
from engine.radio.filter_tops import IdArray
from engine.store.filter_activations import By, activations_of_filter
from engine.store.store import Store

_MOST = 6
"""So many filters are held: 1.2 MB each at 100,000 tracks."""

_Key = tuple[str, str, int, By]


@dataclass(frozen=True, slots=True)
class FilterColumn:
    """What one filter says: ids int64 [n], each once, and float32 [n]."""

    track_ids: IdArray
    said: FloatArray
    last_analysis: int

    def followed_by(self, newer: "FilterColumn") -> "FilterColumn":
        """Return it with what was listened to since; what is told again replaces what was."""
        if not len(newer.track_ids):
            return self
        stay = ~np.isin(self.track_ids, newer.track_ids)
        return FilterColumn(
            np.concatenate([self.track_ids[stay], newer.track_ids]),
            np.concatenate([self.said[stay], newer.said]),
            newer.last_analysis,
        )


_NOTHING = FilterColumn(np.empty(0, np.int64), np.empty(0, np.float32), 0)


class FilterColumns:
    """Reads the columns of one library; any thread may ask.

    A track that is removed from the library stays in a column that is held.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._held: OrderedDict[_Key, FilterColumn] = OrderedDict()

    def of(self, seed: FilterSeed) -> FilterColumn:
        """Return what a filter says of all tracks that were listened to until now."""
        key: _Key = (*seed.model, seed.number, seed.by)
        with self._lock:
            known = self._held.pop(key, _NOTHING)
            found = known.followed_by(
                FilterColumn(*self._store.read(activations_of_filter, *key, known.last_analysis))
            )
            self._held[key] = found
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return found
