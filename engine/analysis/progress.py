"""How far listening has come, and how fast it goes."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

State = Literal["starting", "running", "paused", "finished", "cancelled", "error"]

_WINDOW_SECONDS = 25.0
_FEWEST_TRACKS = 3
_SHORTEST_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class AnalysisProgress:
    """A moment of one run of the pipeline.

    Attributes
    ----------
    total
        Tracks of this run: done, failed, and still to do. Grows when a scan finds more.
    done, failed
        Stored since the run began, with vectors and with reasons.
    in_flight
        With the workers now.
    rate
        Tracks a second over the last 25 seconds, pauses left out.
    seconds_left
        None until the rate is known.
    device
        ``"cpu"`` or ``"cuda"``: what really runs.
    workers
        How many processes decode at most.
    state
        ``"paused"`` is reached when nothing is in flight any more.
    error
        The sentence to show in the state ``"error"``.
    """

    total: int = 0
    done: int = 0
    failed: int = 0
    in_flight: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    device: str = "cpu"
    workers: int = 0
    state: State = "starting"
    error: str | None = None


class RateMeter:
    """Tracks a second over the recent past, from the first finished track on.

    Every method takes the present time in seconds, of any clock that only goes forward.
    """

    def __init__(self) -> None:
        self._moments: deque[tuple[float, int]] = deque()
        self._since: float | None = None

    def restart(self) -> None:
        """Forget everything: at the start, or after a pause."""
        self._moments.clear()
        self._since = None

    def count(self, now: float, tracks: int) -> None:
        """Note that tracks were finished just now."""
        if self._since is None:
            # The first took the start of its worker as well and would tell of nothing else.
            self._since = now
        else:
            self._moments.append((now, tracks))

    def rate(self, now: float) -> float:
        """Return tracks a second, 0 until enough is known."""
        while self._moments and self._moments[0][0] < now - _WINDOW_SECONDS:
            self._moments.popleft()
        tracks = sum(number for _, number in self._moments)
        measured = 0.0 if self._since is None else min(now - self._since, _WINDOW_SECONDS)
        if tracks < _FEWEST_TRACKS or measured < _SHORTEST_SECONDS:
            return 0.0
        return tracks / measured

    def seconds_left(self, now: float, remaining: int) -> float | None:
        """Return how long the remaining tracks will take, or None while that is unknown."""
        rate = self.rate(now)
        return remaining / rate if rate > 0 else None
