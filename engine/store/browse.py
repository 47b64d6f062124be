"""Which tracks a view shows, and in which order: ids only, so that 100,000 rows stay cheap."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.text_keys import fold

Order = Literal["artist", "title", "album", "added", "duration", "year", "genre"]
Place = Literal["tracks", "recent", "failed", "missing"]

Ids = npt.NDArray[np.int64]

RECENT_TRACKS = 500
_SHORTEST_TRIGRAM = 3

_ORDERS: dict[Order, tuple[str, ...]] = {
    "artist": ("album_artist_key", "album_key", "disc_number", "track_number", "title_key", "id"),
    "title": ("title_key", "artist_key", "id"),
    "album": ("album_key", "disc_number", "track_number", "title_key", "id"),
    "added": ("added_at", "id"),
    "duration": ("duration", "id"),
    "year": ("year", "album_key", "id"),
    "genre": ("genre", "album_artist_key", "album_key", "id"),
}

_PRESENT = "missing_since IS NULL"
_PLACES: dict[Place, str] = {
    "tracks": _PRESENT,
    "missing": "missing_since IS NOT NULL",
    "recent": (
        f"{_PRESENT} AND id IN (SELECT id FROM tracks WHERE {_PRESENT}"
        f" ORDER BY added_at DESC, id DESC LIMIT {RECENT_TRACKS})"
    ),
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
        ``tracks`` all that is there, ``recent`` the newest, ``failed`` what could not be
        listened to, ``missing`` what is gone.
    query
        Words that must all occur in title, artist, album, genre or file name; case and accents
        do not matter.
    """

    place: Place = "tracks"
    query: str = ""
    order: Order = "artist"
    descending: bool = False


def track_ids(database: Database, view: View) -> Ids:
    """Return the ids of the view's tracks in its order, int64 [n]."""
    return narrowed(database, ordered_ids(database, view), view.query)


def ordered_ids(database: Database, view: View) -> Ids:
    """Return the ids of a view's place in its order, whatever its query, int64 [n]."""
    direction = " DESC" if view.descending else ""
    order = ", ".join(column + direction for column in _ORDERS[view.order])
    return _ids(database, f"SELECT id FROM tracks WHERE {_PLACES[view.place]} ORDER BY {order}")


@dataclass(frozen=True, slots=True)
class FoldedTexts:
    """What is searched in each track, in memory: for words too short for the trigram index.

    One or two letters stand in most of the texts; to look through them here is several times
    faster than to let the database step through as many rows.
    """

    ids: Ids
    texts: list[str]

    def matching(self, word: str) -> Ids:
        """Return the ids of the tracks in which a folded word occurs, int64 [matches]."""
        found = np.fromiter((word in text for text in self.texts), np.bool_, len(self.texts))
        return self.ids[found]


def folded_texts(database: Database) -> FoldedTexts:
    """Read the texts of all tracks; 100,000 take some 15 MB."""
    rows = database.execute("SELECT id, search_text FROM tracks").fetchall()
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    return FoldedTexts(ids, [row[1] for row in rows])


def narrowed(database: Database, ids: Ids, query: str, texts: FoldedTexts | None = None) -> Ids:
    """Return those of `ids`, in their order, in which every word of the query occurs.

    To look the matches up and keep the order that is there is several times faster than to sort
    them again, and a listener types more often than he sorts. Who searches repeatedly passes
    `texts`, as of the same moment as `ids`.
    """
    words = fold(query).split()
    phrases = [_quoted(word) for word in words if len(word) >= _SHORTEST_TRIGRAM]
    if phrases:
        matches = _ids(
            database,
            "SELECT rowid FROM tracks_search WHERE tracks_search MATCH ?",
            " AND ".join(phrases),
        )
        ids = ids[np.isin(ids, matches)]
    short = [word for word in words if len(word) < _SHORTEST_TRIGRAM]
    if short:
        texts = texts or folded_texts(database)
        for word in short:
            ids = ids[np.isin(ids, texts.matching(word))]
    return ids


def _ids(database: Database, statement: str, *parameters: object) -> Ids:
    rows = database.execute(statement, parameters)
    return np.fromiter((row[0] for row in rows), dtype=np.int64)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
