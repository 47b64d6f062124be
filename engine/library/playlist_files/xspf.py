"""XSPF, the XML Shareable Playlist Format, version 1 (https://xspf.org/spec)."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree
from xml.parsers import expat

from engine.errors import EarshotError
from engine.library.playlist_files.locations import UnusableLocationError, path_of_url, url_of
from engine.library.playlist_files.records import EntryCollector, PlaylistEntry, PlaylistFile
from engine.words import translate

NAMESPACE = "http://xspf.org/ns/0/"
_TRACK = ("playlist", "trackList", "track")
_MILLISECONDS = re.compile(r"\d{1,15}")
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

_Attributes: TypeAlias = dict[str, str]


def parse_xspf(data: bytes, file: Path) -> PlaylistFile:
    """Read an XML playlist.

    Raises
    ------
    EarshotError
        When it is no well-formed XML or no playlist.
    """
    reader = _Reader(file)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise EarshotError(
            translate(
                "Playlists", "“{file}” is damaged at line {line}; export the playlist again."
            ).format(file=file, line=error.lineno)
        ) from error
    except (LookupError, ValueError) as error:
        raise EarshotError(
            translate(
                "Playlists",
                "“{file}” is written in an encoding that is not known; export it as UTF-8.",
            ).format(file=file)
        ) from error
    return reader.collected.finish(reader.title)


class _Reader:
    """Follows the elements of a document; expat knows the line of each, ElementTree does not."""

    def __init__(self, file: Path) -> None:
        self.collected = EntryCollector()
        self.title = ""
        self._file = file
        self._path: list[str] = []
        self._text: list[str] = []
        self._track: dict[str, str] = {}
        self._line = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append

    def _refuse(self, *_: object) -> None:
        """No playlist declares a document type; what does may expand without end."""
        raise EarshotError(
            translate(
                "Playlists", "“{file}” is not a playlist; choose an M3U8, M3U, PLS or XSPF."
            ).format(file=self._file)
        )

    def _start(self, name: str, _attributes: _Attributes) -> None:
        self._path.append(name.rpartition(" ")[2])
        if self._path[0] != "playlist":
            self._refuse()
        self._text.clear()
        if tuple(self._path) == _TRACK:
            self._track = {}
            self._line = self.parser.CurrentLineNumber
        elif self._path[-1] == "location" and "location" not in self._track:
            self._line = self.parser.CurrentLineNumber

    def _end(self, _name: str) -> None:
        place, text = tuple(self._path), "".join(self._text).strip()
        if place == ("playlist", "title"):
            self.title = text
        elif place == _TRACK:
            self._finish_track()
        elif place[:-1] == _TRACK:
            # Of several locations the first is the one that is preferred.
            self._track.setdefault(place[-1], text)
        self._path.pop()
        self._text.clear()

    def _finish_track(self) -> None:
        track = self._track
        if not track.get("location"):
            self.collected.refuse(
                self._line, track.get("title", ""), translate("Playlists", "has no location")
            )
            return
        try:
            path = path_of_url(track["location"], self._file.parent)
        except UnusableLocationError as error:
            self.collected.refuse(self._line, track["location"], str(error))
            return
        title, artist = track.get("title", ""), track.get("creator", "")
        duration = track.get("duration", "")
        seconds = int(duration) / 1000 if _MILLISECONDS.fullmatch(duration) else None
        self.collected.add(PlaylistEntry(path, title, artist, seconds, self._line))


def xspf_text(entries: Sequence[PlaylistEntry], folder: Path, title: str) -> str:
    """Return a playlist as an XML document; characters that XML cannot say are left out."""
    root = ElementTree.Element("playlist", {"version": "1", "xmlns": NAMESPACE})
    _add(root, "title", title)
    tracks = ElementTree.SubElement(root, "trackList")
    for entry in entries:
        track = ElementTree.SubElement(tracks, "track")
        _add(track, "location", url_of(entry.path, folder))
        _add(track, "title", entry.title)
        _add(track, "creator", entry.artist)
        if entry.duration is not None:
            _add(track, "duration", str(round(entry.duration * 1000)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    if text:
        ElementTree.SubElement(parent, name).text = _FORBIDDEN.sub("", text)
