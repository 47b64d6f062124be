"""Edits of a list by rows."""

from collections.abc import Collection, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def without(items: Sequence[Item], rows: Collection[int]) -> list[Item]:
    """Return the items but for those in these rows; rows that do not exist are passed over."""
    gone = set(rows)
    return [item for row, item in enumerate(items) if row not in gone]


def moved(items: Sequence[Item], rows: Collection[int], target: int) -> list[Item]:
    """Return the items with those in these rows put in front of the one at `target`, in order."""
    chosen = sorted(row for row in set(rows) if 0 <= row < len(items))
    kept = without(items, chosen)
    place = target - sum(1 for row in chosen if row < target)
    return [*kept[:place], *(items[row] for row in chosen), *kept[place:]]


def inserted(items: Sequence[Item], target: int, new: Sequence[Item]) -> list[Item]:
    """Return the items with new ones in front of the one at `target`."""
    return [*items[:target], *new, *items[target:]]
