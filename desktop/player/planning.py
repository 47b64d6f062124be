"""What is played after what: repeating and stopping, as plain logic over the queue."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from desktop.player.play_queue import PlayQueue, QueueEntry

Repeat = Literal["off", "track", "queue"]
StopAfter = Literal["off", "track", "album"]


@dataclass(frozen=True, slots=True)
class Play:
    """One play of an entry: with repeating, an entry is played once in each lap."""

    entry: QueueEntry
    lap: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """What tells this play from every other one."""
        return self.entry.entry_id, self.lap


def planned(queue: PlayQueue, lap: int, repeat: Repeat, count: int) -> list[Play]:
    """Return up to `count` plays that follow the queue's current entry, which is in its `lap`."""
    return list(islice(_following(queue, lap, repeat, count), count))


def _following(queue: PlayQueue, lap: int, repeat: Repeat, count: int) -> Iterator[Play]:
    current = queue.current
    if repeat == "track" and current is not None:
        yield from (Play(current, lap + n) for n in range(1, count + 1))
        return
    yield from (Play(entry, lap) for entry in queue.upcoming(count))
    while repeat == "queue" and len(queue):
        lap += 1
        yield from (Play(entry, lap) for entry in queue.first(count))
