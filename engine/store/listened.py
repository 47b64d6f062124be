"""Which tracks similarity may speak of: those the model has a vector of, and that are there."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.records import Track
from engine.store.tracks import TRACK_COLUMNS, track_from_row

_MOST_PARAMETERS = 500
_LISTENED = (
    "EXISTS (SELECT 1 FROM analyses WHERE track_id = tracks.id"
    " AND model_id = ? AND model_version = ? AND vector IS NOT NULL)"
)
_PRESENT = (
    "missing_since IS NULL"
    " AND EXISTS (SELECT 1 FROM folders WHERE folders.id = tracks.folder_id"
    " AND available AND in_radio)"
)


def listened_tracks(
    database: Database,
    model_id: str,
    model_version: str,
    track_ids: Sequence[int],
    *,
    present_only: bool = True,
) -> dict[int, Track]:
    """Return those of these tracks that the model has a vector of.

    With `present_only`, tracks whose file or folder is away at the moment, and those of folders
    that are not for radios, are left out.
    """
    condition = f"{_LISTENED} AND {_PRESENT}" if present_only else _LISTENED
    found: dict[int, Track] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        rows = database.execute(
            f"SELECT {TRACK_COLUMNS} FROM tracks WHERE id IN ({','.join('?' * len(part))})"
            f" AND {condition}",
            [*part, model_id, model_version],
        )
        found.update((row[0], track_from_row(row)) for row in rows)
    return found


def absent_ids(database: Database) -> npt.NDArray[np.int64]:
    """Return the ids of tracks that must not be chosen, int64 [n].

    Their file is gone, or their folder is away or not for radios.
    """
    rows = database.execute(
        "SELECT id FROM tracks WHERE missing_since IS NOT NULL UNION"
        " SELECT id FROM tracks WHERE folder_id IN (SELECT id FROM folders"
        " WHERE NOT available OR NOT in_radio)"
    )
    return np.fromiter((row[0] for row in rows), dtype=np.int64)
