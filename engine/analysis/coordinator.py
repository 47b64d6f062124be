"""The loop of one run: hand out tracks, gather what comes back, store it, report."""

import logging
from collections.abc import Callable
from multiprocessing.connection import wait

from engine.analysis.backlog import Backlog
from engine.analysis.controls import Controls
from engine.analysis.crew import Crew
from engine.analysis.messages import Crashed, Dropped, Failed, Heard, Outcome, Skipped
from engine.analysis.progress import State
from engine.analysis.reporting import REPORT_SECONDS, Reporter
from engine.analysis.saving import ResultWriter
from engine.failures import CRASHED
from engine.store.records import AnalysisResult

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0
_MOST_UNSAVED = 128
"""Results that may wait for a library file which is being written by others."""


class Coordinator:
    """One run of the pipeline; everything in it happens on the thread that calls :meth:`run`.

    Parameters
    ----------
    backlog, writer
        Where tracks come from and results go to.
    reporter
        Counts, and tells who wants to know.
    controls
        What other threads want.
    open_crew
        Starts the worker processes, once there is something to do.
    open_at_once
        Start them even when there may be nothing to do.
    """

    def __init__(
        self,
        backlog: Backlog,
        writer: ResultWriter,
        reporter: Reporter,
        controls: Controls,
        open_crew: Callable[[], Crew],
        *,
        open_at_once: bool = False,
    ) -> None:
        self._backlog = backlog
        self._writer = writer
        self._reporter = reporter
        self._controls = controls
        self._open_crew = open_crew
        self._open_at_once = open_at_once
        self._crew: Crew | None = None

    def run(self) -> None:
        """Work until nothing is pending or the run is cancelled.

        Raises
        ------
        EarshotError
            When the library file cannot be written, or no worker can work.
        """
        try:
            self._work()
            self._dismiss()
            self._settle(self._writer.finish())
        except BaseException as error:
            self._controls.refuse()
            self._dismiss()
            self._reporter.end("error", str(error) or type(error).__name__)
            raise
        self._controls.refuse()
        self._reporter.end("cancelled" if self._controls.cancelled else "finished")

    def _work(self) -> None:
        self._reporter.set_remaining(self._backlog.remaining())
        if self._open_at_once:
            self._crew = self._open_crew()
        while not self._controls.cancelled:
            self._hear_controls()
            self._settle(self._writer.advance())
            self._hand_out()
            if self._is_over():
                return
            self._report()
            self._await_news()
            self._gather()

    def _hear_controls(self) -> None:
        self._controls.quiet()
        if self._controls.take_look_again():
            self._settle(self._writer.finish())
            self._backlog.look_again()
            self._reporter.set_remaining(self._backlog.remaining())
        for track_id in self._controls.take_preferred():
            self._backlog.prefer(track_id)

    def _hand_out(self) -> None:
        """Give the crew what it takes, unless paused or ahead of the library file."""
        while not self._controls.paused and self._writer.unsaved < _MOST_UNSAVED:
            if self._crew is not None and self._crew.free < 1:
                return
            job = self._backlog.take()
            if job is None:
                return
            if self._crew is None:
                self._report()
                self._crew = self._open_crew()
            self._crew.give(job)

    def _is_over(self) -> bool:
        """Tell whether all is done and nobody has just asked for another look at the store."""
        if self._backlog.has_held or self._backlog.find_more():
            return False
        return self._controls.close_unless_asked()

    def _report(self) -> None:
        in_flight = self._crew.in_flight if self._crew else 0
        device = (self._crew.device if self._crew else None) or "cpu"
        self._reporter.update(self._state(), in_flight=in_flight, device=device)

    def _state(self) -> State:
        if self._controls.paused and not self._backlog.has_held:
            return "paused"
        return "running" if self._crew and self._crew.started else "starting"

    def _await_news(self) -> None:
        connections = self._crew.connections if self._crew else []
        seconds = REPORT_SECONDS if self._reporter.is_behind else _LOOK_SECONDS
        wait([self._controls.connection, *connections], seconds)

    def _gather(self) -> None:
        for outcome in self._crew.collect() if self._crew else ():
            self._digest(outcome)

    def _digest(self, outcome: Outcome) -> None:
        match outcome:
            case Heard():
                self._writer.add(self._vectors(outcome))
            case Failed(track_id, reason, details):
                logger.info("%s %s", reason, details)
                self._writer.add(self._failure(track_id, reason))
            case Skipped(track_id, reason):
                self._backlog.skip(track_id, reason)
                self._reporter.skipped()
            case Crashed(job) if not self._backlog.may_try_again(job):
                reason = CRASHED.format(path=job.path)
                self._writer.add(self._failure(job.track_id, reason))
            case Crashed(job) | Dropped(job):
                self._backlog.put_back(job)

    def _vectors(self, heard: Heard) -> AnalysisResult:
        job = self._backlog.held(heard.track_id)
        return AnalysisResult(
            track_id=job.track_id,
            size=job.size,
            mtime_ns=job.mtime_ns,
            vector=heard.vector,
            window_vectors=heard.window_vectors,
            window_starts=heard.window_starts,
            span=job.span,
            filters=heard.filters,
            loudness=heard.loudness,
        )

    def _failure(self, track_id: int, reason: str) -> AnalysisResult:
        job = self._backlog.held(track_id)
        return AnalysisResult(track_id, job.size, job.mtime_ns, failure=reason, span=job.span)

    def _settle(self, written: list[AnalysisResult]) -> None:
        for result in written:
            self._backlog.settle(result.track_id)
        self._reporter.stored(written)

    def _dismiss(self) -> None:
        if self._crew is not None:
            self._crew.close()
            self._crew = None
