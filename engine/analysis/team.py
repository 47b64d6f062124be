"""Worker processes of one role: started as needed, kept busy, watched, replaced."""

import logging
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from engine.analysis.member import Member
from engine.analysis.messages import Crashed, Dropped, Failed, Job
from engine.analysis.patience import PatientClock
from engine.errors import EarshotError
from engine.failures import TOO_LONG
from engine.words import translate

logger = logging.getLogger(__name__)

JOBS_EACH = 2
"""One in work and one in the pipe, so that a worker never waits for the next."""

_MOST_FAILED_STARTS = 3


class Team:
    """Up to `size` workers that each answer every job once.

    Parameters
    ----------
    role, arguments
        What the workers run: a function of :mod:`engine.analysis.worker` and what it takes after
        its connection.
    size
        How many workers there may be; they are started when there is work for them.
    patience
        Seconds after which a worker that does not answer is killed.

    Attributes
    ----------
    device
        Where encoding runs, if this team encodes at all.
    started
        Whether any worker has got so far as to wait for work.
    """

    device = "cpu"

    def __init__(
        self, role: Callable[..., None], *arguments: Any, size: int, patience: float
    ) -> None:
        self.size = size
        self.started = False
        self._role = role
        self._arguments = arguments
        self._patience = patience
        self._members: list[Member] = []
        self._unsent: list[Job] = []
        self._failed_starts = 0
        self._clock = PatientClock()

    @property
    def in_flight(self) -> int:
        """How many jobs are given and not answered."""
        return len(self._unsent) + sum(len(member.jobs) for member in self._members)

    @property
    def free(self) -> int:
        """How many more jobs the team would take now."""
        return self.size * JOBS_EACH - self.in_flight

    @property
    def connections(self) -> list[Connection]:
        """What becomes readable when there is news to collect."""
        return [member.connection for member in self._members]

    def give(self, job: Job) -> None:
        """Hand a job to whoever has least to do, or to a new worker."""
        member = min(self._members, key=lambda member: len(member.jobs), default=None)
        if member is None or (member.jobs and len(self._members) < self.size):
            member = Member(self._role, *self._arguments)
            self._members.append(member)
        if member.send(job):
            member.jobs.append(job)
        else:
            # The worker is dead, as its pipe will tell; this job is not to blame for that.
            self._unsent.append(job)

    def collect(self) -> Iterator[Any]:
        """Yield the answers that have come, and what became of the jobs of dead workers.

        Raises
        ------
        EarshotError
            When workers cannot be started, or report that they cannot work.
        """
        step = self._clock.step()
        for member in list(self._members):
            if member.jobs:
                member.waited += step
            for answer in member.receive():
                self._failed_starts = 0
                member.waited = 0.0
                member.jobs.popleft()
                yield answer
            self.started = self.started or member.ready is not None
            if member.dead:
                yield from self._lost(member)
            elif member.overdue(self._patience):
                yield from self._given_up(member)
        while self._unsent:
            yield Dropped(self._unsent.pop())

    def close(self) -> None:
        """End all workers at once; what they were doing is forgotten."""
        for member in self._members:
            member.close()
        self._members.clear()

    def _lost(self, member: Member) -> Iterator[Crashed | Dropped]:
        """Tell whose fault a death was: that of the first job, if the worker had started."""
        self._bury(member)
        jobs = list(member.jobs)
        if member.ready and jobs:
            logger.warning("A worker died while reading %s.", jobs[0].path)
            yield Crashed(jobs.pop(0))
        elif not member.ready:
            self._count_failed_start()
        yield from map(Dropped, jobs)

    def _given_up(self, member: Member) -> Iterator[Failed | Dropped]:
        self._bury(member)
        jobs = list(member.jobs)
        if member.ready:
            job = jobs.pop(0)
            yield Failed(
                job.track_id,
                TOO_LONG.format(path=job.path, seconds=round(self._patience)),
            )
        else:
            self._count_failed_start()
        yield from map(Dropped, jobs)

    def _bury(self, member: Member) -> None:
        self._members.remove(member)
        member.close()

    def _count_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            raise EarshotError(
                translate(
                    "Library",
                    "The analysis processes end as soon as they start; close other programs if the"
                    " memory is full, or reinstall Earshot.",
                )
            )
