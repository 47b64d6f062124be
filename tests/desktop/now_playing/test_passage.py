"""Marked seconds: always inside the track, and of a length that can be searched for."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.now_playing.passage import USUAL, Passage
from engine.radio.passages import LONGEST, SHORTEST

DURATION = st.floats(2.0, 5_000.0)
SHARE = st.floats(0.0, 1.0)


def is_good(passage: Passage, duration: float) -> bool:
    inside = -1e-6 <= passage.start < passage.end <= duration + 1e-6
    return inside and SHORTEST - 1e-6 <= passage.end - passage.start <= LONGEST + 1e-6


@given(DURATION, SHARE, SHARE)
def test_a_drag_gives_a_good_passage_or_none(duration: float, one: float, other: float) -> None:
    passage = Passage.dragged(one * duration, other * duration, duration)
    if passage is None:
        assert abs(one - other) * duration < SHORTEST + 1e-6
    else:
        assert is_good(passage, duration)


@given(DURATION, st.lists(st.tuples(st.booleans(), SHARE), min_size=1, max_size=6))
def test_ends_set_one_by_one_give_good_passages(
    duration: float, steps: list[tuple[bool, float]]
) -> None:
    passage: Passage | None = None
    for begins, share in steps:
        make = Passage.beginning if begins else Passage.ending
        passage = make(share * duration, passage, duration)
        assert is_good(passage, duration)


def test_an_end_stays_where_it_was_set() -> None:
    begun = Passage.beginning(10.0, None, 100.0)
    assert begun == Passage(10.0, 10.0 + USUAL)
    ended = Passage.ending(18.0, begun, 100.0)
    assert ended == Passage(10.0, 18.0)
    assert Passage.beginning(12.0, ended, 100.0) == Passage(12.0, 18.0)
    assert Passage.ending(90.0, ended, 100.0) == Passage(60.0, 90.0)
