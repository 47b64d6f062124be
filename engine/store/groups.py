"""Albums, artists, genres and folders, gathered from the tracks that are there."""

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.criteria import Album, Artist, Directory, Genre, Group
from engine.store.text_keys import sort_key

_PRESENT = "missing_since IS NULL"
_NAMES_KEPT = 16_384
_LAST = chr(0x10FFFF)
_BETWEEN_GENRES = "; "


@dataclass(frozen=True, slots=True)
class AlbumRow:
    """An album: names as its tags spell them, seconds, and a track to take the cover from.

    `artist` is None where several artists share an album that names none.
    """

    album: Album
    title: str
    artist: str | None
    artist_key: str
    year: int | None
    tracks: int
    seconds: float
    added_at: float
    cover_track: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """An artist, genre or folder: its name, None for tracks that have none, and what is in it.

    `cover_track` is one of its tracks; `albums` is 0 where they are not counted.
    """

    group: Group
    name: str | None
    tracks: int
    albums: int
    seconds: float
    cover_track: int


def albums(database: Database) -> list[AlbumRow]:
    """Return all albums by artist, then year, then name."""
    rows = database.execute(
        "SELECT album_key, album_owner, max(album), max(album_artist), min(artist), max(artist),"
        " max(year), count(*), total(duration), max(added_at), min(id) FROM tracks"
        f" WHERE {_PRESENT} AND album IS NOT NULL GROUP BY album_key, album_owner"
    )
    return sorted(map(_album, rows), key=lambda row: (row.artist_key, row.year or 0, row.album.key))


def artists(database: Database) -> list[GroupRow]:
    """Return all album artists, or artists where no album artist is given, by name."""
    rows = database.execute(
        "SELECT album_artist_key, max(coalesce(album_artist, artist)), count(*),"
        " count(DISTINCT CASE WHEN album_key < ? THEN album_key END), total(duration), min(id)"
        f" FROM tracks WHERE {_PRESENT} GROUP BY album_artist_key ORDER BY album_artist_key",
        [_LAST],
    )
    return [GroupRow(Artist(key), *rest) for key, *rest in rows]


def genres(database: Database) -> list[GroupRow]:
    """Return all genres by name; a track of several counts in each."""
    rows = database.execute(
        f"SELECT genre, count(*), min(id) FROM tracks WHERE {_PRESENT} GROUP BY genre"
    )
    counts: defaultdict[str | None, int] = defaultdict(int)
    covers: dict[str | None, int] = {}
    for genre, count, cover_track in rows:
        for name in genre.split(_BETWEEN_GENRES) if genre else [None]:
            counts[name] += count
            covers.setdefault(name, cover_track)
    named = sorted(counts, key=lambda name: (name is None, (name or "").casefold()))
    return [GroupRow(Genre(name), name, counts[name], 0, 0.0, covers[name]) for name in named]


def directories(database: Database) -> list[GroupRow]:
    """Return all folders that directly hold tracks, by path."""
    rows = database.execute(
        "SELECT directory, count(*), total(duration), min(id) FROM tracks"
        f" WHERE {_PRESENT} GROUP BY directory ORDER BY directory"
    )
    return [
        GroupRow(Directory(path), path, count, 0, seconds, cover_track)
        for path, count, seconds, cover_track in rows
    ]


def counts(database: Database) -> dict[str, int]:
    """Return how many albums, artists, genres and folders there are, by these words."""
    wanted = {
        "albums": "album_key, album_owner FROM tracks INDEXED BY tracks_of_albums"
        f" WHERE {_PRESENT} AND album IS NOT NULL",
        "artists": f"album_artist_key FROM tracks WHERE {_PRESENT}",
        "folders": f"directory FROM tracks WHERE {_PRESENT}",
    }
    found = {
        name: database.execute(f"SELECT count(*) FROM (SELECT DISTINCT {what})").fetchone()[0]
        for name, what in wanted.items()
    }
    return found | {"genres": len(genres(database))}


def album_of(database: Database, track_id: int) -> Album | None:
    """Return the album of a track, or None when it is on none."""
    row = database.execute(
        "SELECT album_key, album_owner FROM tracks WHERE id = ? AND album IS NOT NULL", [track_id]
    ).fetchone()
    return Album(*row) if row else None


def members(database: Database, group: Group) -> npt.NDArray[np.int64]:
    """Return the ids of the tracks of a group in no order, int64 [n]."""
    term, parameters = _term(database, group)
    rows = database.execute(f"SELECT id FROM tracks WHERE {_PRESENT} AND {term}", parameters)
    return np.fromiter((row[0] for row in rows), np.int64)


def tracks_of(database: Database, wanted: Sequence[Group]) -> list[int]:
    """Return the ids of the tracks of several groups, group by group, each by disc and number."""
    found: dict[int, None] = {}
    for group in wanted:
        term, parameters = _term(database, group)
        rows = database.execute(
            f"SELECT id FROM tracks WHERE id IN"
            f" (SELECT id FROM tracks WHERE {_PRESENT} AND {term})"
            " ORDER BY album_artist_key, album_key, disc_number, track_number, title_key, id",
            parameters,
        )
        found.update((row[0], None) for row in rows)
    return list(found)


def _term(database: Database, group: Group) -> tuple[str, list[object]]:
    if isinstance(group, Album):
        return "album IS NOT NULL AND album_key = ? AND album_owner = ?", [group.key, group.owner]
    if isinstance(group, Artist):
        others = f"SELECT id FROM tracks WHERE {_PRESENT} AND artist_key = ?"
        return f"album_artist_key = ? UNION {others}", [group.key, group.key]
    if isinstance(group, Genre):
        return _genre_term(database, group)
    if group.below:
        return "directory >= ? AND directory < ?", [group.path, group.path + _LAST]
    return "directory = ?", [group.path]


def _genre_term(database: Database, genre: Genre) -> tuple[str, list[object]]:
    """Look the name up among the different genres first: there are few, and an index of them."""
    if genre.name is None:
        return "genre IS NULL", []
    rows = database.execute(f"SELECT DISTINCT genre FROM tracks WHERE {_PRESENT}")
    among = [row[0] for row in rows if row[0] and genre.name in row[0].split(_BETWEEN_GENRES)]
    return "genre IN (SELECT value FROM json_each(?))", [json.dumps(among)]


def directory_of(folder: Path) -> Directory:
    """Return the group of all tracks below a folder."""
    return Directory(str(folder).rstrip(os.sep) + os.sep)


def _album(row: Sequence[Any]) -> AlbumRow:
    key, owner, title, album_artist, first_artist, last_artist, *rest = row
    artist = album_artist or (first_artist if first_artist == last_artist else None)
    artist_key = owner if album_artist else _sort_key(artist) or _LAST
    return AlbumRow(Album(key, owner), title, artist, artist_key, *rest)


# Albums are gathered again after every change, mostly of the same artists.
@lru_cache(maxsize=_NAMES_KEPT)
def _sort_key(name: str | None) -> str:
    return sort_key(name)
