"""What training needs of each track, computed once: sound, log-mel, and what the teachers hear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from engine.audio.decoding import decode_mono
from engine.audio.resampling import FloatArray
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_windows
from engine.errors import EarshotError
from engine.training.filters import MelSettings, reference_log_mel
from engine.training.hearing import Hearing
from engine.training.teachers import TEACHER_RATE, Teachers
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
        float16 [windows, 1024] and [windows, 64]: see :class:`engine.training.teachers.Teachers`.
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
) -> Iterator[Prepared]:
    """Fill the cache with what is missing and tell of each file as it is done.

    Of music longer than ``longest`` seconds only so much from its middle is kept.
    """
    cache.mkdir(parents=True, exist_ok=True)
    missing = [name for name in names if not is_prepared(cache, name)]
    absent = set(missing)
    yield from (Prepared(name) for name in names if name not in absent)
    jobs = [
        (folder / name, cache_file(cache, name), teachers, settings, longest) for name in missing
    ]
    with worker_pool() as pool:
        problems = pool.map(_prepare_one, jobs, chunksize=2)
        for name, problem in zip(missing, problems, strict=True):
            yield Prepared(name, problem)


def cache_file(cache: Path, name: str) -> Path:
    """Return where a track's measurements lie."""
    return cache / (name.replace("/", "_") + ".npz")


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


def _prepare_one(job: tuple[Path, Path, Path, MelSettings, float | None]) -> str | None:
    source, target, folder, settings, longest = job
    try:
        samples = _decode(source, settings.sample_rate, longest)
        heard = _decode(source, TEACHER_RATE, longest)
    except EarshotError as error:
        return str(error)
    if len(samples) < settings.sample_rate:
        return f"“{source}” is shorter than a second."
    yamnet, fcn = Teachers.of(folder).listen(heard)
    unfinished = target.with_suffix(".part.npz")
    np.savez(
        unfinished,
        samples=to_int16(samples),
        teacher_samples=to_int16(heard),
        log_mel=reference_log_mel(samples.astype(np.float64), settings).astype(np.float16),
        yamnet=yamnet,
        fcn=fcn,
    )
    unfinished.replace(target)
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
