"""The CUE sheets that scans have seen, so that only those that changed are read again."""

from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from engine.store.path_ranges import below

Stamp = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""


def known_sheets(database: Database, root: Path) -> dict[Path, Stamp]:
    """Return the sheets below a folder with what they were when they were read."""
    rows = database.execute(
        "SELECT path, size, mtime_ns FROM cue_sheets WHERE path >= ? AND path < ?", below(root)
    )
    return {Path(row[0]): (row[1], row[2]) for row in rows}


def remember_sheets(
    database: Database, folder_id: int, seen: Iterable[tuple[Path, Stamp]], gone: Iterable[Path]
) -> None:
    """Note sheets as they were read, and forget others."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO cue_sheets(path, folder_id, size, mtime_ns) VALUES (?, ?, ?, ?)",
        [(str(path), folder_id, *stamp) for path, stamp in seen],
    )
    database.conn.executemany(
        "DELETE FROM cue_sheets WHERE path = ?", [(str(path),) for path in gone]
    )
