"""From what a file manager hands over to tracks that can be played."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EarshotError
from engine.library.cue.folder import Directions, FolderSheets, read_folder
from engine.library.file_rows import rows_of
from engine.library.formats import is_audio_file, is_sheet_name
from engine.library.playlist_files import PLAYLIST_SUFFIXES, read_playlist
from engine.library.problems import FileProblem
from engine.library.walk import walk_audio_files
from engine.store import opened_files, tracks
from engine.store.store import Store
from engine.words import translate

_MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class Opened:
    """Tracks in the order in which they were handed over, and what could not be opened."""

    track_ids: tuple[int, ...]
    problems: tuple[FileProblem, ...]


def open_paths(store: Store, paths: Sequence[Path]) -> Opened:
    """Return the tracks of files, folders, playlist files and CUE sheets.

    What is in the library is played from there; another file becomes a track that only the queue
    knows, with its tags, see :mod:`engine.store.opened_files`. Nothing is raised for a file that
    cannot be opened: it is reported.
    """
    problems: list[FileProblem] = []
    ids: list[int] = []
    for path, directions in _files(paths, problems):
        known = store.read(tracks.tracks_at, path)
        if known:
            ids += [track.id for track in known]
            continue
        try:
            rows, problem = rows_of(path, path.parent, directions)
        except EarshotError as error:
            problems.append(FileProblem(path, str(error)))
            continue
        problems += [problem] if problem else []
        files = [(str(row["path"]), row) for row in rows]
        ids += store.write(opened_files.remember_opened, files)
    return Opened(tuple(ids), tuple(problems))


_Found = tuple[Path, Directions | None]
"""A file, and what the CUE sheet says of it that it was found by."""


def _files(paths: Sequence[Path], problems: list[FileProblem]) -> Iterator[_Found]:
    """Yield the music files, those in folders and playlists included, as far as they are there."""
    number = 0
    for path, directions in _expanded(paths, problems):
        reason = _reason_against(path)
        if reason:
            problems.append(FileProblem(path, reason))
        elif number < _MOST_FILES:
            number += 1
            yield path, directions


def _expanded(paths: Sequence[Path], problems: list[FileProblem]) -> Iterator[_Found]:
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.suffix.lower() in PLAYLIST_SUFFIXES:
            try:
                yield from ((entry.path, None) for entry in read_playlist(path).entries)
            except EarshotError as error:
                problems.append(FileProblem(path, str(error)))
        elif is_sheet_name(path.name) and path.is_file():
            yield from _of_sheet(path, problems)
        else:
            yield path, None


def _in_folder(folder: Path) -> Iterator[_Found]:
    sheets: dict[Path, FolderSheets] = {}
    for file in walk_audio_files(folder, on_unreadable=lambda _path, _error: None):
        place = file.path.parent
        if place not in sheets:
            sheets = {place: read_folder(place)}
        yield file.path, sheets[place].directions.get(file.path)


def _of_sheet(sheet: Path, problems: list[FileProblem]) -> Iterator[_Found]:
    """Yield the files that a sheet names, or say what is wrong with it."""
    beside = read_folder(sheet.parent)
    found = [(path, one) for path, one in beside.directions.items() if one.sheet_path == sheet]
    if not found:
        told = [problem for problem in beside.problems if problem.path == sheet]
        other = translate(
            "Sheets", "“{name}” is about music that another CUE sheet divides already; open that."
        )
        problems += told or [FileProblem(sheet, other.format(name=sheet.name))]
    yield from found


def _reason_against(path: Path) -> str:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return translate(
            "Playlists", "“{file!r}” has a name that is not valid UTF-8; rename it to play it."
        ).format(file=path.name)
    if not path.is_file():
        return translate("Playlists", "“{path}” is not there; check the path.").format(path=path)
    return (
        ""
        if is_audio_file(path)
        else translate("Playlists", "“{path}” is not a music file that Earshot knows.").format(
            path=path
        )
    )
