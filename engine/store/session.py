"""What survives a restart: the queue, and small settings as JSON values."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from engine.store.records import StoredQueueEntry


def save_queue(database: Database, entries: Iterable[StoredQueueEntry]) -> None:
    """Replace the stored queue; entries whose track is gone from the library are dropped.

    The others keep the positions they had in `entries`, see :func:`queue_place`.
    """
    database.execute("DELETE FROM queue_entries")
    database.conn.executemany(
        "INSERT INTO queue_entries(position, track_id, origin, similarity, reason)"
        " SELECT ?, id, ?, ?, ? FROM tracks WHERE id = ?",
        [
            (position, entry.origin, entry.similarity, entry.reason, entry.track_id)
            for position, entry in enumerate(entries)
        ],
    )


def load_queue(database: Database) -> list[StoredQueueEntry]:
    """Return the stored queue in its order."""
    rows = database.execute(
        "SELECT track_id, origin, similarity, reason FROM queue_entries ORDER BY position"
    )
    return [StoredQueueEntry(*row) for row in rows]


def queue_place(database: Database, position: int) -> tuple[int, bool]:
    """Return where an entry that was saved at `position` is now, and whether it is still there.

    Tracks may have left the library since; in place of one that did stands the next.
    """
    before, there = database.execute(
        "SELECT count(*) FILTER (WHERE position < :position),"
        " count(*) FILTER (WHERE position = :position) FROM queue_entries",
        {"position": position},
    ).fetchone()
    return before, bool(there)


def save_settings(database: Database, values: Iterable[tuple[str, object]]) -> None:
    """Store JSON-serialisable values under their keys."""
    for key, value in values:
        save_setting(database, key, value)


def save_setting(database: Database, key: str, value: object) -> None:
    """Store a JSON-serialisable value under a key."""
    database.execute(
        "INSERT INTO settings(key, value) VALUES (?, ?)"
        " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [key, json.dumps(value)],
    )


def load_settings(database: Database) -> dict[str, object]:
    """Return every stored value by key; one that is damaged counts as not set."""
    settings: dict[str, object] = {}
    for key, value in database.execute("SELECT key, value FROM settings"):
        try:
            settings[key] = json.loads(value)
        except ValueError:
            continue
    return settings
