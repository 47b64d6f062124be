"""Track rows: written by the scanner, read by everybody."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sqlite_utils import Database

from engine.store.opened_files import opened_tracks
from engine.store.plays import HEARD
from engine.store.records import KnownFile, Track
from engine.store.search_texts import search_text
from engine.store.text_keys import sort_key

TAG_COLUMNS = (
    "title",
    "artist",
    "album_artist",
    "album",
    "track_number",
    "track_total",
    "disc_number",
    "disc_total",
    "year",
    "genre",
    "compilation",
    "replaygain_track_gain",
    "replaygain_track_peak",
    "replaygain_album_gain",
    "replaygain_album_peak",
    "musicbrainz_recording_id",
    "musicbrainz_track_id",
    "musicbrainz_album_id",
    "musicbrainz_artist_id",
    "musicbrainz_album_artist_id",
    "duration",
    "sample_rate",
    "channels",
    "bitrate",
    "codec",
    "has_embedded_cover",
    "problem",
)
"""What a scan knows of a file beside its path, size and time of change."""

_WRITTEN = (
    "folder_id",
    "path",
    "size",
    "mtime_ns",
    *TAG_COLUMNS,
    "title_key",
    "artist_key",
    "album_artist_key",
    "album_key",
    "search_text",
    "added_at",
)
_UPSERT = (
    f"INSERT INTO tracks({', '.join(_WRITTEN)})"
    f" VALUES ({', '.join(':' + name for name in _WRITTEN)})"
    " ON CONFLICT(path) DO UPDATE SET missing_since = NULL, "
    + ", ".join(
        f"{name} = excluded.{name}" for name in _WRITTEN if name not in ("path", "added_at")
    )
)
TRACK_COLUMNS = (
    "id, path, title, artist, album_artist, album, track_number, disc_number, year, genre,"
    " duration, codec, replaygain_track_gain, replaygain_track_peak, musicbrainz_recording_id,"
    " missing_since, rating, added_at,"
    f" (SELECT count(*) FROM plays WHERE plays.track_id = tracks.id AND {HEARD})"
)
_MOST_PARAMETERS = 500
_LAST = chr(0x10FFFF)
"""Sorts what has no name behind everything that has one."""


def save_tracks(database: Database, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert or update tracks by path; a track that was missing is back.

    Each mapping holds ``folder_id``, ``path``, ``size``, ``mtime_ns`` and any of
    :data:`TAG_COLUMNS`, of which only ``title`` must be there.
    """
    database.conn.executemany(_UPSERT, [_with_keys(row) for row in rows])


def known_files(database: Database, root: Path) -> dict[str, KnownFile]:
    """Return what is stored of each file below a folder, by path."""
    prefix = str(root).rstrip(os.sep) + os.sep
    rows = database.execute(
        "SELECT path, id, size, mtime_ns, missing_since IS NOT NULL FROM tracks"
        " WHERE path >= ? AND path < ?",
        [prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)],
    )
    return {row[0]: KnownFile(row[1], row[2], row[3], bool(row[4])) for row in rows}


def mark_missing(database: Database, track_ids: Sequence[int]) -> None:
    """Note that the files of these tracks are gone; rows and vectors stay for their return."""
    now = time.time()
    database.conn.executemany(
        "UPDATE tracks SET missing_since = ? WHERE id = ? AND missing_since IS NULL",
        [(now, track_id) for track_id in track_ids],
    )


def mark_present(database: Database, track_ids: Sequence[int]) -> None:
    """Note that the unchanged files of these tracks are back."""
    database.conn.executemany(
        "UPDATE tracks SET missing_since = NULL WHERE id = ? AND missing_since IS NOT NULL",
        [(track_id,) for track_id in track_ids],
    )


def tracks_by_id(database: Database, track_ids: Sequence[int]) -> dict[int, Track]:
    """Return the tracks with these ids; ids that are not there are left out.

    Negative ones stand for opened files, see :mod:`engine.store.opened_files`.
    """
    found: dict[int, Track] = {}
    for start in range(0, len(track_ids), _MOST_PARAMETERS):
        part = [int(track_id) for track_id in track_ids[start : start + _MOST_PARAMETERS]]
        marks = ",".join("?" * len(part))
        rows = database.execute(f"SELECT {TRACK_COLUMNS} FROM tracks WHERE id IN ({marks})", part)
        found.update((row[0], track_from_row(row)) for row in rows)
    if any(track_id < 0 for track_id in track_ids):
        found.update(opened_tracks(database, [i for i in track_ids if i < 0]))
    return found


def track_at(database: Database, path: Path) -> Track | None:
    """Return the track of a file, or None when the library does not know it."""
    row = database.execute(
        f"SELECT {TRACK_COLUMNS} FROM tracks WHERE path = ?", [str(path)]
    ).fetchone()
    return track_from_row(row) if row else None


def _with_keys(row: Mapping[str, object]) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(TAG_COLUMNS)
    values.update(compilation=False, has_embedded_cover=False, added_at=time.time())
    values.update(row)
    artist = _text(values["artist"])
    album_artist = _text(values["album_artist"]) or artist
    values["title_key"] = sort_key(_text(values["title"]))
    values["artist_key"] = sort_key(artist) or _LAST
    values["album_artist_key"] = sort_key(album_artist) or _LAST
    values["album_key"] = sort_key(_text(values["album"])) or _LAST
    values["search_text"] = search_text(
        str(values["title"]),
        artist,
        album_artist,
        _text(values["album"]),
        _text(values["genre"]),
        Path(str(values["path"])).name,
    )
    return values


def _text(value: object) -> str | None:
    return str(value) if value else None


def track_from_row(row: Sequence[object]) -> Track:
    """Build a track from a row of :data:`TRACK_COLUMNS`."""
    values = list(row)
    values[1] = Path(str(values[1]))
    values[15] = values[15] is not None
    return Track(*values)  # type: ignore[arg-type]
