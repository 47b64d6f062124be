"""Writes a queue as an M3U8 playlist that any player opens."""

import os
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EarshotError
from engine.store.records import Track


def write_m3u(file: Path, tracks: Sequence[Track]) -> None:
    """Write a playlist, complete or not at all.

    Paths below the playlist's folder are written relative to it, so that both can move together.
    Text is UTF-8; a file name that is none keeps its bytes.

    Raises
    ------
    EarshotError
        When the file cannot be written, or a track's path holds a line break, which the format
        cannot say.
    """
    folder = file.parent.absolute()
    lines = ["#EXTM3U", *(line for track in tracks for line in _entry(track, folder))]
    partial = file.with_name(f"{file.name}.part")
    try:
        partial.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogateescape")
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EarshotError(
            f"The playlist “{file}” cannot be written ({error.strerror}); choose another place."
        ) from error


def _entry(track: Track, folder: Path) -> tuple[str, str]:
    seconds = -1 if track.duration is None else round(track.duration)
    name = f"{track.artist} - {track.title}" if track.artist else track.title
    return f"#EXTINF:{seconds},{' '.join(name.split())}", _location(track.path, folder)


def _location(path: Path, folder: Path) -> str:
    location = str(path.relative_to(folder) if path.is_relative_to(folder) else path)
    if "\n" in location or "\r" in location:
        raise EarshotError(f"“{path!r}” has a line break in its name; rename it to put it in M3U.")
    # A line that begins with # would be a comment.
    return f".{os.sep}{location}" if location.startswith("#") else location
