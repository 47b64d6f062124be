"""Saves queue and place as they change, and brings them back at the next start."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.operations import Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from engine import settings
from engine.errors import EarshotError
from engine.settings import Settings
from engine.store import session
from engine.store.records import StoredQueueEntry
from engine.store.store import Store

_PAUSE_MILLISECONDS = 300
_EVERY_SECONDS = 5.0


class Session(QObject):
    """Ties the player's queue to the store.

    Nothing is stored before the earlier queue was brought back: a window that is closed at once
    must not empty it.

    Signals
    -------
    restored
        The queue is the one of the last time.
    failed
        A sentence on why the queue could not be stored; it is tried again at the next change.
    """

    restored = Signal()
    failed = Signal(str)
    _ended = Signal(object)

    def __init__(
        self,
        store: Store,
        settings: Settings,
        player: Player,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._player = player
        self._operations = operations
        self._saved_seconds = 0.0
        self._restored = False
        self._closed = False
        self._failing = False
        self._stored: Sequence[QueueEntry] = ()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.save)
        self._ended.connect(self._note_end)

    def restore(self) -> None:
        """Show the queue of the last time, paused where it was."""
        index = self._settings.get(settings.QUEUE_INDEX)
        self._operations.run(
            lambda: (
                self._store.read(session.load_queue),
                *self._store.read(session.queue_place, index),
            ),
            lambda stored: self._restore(*stored),
        )

    def save(self) -> None:
        """Store the queue and where it plays."""
        self._timer.stop()
        if self._closed or not self._restored:
            return
        entries = self._player.queue.entries
        if entries != self._stored:
            self._stored = entries
            saving = self._store.submit(session.save_queue, _as_stored(entries))
            saving.add_done_callback(self._ended.emit)
        index = self._player.queue.current_index
        self._settings.set(settings.QUEUE_INDEX, -1 if index is None else index)
        self._save_position(self._player.position)

    def close(self) -> None:
        """Save for the last time; what changes afterwards is the app being taken down."""
        if not self._closed:
            self.save()
            self._closed = True

    def _restore(self, stored: list[StoredQueueEntry], index: int, is_same: bool) -> None:
        # A track that was started meanwhile, from the command line say, is not to be replaced.
        if not len(self._player.queue) and stored:
            self._player.replace(self._entries(stored), index, play=False)
            self._stored = self._player.queue.entries
            if self._settings.get(settings.QUEUE_INDEX) >= 0:
                self._player.start(self._settings.get(settings.QUEUE_SECONDS) if is_same else 0.0)
        self._restored = True
        self._player.queue_changed.connect(self._save_soon)
        self._player.current_changed.connect(self._save_soon)
        self._player.position_changed.connect(self._note_position)
        self.restored.emit()

    def _save_soon(self, _entry: object = None) -> None:
        self._timer.start()

    def _note_end(self, saving: Future[None]) -> None:
        """Tell once when saving begins to fail, and save everything at the next change."""
        error = saving.exception()
        if error is not None:
            self._stored = ()
        if isinstance(error, EarshotError) and not self._failing:
            self.failed.emit(str(error))
        self._failing = error is not None

    def _entries(self, stored: list[StoredQueueEntry]) -> list[QueueEntry]:
        return [
            self._player.queue.new_entry(
                entry.track_id,
                origin=entry.origin,
                similarity=entry.similarity,
                reason=entry.reason,
            )
            for entry in stored
        ]

    def _note_position(self, seconds: float) -> None:
        if not self._closed and abs(seconds - self._saved_seconds) >= _EVERY_SECONDS:
            self._save_position(seconds)

    def _save_position(self, seconds: float) -> None:
        self._saved_seconds = seconds
        self._settings.set(settings.QUEUE_SECONDS, round(seconds, 2))


def _as_stored(entries: Sequence[QueueEntry]) -> Iterator[StoredQueueEntry]:
    """Yield the entries to the writing thread, because 100,000 of them take their time."""
    for entry in entries:
        yield StoredQueueEntry(entry.track_id, entry.origin, entry.similarity, entry.reason)
