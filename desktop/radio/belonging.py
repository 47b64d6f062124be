"""Has tracks count as belonging to their album; that can be undone."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from desktop.undo import UndoHistory
from engine.store.belonging import forget_belongs, say_belongs
from engine.store.store import Store
from engine.words import plural


@dataclass(frozen=True, slots=True, eq=False)
class _Change:
    words: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class Belonging(QObject):
    """Remembers what the listener says.

    Signals
    -------
    changed
        It was written down.
    said
        A quiet sentence, the name of an action to go with it, and what that action does.
    """

    changed = Signal()
    said = Signal(str, str, object)
    _written = Signal(object)

    def __init__(self, store: Store, history: UndoHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._history = history
        self._written.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def say(self, track_ids: Sequence[int]) -> None:
        """Have tracks belong to their albums."""
        if not track_ids:
            return
        ids = list(track_ids)
        words = plural("Belonging", "%n track belongs here", "%n tracks belong here", len(ids))
        change = _Change(
            words,
            partial(self._write, forget_belongs, ids),
            partial(self._write, say_belongs, ids),
        )
        change.redo()
        self._history.record(change)
        self.said.emit(words, self.tr("Undo"), partial(self._history.undo, change))

    def _write(self, write: Callable[..., None], track_ids: list[int]) -> None:
        self._store.submit(write, track_ids).add_done_callback(self._written.emit)

    def _finish(self, writing: Future[None]) -> None:
        writing.result()
        self.changed.emit()
