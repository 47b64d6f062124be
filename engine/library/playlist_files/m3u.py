"""M3U and M3U8: a file a line, with what is known of it in the comment before.

There is no standard; the directives are those that Winamp introduced and players agree on:
``#EXTM3U`` first, ``#EXTINF:seconds,name``, ``#PLAYLIST:title``, ``#EXTENC:encoding``.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EarshotError
from engine.library.formats import is_audio_name
from engine.library.playlist_files.lines import one_line, text_lines
from engine.library.playlist_files.locations import UnusableLocationError, location_of, path_at
from engine.library.playlist_files.records import EntryCollector, PlaylistEntry, PlaylistFile
from engine.words import translate

_HEADER = "#EXTM3U"
_STREAM = "#EXT-X-"
_PLAYLIST = "#PLAYLIST:"
_INFORMATION = re.compile(r"^#EXTINF:\s*(-?\d+(?:\.\d+)?)[^,]*,(.*)$", re.IGNORECASE | re.DOTALL)


def parse_m3u(data: bytes, file: Path) -> PlaylistFile:
    """Read a playlist of lines; `file` tells the encoding by its suffix and where it lies.

    Raises
    ------
    EarshotError
        When it is some other kind of text, or lists the pieces of a network stream.
    """
    lines = text_lines(data, is_utf8=file.suffix.lower() == ".m3u8")
    if any(line.startswith(_STREAM) for line in lines):
        raise EarshotError(
            translate(
                "Playlists", "“{file}” lists a network stream, and Earshot plays files."
            ).format(file=file)
        )
    found = _parse(lines, file.parent)
    is_marked = lines[0].upper().startswith(_HEADER) or not any(line.strip() for line in lines)
    if not is_marked and not any(is_audio_name(entry.path.name) for entry in found.entries):
        raise EarshotError(
            translate(
                "Playlists", "“{file}” is not a playlist; choose an M3U8, M3U, PLS or XSPF file."
            ).format(file=file)
        )
    return found


def _parse(lines: Sequence[str], folder: Path) -> PlaylistFile:
    collected = EntryCollector()
    title, name, seconds = "", "", None
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if line.upper().startswith(_PLAYLIST):
                title = line[len(_PLAYLIST) :].strip()
            elif known := _INFORMATION.match(line):
                seconds, name = _duration(known[1]), known[2].strip()
        elif line.strip():
            try:
                path = path_at(line, folder)
                collected.add(PlaylistEntry(path, name, duration=seconds, line=number))
            except UnusableLocationError as error:
                collected.refuse(number, line, str(error))
            name, seconds = "", None
    return collected.finish(title)


def m3u_text(entries: Sequence[PlaylistEntry], folder: Path, title: str, *, is_utf8: bool) -> str:
    """Return a playlist as text; where the format leaves the encoding open, UTF-8 is declared.

    Raises
    ------
    UnusableLocationError
        When a path holds a line break.
    """
    lines = [_HEADER]
    if not is_utf8:
        lines.append("#EXTENC:UTF-8")
    if title:
        lines.append(f"{_PLAYLIST}{one_line(title)}")
    for entry in entries:
        seconds = -1 if entry.duration is None else round(entry.duration)
        lines.append(f"#EXTINF:{seconds},{one_line(entry.name)}")
        lines.append(location_of(entry.path, folder))
    return "\n".join(lines) + "\n"


def _duration(text: str) -> float | None:
    seconds = float(text)
    return seconds if seconds >= 0 else None
