"""Counts what a run has done and tells whoever wants to know, not too often."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from engine.analysis.progress import AnalysisProgress, RateMeter, State
from engine.store.records import AnalysisResult

logger = logging.getLogger(__name__)

REPORT_SECONDS = 0.2

Message = TypeVar("Message")


class Reporter:
    """The counts of one run, and the callbacks.

    Parameters
    ----------
    workers
        How many processes decode at most.
    on_progress, on_stored
        Called on the thread that uses the reporter. What they raise is logged and goes no
        further: a fault in a view must not stop the listening.

    Attributes
    ----------
    latest
        The progress as it was last told.
    """

    def __init__(
        self,
        workers: int,
        on_progress: Callable[[AnalysisProgress], None] | None,
        on_stored: Callable[[Sequence[int]], None] | None,
    ) -> None:
        self.latest = AnalysisProgress(workers=workers)
        self._present = self.latest
        self._on_progress = on_progress
        self._on_stored = on_stored
        self._meter = RateMeter()
        self._done = self._failed = self._remaining = 0
        self._told_at = 0.0

    def set_remaining(self, tracks: int) -> None:
        """Correct how many tracks are left to do."""
        self._remaining = tracks

    def skipped(self) -> None:
        """Note that a track is left out of this run."""
        self._remaining = max(0, self._remaining - 1)

    def stored(self, results: Sequence[AnalysisResult]) -> None:
        """Count results that have reached the disk, and announce their tracks."""
        if not results:
            return
        failed = sum(result.failure is not None for result in results)
        self._failed += failed
        self._done += len(results) - failed
        self._remaining = max(0, self._remaining - len(results))
        self._meter.count(time.monotonic(), len(results))
        _tell(self._on_stored, [result.track_id for result in results])

    def update(self, state: State, *, in_flight: int, device: str) -> None:
        """Take in the present state; tell it if it is new or the last report is old enough."""
        now = time.monotonic()
        state_is_new = state != self.latest.state
        if state_is_new and state == "running":
            self._meter.restart()
        self._present = self._counted(now, state, in_flight, device)
        if state_is_new or (self.is_behind and now - self._told_at >= REPORT_SECONDS):
            self._tell_present(now)

    def end(self, state: State, error: str | None = None) -> None:
        """Tell how the run ended."""
        now = time.monotonic()
        if state == "finished":
            self._remaining = 0
        ended = self._counted(now, state, 0, self._present.device)
        self._present = replace(ended, error=error)
        self._tell_present(now)

    @property
    def is_behind(self) -> bool:
        """Whether there is something that was not told yet."""
        return self._essence(self._present) != self._essence(self.latest)

    def _counted(self, now: float, state: State, in_flight: int, device: str) -> AnalysisProgress:
        return AnalysisProgress(
            total=self._done + self._failed + self._remaining,
            done=self._done,
            failed=self._failed,
            in_flight=in_flight,
            rate=self._meter.rate(now),
            seconds_left=self._meter.seconds_left(now, self._remaining),
            device=device,
            workers=self.latest.workers,
            state=state,
        )

    def _tell_present(self, now: float) -> None:
        self.latest = self._present
        self._told_at = now
        _tell(self._on_progress, self.latest)

    @staticmethod
    def _essence(progress: AnalysisProgress) -> AnalysisProgress:
        """Return the progress without what changes by the mere passing of time."""
        return replace(progress, rate=0.0, seconds_left=None)


def _tell(listener: Callable[[Message], None] | None, message: Message) -> None:
    if listener is None:
        return
    try:
        listener(message)
    except Exception:
        logger.exception("A listener of the analysis failed.")
