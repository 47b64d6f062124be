"""How many tracks share each genre and each artist."""

from sqlite_utils import Database

_PRESENT = "missing_since IS NULL"


def genre_counts(database: Database) -> dict[str, int]:
    """Return how many tracks that are there have each genre, as it is written in their tags."""
    return _counts(database, "genre")


def artist_counts(database: Database) -> dict[str, int]:
    """Return how many tracks that are there have each artist."""
    return _counts(database, "artist")


def track_count(database: Database) -> int:
    """Return how many tracks are there."""
    row = database.execute(f"SELECT count(*) FROM tracks WHERE {_PRESENT}").fetchone()
    return int(row[0])


def _counts(database: Database, column: str) -> dict[str, int]:
    return dict(
        database.execute(
            f"SELECT {column}, count(*) FROM tracks"
            f" WHERE {_PRESENT} AND {column} IS NOT NULL GROUP BY {column}"
        ).fetchall()
    )
