"""Which tracks a view shows, and in which order: ids only, so that 100,000 rows stay cheap."""

from collections.abc import Iterable, Sequence
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
    """What is searched in each track, in memory: letter by letter faster than any index.

    To look through 100,000 texts takes some milliseconds a word; an index is quicker to find what
    is rare, but the letters that a listener types first stand in most of the texts, and to carry
    as many row numbers out of the database takes several times longer.
    """

    ids: Ids
    texts: list[str]

    def matching(self, words: Sequence[str]) -> Ids:
        """Return the ids of the tracks in which all folded words occur, int64 [matches]."""
        left: Iterable[int] = range(len(self.texts))
        for word in words:
            left = [place for place in left if word in self.texts[place]]
        return self.ids[np.fromiter(left, np.int64)]


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
    if not words:
        return ids
    matches = texts.matching(words) if texts else _indexed_matches(database, words)
    return _those_in(ids, matches)


def _indexed_matches(database: Database, words: Sequence[str]) -> Ids:
    """Return what the trigram index finds; for words too short for it, what a scan finds."""
    conditions, parameters = [], []
    phrases = [_quoted(word) for word in words if len(word) >= _SHORTEST_TRIGRAM]
    if phrases:
        conditions.append("id IN (SELECT rowid FROM tracks_search WHERE tracks_search MATCH ?)")
        parameters.append(" AND ".join(phrases))
    for word in words:
        if len(word) < _SHORTEST_TRIGRAM:
            conditions.append("instr(search_text, ?) > 0")
            parameters.append(word)
    return _ids(database, f"SELECT id FROM tracks WHERE {' AND '.join(conditions)}", *parameters)


def _those_in(ids: Ids, matches: Ids) -> Ids:
    """Return those of `ids` that are among `matches`; row numbers are small, so by a table."""
    if not len(ids) or not len(matches):
        return ids[:0]
    wanted = np.zeros(max(ids.max(), matches.max()) + 1, np.bool_)
    wanted[matches] = True
    return ids[wanted[ids]]


def _ids(database: Database, statement: str, *parameters: object) -> Ids:
    rows = database.execute(statement, parameters)
    return np.fromiter((row[0] for row in rows), dtype=np.int64)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
