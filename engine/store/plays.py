"""What was played, when, for how long, and how it ended: the history that radios learn from."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

Ending = Literal["completed", "skipped_early", "skipped_late", "stopped"]
"""How a play ended. Who stops the music has nothing against the track."""

HEARD = "ending != 'skipped_early'"
"""Holds for plays that count as such."""

_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True)
class Play:
    """One time that a track was played.

    `started_at` is seconds since 1970, `seconds` how long it was heard, `station_id` which station
    had chosen it, if one had.
    """

    track_id: int
    started_at: float
    seconds: float
    ending: Ending
    station_id: int | None = None


def save_plays(database: Database, plays: Sequence[Play]) -> None:
    """Store plays; those of tracks that have left the library are dropped."""
    database.conn.executemany(
        "INSERT INTO plays(track_id, station_id, started_at, seconds, ending)"
        " SELECT id, (SELECT id FROM stations WHERE id = ?), ?, ?, ? FROM tracks WHERE id = ?",
        [
            (play.station_id, play.started_at, play.seconds, play.ending, play.track_id)
            for play in plays
        ],
    )


def heard_since(database: Database, moment: float) -> dict[int, float]:
    """Return by track when it was last played after a moment, skips after seconds left out."""
    rows = database.execute(
        f"SELECT track_id, max(started_at) FROM plays WHERE started_at > ? AND {HEARD}"
        " GROUP BY track_id",
        [moment],
    )
    return {row[0]: row[1] for row in rows}


def last_heard(database: Database, track_ids: Sequence[int]) -> dict[int, float]:
    """Return for each of these tracks that was ever played when that was last."""
    found: dict[int, float] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        rows = database.execute(
            f"SELECT track_id, max(started_at) FROM plays WHERE {HEARD}"
            f" AND track_id IN ({','.join('?' * len(part))}) GROUP BY track_id",
            part,
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def plays_of_station(database: Database, station_id: int, *, limit: int = -1) -> list[Play]:
    """Return what was played of a station, oldest first; with `limit` only the newest."""
    rows = database.execute(
        "SELECT track_id, started_at, seconds, ending, station_id FROM"
        " (SELECT * FROM plays WHERE station_id = ? ORDER BY id DESC LIMIT ?) ORDER BY id",
        [station_id, limit],
    )
    return [Play(*row) for row in rows]


def station_plays(database: Database, *, limit: int = -1) -> list[Play]:
    """Return what stations played, oldest first; with `limit` only the newest."""
    rows = database.execute(
        "SELECT track_id, started_at, seconds, ending, station_id FROM (SELECT * FROM plays"
        " WHERE station_id IS NOT NULL ORDER BY id DESC LIMIT ?) ORDER BY id",
        [limit],
    )
    return [Play(*row) for row in rows]


def most_completed(database: Database, limit: int) -> dict[int, int]:
    """Return the tracks played to their end most often, and how often."""
    rows = database.execute(
        "SELECT track_id, count(*) AS times FROM plays WHERE ending = 'completed'"
        " GROUP BY track_id ORDER BY times DESC, max(started_at) DESC LIMIT ?",
        [limit],
    )
    return {row[0]: row[1] for row in rows}


def most_played(database: Database, limit: int) -> list[int]:
    """Return the tracks that were played most often, skips after seconds left out."""
    rows = database.execute(
        f"SELECT track_id FROM plays WHERE {HEARD} GROUP BY track_id"
        " ORDER BY count(*) DESC, max(started_at) DESC LIMIT ?",
        [limit],
    )
    return [row[0] for row in rows]


def forget_plays(database: Database) -> None:
    """Forget the whole history."""
    database.execute("DELETE FROM plays")


def now() -> float:
    """Return the present moment as plays are stamped: seconds since 1970."""
    return time.time()
