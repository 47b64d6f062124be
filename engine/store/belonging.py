"""Tracks that belong to their album, however strange they sound there: the listener said so."""

from collections.abc import Sequence

from sqlite_utils import Database


def say_belongs(database: Database, track_ids: Sequence[int]) -> None:
    """Remember that tracks belong where they are."""
    database.conn.executemany(
        "INSERT OR IGNORE INTO belonging(track_id) SELECT id FROM tracks WHERE id = ?",
        [(int(track_id),) for track_id in track_ids],
    )


def forget_belongs(database: Database, track_ids: Sequence[int]) -> None:
    """Forget that."""
    database.conn.executemany(
        "DELETE FROM belonging WHERE track_id = ?", [(int(track_id),) for track_id in track_ids]
    )


def belonging(database: Database) -> set[int]:
    """Return the tracks of which it was said."""
    return {row[0] for row in database.execute("SELECT track_id FROM belonging")}
