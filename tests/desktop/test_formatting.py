"""Times and numbers as people read them."""

import pytest

from desktop import formatting


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (0, "0:00"), (59.9, "0:59"), (207.5, "3:27"), (3723, "1:02:03"), (-1, "–")],
)
def test_clock(seconds: float | None, text: str) -> None:
    assert formatting.clock(seconds) == text


def test_counts() -> None:
    assert formatting.count(1204) == "1,204"
    assert formatting.tracks(1) == "1 track"
    assert formatting.tracks(100_000) == "100,000 tracks"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(5, "under a minute left"), (660, "11 min left"), (3 * 3600, "3 hours left")],
)
def test_remaining(seconds: float, text: str) -> None:
    assert formatting.remaining(seconds) == text


def test_rate_changes_its_unit_when_it_is_slow() -> None:
    assert formatting.rate(11.3) == "11 a second"
    assert formatting.rate(0.5) == "30 a minute"
