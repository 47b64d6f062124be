"""Listens to every track once for all subjects, in one process or several, and keeps the rows."""

import hashlib
import os
import signal
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast

import numpy as np

from engine.encoder.bundle import ModelBundle
from engine.errors import EarshotError
from engine.evaluation.encoders import Encoder
from engine.evaluation.spaces import FloatArray
from engine.evaluation.subjects import Describe, Row, Sound, Subject

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be listened to, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Described:
    """What all subjects say of all tracks.

    Attributes
    ----------
    rows
        By the subject's name, one row a kept track.
    kept
        Places of the readable tracks among those asked for, ascending.
    skipped
        The others.
    """

    rows: dict[str, list[Row]]
    kept: list[int]
    skipped: list[Skipped]


def embed(
    paths: Sequence[Path],
    bundle: ModelBundle,
    *,
    jobs: int = 1,
    on_progress: OnProgress | None = None,
) -> tuple[FloatArray, list[int]]:
    """Return a bundle's vectors of files, heard the way the product hears them.

    Returns
    -------
    vectors
        float32 [kept, dimensions], rows of length 1.
    kept
        Which of the paths they belong to: unreadable files have no vector.
    """
    subject = Encoder(bundle)
    described = describe(paths, [subject], jobs=jobs, on_progress=on_progress)
    rows = np.array(described.rows[subject.name], dtype=np.float32)
    return rows.reshape(-1, bundle.dimensions), described.kept


def describe(
    paths: Sequence[Path],
    subjects: Sequence[Subject],
    *,
    jobs: int = 1,
    cache: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Described:
    """Let every subject describe every track.

    Parameters
    ----------
    paths
        The files.
    subjects
        Their names differ.
    jobs
        Processes; 1 is this one.
    cache
        A folder that keeps rows from run to run, so that an interrupted one goes on.
    on_progress
        Told after each track how many are done, and of how many.

    Raises
    ------
    EarshotError
        When a subject cannot be loaded or a process dies.
    """
    found = Described({subject.name: [] for subject in subjects}, [], [])
    listener = _Listener(subjects, cache)
    for place, (path, heard) in enumerate(zip(paths, _heard(paths, listener, jobs), strict=True)):
        if isinstance(heard, str):
            found.skipped.append(Skipped(path, heard))
        else:
            found.kept.append(place)
            for name, row in heard.items():
                found.rows[name].append(row)
        if on_progress is not None:
            on_progress(place + 1, len(paths))
    return found


class _Listener:
    """Describes one file at a time; subjects are loaded when the first file needs them."""

    def __init__(self, subjects: Sequence[Subject], cache: Path | None) -> None:
        self._subjects = subjects
        self._cache = cache

    def __call__(self, path: Path) -> dict[str, Row] | str:
        """Return each subject's row, or why the file cannot be listened to."""
        stored = self._load(path)
        missing = [subject for subject in self._subjects if subject.key not in stored]
        describers = self._describers if missing else {}
        try:
            sound = Sound(path)
            fresh = {subject.key: describers[subject.name](sound) for subject in missing}
        except EarshotError as error:
            return str(error)
        if fresh:
            self._save(path, stored | fresh)
        rows = stored | fresh
        return {subject.name: rows[subject.key] for subject in self._subjects}

    @cached_property
    def _describers(self) -> dict[str, Describe]:
        return {subject.name: subject.open() for subject in self._subjects}

    def _load(self, path: Path) -> dict[str, Row]:
        file = self._cached(path)
        if file is None:
            return {}
        try:
            with np.load(file) as stored:
                return {key: stored[key] for key in stored.files}
        except (OSError, ValueError, zipfile.BadZipFile):
            return {}

    def _save(self, path: Path, rows: dict[str, Row]) -> None:
        file = self._cached(path)
        if file is None:
            return
        unfinished = file.with_suffix(f".{os.getpid()}.part.npz")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            np.savez(unfinished, **cast(Any, rows))
            unfinished.replace(file)
        except OSError as error:
            raise EarshotError(
                f"The folder for vectors “{file.parent}” cannot be written to ({error.strerror})."
            ) from error

    def _cached(self, path: Path) -> Path | None:
        """Return where the rows of a file lie as it is now, or None where nothing is kept."""
        if self._cache is None:
            return None
        try:
            state = path.stat()
        except OSError:
            return None
        name = f"{path.absolute()}|{state.st_size}|{state.st_mtime_ns}"
        return self._cache / f"{hashlib.sha256(os.fsencode(name)).hexdigest()[:32]}.npz"


def _heard(paths: Sequence[Path], listener: _Listener, jobs: int) -> Iterator[dict[str, Row] | str]:
    if jobs == 1:
        yield from map(listener, paths)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _become_listener, (listener,))
    try:
        yield from pool.map(_listen, paths)
    except BrokenProcessPool as error:
        raise EarshotError(
            "A process that listened to the music died; run again with --jobs 1 to see where."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_listener: _Listener | None = None


def _become_listener(listener: _Listener) -> None:
    global _listener  # noqa: PLW0603 - one for each process
    # Ctrl-C reaches every process; only the one that was asked answers to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _listener = listener


def _listen(path: Path) -> dict[str, Row] | str:
    assert _listener is not None
    return _listener(path)
