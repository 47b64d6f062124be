"""Looks again at folders in which something changed, as soon as it did."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.listening.library_service import LibraryService
from desktop.operations import Operations
from engine.library.watching import FolderWatcher
from engine.store.records import Folder


class WatchedFolders(QObject):
    """Keeps the watcher in step with the folders of the library, and scans what it tells of.

    Nothing is watched before :meth:`start`: the window comes first.
    """

    _changed = Signal(list)

    def __init__(
        self, service: LibraryService, operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._operations = operations
        self._watcher: FolderWatcher | None = None
        self._changed.connect(service.rescan)

    def start(self) -> None:
        """Begin to watch, with whichever folders there are from now on."""
        self._watcher = FolderWatcher(self._changed.emit)
        self._service.folders_changed.connect(self._follow)

    def close(self) -> None:
        """Stop watching."""
        if self._watcher:
            self._watcher.close()
            self._watcher = None

    def _follow(self, folders: list[Folder]) -> None:
        paths = [folder.path for folder in folders if folder.rules.watched]
        self._operations.run(lambda: self._watch(paths))

    def _watch(self, paths: list[Path]) -> None:
        watcher = self._watcher
        if watcher:
            watcher.watch(paths)
