"""Playlists: lists of files in the listener's own order, and searches that were kept."""

import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from engine.store.text_keys import sort_key
from engine.store.tracks import divided_files, tracks_by_id

_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist without its entries.

    Attributes
    ----------
    query
        What a smart playlist searches for; None for a list of the listener's own.
    length
        How many entries it has; a smart one has none of its own.
    """

    id: int
    title: str
    query: str | None = None
    length: int = 0


@dataclass(frozen=True, slots=True)
class StoredPlaylistEntry:
    """A file in a playlist.

    Attributes
    ----------
    path
        The file, or what stands for a stretch of one, see :mod:`engine.store.locators`.
    name, duration
        What the playlist itself says of the file; seconds or None.
    track_id
        The track of that file, or None while the library has none.
    """

    path: Path
    name: str = ""
    duration: float | None = None
    track_id: int | None = None


Entries = tuple[StoredPlaylistEntry, ...]


@dataclass(frozen=True, slots=True)
class WholePlaylist:
    """A playlist with all that is in it, as it was before it was deleted."""

    playlist: Playlist
    entries: Entries


def all_playlists(database: Database) -> list[Playlist]:
    """Return all playlists by their titles."""
    rows = database.execute(
        "SELECT id, title, query, (SELECT count(*) FROM playlist_entries WHERE playlist_id = id)"
        " FROM playlists ORDER BY title_key, id"
    )
    return [Playlist(*row) for row in rows]


def create_playlist(
    database: Database,
    title: str,
    entries: Iterable[StoredPlaylistEntry] = (),
    *,
    query: str | None = None,
) -> WholePlaylist:
    """Add a playlist and return it; several may have the same title."""
    cursor = database.execute(
        "INSERT INTO playlists(title, title_key, query, created_at) VALUES (?, ?, ?, ?)",
        [title, sort_key(title), query, time.time()],
    )
    playlist_id = int(cursor.lastrowid or 0)
    replace_entries(database, playlist_id, entries)
    return whole_playlist(database, playlist_id)


def restore_playlist(database: Database, whole: WholePlaylist) -> None:
    """Bring back a playlist that was deleted, with the id it had."""
    playlist = whole.playlist
    database.execute(
        "INSERT INTO playlists(id, title, title_key, query, created_at) VALUES (?, ?, ?, ?, ?)",
        [playlist.id, playlist.title, sort_key(playlist.title), playlist.query, time.time()],
    )
    replace_entries(database, playlist.id, whole.entries)


def delete_playlist(database: Database, playlist_id: int) -> WholePlaylist:
    """Delete a playlist and return all that was in it; the files stay.

    Raises
    ------
    LookupError
        When there is none.
    """
    whole = whole_playlist(database, playlist_id)
    database.execute("DELETE FROM playlists WHERE id = ?", [playlist_id])
    return whole


def rename_playlist(database: Database, playlist_id: int, title: str) -> None:
    """Give a playlist another title."""
    database.execute(
        "UPDATE playlists SET title = ?, title_key = ? WHERE id = ?",
        [title, sort_key(title), playlist_id],
    )


def set_query(database: Database, playlist_id: int, query: str) -> None:
    """Let a smart playlist search for something else."""
    database.execute("UPDATE playlists SET query = ? WHERE id = ?", [query, playlist_id])


def whole_playlist(database: Database, playlist_id: int) -> WholePlaylist:
    """Return a playlist with its entries.

    Raises
    ------
    LookupError
        When there is none.
    """
    row = database.execute(
        "SELECT id, title, query FROM playlists WHERE id = ?", [playlist_id]
    ).fetchone()
    if row is None:
        raise LookupError(f"there is no playlist {playlist_id}")
    entries = playlist_entries(database, playlist_id)
    return WholePlaylist(Playlist(row[0], row[1], row[2], len(entries)), entries)


def playlist_entries(database: Database, playlist_id: int) -> Entries:
    """Return a playlist's entries in their order; none when there is no such playlist."""
    rows = database.execute(
        "SELECT entries.path, entries.name, entries.duration, tracks.id"
        " FROM playlist_entries AS entries LEFT JOIN tracks ON tracks.path = entries.path"
        " WHERE playlist_id = ? ORDER BY position",
        [playlist_id],
    )
    return tuple(StoredPlaylistEntry(Path(row[0]), *row[1:]) for row in rows)


