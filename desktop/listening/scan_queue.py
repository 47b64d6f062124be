"""Looks through folders one after the other, in the background; one of them can be dropped."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operations
from engine.errors import EarshotError
from engine.library.scanner import ScanReport, scan
from engine.store import folders
from engine.store.records import Folder
from engine.store.store import Store


@dataclass(frozen=True, slots=True)
class _Errand:
    """A folder to look through.

    Attributes
    ----------
    path
        The folder.
    known_only
        Whether to leave it alone if the listener has removed it meanwhile.
    dropped
        Set from the UI thread when it is removed while it is looked through.
    """

    path: Path
    known_only: bool = False
    dropped: threading.Event = field(default_factory=threading.Event)


class ScanQueue(QObject):
    """The folders that are still to be looked through, and the one that is.

    Signals
    -------
    scanning_changed
        Whether folders are being looked through.
    progressed
        A ScanProgress; sent by the thread that scans.
    finished
        A ScanReport; the next scan waits until everybody has heard it.
    failed
        The EarshotError that ended a scan; the next one waits here, too.
    """

    scanning_changed = Signal(bool)
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._waiting: list[_Errand] = []
        self._errand: _Errand | None = None
        self._scan_lock = threading.Lock()
        self._closing = False

    @property
    def scanning(self) -> bool:
        """Whether folders are being looked through."""
        return self._errand is not None

    def add(self, paths: Sequence[Path], *, known_only: bool = False) -> None:
        """Look through folders; `known_only` passes over those that are gone by then."""
        for path in paths:
            if path not in [waiting.path for waiting in self._waiting]:
                self._waiting.append(_Errand(path, known_only))
        self._scan_next()

    def drop(self, folder: Path) -> None:
        """Do not look through a folder and what is in it, or end the scan that does."""
        self._waiting = [one for one in self._waiting if not one.path.is_relative_to(folder)]
        if self._errand and self._errand.path.is_relative_to(folder):
            self._errand.dropped.set()

    def remove(self, folder: Folder) -> None:
        """Take a folder out of the library once no scan goes on; call it off the UI thread."""
        with self._scan_lock:
            self._store.write(folders.remove_folder, folder.id)

    def close(self) -> None:
        """End the scan that goes on, and begin no other."""
        self._closing = True

    def _scan_next(self) -> None:
        if self._errand or not self._waiting or self._closing:
            return
        errand = self._waiting.pop(0)
        self._set_errand(errand)
        self._operations.run(lambda: self._scan(errand), self._finish, self._fail)

    def _set_errand(self, errand: _Errand | None) -> None:
        self._errand = errand
        self.scanning_changed.emit(errand is not None)

    def _scan(self, errand: _Errand) -> ScanReport:
        with self._scan_lock:
            if errand.dropped.is_set() or (errand.known_only and not self._is_known(errand.path)):
                return ScanReport(cancelled=True)
            return scan(
                self._store,
                [errand.path],
                on_progress=self.progressed.emit,
                cancelled=lambda: self._closing or errand.dropped.is_set(),
            )

    def _is_known(self, path: Path) -> bool:
        known = self._store.read(folders.all_folders)
        return any(path.is_relative_to(folder.path) for folder in known)

    def _finish(self, report: ScanReport) -> None:
        self._set_errand(None)
        self.finished.emit(report)
        self._scan_next()

    def _fail(self, error: EarshotError) -> None:
        self._set_errand(None)
        self.failed.emit(error)
        self._scan_next()
