"""Track rows: written by the scanner, read by everybody."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sqlite_utils import Database

from engine.store.locators import parts_of, path_of, span_from
from engine.store.opened_files import opened_tracks
from engine.store.path_ranges import below
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
    "first_frame",
    "last_frame",
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
    " ON CONFLICT(path) DO UPDATE SET missing_since = NULL, replaced = 0, "
    + ", ".join(
        f"{name} = excluded.{name}" for name in _WRITTEN if name not in ("path", "added_at")
    )
)
TRACK_COLUMNS = (
    "id, path, title, artist, album_artist, album, track_number, disc_number, year, genre,"
    " duration, codec, replaygain_track_gain, replaygain_track_peak, musicbrainz_recording_id,"
    " missing_since, rating, added_at,"
    f" (SELECT count(*) FROM plays WHERE plays.track_id = tracks.id AND {HEARD}),"
    " first_frame, last_frame"
)
_MOST_PARAMETERS = 500
_LAST = chr(0x10FFFF)
"""Sorts what has no name behind everything that has one."""


def save_tracks(database: Database, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert or update tracks by path; a track that was missing is back.

    Each mapping holds ``folder_id``, ``path``, ``size``, ``mtime_ns`` and any of
    :data:`TAG_COLUMNS`, of which only ``title`` must be there. That of a stretch of a file has a
    locator for its path, ``first_frame`` and ``last_frame``.
    """
    database.conn.executemany(_UPSERT, [_with_keys(row) for row in rows])


def save_files(
    database: Database, rows: Iterable[Mapping[str, object]], replaced: Sequence[int]
) -> None:
    """Save tracks, and take those out of sight that their files were divided into before."""
    save_tracks(database, rows)
    database.conn.executemany(
        "UPDATE tracks SET replaced = 1, missing_since = coalesce(missing_since, ?) WHERE id = ?",
        [(time.time(), track_id) for track_id in replaced],
    )


def known_files(database: Database, root: Path) -> dict[str, KnownFile]:
    """Return what is stored of each track below a folder, by path or locator."""
    rows = database.execute(
        "SELECT path, id, size, mtime_ns, missing_since IS NOT NULL,"
        " first_frame IS NOT NULL, replaced FROM tracks WHERE path >= ? AND path < ?",
        below(root),
    )
    return {
        path: KnownFile(
            track_id,
            size,
            mtime_ns,
            bool(missing),
            path,
            path_of(path, part or None),
            bool(replaced),
        )
        for path, track_id, size, mtime_ns, missing, part, replaced in rows
    }


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
    """Return the track of a file, or None when the library does not know it.

    Of a file that a CUE sheet divides it is the first one.
    """
    found = tracks_at(database, path)
    return found[0] if found else None


def tracks_at(database: Database, path: Path) -> list[Track]:
    """Return the tracks of a file in their order: one, or those that a CUE sheet makes of it."""
    rows = database.execute(
        f"SELECT {TRACK_COLUMNS} FROM tracks WHERE path = :path AND NOT replaced"
        f" UNION ALL SELECT {TRACK_COLUMNS} FROM tracks WHERE path >= :first AND path < :behind"
        " AND first_frame IS NOT NULL AND NOT replaced ORDER BY path",
        dict(zip(("path", "first", "behind"), (str(path), *parts_of(path)), strict=True)),
    )
    return [track_from_row(row) for row in rows]


def divided_files(database: Database) -> dict[str, list[int]]:
    """Return the files that CUE sheets divide, by path, with the ids of their tracks in order."""
    rows = database.execute(
        "SELECT path, first_frame, id FROM tracks"
        " WHERE first_frame IS NOT NULL AND NOT replaced ORDER BY path"
    )
    files: dict[str, list[int]] = {}
    for located, first, track_id in rows:
        files.setdefault(path_of(located, first), []).append(track_id)
    return files


def _with_keys(row: Mapping[str, object]) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(TAG_COLUMNS)
    values.update(compilation=False, has_embedded_cover=False, added_at=time.time())
    values.update(first_frame=None, last_frame=None)
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
        Path(path_of(str(values["path"]), values["first_frame"])).name,
    )
    return values


def _text(value: object) -> str | None:
    return str(value) if value else None


def track_from_row(row: Sequence[object]) -> Track:
    """Build a track from a row of :data:`TRACK_COLUMNS`."""
    *values, first, last = row
    located = str(values[1])
    values[1] = Path(path_of(located, first))
    values[15] = values[15] is not None
    values += [span_from(first, last), located]
    return Track(*values)  # type: ignore[arg-type]
