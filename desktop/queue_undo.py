"""Steps back and forth between states of the queue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.player.play_queue import QueueEntry, QueueSnapshot
from desktop.player.player import Player
from desktop.undo import UndoHistory
from engine import settings
from engine.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The queue at some time, and where in it the player was."""

    entries: Sequence[QueueEntry]
    index: int | None
    seconds: float
    was_playing: bool
    station: int


class QueueChange:
    """A change of the queue, between two moments."""

    def __init__(self, queue: "QueueUndo", words: str, before: Moment) -> None:
        self.words = words
        self._queue = queue
        self._before = before
        self._after = before

    def undo(self) -> None:
        """Go back to the queue before the change."""
        self._after = self._queue.moment()
        self._queue.go_to(self._before)

    def redo(self) -> None:
        """Return to the queue as it was when the change was undone."""
        self._before = self._queue.moment()
        self._queue.go_to(self._after)


class QueueUndo:
    """Puts changes of the queue into the history, and goes to and fro between their moments.

    Moments share their entries with the queue, so that 100,000 of them cost nothing.

    Parameters
    ----------
    player, settings
        What is brought back.
    history
        Where changes are remembered.
    before_going
        Called before the queue is brought back.
    after_going
        Called with the station of the queue that came back.
    """

    def __init__(
        self,
        player: Player,
        settings: Settings,
        history: UndoHistory,
        before_going: Callable[[], None] = lambda: None,
        after_going: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._player = player
        self._settings = settings
        self._history = history
        self._before_going = before_going
        self._after_going = after_going

    def moment(self) -> Moment:
        """Return the queue as it is now."""
        return Moment(
            self._player.queue.entries,
            self._player.queue.current_index,
            self._player.position,
            self._player.state == "playing",
            self._settings.get(settings.RADIO_STATION),
        )

    def keep(self, words: str, before: Moment) -> QueueChange:
        """Remember that the queue was changed since a moment."""
        change = QueueChange(self, words, before)
        self._history.record(change)
        return change

    def undo(self, change: QueueChange) -> None:
        """Take a change back if it is the last one."""
        self._history.undo(change)

    def forget(self) -> None:
        """Have no queue to go back to."""
        self._history.forget(QueueChange)

    def go_to(self, moment: Moment) -> None:
        """Bring the queue of a moment back.

        What plays and was in the queue then plays on; else the player goes back too.
        """
        self._before_going()
        self._settings.set(settings.RADIO_STATION, moment.station)
        self._after_going(moment.station)
        if self._plays_on(moment):
            self._player.restore(_snapshot(moment))
            return
        was_paused = self._player.state == "paused"
        # Stopped first, or the track would be heard from its beginning for a moment.
        self._player.stop()
        self._player.restore(_snapshot(moment))
        self._player.start(moment.seconds)
        if moment.was_playing and not was_paused:
            self._player.play()

    def _plays_on(self, moment: Moment) -> bool:
        """Whether the player need not change what it does; an empty queue stops it by itself."""
        current = self._player.current
        if moment.index is None:
            return True
        return current is not None and any(e.entry_id == current.entry_id for e in moment.entries)


def _snapshot(moment: Moment) -> QueueSnapshot:
    return QueueSnapshot(tuple(moment.entries), moment.index)
