"""From a job to samples: what a worker does with one file, and how it reports what goes wrong."""

import errno
import traceback
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from engine.analysis.messages import Failed, Heard, Job, Skipped
from engine.audio.windows import TrackWindows, read_windows
from engine.encoder.bundle import ModelBundle
from engine.encoder.pooling import track_filters, track_vector
from engine.encoder.session import Encoded
from engine.errors import EarshotError
from engine.failures import NOT_ANALYSED

Answer = TypeVar("Answer")

_DRIVE_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE})


def read_job(job: Job, bundle: ModelBundle) -> TrackWindows:
    """Seek and decode the windows that the model wants to hear.

    Raises
    ------
    EarshotError
        When nothing in the file can be decoded.
    """
    return read_windows(
        job.path,
        sample_rate=bundle.sample_rate,
        window_samples=bundle.window_samples,
        plan=bundle.plan,
        span=job.span,
    )


def heard(
    track_id: int, encoded: Encoded, starts: npt.NDArray[np.float64], loudness: float | None
) -> Heard:
    """Return what is known of a track, from what was made of its windows at these seconds."""
    return Heard(
        track_id,
        track_vector(encoded.vectors),
        encoded.vectors,
        starts.astype(np.float32),
        track_filters(encoded.filters) if encoded.filters else None,
        loudness,
    )


def guarded(job: Job, work: Callable[[Job], Answer]) -> Answer | Failed | Skipped:
    """Do the work unless the file is gone or changed, before or meanwhile.

    The second look matters twice: a file that is being written would get the vector of half of
    it, and one on a drive that was just unplugged would be blamed for being unreadable.
    """
    refusal = _stale(job)
    if refusal is not None:
        return refusal
    answer = _attempt(job, work)
    return _stale(job) or answer


def _attempt(job: Job, work: Callable[[Job], Answer]) -> Answer | Failed:
    try:
        return work(job)
    except EarshotError as error:
        return Failed(job.track_id, str(error))
    except Exception as error:  # whatever a file does to a decoder, the rest must go on
        reason = NOT_ANALYSED.format(path=job.path, reason=f"{type(error).__name__}: {error}")
        return Failed(job.track_id, reason, traceback.format_exc())


def _stale(job: Job) -> Skipped | None:
    """Say why the file is not the one that was scanned, or None."""
    try:
        status = job.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Skipped(job.track_id, "it is gone")
    except OSError as error:
        # An unreadable folder is the decoder's to explain; a vanished drive is nobody's fault.
        gone = error.errno in _DRIVE_GONE
        return Skipped(job.track_id, "its drive does not answer") if gone else None
    if (status.st_size, status.st_mtime_ns) != (job.size, job.mtime_ns):
        return Skipped(job.track_id, "it changed since it was scanned")
    return None
