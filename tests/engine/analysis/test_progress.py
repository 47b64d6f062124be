"""The rate meter, which knows no clock but the one it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.progress import RateMeter


def steady(meter: RateMeter, start: float, seconds: int, per_second: int) -> float:
    for second in range(seconds):
        meter.count(start + second, per_second)
    return start + seconds - 1


def test_nothing_is_claimed_before_there_is_something_to_tell() -> None:
    meter = RateMeter()
    assert meter.rate(5.0) == 0.0
    assert meter.seconds_left(5.0, 10) is None
    meter.count(6.0, 1)
    assert meter.seconds_left(6.0, 10) is None


@given(per_second=st.integers(1, 50), seconds=st.integers(5, 200), start=st.floats(0, 1e6))
def test_a_steady_pace_is_told_as_it_is(per_second: int, seconds: int, start: float) -> None:
    meter = RateMeter()
    now = steady(meter, start, seconds, per_second)
    assert meter.rate(now) == pytest.approx(per_second, rel=0.05)
    left = meter.seconds_left(now, 100)
    assert left == pytest.approx(100 / per_second, rel=0.05)


def test_the_distant_past_does_not_count() -> None:
    meter = RateMeter()
    now = steady(meter, 0.0, 100, 2)
    now = steady(meter, now + 1, 60, 10)
    assert meter.rate(now) == pytest.approx(10, rel=0.05)


def test_a_pause_is_no_slowness() -> None:
    meter = RateMeter()
    steady(meter, 0.0, 30, 4)
    meter.restart()
    now = steady(meter, 5000.0, 10, 4)
    assert meter.rate(now) == pytest.approx(4)


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 5)), max_size=40))
def test_the_rate_is_never_negative_or_infinite(steps: list[tuple[float, int]]) -> None:
    meter = RateMeter()
    now = 0.0
    for step, tracks in steps:
        now += step
        meter.count(now, tracks)
        assert 0.0 <= meter.rate(now) < float("inf")
