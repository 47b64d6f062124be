"""Tests of :mod:`engine.audio.window_plan`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.audio.window_plan import (
    SHORT_SECONDS,
    WindowPlan,
    covered_seconds,
    overlapping_starts,
    spread_starts,
)


@given(
    duration=st.floats(0.01, 20_000),
    window=st.floats(0.1, 30),
    count=st.integers(1, 20),
)
def test_starts_are_inside_apart_and_centred(duration: float, window: float, count: int) -> None:
    starts = spread_starts(duration, window, count)
    assert 1 <= len(starts) <= count
    assert starts[0] >= 0
    assert np.all(np.diff(starts) >= window - 1e-6)
    if duration >= window:
        assert starts[-1] + window <= duration + 1e-6
        assert starts[0] == pytest.approx(duration - starts[-1] - window, abs=1e-6)
    if duration >= count * window:
        assert len(starts) == count


@given(duration=st.floats(120, 20_000))
def test_long_tracks_lose_their_edges(duration: float) -> None:
    starts = spread_starts(duration, 5.0, 6)
    assert starts[0] >= 10
    assert starts[-1] + 5 <= duration - 10


@given(duration=st.floats(0.01, 200), window=st.floats(0.1, 30), most=st.integers(1, 20))
def test_overlapping_windows_reach_from_end_to_end(
    duration: float, window: float, most: int
) -> None:
    starts = overlapping_starts(duration, window, most)
    assert 1 <= len(starts) <= most
    if duration > window and most > 1:
        assert starts[0] == 0.0
        assert starts[-1] == pytest.approx(duration - window)
        assert np.ptp(np.diff(starts)) < 1e-6
        if len(starts) < most:
            assert starts[1] <= window / 2 + 1e-6


@given(duration=st.floats(5.5, 60), cut=st.floats(0.0, 2.5))
def test_what_little_is_cut_from_a_short_track_moves_no_window_far(
    duration: float, cut: float
) -> None:
    before = overlapping_starts(duration, 5.0, 12)
    after = overlapping_starts(max(5.0, duration - cut), 5.0, 12)
    assert abs(len(before) - len(after)) <= 1


def test_a_plan_hears_all_of_short_tracks_and_parts_of_long_ones() -> None:
    plan = WindowPlan(6, of_short=24)
    assert plan.most == 24
    assert plan.starts(30.0, 5.0) == pytest.approx(np.linspace(0, 25, 11))
    assert plan.starts(60.0, 5.0) == pytest.approx(np.linspace(0, 55, 23))
    assert len(plan.starts(SHORT_SECONDS, 5.0)) == 24
    assert covered_seconds(plan.starts(SHORT_SECONDS, 5.0), 5.0) == pytest.approx(SHORT_SECONDS)
    assert plan.starts(SHORT_SECONDS + 0.1, 5.0) == spread_starts(SHORT_SECONDS + 0.1, 5.0, 6)
    assert plan.starts(3.0, 5.0) == [0.0]


def test_what_lies_in_two_windows_is_covered_once() -> None:
    assert covered_seconds([0.0], 5.0) == 5.0
    assert covered_seconds([0.0, 10.0], 5.0) == 10.0
    assert covered_seconds([0.0, 2.5, 10.0], 5.0) == 12.5
    whole = WindowPlan(6, of_short=24).starts(45.0, 5.0)
    assert covered_seconds(whole, 5.0) == pytest.approx(45.0)


def test_a_plan_without_short_tracks_spreads_over_all() -> None:
    assert WindowPlan(6).starts(30.0, 5.0) == spread_starts(30.0, 5.0, 6)
    assert WindowPlan(6).most == 6
