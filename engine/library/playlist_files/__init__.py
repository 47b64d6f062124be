"""Playlists as plain files: M3U8, M3U, PLS and XSPF, read and written."""

from engine.library.playlist_files.reading import read_playlist
from engine.library.playlist_files.records import BrokenEntry, PlaylistEntry, PlaylistFile
from engine.library.playlist_files.writing import PLAYLIST_SUFFIXES, entry_of, write_playlist

__all__ = [
    "PLAYLIST_SUFFIXES",
    "BrokenEntry",
    "PlaylistEntry",
    "PlaylistFile",
    "entry_of",
    "read_playlist",
    "write_playlist",
]
