"""What plays, in the form in which other programs want to know it."""

import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from engine.library.covers import read_cover
from engine.store import tracks
from engine.store.records import Track
from engine.store.store import Store


@dataclass(frozen=True, slots=True)
class Playing:
    """A track that plays: its queue entry, and its cover as a file of its own if it has one."""

    entry_id: int
    track: Track
    cover: Path | None = None


class PlayingTrack(QObject):
    """Follows the player and keeps the cover of what plays in a temporary file.

    Signals
    -------
    changed
        A Playing or None; its cover may come a moment later, and then this is told again.
    settled
        A Playing with all that can be known of it; once for each track that begins.
    """

    changed = Signal(object)
    settled = Signal(object)

    def __init__(
        self, store: Store, operations: Operations, player: Player, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._folder = tempfile.TemporaryDirectory(
            prefix="earshot-cover-", ignore_cleanup_errors=True
        )
        self._writing = threading.Lock()
        self._closed = False
        self._loading: Operation | None = None
        self.now: Playing | None = None
        player.current_changed.connect(self._follow)

    def close(self) -> None:
        """Remove the cover's file; a cover that is being written comes first."""
        if self._loading:
            self._loading.cancel()
        with self._writing:
            self._closed = True
            self._folder.cleanup()

    def _follow(self, entry: QueueEntry | None) -> None:
        if self._loading:
            self._loading.cancel()
        track = self._track(entry)
        self.now = Playing(entry.entry_id, track) if entry and track else None
        self.changed.emit(self.now)
        if self.now and track:
            self._loading = self._operations.run(lambda: self._write_cover(track), self._settle)

    def _track(self, entry: QueueEntry | None) -> Track | None:
        if entry is None:
            return None
        return self._store.read(tracks.tracks_by_id, [entry.track_id]).get(entry.track_id)

    def _write_cover(self, track: Track) -> Path | None:
        """Write the cover under a name of its own, or desktops would show the one before."""
        data = read_cover(track.path)
        if data is None:
            return None
        with self._writing:
            return None if self._closed else self._replace(f"cover-{track.id}", data)

    def _replace(self, name: str, data: bytes) -> Path | None:
        folder = Path(self._folder.name)
        file = folder / name
        try:
            for old in folder.iterdir():
                if old != file:
                    old.unlink(missing_ok=True)
            file.write_bytes(data)
        except OSError:
            # A cover is a decoration: with a full disk there is none.
            return None
        return file

    def _settle(self, cover: Path | None) -> None:
        self._loading = None
        if self.now is None:
            return
        if cover:
            self.now = Playing(self.now.entry_id, self.now.track, cover)
            self.changed.emit(self.now)
        self.settled.emit(self.now)
