"""Covers for lists and grids: there at once when they were seen lately, else a moment later."""

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.library.cover_files import CoverFiles
from desktop.operations import Operations
from engine.errors import EarshotError
from engine.store import tracks
from engine.store.store import Store

_MOST_BYTES = 32 * 1024 * 1024
_AT_ONCE = 2
_MOST_WAITING = 120

Key = tuple[int, int]
"""The id of a track, and the side in pixels."""


class CoverCache(QObject):
    """Loads small covers in the background, what was asked for last first.

    What waits longest is forgotten when much is asked for: it was scrolled past, and is asked for
    again when it comes back.

    Signals
    -------
    arrived
        The id of a track whose cover can be had now.
    """

    arrived = Signal(int)

    def __init__(
        self, store: Store, operations: Operations, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._files = CoverFiles(folder)
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._loading: set[Key] = set()
        self._pruned = False

    def pixmap(self, track_id: int, side: int) -> QPixmap | None:
        """Return the cover of a track, `side` pixels square.

        It is a null pixmap where there is none, and None while it is not known yet; `arrived`
        tells when it is.
        """
        key = (track_id, side)
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        if key not in self._loading:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            self._load_next()
        return None

    def forget(self) -> None:
        """Look at the files again: they may have other covers now."""
        self._pixmaps.clear()
        self._bytes = 0

    @property
    def bytes_held(self) -> int:
        """How much the covers in memory take, in bytes."""
        return self._bytes

    def _load_next(self) -> None:
        while self._waiting and len(self._loading) < _AT_ONCE:
            key, _ = self._waiting.popitem(last=True)
            self._loading.add(key)
            self._operations.run(
                partial(self._cover, key), partial(self._take, key), partial(self._give_up, key)
            )
        if not self._pruned:
            self._pruned = True
            self._operations.run(self._files.prune)

    def _cover(self, key: Key) -> QImage:
        track_id, side = key
        track = self._store.read(tracks.tracks_by_id, [track_id]).get(track_id)
        return QImage() if track is None else self._files.cover(track.path, side)

    def _give_up(self, key: Key, _error: EarshotError) -> None:
        self._take(key, QImage())

    def _take(self, key: Key, image: QImage) -> None:
        self._loading.discard(key)
        pixmap = QPixmap.fromImage(image)
        self._pixmaps[key] = pixmap
        self._bytes += _size(pixmap)
        while self._bytes > _MOST_BYTES and len(self._pixmaps) > 1:
            _, oldest = self._pixmaps.popitem(last=False)
            self._bytes -= _size(oldest)
        self.arrived.emit(key[0])
        self._load_next()


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * max(pixmap.depth(), 8) // 8
