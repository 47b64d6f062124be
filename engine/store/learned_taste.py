"""The taste that was learned from the listener's habits, kept until it is learned anew."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from engine.store.plays import Play
from engine.store.records import FloatArray

_STORED = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class StoredTaste:
    """What was learned, and from how much.

    Attributes
    ----------
    learned_from
        Numbers by what they count.
    centre, leaning
        float32 [dimensions].
    learned_at
        Seconds since 1970.
    """

    learned_from: Mapping[str, int]
    centre: FloatArray
    leaning: FloatArray
    learned_at: float = 0.0


def save_taste(database: Database, model_id: str, model_version: str, taste: StoredTaste) -> None:
    """Keep a taste in place of the one before."""
    database.execute(
        "INSERT OR REPLACE INTO learned_taste VALUES (1, ?, ?, ?, ?, ?, ?)",
        [
            model_id,
            model_version,
            taste.learned_at or time.time(),
            json.dumps(dict(taste.learned_from)),
            taste.centre.astype(_STORED).tobytes(),
            taste.leaning.astype(_STORED).tobytes(),
        ],
    )


def taste_of(database: Database, model_id: str, model_version: str) -> StoredTaste | None:
    """Return what was learned in a model's vectors, or None."""
    row = database.execute(
        "SELECT learned_from, centre, leaning, learned_at FROM learned_taste"
        " WHERE model_id = ? AND model_version = ?",
        [model_id, model_version],
    ).fetchone()
    if row is None:
        return None
    centre, leaning = (np.frombuffer(blob, _STORED).astype(np.float32) for blob in row[1:3])
    return StoredTaste(json.loads(row[0]), centre, leaning, row[3])


def forget_taste(database: Database) -> None:
    """Forget what was learned; what it was learned from stays."""
    database.execute("DELETE FROM learned_taste")


def plays_after(database: Database, moment: float, limit: int) -> list[Play]:
    """Return the newest plays that began after a moment, oldest first."""
    rows = database.execute(
        "SELECT track_id, started_at, seconds, ending, station_id FROM (SELECT * FROM plays"
        " WHERE started_at > ? ORDER BY started_at DESC, id DESC LIMIT ?) ORDER BY started_at, id",
        [moment, limit],
    )
    return [Play(*row) for row in rows]


def thumbs_after(database: Database, moment: float) -> dict[int, int]:
    """Return the newest thumb of each track that was given after a moment, 1 or -1."""
    rows = database.execute(
        "SELECT track_id, thumb FROM thumbs WHERE given_at > ? ORDER BY given_at", [moment]
    )
    return dict(rows.fetchall())


def station_seeds(database: Database) -> dict[int, list[int]]:
    """Return by station the tracks it seeks."""
    found: dict[int, list[int]] = {}
    for station_id, track_id in database.execute(
        "SELECT station_id, track_id FROM station_tracks WHERE weight > 0"
        " ORDER BY station_id, track_id"
    ):
        found.setdefault(station_id, []).append(track_id)
    return found


def playlist_tracks(database: Database, moment: float) -> list[list[int]]:
    """Return the tracks of each of the listener's own lists that was made after a moment."""
    found: dict[int, list[int]] = {}
    for playlist_id, track_id in database.execute(
        "SELECT playlist_id, tracks.id FROM playlist_entries AS entries"
        " JOIN playlists ON playlists.id = playlist_id"
        " JOIN tracks ON tracks.path = entries.path"
        " WHERE query IS NULL AND created_at > ? ORDER BY playlist_id, position",
        [moment],
    ):
        found.setdefault(playlist_id, []).append(track_id)
    return list(found.values())
