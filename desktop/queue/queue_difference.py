"""What changed between two states of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.player.play_queue import QueueEntry


@dataclass(frozen=True, slots=True)
class Difference:
    """From `start` on, so many entries were removed and so many inserted in their place.

    `is_reordering` is true when the same entries stand there in another order.
    """

    start: int
    removed: int
    inserted: int
    is_reordering: bool


def difference(before: Sequence[QueueEntry], after: Sequence[QueueEntry]) -> Difference:
    """Compare two queues by the ids of their entries.

    What is equal at the beginning and at the end is left out, which describes exactly every
    single edit of a queue.
    """
    old = [entry.entry_id for entry in before]
    new = [entry.entry_id for entry in after]
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    removed, inserted = old[start : len(old) - end], new[start : len(new) - end]
    same = len(removed) == len(inserted) and sorted(removed) == sorted(inserted)
    return Difference(start, len(removed), len(inserted), same and bool(removed))


def _common(first: Sequence[int], second: Sequence[int]) -> int:
    """Return how many items are equal from the beginning on."""
    length = min(len(first), len(second))
    pairs = zip(first, second, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), length)
