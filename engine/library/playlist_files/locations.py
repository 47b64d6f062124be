"""From a path to how a playlist names it, and back."""

import os
import re
from pathlib import Path, PureWindowsPath
from urllib.parse import quote, unquote_to_bytes, urlsplit

from engine.words import translate

_URL = re.compile(r"^(file:|[a-z][a-z0-9+.-]+://)", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")
_LINE_BREAK = re.compile(r"[\r\n]")


class UnusableLocationError(ValueError):
    """A location names no file; the message goes on where the quoted location ends.

    Attributes
    ----------
    location
        What it was about.
    """

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(reason)
        self.location = location


def path_at(location: str, folder: Path) -> Path:
    """Return the absolute path that a line of a playlist in `folder` names.

    Paths may be relative to the playlist, or be ``file:`` URLs. A relative path with backslashes
    and no slash comes from Windows.

    Raises
    ------
    UnusableLocationError
        When it is an address on the network, a drive of another system, or no path at all.
    """
    if _URL.match(location):
        return path_of_url(location, folder)
    if os.sep == "/":
        is_foreign = "\\" in location and "/" not in location
        if _DRIVE.match(location) or (is_foreign and PureWindowsPath(location).anchor):
            raise UnusableLocationError(
                location, translate("Playlists", "is a place on a Windows computer")
            )
        location = location.replace("\\", "/") if is_foreign else location
    return _absolute(location, folder)


def path_of_url(url: str, folder: Path) -> Path:
    """Return the absolute path of a ``file:`` URL, or of one relative to `folder`.

    Raises
    ------
    UnusableLocationError
        When the URL names no file of this computer.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UnusableLocationError(url, translate("Playlists", "is no valid address")) from error
    if parts.scheme not in ("", "file"):
        raise UnusableLocationError(
            url, translate("Playlists", "is an address on the network; Earshot plays files")
        )
    if parts.netloc not in ("", "localhost"):
        raise UnusableLocationError(url, translate("Playlists", "is on another computer"))
    written = url.partition(":")[2] if parts.scheme else url
    if written.startswith("//"):
        written = written[2:].removeprefix(parts.netloc)
    return _absolute(os.fsdecode(unquote_to_bytes(os.fsencode(written))), folder)


def location_of(path: Path, folder: Path) -> str:
    """Return a path as text: relative when it lies below the playlist's folder.

    Raises
    ------
    UnusableLocationError
        When the path holds a line break, which a format of lines cannot say.
    """
    location = str(path.relative_to(folder) if path.is_relative_to(folder) else path)
    if _LINE_BREAK.search(location):
        raise UnusableLocationError(
            location, translate("Playlists", "has a line break in its name")
        )
    # What begins so would be read as a comment, an address, a Windows path or an indent.
    ambiguous = location[0] == "#" or location[0].isspace() or _URL.match(location)
    if ambiguous or _DRIVE.match(location) or ("\\" in location and "/" not in location):
        return f".{os.sep}{location}"
    return location


def url_of(path: Path, folder: Path) -> str:
    """Return a path as URL reference: relative when it lies below the playlist's folder."""
    if path.is_relative_to(folder):
        return quote(os.fsencode(path.relative_to(folder).as_posix()))
    return f"file://{quote(os.fsencode(path.as_posix()))}"


def _absolute(location: str, folder: Path) -> Path:
    if "\0" in location or not location:
        raise UnusableLocationError(location, translate("Playlists", "is no path"))
    # Without following links: the library keeps the names the listener sees.
    return Path(os.path.normpath(folder / location))
