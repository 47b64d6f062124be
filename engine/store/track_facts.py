"""All that the library knows of tracks, for a closer look at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from engine.sound import WHOLE, Span
from engine.store.locators import path_of, span_from
from engine.store.plays import HEARD

_MOST_PARAMETERS = 500
_TAGS = ("title", "artist", "album_artist", "album", "track_number", "disc_number", "year", "genre")
_COLUMNS = (
    *("id", "path", "size", "mtime_ns", "added_at", "missing_since", "rating"),
    *("codec", "sample_rate", "channels", "bitrate", "duration", "problem"),
    *("first_frame", "last_frame"),
)


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """A track: its tags, its file, its sound, and what happened to it.

    Attributes
    ----------
    tags
        The common tags by their names, None where there is none.
    size, mtime_ns, added_at
        Bytes, nanoseconds and seconds since the epoch.
    sample_rate, bitrate, duration
        Hz, bits a second, seconds; None where unknown.
    problem
        A sentence when the file seems damaged.
    listened
        Whether a model has a vector of it as it is now.
    failure
        Why it could not be listened to.
    span
        The stretch of its file that it is; a CUE sheet says so, and what its tags are.
    """

    id: int
    path: Path
    size: int
    mtime_ns: int
    added_at: float
    missing: bool
    rating: int
    codec: str | None
    sample_rate: int | None
    channels: int | None
    bitrate: int | None
    duration: float | None
    problem: str | None
    plays: int
    listened: bool
    failure: str | None
    tags: dict[str, Any]
    span: Span = WHOLE


def track_facts(database: Database, track_ids: Sequence[int]) -> list[TrackFacts]:
    """Return what is known of these tracks, in their order; ids that are not there are left out."""
    current = "track_id = tracks.id AND size = tracks.size AND mtime_ns = tracks.mtime_ns"
    found: dict[int, TrackFacts] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        rows = database.execute(
            f"SELECT {', '.join(_COLUMNS)},"
            f" (SELECT count(*) FROM plays WHERE track_id = tracks.id AND {HEARD}),"
            f" EXISTS (SELECT 1 FROM analyses WHERE {current} AND vector IS NOT NULL),"
            f" (SELECT max(failure) FROM analyses WHERE {current}), {', '.join(_TAGS)}"
            f" FROM tracks WHERE id IN ({','.join('?' * len(part))})",
            part,
        )
        found.update((row[0], _facts(row)) for row in rows)
    return [found[track_id] for track_id in track_ids if track_id in found]


def _facts(row: Sequence[Any]) -> TrackFacts:
    known = len(_COLUMNS) + 3
    values = dict(zip((*_COLUMNS, "plays", "listened", "failure"), row, strict=False))
    first, last = values.pop("first_frame"), values.pop("last_frame")
    return TrackFacts(
        tags=dict(zip(_TAGS, row[known:], strict=True)),
        path=Path(path_of(values.pop("path"), first)),
        span=span_from(first, last),
        missing=values.pop("missing_since") is not None,
        listened=bool(values.pop("listened")),
        **values,
    )
