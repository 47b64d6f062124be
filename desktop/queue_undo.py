"""One step back in the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.player.play_queue import QueueEntry, QueueSnapshot
from desktop.player.player import Player
from engine import settings
from engine.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The queue before a change, and where in it the player was."""

    entries: Sequence[QueueEntry]
    index: int | None
    seconds: float
    was_playing: bool
    radio_seed: int


class QueueUndo:
    """Remembers the queue before its last change.

    Moments share their entries with the queue, so that 100,000 of them cost nothing.
    """

    def __init__(self, player: Player, settings: Settings) -> None:
        self._player = player
        self._settings = settings
        self._last: Moment | None = None

    def moment(self) -> Moment:
        """Return the queue as it is now."""
        return Moment(
            self._player.queue.entries,
            self._player.queue.current_index,
            self._player.position,
            self._player.state == "playing",
            self._settings.get(settings.RADIO_SEED),
        )

    def keep(self, moment: Moment) -> None:
        """Take a moment as the one that :meth:`undo` goes back to."""
        self._last = moment

    def forget(self) -> None:
        """Have nothing to go back to."""
        self._last = None

    def undo(self, moment: Moment | None = None) -> None:
        """Go back to the moment that was kept last; a moment that is another one is too old.

        What plays and was in the queue then plays on; else the player goes back too.
        """
        last = self._last
        if last is None or moment not in (None, last):
            return
        self._last = None
        self._settings.set(settings.RADIO_SEED, last.radio_seed)
        if self._plays_on(last):
            self._player.restore(_snapshot(last))
            return
        was_paused = self._player.state == "paused"
        # Stopped first, or the track would be heard from its beginning for a moment.
        self._player.stop()
        self._player.restore(_snapshot(last))
        self._player.start(last.seconds)
        if last.was_playing and not was_paused:
            self._player.play()

    def _plays_on(self, moment: Moment) -> bool:
        """Whether the player need not change what it does; an empty queue stops it by itself."""
        current = self._player.current
        if moment.index is None:
            return True
        return current is not None and any(e.entry_id == current.entry_id for e in moment.entries)


def _snapshot(moment: Moment) -> QueueSnapshot:
    return QueueSnapshot(tuple(moment.entries), moment.index)
