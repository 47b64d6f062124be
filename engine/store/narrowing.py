"""Which tracks a narrow rule leaves: of some genres, years or folders, or on one album."""

import os
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

Ids = npt.NDArray[np.int64]

_PRESENT = "missing_since IS NULL"


def genres(database: Database) -> list[str]:
    """Return every genre as it is written in tags; a walk from one to the next in their index."""
    rows = database.execute(
        f"WITH RECURSIVE names(name) AS (SELECT min(genre) FROM tracks WHERE {_PRESENT} UNION ALL"
        f" SELECT (SELECT min(genre) FROM tracks WHERE {_PRESENT} AND genre > name) FROM names"
        " WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
    )
    return [row[0] for row in rows]


def ids_of_genres(database: Database, written: Sequence[str]) -> Ids:
    """Return the ids of the tracks with one of these genres as written, int64 [n]."""
    parts = [
        _ids(database, f"SELECT id FROM tracks WHERE {_PRESENT} AND genre = ?", name)
        for name in written
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def ids_of_years(database: Database, first: int, last: int) -> Ids:
    """Return the ids of the tracks from these years, both included, int64 [n]."""
    return _ids(
        database, f"SELECT id FROM tracks WHERE {_PRESENT} AND year BETWEEN ? AND ?", first, last
    )


def ids_below(database: Database, folders: Sequence[str]) -> Ids:
    """Return the ids of the tracks whose files lie below one of these folders, int64 [n]."""
    parts = []
    for folder in folders:
        prefix = folder.rstrip(os.sep) + os.sep
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        parts.append(
            _ids(database, "SELECT id FROM tracks WHERE path >= ? AND path < ?", prefix, end)
        )
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def album_companions(database: Database, track_id: int) -> list[int]:
    """Return the ids of the other tracks of a track's album; none where it is on no album."""
    rows = database.execute(
        "SELECT other.id FROM tracks AS one JOIN tracks AS other"
        " ON other.album_key = one.album_key AND other.album_artist_key = one.album_artist_key"
        " WHERE one.id = ? AND one.album IS NOT NULL AND other.id != one.id"
        " AND other.missing_since IS NULL",
        [track_id],
    )
    return [row[0] for row in rows]


def album_members(database: Database) -> list[tuple[int, str]]:
    """Return the ids of all tracks that are on an album, with what tells albums apart."""
    return list(
        database.execute(
            "SELECT id, album_key || '|' || album_artist_key FROM tracks"
            f" WHERE {_PRESENT} AND album IS NOT NULL AND NOT compilation"
        ).fetchall()
    )


def artist_companions(database: Database, track_id: int, limit: int = 50) -> list[int]:
    """Return the ids of other tracks of a track's artist; none where nobody is named."""
    rows = database.execute(
        "SELECT other.id FROM tracks AS one JOIN tracks AS other"
        " ON other.album_artist_key = one.album_artist_key"
        " WHERE one.id = ? AND coalesce(one.album_artist, one.artist) IS NOT NULL"
        " AND other.id != one.id AND other.missing_since IS NULL LIMIT ?",
        [track_id, limit],
    )
    return [row[0] for row in rows]


def _ids(database: Database, statement: str, *parameters: object) -> Ids:
    rows = database.execute(statement, parameters)
    return np.fromiter((row[0] for row in rows), dtype=np.int64)
