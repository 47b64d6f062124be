"""What travels between the coordinating process and its workers.

Kept free of heavy imports: a worker reads this module before it has limited its own threads.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.sound import WHOLE, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from engine.store.records import FloatArray, TrackFilters


@dataclass(frozen=True, slots=True)
class Job:
    """A track to listen to, as the library knows it.

    `span` is the stretch of the file that it is. `slot` is the place in shared memory for its
    samples, where another process encodes them.
    """

    track_id: int
    path: Path
    size: int
    mtime_ns: int
    slot: int | None = None
    span: Span = WHOLE

    def with_slot(self, slot: int | None) -> "Job":
        """Return the same job with another place for its samples."""
        return replace(self, slot=slot)


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has started; `device` is what its encoder really runs on (decoders say cpu)."""

    device: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A worker cannot do its work at all, which another one could not either."""

    reason: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A track's unit vector [dimensions], and those of its windows [windows, dimensions].

    `window_starts` float32 [windows] in seconds; `filters` where the model tells of them;
    `loudness` is estimated, in LUFS, None for silence.
    """

    track_id: int
    vector: "FloatArray"
    window_vectors: "FloatArray"
    window_starts: "FloatArray"
    filters: "TrackFilters | None" = None
    loudness: float | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A track that cannot be listened to; `details` is for the log."""

    track_id: int
    reason: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A track whose file is gone or is no longer the one that was scanned: nothing is stored."""

    track_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The job's samples lie in its slot: so many windows, starting at these seconds, so loud."""

    track_id: int
    windows: int
    starts: "npt.NDArray[np.float64]"
    loudness: float | None


@dataclass(frozen=True, slots=True)
class Encode:
    """Asks the encoding process for the vectors of what lies in a slot."""

    track_id: int
    slot: int
    windows: int
    starts: "npt.NDArray[np.float64]"
    loudness: float | None


@dataclass(frozen=True, slots=True)
class Taken:
    """The encoding process has copied a track's slot, which may be filled again."""

    track_id: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """The process that worked on this job died."""

    job: Job


@dataclass(frozen=True, slots=True)
class Dropped:
    """The job was lost with a process that died of something else."""

    job: Job


Outcome = Heard | Failed | Skipped | Crashed | Dropped
"""How a job can end, as seen by the coordinator."""
