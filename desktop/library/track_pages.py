"""Track rows by pages: of 100,000 rows only those near the screen are in memory."""

from collections import OrderedDict

import numpy as np
import numpy.typing as npt

from engine.store import tracks
from engine.store.records import Track
from engine.store.store import Store

PAGE_ROWS = 64
_MOST_PAGES = 64


class TrackPages:
    """The tracks of an ordered list of ids, loaded page by page and forgotten again.

    A page of 64 rows takes well under a millisecond, so it is read where it is needed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages: OrderedDict[int, dict[int, Track]] = OrderedDict()
        self.ids: npt.NDArray[np.int64] = np.empty(0, np.int64)

    def set_ids(self, ids: npt.NDArray[np.int64]) -> None:
        """Show other tracks, int64 [n]."""
        self.ids = ids
        self._pages.clear()

    def forget(self) -> None:
        """Read the rows anew when they are next looked at."""
        self._pages.clear()

    def track(self, row: int) -> Track | None:
        """Return the track in a row; None when it left the library a moment ago."""
        page = row // PAGE_ROWS
        if page not in self._pages:
            self._load(page)
        self._pages.move_to_end(page)
        return self._pages[page].get(int(self.ids[row]))

    def _load(self, page: int) -> None:
        ids = self.ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS].tolist()
        self._pages[page] = self._store.read(tracks.tracks_by_id, ids)
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
