"""What was done, so that it can be taken back and done again: one history for the whole window."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

_MOST_STEPS = 100


class Change(Protocol):
    """Something that was done."""

    @property
    def words(self) -> str:
        """What was done, as it was announced."""
        ...

    def undo(self) -> None:
        """Take it back."""
        ...

    def redo(self) -> None:
        """Do it again."""
        ...


class UndoHistory(QObject):
    """The changes of queue and playlists in the order in which they were made.

    Signals
    -------
    undone, redone
        The words of the change.
    changed
        There is more or less to undo or redo.
    """

    undone = Signal(str)
    redone = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to do again."""
        return bool(self._undone)

    def record(self, change: Change) -> None:
        """Remember what was just done; what had been undone before it cannot be redone any more."""
        self._done = [*self._done[1 - _MOST_STEPS :], change]
        self._undone = []
        self.changed.emit()

    def undo(self, change: Change | None = None) -> None:
        """Take the last change back; a `change` that is not the last one is too old."""
        if not self._done or change not in (None, self._done[-1]):
            return
        last = self._done.pop()
        last.undo()
        self._undone.append(last)
        self.changed.emit()
        self.undone.emit(last.words)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            last = self._undone.pop()
            last.redo()
            self._done.append(last)
            self.changed.emit()
            self.redone.emit(last.words)

    def forget(self, kind: type[Change]) -> None:
        """Drop all changes of a kind, after something that no undo could get behind."""
        self._done = [change for change in self._done if not isinstance(change, kind)]
        self._undone = [change for change in self._undone if not isinstance(change, kind)]
        self.changed.emit()
