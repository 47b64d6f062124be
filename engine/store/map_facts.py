"""What the map says about its points: by what they are coloured, named and found."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

_PRESENT = "missing_since IS NULL"


@dataclass(frozen=True, slots=True)
class MapFacts:
    """Tags of the tracks that are there, in the order of their ids.

    `track_ids` int64 [n], ascending; texts are empty and years 0 where unknown. `plays` counts how
    often a track was heard, skips after seconds left out, and `last_played` says when that was
    last, in seconds since 1970, 0 for never. `loudness` is in LUFS, float32 [n]: measured where the
    whole track was, else estimated from what was listened to, not a number where neither is known.
    """

    track_ids: npt.NDArray[np.int64]
    titles: list[str]
    artists: list[str]
    albums: list[str]
    genres: list[str]
    years: npt.NDArray[np.int32]
    plays: npt.NDArray[np.int32]
    last_played: npt.NDArray[np.float64]
    loudness: npt.NDArray[np.float32]


def map_facts(database: Database) -> MapFacts:
    """Read the tags of all tracks that are there; 100,000 take some 30 MB."""
    rows = database.execute(
        "SELECT id, title, coalesce(artist, ''), coalesce(album, ''), coalesce(genre, ''),"
        f" coalesce(year, 0) FROM tracks WHERE {_PRESENT} ORDER BY id"
    ).fetchall()
    heard = {
        row[0]: (row[1], row[2])
        for row in database.execute(
            "SELECT track_id, count(*), max(started_at) FROM plays"
            " WHERE ending != 'skipped_early' GROUP BY track_id"
        )
    }
    loudness: dict[int, float] = {}
    for table in ("analyses", "measurements"):  # what was measured is more than an estimate
        loudness.update(
            database.execute(f"SELECT track_id, loudness FROM {table} WHERE loudness IS NOT NULL")
        )
    counts = np.array([heard.get(row[0], (0, 0.0)) for row in rows]).reshape(len(rows), 2)
    titles, artists, albums, genres = ([row[n] for row in rows] for n in range(1, 5))
    return MapFacts(
        np.fromiter((row[0] for row in rows), np.int64, len(rows)),
        titles,
        artists,
        albums,
        genres,
        np.fromiter((row[5] for row in rows), np.int32, len(rows)),
        counts[:, 0].astype(np.int32),
        counts[:, 1].astype(np.float64),
        np.array([loudness.get(row[0], np.nan) for row in rows], np.float32),
    )
