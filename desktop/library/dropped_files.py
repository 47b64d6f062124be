"""Files and folders that are dropped on the window: folders join the library, files the queue."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.listening.library_service import LibraryService
from desktop.operations import Operations
from desktop.verbs import Verbs
from engine.library.opening import Opened, open_paths
from engine.store.store import Store


class DroppedFiles(QObject):
    """Takes what was dropped.

    Signals
    -------
    failed
        A sentence about what could not be taken.
    """

    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        verbs: Verbs,
        service: LibraryService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._verbs = verbs
        self._service = service

    def take(self, paths: Sequence[Path]) -> None:
        """Add folders to the library, and files and playlists to the queue."""
        self._operations.run(partial(self._sort_out, list(paths)), self._add)

    def insert(self, paths: Sequence[Path], before: int | None) -> None:
        """Put files, and what is in folders and playlists, in front of an entry of the queue."""

        def put(opened: Opened) -> None:
            self._verbs.insert(opened.track_ids, before)
            if opened.problems:
                self.failed.emit(opened.problems[0].reason)

        self._operations.run(partial(open_paths, self._store, list(paths)), put)

    def _sort_out(self, paths: list[Path]) -> tuple[list[Path], Opened | None]:
        folders = [path for path in paths if path.is_dir()]
        files = [path for path in paths if path not in folders]
        return folders, open_paths(self._store, files) if files else None

    def _add(self, found: tuple[list[Path], Opened | None]) -> None:
        folders, opened = found
        if folders:
            self._service.add_folders(folders)
        if opened:
            self._verbs.add_to_queue(opened.track_ids)
            if opened.problems:
                self.failed.emit(opened.problems[0].reason)
