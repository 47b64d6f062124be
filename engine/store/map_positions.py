"""Where each track lies on the map.

A position belongs to what the model heard in the file as it was: when the file is listened to
anew, its position goes with the old vector, and the track is placed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.errors import EarshotError
from engine.store.records import FloatArray
from engine.words import translate

_STORED = np.dtype("<f2")
_PRESENT = "tracks.missing_since IS NULL AND folders.available"


@dataclass(frozen=True, slots=True)
class MapRows:
    """The tracks that are there and were listened to, with their places if they have one.

    Attributes
    ----------
    track_ids, analysis_ids
        int64 [n], in the order in which they were listened to.
    positions
        float32 [n, 2]; not a number where there is none yet.
    laid_out
        Whether a layout gave the position, not its neighbours, bool [n].
    """

    track_ids: npt.NDArray[np.int64]
    analysis_ids: npt.NDArray[np.int64]
    positions: FloatArray
    laid_out: npt.NDArray[np.bool_]


def map_rows(database: Database, model_id: str, model_version: str) -> MapRows:
    """Return what the map shows of one model's library."""
    rows = database.execute(
        "SELECT analyses.track_id, analyses.id, x, y, laid_out FROM analyses"
        " JOIN tracks ON tracks.id = analyses.track_id"
        " JOIN folders ON folders.id = tracks.folder_id"
        " LEFT JOIN map_positions ON map_positions.analysis_id = analyses.id"
        f" WHERE model_id = ? AND model_version = ? AND vector IS NOT NULL AND {_PRESENT}"
        " ORDER BY analyses.id",
        [model_id, model_version],
    ).fetchall()
    table = np.array(rows, np.float64).reshape(len(rows), 5)
    return MapRows(
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2:4].astype(np.float32),
        table[:, 4] == 1,
    )


def vectors_of(database: Database, analysis_ids: npt.NDArray[np.int64]) -> FloatArray:
    """Return the vectors of analyses of one model in ascending order, float32 [n, dimensions].

    Raises
    ------
    EarshotError
        When one of them is not there any more.
    """
    if not len(analysis_ids):
        return np.empty((0, 0), np.float32)
    wanted = set(analysis_ids.tolist())
    rows = database.execute(
        "SELECT id, vector FROM analyses WHERE id BETWEEN ? AND ? ORDER BY id",
        [int(analysis_ids[0]), int(analysis_ids[-1])],
    )
    found = [row[1] for row in rows if row[0] in wanted]
    if len(found) != len(wanted):
        raise EarshotError(
            translate("Map", "The library changed while the map was made; make it again.")
        )
    stored = np.frombuffer(b"".join(found), _STORED)
    return stored.astype(np.float32).reshape(len(found), -1)


def vector_of(
    database: Database, model_id: str, model_version: str, track_id: int
) -> FloatArray | None:
    """Return a track's unit vector, float32 [dimensions], or None."""
    row = database.execute(
        "SELECT vector FROM analyses WHERE track_id = ? AND model_id = ? AND model_version = ?",
        [track_id, model_id, model_version],
    ).fetchone()
    return None if row is None or row[0] is None else np.frombuffer(row[0], _STORED).astype("<f4")


def save_positions(
    database: Database,
    analysis_ids: Sequence[int] | npt.NDArray[np.int64],
    positions: FloatArray,
    *,
    laid_out: bool,
) -> None:
    """Store positions [n, 2]; those of tracks that were removed meanwhile are dropped."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO map_positions(analysis_id, x, y, laid_out)"
        " SELECT id, ?, ?, ? FROM analyses WHERE id = ?",
        [
            (x, y, int(laid_out), int(analysis_id))
            for analysis_id, (x, y) in zip(analysis_ids, positions.tolist(), strict=True)
        ],
    )
