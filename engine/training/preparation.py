"""What training needs of each track, computed once: sound, log-mel, and what the teachers hear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import torch
from numpy.typing import NDArray

from engine.audio.decoding import decode_mono
from engine.audio.resampling import FloatArray
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_windows
from engine.errors import EarshotError
from engine.training.filters import MelSettings, reference_log_mel
from engine.training.hearing import Hearing
from engine.training.teachers import LISTENING_VERSION, TEACHER_RATE, Teachers
from engine.training.workers import worker_pool


@dataclass(frozen=True, slots=True)
class PreparedTrack:
    """The cached measurements of one track.

    Attributes
    ----------
    name
        The track's file.
    samples, teacher_samples
        int16 [samples] at the encoder's rate and at the teachers'.
    log_mel
        float16 [frames, bands].
    yamnet, fcn
        float16 [windows, 1024] and [loops, 64]: see :class:`engine.training.teachers.Teachers`.
    """

    name: str
    samples: NDArray[np.int16]
    teacher_samples: NDArray[np.int16]
    log_mel: NDArray[np.float16]
    yamnet: NDArray[np.float16]
    fcn: NDArray[np.float16]

    def hearings(self) -> tuple[Hearing, Hearing]:
        """Return what YAMNet and MSD-FCN heard."""
        return Teachers.hearings(self.yamnet, self.fcn)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file is done; ``problem`` says in a sentence why it could not be used."""

    name: str
    problem: str | None = None


def prepare(
    folder: Path,
    names: Sequence[str],
    cache: Path,
    teachers: Path,
    settings: MelSettings,
    *,
    longest: float | None = None,
    device: torch.device | None = None,
) -> Iterator[Prepared]:
    """Fill the cache with what is missing and tell of each file as it is done.

    Parameters
    ----------
    folder, names
        The music.
    cache
        Where what was measured is kept.
    teachers
        Their folder.
    settings
        Of the log-mel.
    longest
        Of longer music only so many seconds from its middle are kept.
    device
        Where the teachers listen; by default the processor. Elsewhere they may compute in half
        precision: what is kept is not told apart by that.
    """
    device = device or torch.device("cpu")
    cache.mkdir(parents=True, exist_ok=True)
    missing = [name for name in names if not is_prepared(cache, name)]
    absent = set(missing)
    yield from (Prepared(name) for name in names if name not in absent)
    jobs = [
        _Job(folder / name, cache_file(cache, name), teachers, device, settings, longest)
        for name in missing
    ]
    with worker_pool(device) as pool:
        problems = pool.map(_prepare_one, jobs, chunksize=2)
        for name, problem in zip(missing, problems, strict=True):
            yield Prepared(name, problem)


def cache_file(cache: Path, name: str) -> Path:
    """Return where a track's measurements lie."""
    return cache / f"{name.replace('/', '_')}.{LISTENING_VERSION}.npz"


def is_prepared(cache: Path, name: str) -> bool:
    """Tell whether a track's measurements lie in the cache."""
    return cache_file(cache, name).is_file()


def load_prepared(cache: Path, name: str) -> PreparedTrack:
    """Read one track's measurements.

    Raises
    ------
    EarshotError
        When the cached file is damaged.
    """
    path = cache_file(cache, name)
    try:
        with np.load(path) as stored:
            return PreparedTrack(name=name, **{key: stored[key] for key in stored.files})
    except (OSError, ValueError, TypeError, BadZipFile) as error:
        raise EarshotError(
            f"The prepared track {path} cannot be read ({error}); delete it and train again."
        ) from error


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to be prepared, for another process."""

    source: Path
    target: Path
    teachers: Path
    device: torch.device
    settings: MelSettings
    longest: float | None


def _prepare_one(job: _Job) -> str | None:
    rate = job.settings.sample_rate
    try:
        samples = _decode(job.source, rate, job.longest)
        heard = _decode(job.source, TEACHER_RATE, job.longest)
    except EarshotError as error:
        return str(error)
    if len(samples) < rate:
        return f"“{job.source}” is shorter than a second."
    yamnet, fcn = Teachers.of(job.teachers, job.device).listen(heard)
    unfinished = job.target.with_suffix(".part.npz")
    np.savez(
        unfinished,
        samples=to_int16(samples),
        teacher_samples=to_int16(heard),
        log_mel=reference_log_mel(samples.astype(np.float64), job.settings).astype(np.float16),
        yamnet=yamnet,
        fcn=fcn,
    )
    unfinished.replace(job.target)
    return None


def _decode(source: Path, rate: int, longest: float | None) -> FloatArray:
    """Return a whole file, or as much of its middle as is wanted, float32 [samples]."""
    if longest is None:
        return decode_mono(source, rate)
    wanted = int(longest * rate)
    middle = read_windows(source, sample_rate=rate, window_samples=wanted, plan=WindowPlan(1))
    return np.asarray(middle.samples[0][: max(1, int(middle.duration * rate))])


def to_int16(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Samples in [-1, 1] to 16 bits."""
    return np.round(np.clip(samples, -1.0, 1.0) * 32_767).astype(np.int16)


def to_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """16-bit samples to [-1, 1]."""
    return samples.astype(np.float32) / np.float32(32_767)
