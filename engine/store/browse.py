"""Which tracks a view shows, and in which order: ids only, so that 100,000 rows stay cheap."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store import groups
from engine.store.criteria import EVERYTHING, Criterion, Group
from engine.store.plays import HEARD
from engine.store.search import narrowed

Order = Literal[
    "artist",
    "title",
    "album",
    "added",
    "duration",
    "year",
    "genre",
    "rating",
    "codec",
    "path",
    "plays",
    "track",
]
Place = Literal["tracks", "recent", "played", "unplayed", "failed", "missing"]

Ids = npt.NDArray[np.int64]

RECENT_TRACKS = 500
_FEW = 2000

_ORDERS: dict[Order, tuple[str, ...]] = {
    "artist": ("album_artist_key", "album_key", "disc_number", "track_number", "title_key", "id"),
    "title": ("title_key", "artist_key", "id"),
    "album": ("album_key", "disc_number", "track_number", "title_key", "id"),
    "added": ("added_at", "id"),
    "duration": ("duration", "id"),
    "year": ("year", "album_key", "id"),
    "genre": ("genre", "album_artist_key", "album_key", "id"),
    "rating": ("rating", "album_artist_key", "album_key", "id"),
    "track": ("track_number", "album_artist_key", "album_key", "id"),
    "codec": ("codec", "album_artist_key", "album_key", "id"),
    "path": ("path", "id"),
    "plays": (
        f"(SELECT count(*) FROM plays WHERE track_id = tracks.id AND {HEARD})",
        "album_artist_key",
        "album_key",
        "id",
    ),
}

_PRESENT = "missing_since IS NULL"
_PLACES: dict[Place, str] = {
    "tracks": _PRESENT,
    "missing": "missing_since IS NOT NULL AND NOT replaced",
    "recent": (
        f"{_PRESENT} AND id IN (SELECT id FROM tracks WHERE {_PRESENT}"
        f" ORDER BY added_at DESC, id DESC LIMIT {RECENT_TRACKS})"
    ),
    "played": f"{_PRESENT} AND id IN (SELECT track_id FROM plays WHERE {HEARD})",
    "unplayed": f"{_PRESENT} AND id NOT IN (SELECT track_id FROM plays WHERE {HEARD})",
    "failed": (
        f"{_PRESENT} AND id IN (SELECT track_id FROM analyses WHERE failure IS NOT NULL"
        " AND size = tracks.size AND mtime_ns = tracks.mtime_ns)"
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """A question to the library.

    Attributes
    ----------
    place
        ``tracks`` all that is there, ``recent`` the newest, ``played`` and ``unplayed`` what was
        ever heard or never, ``failed`` what could not be
        listened to, ``missing`` what is gone.
    order, descending
        How the tracks are sorted.
    group
        Only the tracks of an album, an artist, a genre or a folder.
    criterion
        What else has to hold for them.
    """

    place: Place = "tracks"
    order: Order = "artist"
    descending: bool = False
    group: Group | None = None
    criterion: Criterion = EVERYTHING


def track_ids(database: Database, view: View) -> Ids:
    """Return the ids of the view's tracks in its order, int64 [n]."""
    return narrowed(database, ordered_ids(database, view), view.criterion)


def ordered_ids(database: Database, view: View) -> Ids:
    """Return the ids of a view in its order, whatever its criterion, int64 [n]."""
    if view.group is None:
        return _ordered(database, view)
    members = groups.members(database, view.group)
    if len(members) <= _FEW:
        term = "id IN (SELECT value FROM json_each(?))"
        return _ordered(database, view, term, [json.dumps(members.tolist())])
    # To pick many rows one by one takes longer than to walk along all of them.
    ordered = _ordered(database, view)
    return ordered[np.isin(ordered, members)]


def _ordered(
    database: Database, view: View, term: str = "TRUE", parameters: Sequence[object] = ()
) -> Ids:
    direction = " DESC" if view.descending else ""
    order = ", ".join(column + direction for column in _ORDERS[view.order])
    rows = database.execute(
        f"SELECT id FROM tracks WHERE {_PLACES[view.place]} AND {term} ORDER BY {order}", parameters
    )
    return np.fromiter((row[0] for row in rows), np.int64)
