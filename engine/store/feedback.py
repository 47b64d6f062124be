"""Thumbs: what the listener said of tracks, of each on a station or in general."""

import time

from sqlite_utils import Database


def set_thumb(database: Database, track_id: int, thumb: int, station_id: int | None = None) -> None:
    """Remember a thumb, 1 up or -1 down; 0 takes it back."""
    database.execute(
        "DELETE FROM thumbs WHERE track_id = ? AND station_id IS ?", [track_id, station_id]
    )
    if thumb:
        database.execute(
            "INSERT INTO thumbs(track_id, station_id, thumb, given_at)"
            " SELECT id, ?, ?, ? FROM tracks WHERE id = ?",
            [station_id, thumb, time.time(), track_id],
        )


def thumbs(database: Database, station_id: int) -> dict[int, int]:
    """Return the thumbs given on a station by track, 1 or -1, oldest first."""
    rows = database.execute(
        "SELECT track_id, thumb FROM thumbs WHERE station_id = ? ORDER BY given_at", [station_id]
    )
    return dict(rows.fetchall())


def all_thumbs(database: Database) -> dict[int, int]:
    """Return the newest thumb of each track, wherever it was given."""
    rows = database.execute("SELECT track_id, thumb FROM thumbs ORDER BY given_at")
    return dict(rows.fetchall())


def forget_thumbs(database: Database, station_id: int | None = None) -> None:
    """Forget the thumbs of a station, or of all."""
    database.execute(
        "DELETE FROM thumbs WHERE station_id = coalesce(?, station_id)"
        " OR (? IS NULL AND station_id IS NULL)",
        [station_id, station_id],
    )
