"""Reads a playlist of any of the known formats."""

import codecs
import re
from pathlib import Path

from engine.errors import EarshotError
from engine.library.playlist_files.m3u import parse_m3u
from engine.library.playlist_files.pls import HEADER, parse_pls
from engine.library.playlist_files.records import PlaylistFile
from engine.library.playlist_files.xspf import parse_xspf
from engine.words import translate

MOST_BYTES = 64 * 1024 * 1024
"""More than any playlist: 100,000 entries with long paths take 40 MB as XSPF."""

_XML = re.compile(rb"\s*<(\?xml|playlist)\b")
_BEGINNING = 256


def read_playlist(file: Path) -> PlaylistFile:
    """Return what a playlist file says; entries that name no file are told apart, by line.

    The content decides what format it is: many are misnamed.

    Raises
    ------
    EarshotError
        When the file cannot be read, is far too large, or is no playlist.
    """
    file = file.absolute()
    data = _bytes_of(file)
    beginning = data[:_BEGINNING].removeprefix(codecs.BOM_UTF8)
    if _XML.match(beginning):
        return parse_xspf(data, file)
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise EarshotError(
            translate(
                "Playlists", "“{file}” is not a playlist; choose an M3U8, M3U, PLS or XSPF file."
            ).format(file=file)
        )
    if beginning.lstrip().lower().startswith(HEADER.encode()):
        return parse_pls(data, file)
    return parse_m3u(data, file)


def _bytes_of(file: Path) -> bytes:
    if file.exists() and not file.is_file():
        raise EarshotError(
            translate("Playlists", "“{file}” is not a file; choose a playlist.").format(file=file)
        )
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise EarshotError(
            translate(
                "Playlists", "The playlist “{file}” cannot be read ({reason}); check the path."
            ).format(file=file, reason=error.strerror)
        ) from error
    if len(data) > MOST_BYTES:
        raise EarshotError(
            translate(
                "Playlists", "“{file}” is too large for a playlist; choose one below 64 MB."
            ).format(file=file)
        )
    return data
