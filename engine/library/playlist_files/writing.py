"""Writes a playlist in the format that its name asks for."""

from collections.abc import Sequence
from pathlib import Path

from engine.errors import EarshotError
from engine.library.playlist_files.locations import UnusableLocationError
from engine.library.playlist_files.m3u import m3u_text
from engine.library.playlist_files.pls import pls_text
from engine.library.playlist_files.records import PlaylistEntry
from engine.library.playlist_files.xspf import xspf_text
from engine.store.records import Track
from engine.words import translate

PLAYLIST_SUFFIXES = (".m3u8", ".m3u", ".pls", ".xspf")
"""The formats, the one to be preferred first."""


def entry_of(track: Track) -> PlaylistEntry:
    """Return what a playlist says of a track of the library."""
    return PlaylistEntry(track.path, track.title, track.artist or "", track.duration)


def write_playlist(file: Path, entries: Sequence[PlaylistEntry], title: str = "") -> None:
    """Write a playlist, complete or not at all, in the format of the suffix (else as M3U8).

    Paths below the playlist's folder are written relative to it, so that both can move together.
    Text is UTF-8; a file name that is none keeps its bytes.

    Raises
    ------
    EarshotError
        When the file cannot be written, or a path holds a line break, which only XSPF can say.
    """
    file = file.absolute()
    text = _text(file, entries, title)
    partial = file.with_name(f"{file.name}.part")
    try:
        partial.write_bytes(text.encode("utf-8", "surrogateescape"))
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EarshotError(
            translate(
                "Playlists",
                "The playlist “{file}” cannot be written ({reason}); choose another place.",
            ).format(file=file, reason=error.strerror)
        ) from error


def _text(file: Path, entries: Sequence[PlaylistEntry], title: str) -> str:
    suffix, folder = file.suffix.lower(), file.parent
    if suffix == ".xspf":
        return xspf_text(entries, folder, title)
    try:
        if suffix == ".pls":
            return pls_text(entries, folder)
        return m3u_text(entries, folder, title, is_utf8=suffix != ".m3u")
    except UnusableLocationError as error:
        raise EarshotError(
            translate(
                "Playlists", "“{location!r}” {reason}; rename it, or write the playlist as XSPF."
            ).format(location=error.location, reason=error)
        ) from error
