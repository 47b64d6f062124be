"""Decoding workers around one encoding process, which holds the CUDA session."""

import logging
from collections.abc import Iterator
from multiprocessing.connection import Connection

from engine.analysis import worker
from engine.analysis.member import Member
from engine.analysis.messages import (
    Crashed,
    Decoded,
    Dropped,
    Encode,
    Failed,
    Heard,
    Job,
    Outcome,
    Skipped,
    Taken,
)
from engine.analysis.patience import PatientClock
from engine.analysis.sample_slots import SampleSlots
from engine.analysis.team import JOBS_EACH, Team
from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.words import translate

logger = logging.getLogger(__name__)

_MOST_ENCODERS = 3
_MOST_AT_ENCODER = 64
"""Tracks; two full batches on a GPU."""


class SplitCrew:
    """Takes jobs like a :class:`Team`, but decodes and encodes in different processes.

    Parameters
    ----------
    bundle
        The encoder.
    device
        What to encode on.
    size
        Number of decoding workers.
    patience
        Seconds after which a process that does not answer is killed.

    Raises
    ------
    EarshotError
        When there is no room for the samples.
    """

    def __init__(self, bundle: ModelBundle, device: str, *, size: int, patience: float) -> None:
        self.size = size
        self._slots = SampleSlots.create(size * JOBS_EACH + 2, bundle)
        self._free_slots = list(range(self._slots.count))
        self._decoders = Team(worker.decode, bundle, self._slots.name, size=size, patience=patience)
        self._encoder_arguments = (bundle, device, self._slots.name)
        self._encoder = Member(worker.encode, *self._encoder_arguments)
        self._encoders_lost = 0
        self._decoding: dict[int, Job] = {}
        self._at_encoder: dict[int, Job] = {}
        self._patience = patience
        self._clock = PatientClock()

    @property
    def device(self) -> str | None:
        """What the encoder really runs on, or None while it is starting."""
        return self._encoder.ready.device if self._encoder.ready else None

    @property
    def started(self) -> bool:
        """Whether tracks are being decoded, or could be."""
        return self._decoders.started

    @property
    def in_flight(self) -> int:
        """How many jobs are given and not answered."""
        return len(self._decoding) + len(self._at_encoder)

    @property
    def free(self) -> int:
        """How many more jobs the crew would take now."""
        room = _MOST_AT_ENCODER - len(self._at_encoder)
        return min(self._decoders.free, len(self._free_slots), room)

    @property
    def connections(self) -> list[Connection]:
        """What becomes readable when there is news to collect."""
        return [self._encoder.connection, *self._decoders.connections]

    def give(self, job: Job) -> None:
        """Hand a job to a decoding worker."""
        job = job.with_slot(self._free_slots.pop())
        self._decoding[job.track_id] = job
        self._decoders.give(job)

    def collect(self) -> Iterator[Outcome]:
        """Yield what has become of jobs, and pass decoded tracks on.

        Raises
        ------
        EarshotError
            When workers cannot be started, or report that they cannot work.
        """
        for answer in self._decoders.collect():
            if isinstance(answer, Decoded):
                self._pass_on(answer)
            else:
                self._forget(answer)
                yield answer
        yield from self._collect_vectors()

    def close(self) -> None:
        """End all processes at once and give the shared memory back."""
        self._decoders.close()
        self._encoder.close()
        self._slots.close()

    def _pass_on(self, decoded: Decoded) -> None:
        job = self._decoding.pop(decoded.track_id)
        assert job.slot is not None
        self._at_encoder[job.track_id] = job
        self._encoder.send(
            Encode(job.track_id, job.slot, decoded.windows, decoded.starts, decoded.loudness)
        )

    def _forget(self, answer: Failed | Skipped | Crashed | Dropped) -> None:
        if isinstance(answer, Crashed | Dropped):
            job = self._decoding.pop(answer.job.track_id)
        else:
            job = self._decoding.pop(answer.track_id)
        assert job.slot is not None
        self._free_slots.append(job.slot)

    def _collect_vectors(self) -> Iterator[Heard | Dropped]:
        step = self._clock.step()
        if self._at_encoder or not self._encoder.ready:
            self._encoder.waited += step
        for answer in self._encoder.receive():
            self._encoder.waited = 0.0
            if isinstance(answer, Taken):
                self._release_slot(answer.track_id)
            else:
                self._encoders_lost = 0
                del self._at_encoder[answer.track_id]
                yield answer
        if self._encoder.dead or self._encoder.overdue(self._patience):
            yield from self._replace_encoder()

    def _release_slot(self, track_id: int) -> None:
        job = self._at_encoder[track_id]
        if job.slot is not None:
            self._free_slots.append(job.slot)
            self._at_encoder[track_id] = job.with_slot(None)

    def _replace_encoder(self) -> Iterator[Dropped]:
        """Start another encoding process; tracks are not to blame for the end of this one."""
        self._encoder.close()
        self._encoders_lost += 1
        if self._encoders_lost >= _MOST_ENCODERS:
            raise EarshotError(
                translate(
                    "Library", "The process that feeds the GPU keeps dying; choose device “cpu”."
                )
            )
        logger.warning("The encoding process died and is replaced.")
        for track_id in self._at_encoder:
            self._release_slot(track_id)
        lost = list(self._at_encoder.values())
        self._at_encoder.clear()
        self._encoder = Member(worker.encode, *self._encoder_arguments)
        yield from map(Dropped, lost)
