"""PLS: numbered keys in the manner of an INI file, as SHOUTcast introduced it."""

import re
from collections.abc import Sequence
from pathlib import Path

from engine.library.playlist_files.lines import one_line, text_lines
from engine.library.playlist_files.locations import UnusableLocationError, location_of, path_at
from engine.library.playlist_files.records import EntryCollector, PlaylistEntry, PlaylistFile
from engine.words import translate

HEADER = "[playlist]"
_KEY = re.compile(r"^\s*(file|title|length)(\d{1,9})\s*=[ \t]*(.*)$", re.IGNORECASE | re.DOTALL)
_SECONDS = re.compile(r"\d+(\.\d+)?")


def parse_pls(data: bytes, file: Path) -> PlaylistFile:
    """Read a playlist of numbered keys, in the order of the numbers."""
    values: dict[str, dict[int, str]] = {"file": {}, "title": {}, "length": {}}
    lines_of: dict[int, int] = {}
    collected = EntryCollector()
    for line_number, line in enumerate(text_lines(data, is_utf8=False), 1):
        key = _KEY.match(line)
        if not key:
            continue
        kind, number = key[1].lower(), int(key[2])
        if kind == "file" and number in lines_of:
            collected.refuse(
                line_number, line, translate("Playlists", "has a number that was there before")
            )
            continue
        if kind == "file":
            lines_of[number] = line_number
        values[kind][number] = key[3]
    for number in sorted(values["file"]):
        location, line_number = values["file"][number], lines_of[number]
        try:
            path = path_at(location, file.parent)
        except UnusableLocationError as error:
            collected.refuse(line_number, location, str(error))
            continue
        title = values["title"].get(number, "").strip()
        duration = _duration(values["length"].get(number, ""))
        collected.add(PlaylistEntry(path, title, duration=duration, line=line_number))
    return collected.finish()


def pls_text(entries: Sequence[PlaylistEntry], folder: Path) -> str:
    """Return a playlist as text.

    Raises
    ------
    UnusableLocationError
        When a path holds a line break.
    """
    lines = [HEADER]
    for number, entry in enumerate(entries, 1):
        seconds = -1 if entry.duration is None else round(entry.duration)
        lines.append(f"File{number}={location_of(entry.path, folder)}")
        lines.append(f"Title{number}={one_line(entry.name)}")
        lines.append(f"Length{number}={seconds}")
    return "\n".join([*lines, f"NumberOfEntries={len(entries)}", "Version=2"]) + "\n"


def _duration(text: str) -> float | None:
    return float(text) if _SECONDS.fullmatch(text.strip()) else None
