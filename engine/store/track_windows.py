"""The vectors of all windows of all tracks, to search in places rather than in tracks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.records import FloatArray

_STORED = np.dtype("<f2")
_MOST_PARAMETERS = 500
_COLUMNS = (
    "SELECT analyses.id, track_id, starts, vectors FROM window_vectors"
    " JOIN analyses ON analyses.id = analysis_id WHERE model_id = ? AND model_version = ?"
)
_Row = tuple[int, int, bytes, bytes]


@dataclass(frozen=True, slots=True)
class StoredWindows:
    """Windows, those of one track behind one another in their order.

    `analysis_ids` and `track_ids` int64 [n], `starts` float32 [n] in seconds, `vectors` float32
    [n, dimensions] of length 1.
    """

    analysis_ids: npt.NDArray[np.int64]
    track_ids: npt.NDArray[np.int64]
    starts: FloatArray
    vectors: FloatArray


def windows_since(
    database: Database, model_id: str, model_version: str, last_id: int, limit: int
) -> StoredWindows:
    """Return the windows of the next `limit` analyses behind one, by their ids."""
    rows = database.execute(
        f"{_COLUMNS} AND analyses.id > ? ORDER BY analyses.id LIMIT ?",
        [model_id, model_version, last_id, limit],
    ).fetchall()
    return _windows(rows)


def windows_of(
    database: Database, model_id: str, model_version: str, analysis_ids: Sequence[int]
) -> StoredWindows:
    """Return the windows of these analyses; those that are there no more are left out."""
    rows: list[_Row] = []
    for start in range(0, len(analysis_ids), _MOST_PARAMETERS):
        part = [int(number) for number in analysis_ids[start : start + _MOST_PARAMETERS]]
        rows += database.execute(
            f"{_COLUMNS} AND analyses.id IN ({','.join('?' * len(part))})",
            [model_id, model_version, *part],
        ).fetchall()
    return _windows(rows)


def listened_places(database: Database, model_id: str, model_version: str) -> int:
    """Count the tracks of which a model has windows."""
    row = database.execute(
        "SELECT count(*) FROM window_vectors JOIN analyses ON analyses.id = analysis_id"
        " WHERE model_id = ? AND model_version = ?",
        [model_id, model_version],
    ).fetchone()
    return int(row[0])


def _windows(rows: Iterable[_Row]) -> StoredWindows:
    found = list(rows)
    counts = [len(row[2]) // 4 for row in found]
    starts = np.frombuffer(b"".join(row[2] for row in found), "<f4").astype(np.float32)
    vectors = np.frombuffer(b"".join(row[3] for row in found), _STORED).astype(np.float32)
    return StoredWindows(
        np.repeat(np.array([row[0] for row in found], np.int64), counts),
        np.repeat(np.array([row[1] for row in found], np.int64), counts),
        starts,
        vectors.reshape(len(starts), -1) if len(starts) else np.empty((0, 0), np.float32),
    )
