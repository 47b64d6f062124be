"""A clock that stands still while nobody looks at it."""

import time

_LONGEST_STEP = 2.0


class PatientClock:
    """Measures waiting in steps of which none counts for more than two seconds.

    When the machine slept, or the whole program was stopped from the terminal, hours may pass
    between two looks: they say nothing about the worker that was asleep as well.
    """

    def __init__(self) -> None:
        self._last = time.monotonic()

    def step(self) -> float:
        """Return the seconds since the last call, at most two."""
        now = time.monotonic()
        step, self._last = now - self._last, now
        return min(step, _LONGEST_STEP)
