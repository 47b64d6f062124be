"""The stars that the listener gives to tracks."""

from collections.abc import Sequence

from sqlite_utils import Database

MOST_STARS = 5


def rate(database: Database, track_ids: Sequence[int], stars: int) -> None:
    """Give tracks 1 to 5 stars, or take them away with 0.

    Raises
    ------
    ValueError
        When `stars` is not between 0 and 5.
    """
    _check(stars)
    database.conn.executemany(
        "UPDATE tracks SET rating = ? WHERE id = ?", [(stars, int(track)) for track in track_ids]
    )


def ratings_of(database: Database, track_ids: Sequence[int]) -> dict[int, int]:
    """Return the stars of these tracks by id; ids that are not there are left out."""
    found: dict[int, int] = {}
    for track_id in track_ids:
        row = database.execute("SELECT rating FROM tracks WHERE id = ?", [int(track_id)]).fetchone()
        if row:
            found[int(track_id)] = row[0]
    return found


def highly_rated(database: Database, least: int) -> list[int]:
    """Return the tracks with so many stars or more, those with most first."""
    rows = database.execute(
        "SELECT id FROM tracks WHERE rating >= ? ORDER BY rating DESC, id", [least]
    )
    return [row[0] for row in rows]


def restore(database: Database, stars: dict[int, int]) -> None:
    """Give tracks, by id, the stars they had before."""
    database.conn.executemany(
        "UPDATE tracks SET rating = ? WHERE id = ?",
        [(number, track_id) for track_id, number in stars.items()],
    )


def _check(stars: int) -> None:
    if not 0 <= stars <= MOST_STARS:
        raise ValueError(f"a rating is 0 to {MOST_STARS} stars, not {stars}")
