"""Reads CUE sheets, as ripping programs write them and as people mend them by hand.

The format is that of CDRWIN's manual, appendix A. What does not matter to a listener (ISRC, FLAGS,
CATALOG …) and commands nobody knows are passed over. What cannot be played as it is written is an
error that names the line: a guess would cut music in the wrong place.
"""

import re
from dataclasses import dataclass, field

from engine.errors import EarshotError
from engine.sound import CD_FRAMES, Span
from engine.words import translate

_WORDS = re.compile(r'"([^"]*)"?|(\S+)')
_TIME = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})")
_MOST_TRACKS = 99
_REMARKS = frozenset(
    {
        "GENRE",
        "DATE",
        "DISCNUMBER",
        "TOTALDISCS",
        "COMPOSER",
        "REPLAYGAIN_ALBUM_GAIN",
        "REPLAYGAIN_ALBUM_PEAK",
        "REPLAYGAIN_TRACK_GAIN",
        "REPLAYGAIN_TRACK_PEAK",
    }
)
_TEXTS = frozenset({"TITLE", "PERFORMER", "SONGWRITER"})


class SheetError(EarshotError):
    """What is wrong with a sheet, without the sheet's name; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class CueTrack:
    """A track of a sheet.

    Attributes
    ----------
    number
        1 to 99.
    line
        Where it begins in the sheet.
    texts
        Its TITLE, PERFORMER and SONGWRITER, and the remarks below it, by their upper-case names.
    span
        Where it lies in its file: from its INDEX 01 to that of the track behind it. The pregap of
        that one (from INDEX 00) thereby belongs to this one, as on the disc.
    """

    number: int
    line: int
    texts: dict[str, str]
    span: Span


@dataclass(frozen=True, slots=True)
class CueFile:
    """A file that a sheet names, with the tracks that begin in it."""

    name: str
    line: int
    tracks: tuple[CueTrack, ...]


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A whole sheet: what it says of the disc, and its files."""

    texts: dict[str, str]
    files: tuple[CueFile, ...]

    @property
    def track_count(self) -> int:
        """How many tracks there are in all files."""
        return sum(len(file.tracks) for file in self.files)


@dataclass(slots=True)
class _Track:
    """A track that is being read."""

    number: int
    line: int
    is_sound: bool
    texts: dict[str, str] = field(default_factory=dict)
    start: int | None = None
    last_index: int = -1


@dataclass(slots=True)
class _File:
    """A file that is being read: its tracks with the frames at which they begin in it."""

    name: str
    line: int
    starts: list[tuple[_Track, int]] = field(default_factory=list)


def parse_sheet(text: str) -> CueSheet:
    """Return what a sheet says.

    Raises
    ------
    SheetError
        When it cannot be followed; nothing of it is to be used then.
    """
    reader = _Reader()
    for line, words in enumerate(map(_words, text.splitlines()), start=1):
        if words:
            reader.take(line, words[0].upper(), words[1:])
    return reader.sheet()


class _Reader:
    """Takes a sheet line by line."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._files: list[_File] = []
        self._tracks: list[_Track] = []

    def take(self, line: int, command: str, words: list[str]) -> None:
        """Take a command with what follows it."""
        if command in _TEXTS:
            self._note(command, words)
        elif command == "REM" and len(words) > 1 and words[0].upper() in _REMARKS:
            self._note(words[0].upper(), words[1:])
        elif command == "FILE":
            self._files.append(_File(_file_name(line, words), line))
        elif command == "TRACK":
            self._begin_track(line, words)
        elif command == "INDEX":
            self._index(line, words)

    def sheet(self) -> CueSheet:
        """Return the whole, once every line was taken."""
        for track in self._tracks:
            if track.is_sound and track.start is None:
                raise SheetError(
                    track.line,
                    translate("Sheets", "track {number} has no INDEX 01").format(
                        number=track.number
                    ),
                )
        files = tuple(_finished(file) for file in self._files if file.starts)
        sheet = CueSheet(self._texts, tuple(file for file in files if file.tracks))
        if not sheet.files:
            raise SheetError(1, translate("Sheets", "it has no tracks"))
        return sheet

    def _note(self, name: str, words: list[str]) -> None:
        texts = self._tracks[-1].texts if self._tracks else self._texts
        value = " ".join(words).strip()
        if value:
            texts.setdefault(name, value)

    def _begin_track(self, line: int, words: list[str]) -> None:
        if not self._files:
            raise SheetError(line, translate("Sheets", "a track comes before any FILE"))
        number = int(words[0]) if words and words[0].isdecimal() else 0
        if not 1 <= number <= _MOST_TRACKS:
            raise SheetError(line, translate("Sheets", "a track needs a number from 1 to 99"))
        if self._tracks and number <= self._tracks[-1].number:
            raise SheetError(
                line,
                translate("Sheets", "track {number} comes after track {before}").format(
                    number=number, before=self._tracks[-1].number
                ),
            )
        kind = words[1].upper() if len(words) > 1 else "AUDIO"
        self._tracks.append(_Track(number, line, kind == "AUDIO"))

    def _index(self, line: int, words: list[str]) -> None:
        if not self._tracks:
            raise SheetError(line, translate("Sheets", "an INDEX comes before any TRACK"))
        track = self._tracks[-1]
        if len(words) < 2 or not words[0].isdecimal():
            raise SheetError(line, translate("Sheets", "an INDEX needs a number and a time"))
        number, frame = int(words[0]), _frames(line, words[1])
        if number <= track.last_index:
            raise SheetError(
                line,
                translate("Sheets", "INDEX {number} is there twice or out of order").format(
                    number=words[0]
                ),
            )
        track.last_index = number
        if number == 1:
            track.start = frame
            self._begin_in_file(line, track, frame)

    def _begin_in_file(self, line: int, track: _Track, frame: int) -> None:
        starts = self._files[-1].starts
        if starts and frame <= starts[-1][1]:
            raise SheetError(
                line,
                translate("Sheets", "track {number} does not begin after the one before it").format(
                    number=track.number
                ),
            )
        starts.append((track, frame))


def _finished(file: _File) -> CueFile:
    ends = [*(frame for _, frame in file.starts[1:]), None]
    tracks = tuple(
        CueTrack(track.number, track.line, track.texts, Span(frame, end))
        for (track, frame), end in zip(file.starts, ends, strict=True)
        if track.is_sound
    )
    return CueFile(file.name, file.line, tracks)


def _words(line: str) -> list[str]:
    """Divide a line at blanks; what stands in quotation marks is one word."""
    return [quoted or bare for quoted, bare in _WORDS.findall(line.lstrip("\ufeff"))]


def _file_name(line: int, words: list[str]) -> str:
    """Return the name in a FILE command: all but the last word, which is the kind of file."""
    if not words or not words[0]:
        raise SheetError(line, translate("Sheets", "FILE names no file"))
    return words[0] if len(words) < 3 else " ".join(words[:-1])


def _frames(line: int, time: str) -> int:
    """Return a time of minutes, seconds and frames in frames."""
    match = _TIME.fullmatch(time)
    minutes, seconds, frames = map(int, match.groups()) if match else (0, 60, 0)
    if seconds > 59 or frames >= CD_FRAMES:
        raise SheetError(
            line,
            translate("Sheets", "“{time}” is no time in minutes:seconds:frames").format(time=time),
        )
    return (minutes * 60 + seconds) * CD_FRAMES + frames
