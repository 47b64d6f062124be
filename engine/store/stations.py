"""Stations as they survive a restart: a name, a recipe, and the tracks it is made of."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

_RECENT_UNSAVED = 20


@dataclass(frozen=True, slots=True)
class StoredStation:
    """A station.

    Attributes
    ----------
    recipe
        JSON, which the store does not look into.
    weights
        Tracks and how much each counts; below 0 for those it turns away from.
    saved
        Whether the listener keeps it; others are forgotten after a while.
    """

    id: int
    name: str
    recipe: str
    weights: Mapping[int, float] = field(default_factory=dict)
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a station learned from.

    Attributes
    ----------
    thumbs
        Track, 1 or -1, and when that was said.
    plays
        Ids of plays in the history.
    """

    thumbs: tuple[tuple[int, int, float], ...]
    plays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemovedStation:
    """A station that was removed, with what it had learned from."""

    station: StoredStation
    lessons: Lessons


def add_station(
    database: Database,
    name: str,
    recipe: str,
    weights: Mapping[int, float],
    *,
    saved: bool = False,
) -> int:
    """Store a new station, forget the oldest of many unsaved ones, and return its id."""
    now = time.time()
    station_id: int = database.execute(
        "INSERT INTO stations(name, recipe, saved, created_at, used_at) VALUES (?, ?, ?, ?, ?)"
        " RETURNING id",
        [name, recipe, int(saved), now, now],
    ).fetchone()[0]
    _set_weights(database, station_id, weights)
    database.execute(
        "DELETE FROM stations WHERE NOT saved AND id NOT IN"
        " (SELECT id FROM stations WHERE NOT saved ORDER BY id DESC LIMIT ?)",
        [_RECENT_UNSAVED],
    )
    return station_id


def change_station(
    database: Database,
    station_id: int,
    *,
    name: str | None = None,
    recipe: str | None = None,
    weights: Mapping[int, float] | None = None,
    saved: bool | None = None,
) -> None:
    """Change what is given of a station, and note that it was used."""
    database.execute(
        "UPDATE stations SET name = coalesce(?, name), recipe = coalesce(?, recipe),"
        " saved = coalesce(?, saved), used_at = ? WHERE id = ?",
        [name, recipe, None if saved is None else int(saved), time.time(), station_id],
    )
    if weights is not None:
        database.execute("DELETE FROM station_tracks WHERE station_id = ?", [station_id])
        _set_weights(database, station_id, weights)


def station(database: Database, station_id: int) -> StoredStation | None:
    """Return a station, or None when there is none with this id."""
    row = database.execute(
        "SELECT id, name, recipe, saved FROM stations WHERE id = ?", [station_id]
    ).fetchone()
    if row is None:
        return None
    weights = database.execute(
        "SELECT track_id, weight FROM station_tracks WHERE station_id = ? ORDER BY track_id",
        [station_id],
    )
    return StoredStation(row[0], row[1], row[2], dict(weights.fetchall()), bool(row[3]))


def saved_stations(database: Database) -> list[tuple[int, str]]:
    """Return ids and names of the stations the listener keeps, by name."""
    return list(
        database.execute(
            "SELECT id, name FROM stations WHERE saved ORDER BY name COLLATE NOCASE, id"
        ).fetchall()
    )


def remove_station(database: Database, station_id: int) -> RemovedStation | None:
    """Forget a station with its thumbs; what was played of it stays in the history.

    Returns
    -------
    RemovedStation or None
        What :func:`restore_station` needs; None when there is no such station.
    """
    known = station(database, station_id)
    if known is None:
        return None
    removed = RemovedStation(known, lessons(database, station_id))
    database.execute("DELETE FROM stations WHERE id = ?", [station_id])
    return removed


def restore_station(database: Database, removed: RemovedStation) -> None:
    """Bring back a station under its old id, with what it had learned."""
    known, now = removed.station, time.time()
    database.execute(
        "INSERT INTO stations(id, name, recipe, saved, created_at, used_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [known.id, known.name, known.recipe, int(known.saved), now, now],
    )
    _set_weights(database, known.id, known.weights)
    restore_lessons(database, known.id, removed.lessons)


def lessons(database: Database, station_id: int) -> Lessons:
    """Return what a station has learned from."""
    given = database.execute(
        "SELECT track_id, thumb, given_at FROM thumbs WHERE station_id = ?", [station_id]
    )
    played = database.execute("SELECT id FROM plays WHERE station_id = ?", [station_id])
    return Lessons(tuple(given.fetchall()), tuple(row[0] for row in played))


def forget_lessons(database: Database, station_id: int) -> Lessons:
    """Forget a station's thumbs; its plays stay in the history, no longer as this station's.

    Returns
    -------
    Lessons
        What :func:`restore_lessons` needs.
    """
    learned = lessons(database, station_id)
    database.execute("DELETE FROM thumbs WHERE station_id = ?", [station_id])
    database.execute("UPDATE plays SET station_id = NULL WHERE station_id = ?", [station_id])
    return learned


def restore_lessons(database: Database, station_id: int, learned: Lessons) -> None:
    """Have a station learn again from what it forgot; what was said since then stands."""
    database.conn.executemany(
        "INSERT OR IGNORE INTO thumbs(track_id, station_id, thumb, given_at)"
        " SELECT id, ?, ?, ? FROM tracks WHERE id = ?",
        [(station_id, thumb, given_at, track_id) for track_id, thumb, given_at in learned.thumbs],
    )
    database.conn.executemany(
        "UPDATE plays SET station_id = ? WHERE id = ? AND station_id IS NULL",
        [(station_id, play_id) for play_id in learned.plays],
    )


def forget_everything(database: Database) -> None:
    """Forget every play and every thumb, of stations and of all else."""
    database.execute("DELETE FROM thumbs")
    database.execute("DELETE FROM plays")


def _set_weights(database: Database, station_id: int, weights: Mapping[int, float]) -> None:
    database.conn.executemany(
        "INSERT INTO station_tracks(station_id, track_id, weight)"
        " SELECT ?, id, ? FROM tracks WHERE id = ?",
        [(station_id, weight, track_id) for track_id, weight in weights.items()],
    )
