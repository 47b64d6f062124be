"""Fills a library with audio files, without the scanner: enough for the analysis to work on."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from engine.analysis.pipeline import AnalysisPipeline
from engine.store import folders, tracks
from engine.store.store import Store
from tests.support.audio_files import noise, write_audio

PipelineMaker = Callable[..., AnalysisPipeline]

_LONG = 60.0


def wait_until(condition: Callable[[], bool]) -> None:
    """Return when the condition holds; fail when it never does."""
    deadline = time.monotonic() + _LONG
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)


def stored_rows(store: Store) -> dict[int, tuple[int, float]]:
    """Return the id and time of each track's analysis, by track."""
    rows = store.read(
        lambda database: database.execute(
            "SELECT track_id, id, analysed_at FROM analyses"
        ).fetchall()
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def write_noises(folder: Path, count: int, *, seconds: float = 2.0) -> list[Path]:
    """Write short WAV files of different noise and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        write_audio(folder / f"{number:03}.wav", noise(seconds, seed=number))
        for number in range(count)
    ]


def remember_files(store: Store, folder: Path) -> dict[str, int]:
    """Store every file of a folder as a track, and return track ids by file name."""
    row = store.write(folders.add_folder, folder)
    found = [(path, path.stat()) for path in sorted(folder.iterdir())]
    store.write(
        tracks.save_tracks,
        [
            {
                "folder_id": row.id,
                "path": str(path),
                "size": status.st_size,
                "mtime_ns": status.st_mtime_ns,
                "title": path.stem,
            }
            for path, status in found
        ],
    )
    known = store.read(tracks.known_files, folder)
    return {os.path.basename(path): file.track_id for path, file in known.items()}  # noqa: PTH119
