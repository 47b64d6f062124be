import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.player.play_queue import PlayQueue, QueueEntry, QueueSnapshot

COUNTS = st.integers(0, 4)


class QueueMachine(RuleBasedStateMachine):
    """Compares the queue with a model: a list of ids and the current id."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = PlayQueue()
        self.ids: list[int] = []
        self.current: int | None = None
        self.saved: tuple[QueueSnapshot, list[int], int | None] | None = None

    def make(self, count: int) -> list[QueueEntry]:
        return [self.queue.new_entry(track_id=7) for _ in range(count)]

    @rule(count=COUNTS, start=st.integers(-1, 5))
    def replace(self, count: int, start: int) -> None:
        entries = self.make(count)
        self.queue.replace(entries, start)
        self.ids = [entry.entry_id for entry in entries]
        self.current = self.ids[min(max(start, 0), count - 1)] if count else None

    @rule(count=COUNTS)
    def append(self, count: int) -> None:
        entries = self.make(count)
        was_empty = not self.ids
        self.queue.append(entries)
        self.ids += [entry.entry_id for entry in entries]
        if was_empty and count:
            self.current = self.ids[0]

    @rule(count=COUNTS)
    def insert_next(self, count: int) -> None:
        entries = self.make(count)
        was_empty = not self.ids
        place = 0 if self.current is None else self.ids.index(self.current) + 1
        self.queue.insert_next(entries)
        self.ids[place:place] = [entry.entry_id for entry in entries]
        if was_empty and count:
            self.current = self.ids[0]

    @rule(positions=st.sets(st.integers(-1, 12), max_size=4))
    def remove(self, positions: set[int]) -> None:
        gone = {self.ids[p] for p in positions if 0 <= p < len(self.ids)}
        if self.current is not None:
            behind = self.ids[self.ids.index(self.current) :]
            self.current = next((i for i in behind if i not in gone), None)
        self.queue.remove(positions)
        self.ids = [i for i in self.ids if i not in gone]

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        place = st.integers(0, len(self.ids) - 1)
        origin, target = data.draw(place), data.draw(place)
        self.queue.move(origin, target)
        self.ids.insert(target, self.ids.pop(origin))

    @rule(data=st.data())
    def arrange_upcoming(self, data: st.DataObject) -> None:
        place = 0 if self.current is None else self.ids.index(self.current) + 1
        upcoming = data.draw(st.permutations(self.queue.entries[place:]))
        self.queue.arrange_upcoming(upcoming)
        self.ids[place:] = [entry.entry_id for entry in upcoming]

    @rule()
    def bring_to_front(self) -> None:
        self.queue.bring_to_front()
        if self.current is not None:
            self.ids.insert(0, self.ids.pop(self.ids.index(self.current)))

    @rule()
    def next(self) -> None:
        place = 0 if self.current is None else self.ids.index(self.current) + 1
        entry = self.queue.next()
        if place < len(self.ids):
            self.current = self.ids[place]
            assert entry == self.queue.current
        else:
            assert entry is None

    @rule()
    def previous(self) -> None:
        entry = self.queue.previous()
        if self.current is not None and self.ids.index(self.current) > 0:
            self.current = self.ids[self.ids.index(self.current) - 1]
            assert entry == self.queue.current
        else:
            assert entry is None

    @rule()
    def clear(self) -> None:
        self.queue.clear()
        self.ids, self.current = [], None

    @rule()
    def save(self) -> None:
        self.saved = self.queue.snapshot(), list(self.ids), self.current

    @precondition(lambda self: self.saved)
    @rule()
    def restore(self) -> None:
        assert self.saved is not None
        snapshot, ids, self.current = self.saved
        self.ids = list(ids)
        self.queue.restore(snapshot)

    @invariant()
    def agrees(self) -> None:
        assert [entry.entry_id for entry in self.queue.entries] == self.ids
        assert len(self.queue) == len(self.ids)
        current = self.queue.current
        assert (None if current is None else current.entry_id) == self.current
        place = 0 if self.current is None else self.ids.index(self.current) + 1
        upcoming = [entry.entry_id for entry in self.queue.upcoming(3)]
        assert upcoming == self.ids[place : place + 3]


TestQueueMachine = QueueMachine.TestCase
TestQueueMachine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_two_entries_with_one_id_are_refused() -> None:
    queue = PlayQueue()
    entry = queue.new_entry(1)
    queue.append([entry])
    with pytest.raises(ValueError, match="same id"):
        queue.append([entry])
    assert queue.entries == (entry,)


def test_ids_stay_unique_after_restoring() -> None:
    saved = PlayQueue()
    saved.append([saved.new_entry(5) for _ in range(3)])
    queue = PlayQueue()
    queue.restore(saved.snapshot())
    queue.append([queue.new_entry(6)])
    assert len({entry.entry_id for entry in queue.entries}) == 4


def test_a_snapshot_keeps_why_a_track_is_there() -> None:
    queue = PlayQueue()
    queue.append([queue.new_entry(3, origin="Radio: Starfall", similarity=0.8, reason="calm")])
    other = PlayQueue()
    other.restore(queue.snapshot())
    assert other.entries == queue.entries


@pytest.mark.parametrize("position", [-1, 2])
def test_jumping_outside_fails(position: int) -> None:
    queue = PlayQueue()
    queue.append([queue.new_entry(1), queue.new_entry(2)])
    with pytest.raises(IndexError):
        queue.jump(position)
    with pytest.raises(IndexError):
        queue.move(0, position)


def test_an_arrangement_keeps_what_is_to_come() -> None:
    queue = PlayQueue()
    queue.append([queue.new_entry(n) for n in range(3)])
    with pytest.raises(ValueError, match="leaves any out"):
        queue.arrange_upcoming(queue.entries[2:])
