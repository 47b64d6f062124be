"""Pairs of tracks played at once, and what the teacher hears in them.

A few hundred tracks show the teacher only a corner of its space; their mixtures lie between them
and carry a distilled network much further.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.training.filters import MelSettings, reference_log_mel
from engine.training.preparation import PreparedTrack, load_prepared, to_float
from engine.training.teachers import TEACHER_RATE, Yamnet
from engine.training.workers import worker_pool

_WINDOW_SECONDS = 5.0
_LOUDER_BY = 6.0
_PER_JOB = 100
_FOLDER = "mixtures"
_TRACKS_PER_JOB = 40


@dataclass(frozen=True, slots=True)
class Mixtures:
    """Many mixed windows.

    Attributes
    ----------
    log_mel
        float16 [mixtures, frames, bands].
    yamnet
        float16 [mixtures, 1024]: the teacher's mean embedding of the mixed sound.
    """

    log_mel: NDArray[np.float16]
    yamnet: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class _Job:
    names: tuple[str, ...]
    cache: Path
    teachers: Path
    settings: MelSettings
    seed: int
    target: Path


def make_mixtures(
    names: Sequence[str],
    cache: Path,
    teachers: Path,
    settings: MelSettings,
    *,
    count: int,
    seed: int,
) -> Iterator[int]:
    """Mix, let the teacher listen, store under the cache; yield how many are done."""
    jobs = [
        _Job(tuple(names), cache, teachers, settings, seed * 10_000 + number, target)
        for number, target in enumerate(_files(cache, count, seed))
    ]
    (cache / _FOLDER).mkdir(parents=True, exist_ok=True)
    missing = [job for job in jobs if not job.target.exists()]
    with worker_pool() as pool:
        for done, _ in enumerate(pool.map(_mix_some, missing), start=len(jobs) - len(missing)):
            yield (done + 1) * _PER_JOB


def load_mixtures(cache: Path, *, count: int, seed: int) -> Mixtures:
    """Read what ``make_mixtures`` stored for the same count and seed."""
    parts = [np.load(path) for path in sorted(_files(cache, count, seed))]
    return Mixtures(
        log_mel=np.concatenate([part["log_mel"] for part in parts]),
        yamnet=np.concatenate([part["yamnet"] for part in parts]),
    )


def _files(cache: Path, count: int, seed: int) -> list[Path]:
    jobs = -(-count // _PER_JOB)
    return [cache / _FOLDER / f"{seed}-{number}.npz" for number in range(jobs)]


def _mix_some(job: _Job) -> None:
    random = np.random.default_rng(job.seed)
    teacher = Yamnet(job.teachers / "yamnet.tflite")
    chosen = random.permutation(len(job.names))[:_TRACKS_PER_JOB]
    tracks = [load_prepared(job.cache, job.names[number]) for number in chosen]
    log_mels, embeddings = [], []
    for _ in range(_PER_JOB):
        first, second = random.choice(len(tracks), 2, replace=False)
        samples, heard = _mix(tracks[first], tracks[second], job.settings.sample_rate, random)
        log_mels.append(reference_log_mel(samples.astype(np.float64), job.settings))
        embeddings.append(teacher.embed(heard, teacher.window_samples).mean(axis=0))
    unfinished = job.target.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(
            file,
            log_mel=np.array(log_mels, dtype=np.float16),
            yamnet=np.array(embeddings, dtype=np.float16),
        )
    unfinished.replace(job.target)


def _mix(
    first: PreparedTrack, second: PreparedTrack, rate: int, random: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mix a random window of each, equally loud up to ±6 dB, at both rates."""
    starts = [
        random.uniform(0, max(0.0, len(track.samples) / rate - _WINDOW_SECONDS))
        for track in (first, second)
    ]
    own = [
        _window(track.samples, start, rate)
        for track, start in zip((first, second), starts, strict=True)
    ]
    heard = [
        _window(track.teacher_samples, start, TEACHER_RATE)
        for track, start in zip((first, second), starts, strict=True)
    ]
    louder = 10 ** (random.uniform(-_LOUDER_BY, _LOUDER_BY) / 20)
    gain = np.float32(louder * _loudness(own[0]) / _loudness(own[1]))
    mixed, mixed_heard = own[0] + gain * own[1], heard[0] + gain * heard[1]
    peak = max(1.0, float(np.abs(mixed).max()), float(np.abs(mixed_heard).max()))
    return (mixed / peak).astype(np.float32), (mixed_heard / peak).astype(np.float32)


def _window(samples: NDArray[np.int16], start: float, rate: int) -> NDArray[np.float32]:
    first, length = int(start * rate), int(_WINDOW_SECONDS * rate)
    part = to_float(samples[first : first + length])
    return np.pad(part, (0, length - len(part)))


def _loudness(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples)))) + 1e-4
