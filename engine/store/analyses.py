"""What the encoder made of each track: vectors, or the reason why there are none.

Vectors are stored as little-endian float16 (half the size, cosines keep three decimals) and
handed out as float32, in which all arithmetic happens.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.filter_activations import save_activations
from engine.store.locators import path_of, span_from, stored_frames
from engine.store.records import (
    AnalysisCounts,
    AnalysisResult,
    FailedTrack,
    FloatArray,
    PendingTrack,
    StoredVectors,
)

_STORED = np.dtype("<f2")
_CURRENT = (
    "analyses.track_id = tracks.id AND analyses.model_id = :model_id"
    " AND analyses.model_version = :model_version"
    " AND analyses.size = tracks.size AND analyses.mtime_ns = tracks.mtime_ns"
)
_PRESENT = "tracks.missing_since IS NULL AND folders.available"


def save_results(
    database: Database, model_id: str, model_version: str, results: Sequence[AnalysisResult]
) -> None:
    """Store results; an older one of the same track and model is replaced.

    A result whose track was removed or cut differently meanwhile is dropped.
    """
    for result in results:
        analysis_id = database.execute(
            "INSERT OR REPLACE INTO analyses"
            " (track_id, model_id, model_version, size, mtime_ns, vector, failure, analysed_at,"
            " loudness) SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM tracks"
            " WHERE id = ? AND first_frame IS ? AND last_frame IS ? RETURNING id",
            [
                model_id,
                model_version,
                result.size,
                result.mtime_ns,
                _blob(result.vector),
                result.failure,
                time.time(),
                result.loudness,
                result.track_id,
                *stored_frames(result.span),
            ],
        ).fetchone()
        if analysis_id and result.filters is not None:
            save_activations(database, analysis_id[0], result.filters)
        if analysis_id and result.window_vectors is not None:
            database.execute(
                "INSERT INTO window_vectors(analysis_id, starts, vectors) VALUES (?, ?, ?)",
                [
                    analysis_id[0],
                    np.asarray(result.window_starts, "<f4").tobytes(),
                    _blob(result.window_vectors),
                ],
            )


def pending_tracks(
    database: Database,
    model_id: str,
    model_version: str,
    *,
    limit: int = -1,
    track_id: int | None = None,
) -> list[PendingTrack]:
    """Return tracks that are there and not yet analysed in their present form, oldest first.

    With `track_id`, only that one, if it is such a track.
    """
    rows = database.execute(
        "SELECT tracks.id, tracks.path, tracks.size, tracks.mtime_ns, first_frame, last_frame"
        " FROM tracks"
        " JOIN folders ON folders.id = tracks.folder_id"
        f" WHERE {_PRESENT} AND NOT EXISTS (SELECT 1 FROM analyses WHERE {_CURRENT})"
        " AND tracks.id = coalesce(:track_id, tracks.id) ORDER BY tracks.id LIMIT :limit",
        {
            "model_id": model_id,
            "model_version": model_version,
            "limit": limit,
            "track_id": track_id,
        },
    )
    return [
        PendingTrack(number, Path(path_of(path, first)), size, mtime_ns, span_from(first, last))
        for number, path, size, mtime_ns, first, last in rows
    ]


def counts(database: Database, model_id: str, model_version: str) -> AnalysisCounts:
    """Count the tracks that are there by what the model knows of them."""
    tracks, analysed, failed = database.execute(
        "SELECT count(*), count(analyses.vector), count(analyses.failure) FROM tracks"
        " JOIN folders ON folders.id = tracks.folder_id"
        f" LEFT JOIN analyses ON {_CURRENT} WHERE {_PRESENT}",
        {"model_id": model_id, "model_version": model_version},
    ).fetchone()
    return AnalysisCounts(tracks, analysed, failed, tracks - analysed - failed)


def failed_tracks(database: Database, model_id: str, model_version: str) -> list[FailedTrack]:
    """Return the tracks that could not be listened to, with the reasons, by path."""
    rows = database.execute(
        "SELECT tracks.id, tracks.path, analyses.failure, first_frame FROM tracks"
        " JOIN folders ON folders.id = tracks.folder_id"
        f" JOIN analyses ON {_CURRENT}"
        f" WHERE {_PRESENT} AND analyses.failure IS NOT NULL ORDER BY tracks.path",
        {"model_id": model_id, "model_version": model_version},
    )
    return [FailedTrack(row[0], Path(path_of(row[1], row[3])), row[2]) for row in rows]


def failure_of(database: Database, model_id: str, model_version: str, track_id: int) -> str | None:
    """Return why the model could not listen to a track, or None when nothing failed."""
    row = database.execute(
        "SELECT failure FROM analyses WHERE track_id = ? AND model_id = ? AND model_version = ?",
        [track_id, model_id, model_version],
    ).fetchone()
    return row[0] if row else None


def forget_failures(database: Database, track_ids: Sequence[int]) -> None:
    """Let these tracks be tried again."""
    database.conn.executemany(
        "DELETE FROM analyses WHERE track_id = ? AND failure IS NOT NULL",
        [(track_id,) for track_id in track_ids],
    )


def vectors_since(
    database: Database, model_id: str, model_version: str, last_id: int = 0, *, limit: int = -1
) -> StoredVectors:
    """Return the track vectors stored after the analysis `last_id`, at most `limit` of them."""
    rows = database.execute(
        "SELECT id, track_id, vector FROM analyses"
        " WHERE id > ? AND model_id = ? AND model_version = ? AND vector IS NOT NULL"
        " ORDER BY id LIMIT ?",
        [last_id, model_id, model_version, limit],
    ).fetchall()
    track_ids = np.fromiter((row[1] for row in rows), np.int64, len(rows))
    dimensions = len(rows[0][2]) // _STORED.itemsize if rows else 0
    joined = b"".join(row[2] for row in rows)
    vectors = np.frombuffer(joined, _STORED).astype(np.float32).reshape(len(rows), dimensions)
    return StoredVectors(track_ids, vectors, rows[-1][0] if rows else last_id)


def window_vectors(
    database: Database, model_id: str, model_version: str, track_id: int
) -> tuple[npt.NDArray[np.float32], FloatArray] | None:
    """Return window starts in seconds [windows] and unit vectors [windows, dimensions], or None."""
    row = database.execute(
        "SELECT starts, vectors FROM window_vectors JOIN analyses ON analyses.id = analysis_id"
        " WHERE track_id = ? AND model_id = ? AND model_version = ?",
        [track_id, model_id, model_version],
    ).fetchone()
    if row is None:
        return None
    starts = np.frombuffer(row[0], "<f4").astype(np.float32)
    return starts, np.frombuffer(row[1], _STORED).astype(np.float32).reshape(len(starts), -1)


def _blob(array: FloatArray | None) -> bytes | None:
    return None if array is None else np.ascontiguousarray(array, _STORED).tobytes()
