"""Two or three tracks played at once, faster or slower, and what the teachers hear in that.

A few hundred tracks show the teachers only a corner of their spaces; mixtures lie between them
and carry a distilled network much further.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.training.filters import MelSettings, reference_log_mel
from engine.training.hearing import Hearing
from engine.training.preparation import PreparedTrack, load_prepared, to_float
from engine.training.teachers import TEACHER_RATE, Teachers
from engine.training.workers import worker_pool
from engine.training.yamnet import Yamnet

SECONDS = 29.0
"""Length of a mixture: what the second teacher wants to hear at once."""

_LOUDER_BY = 6.0
_OCTAVES = 5 / 12
_PER_JOB = 25
_FOLDER = "mixtures"
_TRACKS_PER_JOB = 30


@dataclass(frozen=True, slots=True)
class Mixture:
    """One mixture: its log-mel, float16 or float32 [frames, bands], and what the teachers heard."""

    log_mel: NDArray[np.floating]
    yamnet: Hearing
    fcn: Hearing


@dataclass(frozen=True, slots=True)
class _Job:
    names: tuple[str, ...]
    cache: Path
    teachers: Path
    settings: MelSettings
    count: int
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
    """Mix, let the teachers listen, store under the cache; yield how many are done."""
    jobs = [
        _Job(
            tuple(names),
            cache,
            teachers,
            settings,
            min(_PER_JOB, count - number * _PER_JOB),
            seed * 10_000 + number,
            target,
        )
        for number, target in enumerate(_files(cache, count, seed))
    ]
    (cache / _FOLDER).mkdir(parents=True, exist_ok=True)
    missing = [job for job in jobs if not job.target.exists()]
    done = count - sum(job.count for job in missing)
    yield done
    with worker_pool() as pool:
        for job, _ in zip(missing, pool.map(_mix_some, missing), strict=True):
            done += job.count
            yield done


def load_mixtures(cache: Path, *, count: int, seed: int) -> list[Mixture]:
    """Read what ``make_mixtures`` stored for the same count and seed."""
    found = []
    for path in _files(cache, count, seed):
        with np.load(path) as stored:
            parts = zip(stored["log_mel"], stored["yamnet"], stored["fcn"], strict=True)
            for log_mel, yamnet, fcn in parts:
                heard = Teachers.hearings(yamnet, fcn, Yamnet.window_samples)
                found.append(Mixture(log_mel, *heard))
    return found


def _files(cache: Path, count: int, seed: int) -> list[Path]:
    """One file for each job; a last one that is not full has its size in its name."""
    whole, rest = divmod(count, _PER_JOB)
    names = [f"{seed}-{number}" for number in range(whole)]
    names += [f"{seed}-{whole}-{rest}"] if rest else []
    return [cache / _FOLDER / f"{name}.npz" for name in names]


def _mix_some(job: _Job) -> None:
    random = np.random.default_rng(job.seed)
    teachers = Teachers.of(job.teachers)
    chosen = random.permutation(len(job.names))[:_TRACKS_PER_JOB]
    tracks = [load_prepared(job.cache, job.names[number]) for number in chosen]
    made = [_mixture(tracks, teachers, job.settings, random) for _ in range(job.count)]
    log_mels, yamnets, fcns = zip(*made, strict=True)
    unfinished = job.target.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(file, log_mel=np.stack(log_mels), yamnet=np.stack(yamnets), fcn=np.stack(fcns))
    unfinished.replace(job.target)


def _mixture(
    tracks: Sequence[PreparedTrack],
    teachers: Teachers,
    settings: MelSettings,
    random: np.random.Generator,
) -> tuple[NDArray[np.float16], NDArray[np.float16], NDArray[np.float16]]:
    parts = min(len(tracks), int(random.choice([2, 2, 3])))
    chosen = [tracks[number] for number in random.choice(len(tracks), parts, replace=False)]
    samples, heard = _mix(chosen, settings.sample_rate, random)
    log_mel = reference_log_mel(samples.astype(np.float64), settings)
    return (log_mel.astype(np.float16), *teachers.listen(heard, Yamnet.window_samples))


def _mix(
    tracks: Sequence[PreparedTrack], rate: int, random: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mix tracks, equally loud up to ±6 dB, at both rates; float32 [samples] each."""
    mixed = np.zeros(int(SECONDS * rate), np.float32)
    heard = np.zeros(int(SECONDS * TEACHER_RATE), np.float32)
    for track in tracks:
        speed = 2.0 ** random.uniform(-_OCTAVES, _OCTAVES)
        start = random.uniform(0.0, len(track.samples) / rate)
        part = _played(track.samples, start, speed, rate)
        gain = np.float32(10 ** (random.uniform(-_LOUDER_BY, _LOUDER_BY) / 20) / _loudness(part))
        mixed += gain * part
        heard += gain * _played(track.teacher_samples, start, speed, TEACHER_RATE)
    # The first track's own level: mixtures are as loud as music is.
    level = _loudness(to_float(tracks[0].samples)) / _loudness(mixed)
    peak = max(1.0, level * float(np.abs(mixed).max()), level * float(np.abs(heard).max()))
    scale = np.float32(level / peak)
    return mixed * scale, heard * scale


def _played(
    samples: NDArray[np.int16], start: float, speed: float, rate: int
) -> NDArray[np.float32]:
    """Play from ``start`` in a loop at another speed, which moves tempo and pitch together."""
    places = start * rate + np.arange(int(SECONDS * rate)) * speed
    looped = np.arange(len(samples))
    wrapped = np.interp(places % len(samples), looped, to_float(samples))
    return np.asarray(wrapped, dtype=np.float32)


def _loudness(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples)))) + 1e-4
