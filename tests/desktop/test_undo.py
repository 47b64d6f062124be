"""The history of changes, whatever they are."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop.undo import UndoHistory


@dataclass(eq=False)
class Put:
    """Puts a number at the end of a list."""

    target: list[int]
    number: int

    @property
    def words(self) -> str:
        return f"{self.number} put"

    def undo(self) -> None:
        assert self.target.pop() == self.number

    def redo(self) -> None:
        self.target.append(self.number)


class PutElsewhere(Put):
    pass


def put(history: UndoHistory, target: list[int], number: int) -> Put:
    change = Put(target, number)
    change.redo()
    history.record(change)
    return change


@given(st.lists(st.integers(0, 9) | st.sampled_from(["undo", "redo"]), max_size=40))
def test_undo_and_redo_walk_along_what_was_done(steps: list[int | str]) -> None:
    history, target = UndoHistory(), []
    done: list[int] = []
    undone: list[int] = []
    for step in steps:
        if isinstance(step, int):
            put(history, target, step)
            done, undone = [*done, step], []
        elif step == "undo":
            history.undo()
            if done:
                undone.append(done.pop())
        else:
            history.redo()
            if undone:
                done.append(undone.pop())
        assert target == done
        assert (history.can_undo, history.can_redo) == (bool(done), bool(undone))


def test_the_undo_of_an_older_change_does_nothing() -> None:
    history, target = UndoHistory(), []
    first = put(history, target, 1)
    second = put(history, target, 2)
    history.undo(first)
    assert target == [1, 2]
    history.undo(second)
    history.undo(second)
    assert target == [1]


def test_only_the_last_hundred_steps_are_kept() -> None:
    history, target = UndoHistory(), []
    for number in range(150):
        put(history, target, number)
    while history.can_undo:
        history.undo()
    assert target == list(range(50))


def test_changes_of_one_kind_can_be_forgotten() -> None:
    history, target, other = UndoHistory(), [], []
    put(history, target, 1)
    change = PutElsewhere(other, 5)
    change.redo()
    history.record(change)
    history.forget(PutElsewhere)
    history.undo()
    assert (target, other) == ([], [5])
    assert not history.can_undo
