"""Playlists between the library and files: what is imported finds its tracks, and the other way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.library.playlist_files import (
    BrokenEntry,
    PlaylistEntry,
    PlaylistFile,
    entry_of,
    read_playlist,
    write_playlist,
)
from engine.store import playlists, tracks
from engine.store.locators import file_meant
from engine.store.playlists import StoredPlaylistEntry, WholePlaylist
from engine.store.store import Store
from engine.words import translate


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A playlist that came from a file.

    Attributes
    ----------
    whole
        The playlist as it is in the library now.
    outside
        Its entries that are files, but none of the library's; they light up once they are.
    broken
        What was left out, by line.
    """

    file: Path
    whole: WholePlaylist
    outside: tuple[Path, ...]
    broken: tuple[BrokenEntry, ...]


def import_playlist(store: Store, file: Path) -> ImportReport:
    """Read a playlist file and add it to the library.

    Entries of the library's tracks are found whatever way their accents are written. Entries of
    files that are nowhere are broken.

    Raises
    ------
    EarshotError
        When the file is no playlist or cannot be read, see :func:`read_playlist`.
    """
    read = read_playlist(file)
    sayable, unsayable = _divided(read)
    known = store.read(playlists.paths_in_library, [entry.path for entry in sayable])
    outside = [entry for entry in sayable if entry.path not in known]
    gone = {entry.line: _gone(entry) for entry in outside if not entry.path.exists()}
    kept = [_stored(entry, known.get(entry.path)) for entry in sayable if entry.line not in gone]
    kept = list(store.read(playlists.with_parts, kept))
    whole = store.write(playlists.create_playlist, read.title or file.stem, kept)
    broken = sorted((*read.broken, *unsayable, *gone.values()), key=lambda one: one.line)
    paths = tuple(entry.path for entry in outside if entry.line not in gone)
    return ImportReport(file, whole, paths, tuple(broken))


def export_playlist(
    store: Store, entries: Sequence[StoredPlaylistEntry], title: str, file: Path
) -> None:
    """Write entries as a playlist file, in the format that its name asks for.

    No format can say that a track is a stretch of a file. Tracks that follow each other in one file
    are written as that file, once; read again, it stands for all its tracks.

    Raises
    ------
    EarshotError
        When it cannot be written, see :func:`write_playlist`.
    """
    write_playlist(file, list(_exported(store, entries)), title)


def _divided(read: PlaylistFile) -> tuple[list[PlaylistEntry], list[BrokenEntry]]:
    """Divide entries into those whose path the library can hold, and the others."""
    sayable: list[PlaylistEntry] = []
    unsayable: list[BrokenEntry] = []
    for entry in read.entries:
        try:
            str(entry.path).encode()
        except UnicodeEncodeError:
            text = str(entry.path).encode("utf-8", "replace").decode()
            unsayable.append(
                BrokenEntry(
                    entry.line, text, translate("Playlists", "has a name that is not valid UTF-8")
                )
            )
        else:
            sayable.append(entry)
    return sayable, unsayable


def _gone(entry: PlaylistEntry) -> BrokenEntry:
    return BrokenEntry(entry.line, str(entry.path), translate("Playlists", "is not there"))


def _stored(entry: PlaylistEntry, known: Path | None) -> StoredPlaylistEntry:
    name = (entry.name or entry.path.stem).encode("utf-8", "replace").decode()
    return StoredPlaylistEntry(known or entry.path, name, entry.duration)


def _exported(store: Store, entries: Sequence[StoredPlaylistEntry]) -> Iterator[PlaylistEntry]:
    ids = [entry.track_id for entry in entries if entry.track_id is not None]
    found = store.read(tracks.tracks_by_id, ids)
    divided: Path | None = None
    for entry in entries:
        track = None if entry.track_id is None else found.get(entry.track_id)
        path = file_meant(entry.path) if track is None else track.path
        is_part = path != entry.path
        if is_part and path == divided:
            continue
        divided = path if is_part else None
        if is_part:
            yield PlaylistEntry(path, path.stem)
        elif track is None:
            yield PlaylistEntry(path, entry.name, duration=entry.duration)
        else:
            yield entry_of(track)