def replace_entries(
    database: Database, playlist_id: int, entries: Iterable[StoredPlaylistEntry]
) -> None:
    """Let a playlist hold these entries in this order; one that is gone stays gone."""
    database.execute("DELETE FROM playlist_entries WHERE playlist_id = ?", [playlist_id])
    database.conn.executemany(
        "INSERT INTO playlist_entries(playlist_id, position, path, name, duration)"
        " SELECT id, ?, ?, ?, ? FROM playlists WHERE id = ?",
        [
            (position, str(entry.path), entry.name, entry.duration, playlist_id)
            for position, entry in enumerate(entries)
        ],
    )


def edit_entries(
    database: Database, playlist_id: int, edit: Callable[[Entries], Sequence[StoredPlaylistEntry]]
) -> tuple[Entries, Entries]:
    """Change a playlist's entries by a function; return them before and after."""
    before = playlist_entries(database, playlist_id)
    after = tuple(edit(before))
    if after != before:
        replace_entries(database, playlist_id, after)
    return before, after


def append_tracks(
    database: Database, playlist_id: int, track_ids: Sequence[int]
) -> tuple[Entries, Entries]:
    """Add tracks at the end of a playlist; return its entries before and after."""
    added = entries_of_tracks(database, track_ids)
    return edit_entries(database, playlist_id, lambda entries: (*entries, *added))


def entries_of_tracks(database: Database, track_ids: Sequence[int]) -> Entries:
    """Return new entries for tracks, in this order; tracks that are gone are left out."""
    found = tracks_by_id(database, track_ids)
    tracks = (found[track_id] for track_id in track_ids if track_id in found)
    return tuple(
        StoredPlaylistEntry(
            Path(track.locator),
            f"{track.artist} - {track.title}" if track.artist else track.title,
            track.duration,
            track.id,
        )
        for track in tracks
    )


def with_parts(database: Database, entries: Sequence[StoredPlaylistEntry]) -> Entries:
    """Return entries with each file that a CUE sheet divides replaced by its tracks."""
    files = {_nfc(path): ids for path, ids in divided_files(database).items()}
    whole: list[StoredPlaylistEntry] = []
    for entry in entries:
        parts = files.get(_nfc(str(entry.path))) if files else None
        whole += entries_of_tracks(database, parts) if parts else [entry]
    return tuple(whole)


def paths_in_library(database: Database, paths: Sequence[Path]) -> dict[Path, Path]:
    """Return, for each path that means a file of the library, how the library writes it.

    Systems differ in how they compose accented letters, and a playlist may come from another.
    """
    forms = {
        path: list(dict.fromkeys([str(path), *(_composed(path, form) for form in ("NFC", "NFD"))]))
        for path in paths
    }
    known = _known(database, list({form for written in forms.values() for form in written}))
    matches = {
        path: next((form for form in written if form in known), None)
        for path, written in forms.items()
    }
    return {path: Path(form) for path, form in matches.items() if form is not None}


def _known(database: Database, paths: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(paths), _MOST_PARAMETERS):
        part = list(paths[start : start + _MOST_PARAMETERS])
        marks = ",".join("?" * len(part))
        rows = database.execute(f"SELECT path FROM tracks WHERE path IN ({marks})", part)
        known.update(row[0] for row in rows)
    return known


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _composed(path: Path, form: str) -> str:
    return unicodedata.normalize(form, str(path))  # type: ignore[arg-type]
