"""Which excerpts of a track are listened to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SHORT_SECONDS = 70.0
"""A track of at most this length is a short one."""


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """How many windows of a track are listened to.

    Decoding is what listening costs, and of a short track there is little to decode: all of it can
    be heard, which makes its vector steady where the file begins a second earlier or later.

    Attributes
    ----------
    count
        Windows at most, spread over the track with gaps between them.
    of_short
        Windows at most of a short track, from its beginning to its end; neighbours may overlap by
        half. 0 treats short tracks like long ones.
    """

    count: int
    of_short: int = 0

    @property
    def most(self) -> int:
        """How many windows any track has at most."""
        return max(self.count, self.of_short)

    def starts(self, duration: float, window_seconds: float) -> list[float]:
        """Return where the windows of a track start, in seconds, ascending, at least one."""
        if self.of_short and duration <= SHORT_SECONDS:
            return overlapping_starts(duration, window_seconds, self.of_short)
        return spread_starts(duration, window_seconds, self.count)


def spread_starts(duration: float, window_seconds: float, count: int) -> list[float]:
    """Spread windows over a track with equal gaps before, between and after them.

    A long track's first and last seconds are thereby left out: they are often silence or
    applause. A track too short for `count` windows side by side gets fewer, at least one.

    Parameters
    ----------
    duration
        Length of the track in seconds.
    window_seconds
        Length of a window in seconds.
    count
        How many windows are wanted.

    Returns
    -------
    list of float
        Starts in seconds, ascending; the windows do not overlap.
    """
    fitting = max(1, min(count, int(duration / window_seconds)))
    gap = max(0.0, duration - fitting * window_seconds) / (fitting + 1)
    return [gap + index * (gap + window_seconds) for index in range(fitting)]


def overlapping_starts(
    duration: float, window_seconds: float, most: int | None = None
) -> list[float]:
    """Lay windows evenly from the beginning to the end, as many as overlap by half or more.

    Parameters
    ----------
    duration, window_seconds
        Lengths of the sound and of a window, in one unit.
    most
        How many windows there may be; where that is too few for an overlap by half, they overlap
        less, or leave gaps.

    Returns
    -------
    list of float
        Starts in the same unit, ascending, at least one.
    """
    spare = duration - window_seconds
    if spare <= 0 or most == 1:
        return [max(0.0, spare / 2)]
    count = 1 + math.ceil(2 * spare / window_seconds)
    count = count if most is None else min(most, count)
    return [spare * number / (count - 1) for number in range(count)]


def covered_seconds(starts: Sequence[float], window_seconds: float) -> float:
    """Return how many seconds lie in one of the windows, or in several; the starts ascend."""
    steps = (min(window_seconds, after - before) for before, after in pairwise(starts))
    return window_seconds + sum(steps)
