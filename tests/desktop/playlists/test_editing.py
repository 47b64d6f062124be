"""Edits of a list by rows."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.playlists.editing import inserted, moved, without

items = st.lists(st.integers(), max_size=12, unique=True)


@given(items, st.sets(st.integers(0, 14)), st.data())
def test_moving_keeps_everything_and_the_order_of_both_parts(
    before: list[int], rows: set[int], data: st.DataObject
) -> None:
    target = data.draw(st.integers(0, len(before)))
    after = moved(before, rows, target)
    chosen = [before[row] for row in sorted(rows) if row < len(before)]
    assert sorted(after) == sorted(before)
    assert [item for item in after if item in chosen] == chosen
    assert [item for item in after if item not in chosen] == without(before, rows)
    in_front = [item for item in before[:target] if item not in chosen]
    assert after[: len(in_front) + len(chosen)] == in_front + chosen


@given(items, st.data())
def test_what_is_put_in_can_be_taken_out(before: list[int], data: st.DataObject) -> None:
    target = data.draw(st.integers(0, len(before)))
    after = inserted(before, target, [-1, -2])
    assert after[target : target + 2] == [-1, -2]
    assert without(after, [target, target + 1]) == before
