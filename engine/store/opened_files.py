"""Files that are played without being in the library, as from a file manager.

They are tracks with negative ids: the queue and the player take them like any other, while views,
searches, radios and the analysis, which ask for the library's rows, never see them. They are
forgotten when the app is started again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from engine.store.locators import path_of, span_from
from engine.store.records import Track

_REQUIRED = tuple(field.name for field in fields(Track) if field.default is MISSING)


def remember_opened(
    database: Database, files: Iterable[tuple[Path | str, Mapping[str, object]]]
) -> list[int]:
    """Keep files with their tags, of which only ``title`` must be there; return their ids.

    A stretch of a file has its locator for a path, and its ``first_frame`` and ``last_frame``.
    """
    ids = []
    for path, tags in files:
        (number,) = database.execute(
            "INSERT INTO opened_files(path, tags) VALUES (?, ?)"
            " ON CONFLICT(path) DO UPDATE SET tags = excluded.tags RETURNING number",
            [str(path), json.dumps(dict(tags))],
        ).fetchone()
        ids.append(-number)
    return ids


def opened_tracks(database: Database, track_ids: Sequence[int]) -> dict[int, Track]:
    """Return the opened files with these ids, all negative; ids that are not there are left out."""
    numbers = json.dumps([-int(track_id) for track_id in track_ids])
    rows = database.execute(
        "SELECT number, path, tags FROM opened_files"
        " WHERE number IN (SELECT value FROM json_each(?))",
        [numbers],
    )
    return {-row[0]: _track(-row[0], row[1], json.loads(row[2])) for row in rows}


def forget_opened(database: Database) -> None:
    """Forget all opened files; their numbers are not used again."""
    database.execute("DELETE FROM opened_files")


def _track(track_id: int, located: str, tags: Mapping[str, Any]) -> Track:
    first, last = tags.get("first_frame"), tags.get("last_frame")
    values = {name: tags.get(name) for name in _REQUIRED}
    values |= {"id": track_id, "path": Path(path_of(located, first)), "missing": False}
    return Track(**values, span=span_from(first, last), locator=located)  # type: ignore[arg-type]
