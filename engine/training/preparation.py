"""What training needs of each track, computed once: sound, log-mel, and what the teachers hear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.audio.decoding import decode_mono
from engine.training.filters import MelSettings, reference_log_mel
from engine.training.teachers import TEACHER_RATE, Yamnet
from engine.training.workers import worker_pool

YAMNET_HOP = 7_800
"""Samples at 16 kHz between two YAMNet windows: half a window."""


@dataclass(frozen=True, slots=True)
class PreparedTrack:
    """The cached measurements of one track.

    Attributes
    ----------
    name
        The track's file.
    samples, teacher_samples
        int16 [samples] at the encoder's rate and at the teacher's.
    log_mel
        float16 [frames, bands].
    yamnet
        float16 [windows, 1024], every ``YAMNET_HOP``.
    """

    name: str
    samples: NDArray[np.int16]
    teacher_samples: NDArray[np.int16]
    log_mel: NDArray[np.float16]
    yamnet: NDArray[np.float16]


def prepare(
    folder: Path, names: Sequence[str], cache: Path, teachers: Path, settings: MelSettings
) -> Iterator[str]:
    """Fill the cache with what is missing and yield each name as it is done."""
    cache.mkdir(parents=True, exist_ok=True)
    missing = [name for name in names if not cache_file(cache, name).exists()]
    yield from (name for name in names if name not in set(missing))
    jobs = [(folder / name, cache_file(cache, name), teachers, settings) for name in missing]
    with worker_pool() as pool:
        for name, _ in zip(missing, pool.map(_prepare_one, jobs, chunksize=4), strict=True):
            yield name


def cache_file(cache: Path, name: str) -> Path:
    """Return where a track's measurements lie."""
    return cache / (name.replace("/", "_") + ".npz")


def load_prepared(cache: Path, name: str) -> PreparedTrack:
    """Read one track's measurements."""
    with np.load(cache_file(cache, name)) as stored:
        return PreparedTrack(name=name, **{key: stored[key] for key in stored.files})


def _prepare_one(job: tuple[Path, Path, Path, MelSettings]) -> None:
    source, target, teachers, settings = job
    samples = decode_mono(source, settings.sample_rate)
    heard = decode_mono(source, TEACHER_RATE)
    yamnet = Yamnet(teachers / "yamnet.tflite").embed(
        at_least(heard, Yamnet.window_samples), YAMNET_HOP
    )
    unfinished = target.with_suffix(".part.npz")
    np.savez(
        unfinished,
        samples=to_int16(samples),
        teacher_samples=to_int16(heard),
        log_mel=reference_log_mel(samples.astype(np.float64), settings).astype(np.float16),
        yamnet=yamnet.astype(np.float16),
    )
    unfinished.replace(target)


def at_least(samples: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Repeat samples until there are ``count``; longer input comes back whole."""
    return samples if len(samples) >= count else np.resize(samples, count)


def to_int16(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Samples in [-1, 1] to 16 bits."""
    return np.round(np.clip(samples, -1.0, 1.0) * 32_767).astype(np.int16)


def to_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """16-bit samples to [-1, 1]."""
    return samples.astype(np.float32) / np.float32(32_767)
