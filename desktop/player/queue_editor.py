"""The queue as an object that tells when it was edited."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.player.play_queue import PlayQueue, QueueEntry, QueueSnapshot


class QueueEditor(QObject):
    """Owns the queue; all edits go through it.

    Signals
    -------
    queue_changed
        Entries or the current index changed.
    """

    queue_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue = PlayQueue()

    def insert_next(self, entries: Iterable[QueueEntry]) -> None:
        """Put entries right behind the current one."""
        self.queue.insert_next(entries)
        self._edited()

    def insert(self, position: int, entries: Iterable[QueueEntry]) -> None:
        """Put entries in front of the one at a position."""
        self.queue.insert(position, entries)
        self._edited()

    def append(self, entries: Iterable[QueueEntry]) -> None:
        """Put entries at the end of the queue."""
        self.queue.append(entries)
        self._edited()

    def remove(self, positions: Collection[int]) -> None:
        """Take entries out; without the current one, the one behind it plays."""
        self.queue.remove(positions)
        self._edited()

    def move(self, origin: int, target: int) -> None:
        """Move an entry of the queue."""
        self.queue.move(origin, target)
        self._edited()

    def arrange_upcoming(self, entries: Sequence[QueueEntry]) -> None:
        """Put what follows the current entry into another order."""
        self.queue.arrange_upcoming(entries)
        self._edited()

    def clear(self) -> None:
        """Empty the queue and stop."""
        self.queue.clear()
        self._edited()

    def restore(self, snapshot: QueueSnapshot) -> None:
        """Bring back an earlier queue; an entry that is playing and still in it plays on."""
        self.queue.restore(snapshot)
        playing = self._playing_entry_id()
        position = None if playing is None else self.queue.position_of(playing)
        if position is not None:
            self.queue.jump(position)
        self._edited()

    def _edited(self) -> None:
        self.queue_changed.emit()
        self._after_edit()

    def _playing_entry_id(self) -> int | None:
        """Return the entry that an edit should not interrupt."""
        return None

    def _after_edit(self) -> None:
        """Do what an edit asks for, such as playing another entry."""
