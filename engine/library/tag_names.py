"""Guesses title, artist, album and numbers from where an untagged file lies.

Reads the layouts that rippers, shops and people use: ``Artist/1999 - Album/CD1/07 - Title.flac``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from engine.library.tag_text import clean_text

_SPACES = re.compile(r"[\s_]+")
_DASH = re.compile(r"\s+[-–—]\s+")
# “1-07 Title”: the two digits after the dash tell it from “1-800-273”.
_DISC_AND_TRACK = re.compile(r"(?P<disc>\d)-(?P<track>\d\d)(?!\d)(?:\s*[-–—.)]\s*|\s+)(?=\S)")
# With a mark behind it any number counts: “7. Title”, “07 - Title”, “[07] Title”, “A1. Title”.
_MARKED_TRACK = re.compile(
    r"[\[(]?(?P<track>[A-D]?\d{1,3})(?:[\])]\s*|\s*\.\s+|\s+[-–—]\s+|\s*-(?!\d)\s*|\.(?=\D))(?=\S)"
)
# With only a space it must look like one: “07 Title” and “12 Title”, but “7 Rings”, “99 Balloons”.
_BARE_TRACK = re.compile(r"(?P<track>0\d{1,2}|[123]\d)\s+(?=\S)")
_YEAR_FIRST = re.compile(
    r"(?:[(\[](?P<a>(?:19|20)\d\d)[)\]]|(?P<b>(?:19|20)\d\d)\s*[-–—.])\s*(?=\S)"
)
_YEAR_LAST = re.compile(r"(?<=\S)\s*[(\[](?P<a>(?:19|20)\d\d)[)\]]$")
_DISC_FOLDER = re.compile(r"(?:cd|dis[ck]|disque)[\s._-]*(\d{1,2})(?:\D.*)?", re.IGNORECASE)
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class PathNames:
    """What a path says about the track in it; the title is never empty."""

    title: str
    artist: str | None = None
    album: str | None = None
    year: int | None = None
    track_number: int | None = None
    disc_number: int | None = None


def names_from_path(path: Path, root: Path) -> PathNames:
    """Return what the name of `path` and the folders between it and `root` say.

    The root and what lies above it say nothing: “Music” is not an artist. A folder right under
    the root is the album, unless the file names it as its artist.
    """
    artist, title, track, disc = _from_stem(_spaced(path.stem))
    folders = [_spaced(part) for part in _parts_below(path, root)]
    if folders and (folder_disc := disc_of_folder(folders[-1])) is not None:
        disc = disc or folder_disc
        folders.pop()
    folder_artist, album, year = _from_folders(folders)
    if artist is not None and album is not None and artist.casefold() == album.casefold():
        album = None
    return PathNames(title, artist or folder_artist, album, year, track, disc)


def disc_of_folder(name: str) -> int | None:
    """Return the number of a folder that is one disc of an album: “CD1”, “Disc 2 - Live”."""
    match = _DISC_FOLDER.fullmatch(name.strip())
    return int(match.group(1)) or None if match else None


def _spaced(name: str) -> str:
    return clean_text(_SPACES.sub(" ", name)) or ""


def _parts_below(path: Path, root: Path) -> tuple[str, ...]:
    try:
        return path.relative_to(root).parts[:-1]
    except ValueError:
        return ()


def _from_stem(stem: str) -> tuple[str | None, str, int | None, int | None]:
    """Return artist, title, track and disc of a file name without its suffix."""
    track, disc, rest = _leading_numbers(stem)
    parts = [part.strip() for part in _DASH.split(rest) if part.strip(" -–—")]
    if track is None and len(parts) > 2:
        # “Artist - Album - 07 - Title”, “Artist - Album - Title”
        track = _number_between(parts)
        parts = [parts[0], parts[-1]]
    artist = parts.pop(0) if len(parts) > 1 else None
    return artist, " - ".join(parts) or stem or UNTITLED, track, disc


def _number_between(parts: list[str]) -> int | None:
    numbers = (int(part) for part in parts[1:-1] if re.fullmatch(r"\d{1,2}", part))
    return next((number for number in numbers if number), None)


def _leading_numbers(stem: str) -> tuple[int | None, int | None, str]:
    """Return track number, disc number and what follows them."""
    for pattern in (_DISC_AND_TRACK, _MARKED_TRACK, _BARE_TRACK):
        match = pattern.match(stem)
        if match:
            groups = match.groupdict()
            track = int(groups["track"].lstrip("ABCD")) or None
            disc = int(groups.get("disc") or 0) or None
            return track, disc, stem[match.end() :]
    return None, None, stem


def _from_folders(folders: list[str]) -> tuple[str | None, str | None, int | None]:
    """Return artist, album and year of the folders from the root down to the album's."""
    if not folders:
        return None, None, None
    album, year = _split_year(folders[-1])
    parts = _DASH.split(album)
    artist = folders[-2] if len(folders) > 1 else None
    if len(parts) > 1 and (artist is None or parts[0].casefold() == artist.casefold()):
        artist = artist or parts[0]
        album, later_year = _split_year(" - ".join(parts[1:]))
        year = year or later_year
    return artist or None, album or None, year


def _split_year(name: str) -> tuple[str, int | None]:
    """Return an album's name without the year in front or behind, and the year."""
    for pattern in (_YEAR_FIRST, _YEAR_LAST):
        match = pattern.search(name) if pattern is _YEAR_LAST else pattern.match(name)
        if match:
            year = next(group for group in match.groups() if group)
            return (name[: match.start()] + name[match.end() :]).strip(), int(year)
    return name, None
