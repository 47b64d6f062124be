"""Tells when files in the listener's folders change, while the app runs.

The system tells of changes on its own disks. On network drives it does not, or not of what others
do there; these, folders that are not mounted, and those for which the system has no watches left,
are named again and again after some minutes, so that they are looked through instead.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from engine.library.formats import is_audio_name, is_sheet_name

logger = logging.getLogger(__name__)

QUIET_SECONDS = 2.0
"""How long nothing may happen before a change is told: an album is copied file by file."""

MOST_SECONDS = 30.0
"""After which a change is told though more goes on happening."""

LOOK_AGAIN_SECONDS = 600.0
"""How often folders are named that cannot be watched."""

_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs"})
_MOUNTS = Path("/proc/mounts")
_EVENTS: tuple[type[FileSystemEvent], ...] = (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileClosedEvent if sys.platform == "linux" else FileModifiedEvent,
)
"""Never that something was opened: every scan would be told of, and flood the system's queue."""

OnChanged = Callable[[list[Path]], None]


class FolderWatcher:
    """Watches folders with everything below them.

    Parameters
    ----------
    on_changed
        Called on a thread of its own with the folders in which something changed, or that cannot
        be watched; each lies in one of the watched folders, or is one, and is worth a scan.
    """

    def __init__(self, on_changed: OnChanged) -> None:
        self._on_changed = on_changed
        self._observer: BaseObserver = Observer()
        self._watches: dict[Path, ObservedWatch] = {}
        self._unwatched: set[Path] = set()
        self._changed: dict[Path, Path] = {}
        self._first = self._last = 0.0
        self._look_again = time.monotonic() + LOOK_AGAIN_SECONDS
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closed = False
        self._observer.start()
        self._thread = threading.Thread(target=self._run, name="folder-watcher", daemon=True)
        self._thread.start()

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders and no others; asks the disk, so call it off the UI thread."""
        wanted = set(folders)
        for folder in self._watches.keys() - wanted:
            self._observer.unschedule(self._watches.pop(folder))
        for folder in wanted - self._watches.keys():
            self._try(folder)
        with self._lock:
            self._unwatched = wanted - self._watches.keys()
        self._wake.set()

    @property
    def unwatched(self) -> set[Path]:
        """The folders that are only looked through now and then."""
        with self._lock:
            return set(self._unwatched)

    def close(self) -> None:
        """Stop watching; nothing is told any more."""
        self._closed = True
        self._wake.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join()

    def _try(self, folder: Path) -> None:
        if not folder.is_dir() or _is_remote(folder):
            return
        try:
            handler = _Handler(folder, self._note)
            self._watches[folder] = self._observer.schedule(
                handler, str(folder), recursive=True, event_filter=[*_EVENTS]
            )
        except OSError as error:
            # The system has a limit of how many folders can be watched.
            logger.info("“%s” cannot be watched: %s", folder, error)

    def _note(self, root: Path, place: Path) -> None:
        with self._lock:
            self._last = time.monotonic()
            if not self._changed:
                self._first = self._last
            self._changed[place] = root
        self._wake.set()

    def _run(self) -> None:
        while not self._closed:
            self._wake.wait(self._patience())
            self._wake.clear()
            due = [] if self._closed else self._due()
            if due:
                self._on_changed(due)

    def _patience(self) -> float | None:
        """Return for how many seconds nothing will have to be told."""
        with self._lock:
            now = time.monotonic()
            moments = [self._look_again] if self._unwatched else []
            if self._changed:
                moments.append(min(self._last + QUIET_SECONDS, self._first + MOST_SECONDS))
            return max(0.0, min(moments) - now) if moments else None

    def _due(self) -> list[Path]:
        """Return what is to be told now, and forget it."""
        with self._lock:
            now, told = time.monotonic(), set()
            if self._changed and now >= min(self._last + QUIET_SECONDS, self._first + MOST_SECONDS):
                told = {_worth_a_scan(place, root) for place, root in self._changed.items()}
                self._changed = {}
            if self._unwatched and now >= self._look_again:
                self._look_again = now + LOOK_AGAIN_SECONDS
                told |= self._unwatched
        return sorted(place for place in told if told.isdisjoint(place.parents))


class _Handler(FileSystemEventHandler):
    """Passes on where music or folders changed."""

    def __init__(self, root: Path, note: Callable[[Path, Path], None]) -> None:
        self._root = root
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the folder of what changed, and that of where it was moved."""
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)) if name else self._root
            matters = event.is_directory or is_audio_name(path.name) or is_sheet_name(path.name)
            if self._root in path.parents and matters:
                self._note(self._root, path.parent)


def _worth_a_scan(place: Path, root: Path) -> Path:
    """Return the folder to scan for a change: an empty or vanished one counts as not mounted."""
    while place != root and not _has_something(place):
        place = place.parent
    return place


def _has_something(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is not None
    except OSError:
        return False


def _is_remote(folder: Path) -> bool:
    """Return whether a folder lies on a network drive, as far as the system tells."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
        real = folder.resolve()
    except OSError:
        return False
    kinds = {Path(fields[1]): fields[2] for line in mounts if len(fields := line.split()) > 2}
    kind = next((kinds[place] for place in (real, *real.parents) if place in kinds), "")
    return kind in _REMOTE or kind.startswith("fuse.")
