"""From what a file manager hands over to tracks that can be played."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.errors import EarshotError
from engine.library.formats import is_audio_file
from engine.library.playlist_files import PLAYLIST_SUFFIXES, read_playlist
from engine.library.scanner import FileProblem
from engine.library.tags import read_tags, with_fallbacks
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
    """Return the tracks of files, folders and playlist files.

    What is in the library is played from there; another file becomes a track that only the queue
    knows, with its tags, see :mod:`engine.store.opened_files`. Nothing is raised for a file that
    cannot be opened: it is reported.
    """
    problems: list[FileProblem] = []
    ids: list[int] = []
    for path in _files(paths, problems):
        known = store.read(tracks.track_at, path)
        if known:
            ids.append(known.id)
            continue
        try:
            tags = with_fallbacks(read_tags(path), path, path.parent)
        except EarshotError as error:
            problems.append(FileProblem(path, str(error)))
            continue
        ids += store.write(opened_files.remember_opened, [(path, asdict(tags))])
    return Opened(tuple(ids), tuple(problems))


def _files(paths: Sequence[Path], problems: list[FileProblem]) -> Iterator[Path]:
    """Yield the music files, those in folders and playlists included, as far as they are there."""
    number = 0
    for path in _expanded(paths, problems):
        reason = _reason_against(path)
        if reason:
            problems.append(FileProblem(path, reason))
        elif number < _MOST_FILES:
            number += 1
            yield path


def _expanded(paths: Sequence[Path], problems: list[FileProblem]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            for file in walk_audio_files(path, on_unreadable=lambda _path, _error: None):
                yield file.path
        elif path.suffix.lower() in PLAYLIST_SUFFIXES:
            try:
                yield from (entry.path for entry in read_playlist(path).entries)
            except EarshotError as error:
                problems.append(FileProblem(path, str(error)))
        else:
            yield path


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
