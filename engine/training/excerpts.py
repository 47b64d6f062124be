"""Log-mel excerpts of a folder of music: read once, kept on disk, cropped at random."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_windows
from engine.errors import EarshotError
from engine.training.filters import MelSettings, reference_log_mel
from engine.training.workers import worker_pool

SEED_MEL = MelSettings(frame=2_048, hop=1_024, bands=128)
"""128 bands every 46 ms: thirty seconds at this hop are the 646 frames that Dieleman crops."""

_PER_JOB = 8

OnProgress = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""


@dataclass(frozen=True, slots=True)
class ExcerptSettings:
    """Which part of a track is kept.

    Attributes
    ----------
    frames
        Frames in one excerpt.
    count
        Excerpts of a track, spread over it; a short track has fewer.
    mel
        What the spectrogram measures.
    """

    frames: int
    count: int
    mel: MelSettings = SEED_MEL

    @property
    def samples(self) -> int:
        """Samples in one excerpt."""
        return window_samples(self.mel, self.frames)


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The excerpts of many tracks.

    Attributes
    ----------
    names
        Files, relative to their folder.
    log_mel
        float16 [excerpts, frames, bands].
    track
        int64 [excerpts]: position in ``names``.
    skipped
        Why, by file, some could not be read.
    """

    names: tuple[str, ...]
    log_mel: NDArray[np.float16]
    track: NDArray[np.int64]
    skipped: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """Names and sounds in a few characters: a training may only go on with the same."""
        found = hashlib.sha256("\n".join(self.names).encode(errors="surrogateescape"))
        found.update(self.log_mel.tobytes())
        return found.hexdigest()[:16]


def window_samples(mel: MelSettings, frames: int) -> int:
    """Return how many samples give that many frames."""
    return (frames - 1) * mel.hop + mel.frame


def read_excerpts(
    folder: Path,
    names: Sequence[str],
    cache: Path,
    settings: ExcerptSettings,
    on_progress: OnProgress,
) -> Excerpts:
    """Read what the cache lacks, then return the excerpts of every file that can be read.

    A file that has changed since it was cached is read again; one that cannot be read is named in
    ``skipped``.

    Raises
    ------
    EarshotError
        When no file can be read.
    """
    cache.mkdir(parents=True, exist_ok=True)
    found: dict[str, NDArray[np.float16]] = {}
    skipped: dict[str, str] = {}
    for done, (name, rows) in enumerate(_read_all(folder, names, cache, settings), start=1):
        if isinstance(rows, str):
            skipped[name] = rows
        else:
            found[name] = rows
        on_progress(done, len(names))
    if not found:
        raise EarshotError(_nothing(folder, skipped))
    counts = [len(rows) for rows in found.values()]
    return Excerpts(
        names=tuple(found),
        log_mel=np.concatenate(list(found.values())),
        track=np.repeat(np.arange(len(found)), counts),
        skipped=skipped,
    )


def random_crops(
    excerpts: Excerpts, chosen: NDArray[np.int64], frames: int, random: np.random.Generator
) -> NDArray[np.float32]:
    """Cut a run of frames at a random place out of each chosen excerpt.

    Parameters
    ----------
    chosen
        int64 [crops]: positions of excerpts.
    frames
        Frames to keep, at most those of an excerpt.

    Returns
    -------
    float32 [crops, frames, bands].
    """
    spare = excerpts.log_mel.shape[1] - frames
    starts = random.integers(spare + 1, size=len(chosen))
    rows = [
        excerpts.log_mel[one, start : start + frames]
        for one, start in zip(chosen, starts, strict=True)
    ]
    return np.stack(rows).astype(np.float32)


def band_statistics(excerpts: Excerpts) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return mean and deviation of each band over all frames, float32 [bands] both."""
    some = excerpts.log_mel[:: max(1, len(excerpts.log_mel) // 512)].astype(np.float32)
    return some.mean(axis=(0, 1)), np.maximum(some.std(axis=(0, 1)), 0.1)


_Job = tuple[Path, Path, ExcerptSettings]


def _read_all(
    folder: Path, names: Sequence[str], cache: Path, settings: ExcerptSettings
) -> Iterator[tuple[str, NDArray[np.float16] | str]]:
    """Yield each file with its excerpts or the reason why there are none."""
    targets = [_cached(folder / name, cache, settings) for name in names]
    absent = {target for target in targets if not target.exists()}
    jobs = [
        (folder / name, target, settings)
        for name, target in zip(names, targets, strict=True)
        if target in absent
    ]
    with worker_pool() as pool:
        reasons = pool.map(_read_one, jobs, chunksize=_PER_JOB)
        for name, target in zip(names, targets, strict=True):
            reason = next(reasons) if target in absent else None
            yield name, np.load(target) if reason is None else reason


def _read_one(job: _Job) -> str | None:
    """Write one file's excerpts; return why that was not possible."""
    source, target, settings = job
    try:
        windows = read_windows(
            source,
            sample_rate=settings.mel.sample_rate,
            window_samples=settings.samples,
            plan=WindowPlan(settings.count),
        )
    except EarshotError as error:
        return str(error)
    log_mel = reference_log_mel(windows.samples.astype(np.float64), settings.mel)
    unfinished = target.with_suffix(".part.npy")
    np.save(unfinished, log_mel.astype(np.float16))
    unfinished.replace(target)
    return None


def _cached(source: Path, cache: Path, settings: ExcerptSettings) -> Path:
    """Return where a file's excerpts lie: a name that changes when file or settings do."""
    try:
        stat = source.stat()
        state = f"{stat.st_size} {stat.st_mtime_ns}"
    except OSError:
        state = "unreadable"
    name = hashlib.sha256(f"{source} {state} {settings}".encode(errors="surrogateescape"))
    return cache / f"{name.hexdigest()[:32]}.npy"


def _nothing(folder: Path, skipped: dict[str, str]) -> str:
    if not skipped:
        return f"There is no music to train on in “{folder}”; name a folder with audio files."
    return f"None of the {len(skipped)} files in “{folder}” can be read: {min(skipped.values())}"
