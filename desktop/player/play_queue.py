"""What is being played and what comes next, as plain data."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One track's place in the queue; the same track may stand in it several times.

    Attributes
    ----------
    entry_id
        Tells this place from all others; unique in a queue.
    track_id
        The track.
    origin
        Where the entry came from, for example “Radio: Starfall”.
    similarity
        How close a radio found the track to its seed, or None for what a person chose.
    reason
        Why a radio chose the track.
    """

    entry_id: int
    track_id: int
    origin: str = ""
    similarity: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QueueSnapshot:
    """A queue at some moment: its entries in order, and the position of the current one."""

    entries: tuple[QueueEntry, ...]
    index: int | None


class PlayQueue:
    """An ordered list of entries, one of which is the current one.

    Positions count from 0. The current entry stays the current one through every edit that does
    not remove it; when it is removed, the entry that followed it takes its place.
    """

    def __init__(self) -> None:
        self._entries: list[QueueEntry] = []
        self._index: int | None = None
        self._last_id = 0

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Sequence[QueueEntry]:
        """All entries in order."""
        return tuple(self._entries)

    @property
    def current_index(self) -> int | None:
        """The current entry's position, or None."""
        return self._index

    @property
    def current(self) -> QueueEntry | None:
        """The current entry, or None."""
        return None if self._index is None else self._entries[self._index]

    def new_entry(
        self,
        track_id: int,
        *,
        origin: str = "",
        similarity: float | None = None,
        reason: str = "",
    ) -> QueueEntry:
        """Make an entry with an id that no other entry of this queue ever had."""
        self._last_id += 1
        return QueueEntry(self._last_id, track_id, origin, similarity, reason)

    def replace(self, entries: Iterable[QueueEntry], start: int = 0) -> None:
        """Take other entries instead of the present ones; `start` becomes the current one."""
        new = list(entries)
        self._check_ids(new)
        self._entries = new
        self._index = min(max(start, 0), len(new) - 1) if new else None

    def insert_next(self, entries: Iterable[QueueEntry]) -> None:
        """Put entries right behind the current one."""
        self._insert(0 if self._index is None else self._index + 1, list(entries))

    def insert(self, position: int, entries: Iterable[QueueEntry]) -> None:
        """Put entries in front of the one at a position, or at the end; what plays plays on."""
        new = list(entries)
        at = min(max(position, 0), len(self._entries))
        current = self._index
        self._insert(at, new)
        if current is not None and at <= current:
            self._index = current + len(new)

    def append(self, entries: Iterable[QueueEntry]) -> None:
        """Put entries at the end."""
        self._insert(len(self._entries), list(entries))

    def remove(self, positions: Collection[int]) -> None:
        """Take entries out; positions that do not exist are ignored."""
        gone = set(positions)
        kept = [index for index in range(len(self._entries)) if index not in gone]
        index = self._index
        if index is not None:
            before = sum(1 for position in kept if position < index)
            index = before if before < len(kept) else None
        self._entries = [self._entries[position] for position in kept]
        self._index = index

    def move(self, origin: int, target: int) -> None:
        """Take the entry at `origin` and put it where it ends up at `target`.

        Raises
        ------
        IndexError
            When either is no position of the queue.
        """
        if not (0 <= origin < len(self) and 0 <= target < len(self)):
            raise IndexError(f"cannot move {origin} to {target} in a queue of {len(self)}")
        current = self.current
        self._entries.insert(target, self._entries.pop(origin))
        if current is not None:
            self._index = self._entries.index(current)

    def next(self) -> QueueEntry | None:
        """Go to the next entry; at the last one nothing changes and None is returned."""
        following = 0 if self._index is None else self._index + 1
        return self.jump(following) if following < len(self._entries) else None

    def previous(self) -> QueueEntry | None:
        """Go to the previous entry; at the first one nothing changes and None is returned."""
        return self.jump(self._index - 1) if self._index else None

    def jump(self, position: int) -> QueueEntry:
        """Make the entry at a position the current one.

        Raises
        ------
        IndexError
            When there is no such position.
        """
        if not 0 <= position < len(self._entries):
            raise IndexError(f"there is no position {position} in a queue of {len(self)}")
        self._index = position
        return self._entries[position]

    def clear(self) -> None:
        """Take everything out."""
        self._entries = []
        self._index = None

    def upcoming(self, count: int) -> list[QueueEntry]:
        """Return up to `count` entries that follow the current one."""
        first = 0 if self._index is None else self._index + 1
        return self._entries[first : first + count]

    def before(self, count: int) -> list[QueueEntry]:
        """Return up to `count` entries that stand right before the current one."""
        index = self._index or 0
        return self._entries[max(0, index - count) : index]

    def first(self, count: int) -> list[QueueEntry]:
        """Return up to `count` entries from the beginning of the queue."""
        return self._entries[:count]

    def arrange_upcoming(self, entries: Sequence[QueueEntry]) -> None:
        """Put what follows the current entry into another order.

        Raises
        ------
        ValueError
            When `entries` are not the ones that follow the current entry.
        """
        first = 0 if self._index is None else self._index + 1
        if {e.entry_id for e in entries} != {e.entry_id for e in self._entries[first:]}:
            raise ValueError("an arrangement neither adds entries nor leaves any out")
        self._entries[first:] = entries

    def bring_to_front(self) -> None:
        """Move the current entry to the first place: everything else is then still to come."""
        if self._index:
            self._entries.insert(0, self._entries.pop(self._index))
            self._index = 0

    def position_of(self, entry_id: int) -> int | None:
        """Return the position of an entry, or None when it is not in the queue."""
        for position, entry in enumerate(self._entries):
            if entry.entry_id == entry_id:
                return position
        return None

    def snapshot(self) -> QueueSnapshot:
        """Return the queue as it is now; the entries are shared, not copied."""
        return QueueSnapshot(tuple(self._entries), self._index)

    def restore(self, snapshot: QueueSnapshot) -> None:
        """Become again what `snapshot` described."""
        self.replace(snapshot.entries)
        index = snapshot.index
        self._index = index if index is not None and 0 <= index < len(self._entries) else None

    def _insert(self, position: int, entries: list[QueueEntry]) -> None:
        self._check_ids([*self._entries, *entries])
        self._entries[position:position] = entries
        if self._index is None and len(self._entries) == len(entries) and entries:
            self._index = 0

    def _check_ids(self, entries: list[QueueEntry]) -> None:
        ids = {entry.entry_id for entry in entries}
        if len(ids) != len(entries):
            raise ValueError("two entries of a queue have the same id")
        self._last_id = max(self._last_id, *ids) if ids else self._last_id
