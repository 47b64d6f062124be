"""Plays what other programs hand over: the file manager, the command line, MPRIS."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operations
from desktop.verbs import Verbs
from engine.library.opening import Opened, open_paths
from engine.store.store import Store
from engine.words import plural


class FileOpening(QObject):
    """Makes tracks of files and plays them, once the queue of the last time is back.

    Played earlier, they would take that queue's place without a way back.

    Signals
    -------
    failed
        A sentence about what could not be opened.
    """

    failed = Signal(str)

    def __init__(
        self, store: Store, operations: Operations, verbs: Verbs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._verbs = verbs
        self._waiting: list[Path] | None = []

    def open(self, paths: Sequence[Path]) -> None:
        """Play these files, folders and playlists instead of the present queue."""
        if self._waiting is not None:
            self._waiting += paths
        elif paths:
            self._operations.run(partial(open_paths, self._store, list(paths)), self._play)

    def begin(self) -> None:
        """Open what was asked for until now, and from now on at once."""
        waiting, self._waiting = self._waiting, None
        self.open(waiting or ())

    def _play(self, opened: Opened) -> None:
        self._verbs.play(opened.track_ids)
        if len(opened.problems) == 1:
            self.failed.emit(opened.problems[0].reason)
        elif opened.problems:
            told = plural(
                "Desktop",
                "%n file could not be opened; {reason}",
                "%n files could not be opened; {reason}",
                len(opened.problems),
            )
            self.failed.emit(told.format(reason=opened.problems[0].reason))
