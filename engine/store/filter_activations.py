"""What the encoder's learned filters say of each track.

A maximum and a mean are stored as little-endian float16, which keeps eleven binary digits of each
whatever a filter's range is; read as integers they have the same order, because none is below 0.
Where the maximum is takes two bytes: the number of the window, and 256ths of it. With 128 filters
that is 768 bytes a track.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.records import FloatArray, TrackFilters

By = Literal["maximum", "mean"]
"""What tracks are ranked by: a filter's loudest moment, or what it says on average."""

_STORED = np.dtype("<f2")
_GREATEST = float(np.finfo(_STORED).max)
_STEPS = 256
_MOST_PARAMETERS = 500
_BLOCK = 4096
_COLUMNS: dict[By, str] = {"maximum": "maxima", "mean": "means"}
_OF_MODEL = (
    " FROM filter_activations JOIN analyses ON analyses.id = analysis_id"
    " WHERE model_id = ? AND model_version = ?"
)


@dataclass(frozen=True, slots=True)
class FilterCoverage:
    """How many tracks that are there a model has vectors of, and of how many its filters told."""

    listened: int
    told: int


def save_activations(database: Database, analysis_id: int, filters: TrackFilters) -> None:
    """Store what filters say with the analysis that heard it."""
    steps = np.clip(filters.shares * _STEPS, 0, _STEPS - 1).astype(np.int64)
    moments = filters.windows * _STEPS + steps
    database.execute(
        "INSERT INTO filter_activations(analysis_id, maxima, means, moments) VALUES (?, ?, ?, ?)",
        [analysis_id, _blob(filters.maxima), _blob(filters.means), moments.astype("<u2").tobytes()],
    )


def activations_of_filter(
    database: Database,
    model_id: str,
    model_version: str,
    number: int,
    by: By,
    last_analysis: int = 0,
) -> tuple[npt.NDArray[np.int64], FloatArray, int]:
    """Return what one filter says of all tracks that were heard after an analysis.

    Ids int64 [n], what it says, float32 [n], and the newest analysis among them, or the one given.
    """
    # A plus keeps the planner from the primary key, by which all rows take twice as long.
    newer = "analysis_id > ?" if last_analysis else "+analysis_id > ?"
    rows = database.execute(
        f"SELECT track_id, substr({_COLUMNS[by]}, ?, ?), analysis_id{_OF_MODEL} AND {newer}",
        [1 + number * _STORED.itemsize, _STORED.itemsize, model_id, model_version, last_analysis],
    ).fetchall()
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    said = np.frombuffer(b"".join(row[1] for row in rows), _STORED).astype(np.float32)
    return ids, said, max((row[2] for row in rows), default=last_analysis)


def activations(
    database: Database, model_id: str, model_version: str, by: By
) -> Iterator[tuple[npt.NDArray[np.int64], FloatArray]]:
    """Yield what all filters say of all tracks, some thousand at a time.

    Ids int64 [n], and float32 [n, filters].
    """
    rows = database.execute(
        f"SELECT track_id, {_COLUMNS[by]}{_OF_MODEL}", [model_id, model_version]
    )
    while block := rows.fetchmany(_BLOCK):
        ids = np.fromiter((row[0] for row in block), np.int64, len(block))
        joined = np.frombuffer(b"".join(row[1] for row in block), _STORED)
        yield ids, joined.astype(np.float32).reshape(len(block), -1)


def moments_of_filter(
    database: Database,
    model_id: str,
    model_version: str,
    number: int,
    track_ids: Sequence[int],
    window_seconds: float,
) -> dict[int, float]:
    """Return where in each of these tracks a filter says most, in seconds, by track."""
    found: dict[int, float] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        rows = database.execute(
            "SELECT track_id, substr(moments, ?, 2), starts FROM analyses"
            " JOIN filter_activations ON filter_activations.analysis_id = analyses.id"
            " JOIN window_vectors ON window_vectors.analysis_id = analyses.id"
            f" WHERE track_id IN ({','.join('?' * len(part))})"
            " AND model_id = ? AND model_version = ?",
            [1 + 2 * number, *part, model_id, model_version],
        )
        for track_id, moment, starts in rows:
            window, steps = divmod(int.from_bytes(moment, "little"), _STEPS)
            begin = float(np.frombuffer(starts, "<f4")[window])
            found[track_id] = begin + (steps + 0.5) / _STEPS * window_seconds
    return found


def coverage(database: Database, model_id: str, model_version: str) -> FilterCoverage:
    """Count the tracks that are there which a model has listened to, and whose filters told."""
    listened, told = database.execute(
        "SELECT count(*), count(filter_activations.analysis_id) FROM analyses"
        " JOIN tracks ON tracks.id = track_id JOIN folders ON folders.id = tracks.folder_id"
        " LEFT JOIN filter_activations ON filter_activations.analysis_id = analyses.id"
        " WHERE model_id = ? AND model_version = ? AND vector IS NOT NULL"
        " AND tracks.missing_since IS NULL AND folders.available",
        [model_id, model_version],
    ).fetchone()
    return FilterCoverage(listened, told)


def last_activation(database: Database, model_id: str, model_version: str) -> int:
    """Return a number that grows with everything a model's filters tell, 0 before anything."""
    newest: int | None = database.execute(
        f"SELECT max(analysis_id){_OF_MODEL}", [model_id, model_version]
    ).fetchone()[0]
    return newest or 0


def ask_filters_again(database: Database, model_id: str, model_version: str) -> int:
    """Have tracks listened to again whose filters told nothing; return how many.

    They were heard before filters were asked. Until it is their turn their vectors stay in use.
    """
    changed = database.execute(
        "UPDATE analyses SET mtime_ns = -1 WHERE model_id = ? AND model_version = ?"
        " AND vector IS NOT NULL AND id NOT IN (SELECT analysis_id FROM filter_activations)",
        [model_id, model_version],
    )
    return int(changed.rowcount)


def filter_count(database: Database, model_id: str, model_version: str) -> int:
    """Return how many filters of a model have told anything."""
    row = database.execute(
        f"SELECT length(maxima){_OF_MODEL} LIMIT 1", [model_id, model_version]
    ).fetchone()
    return 0 if row is None else int(row[0]) // _STORED.itemsize


def filter_names(database: Database, model_id: str, model_version: str) -> dict[int, str]:
    """Return the names that the listener gave to filters, by their numbers."""
    return dict(
        database.execute(
            "SELECT filter, name FROM filter_names WHERE model_id = ? AND model_version = ?",
            [model_id, model_version],
        ).fetchall()
    )


def name_filter(
    database: Database, model_id: str, model_version: str, number: int, name: str
) -> None:
    """Call a filter by a name, or by its number again when the name is empty."""
    key = [model_id, model_version, number]
    if name:
        database.execute("INSERT OR REPLACE INTO filter_names VALUES (?, ?, ?, ?)", [*key, name])
    else:
        database.execute(
            "DELETE FROM filter_names WHERE model_id = ? AND model_version = ? AND filter = ?", key
        )


def _blob(array: FloatArray) -> bytes:
    return np.clip(array, 0.0, _GREATEST).astype(_STORED).tobytes()
