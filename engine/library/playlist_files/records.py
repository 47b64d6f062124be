"""What a playlist file says, whatever its format."""

from dataclasses import dataclass
from pathlib import Path

from engine.words import translate


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """A file in a playlist and what the playlist says of it.

    Attributes
    ----------
    path
        Absolute; whether there is such a file is not known.
    title, artist
        As written, empty where nothing is; M3U and PLS have both in one, and so in `title`.
    duration
        Seconds, or None.
    line
        Where the entry stands in the file it was read from, from 1; 0 for a new one.
    """

    path: Path
    title: str = ""
    artist: str = ""
    duration: float | None = None
    line: int = 0

    @property
    def name(self) -> str:
        """What the entry is called in one line: “Artist - Title”, or as much as is known."""
        return " - ".join(words for words in (self.artist, self.title) if words)


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry that stands for no file: its line, counted from 1, what it says, and why not."""

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return translate("Playlists", "Line {line}: “{text}” {reason}.").format(
            line=self.line, text=self.text, reason=self.reason
        )


@dataclass(frozen=True, slots=True)
class PlaylistFile:
    """A playlist as read: its title (empty where it has none), entries, and what is broken."""

    title: str
    entries: tuple[PlaylistEntry, ...]
    broken: tuple[BrokenEntry, ...]


class EntryCollector:
    """Gathers entries and broken ones while a file is read."""

    def __init__(self) -> None:
        self._entries: list[PlaylistEntry] = []
        self._broken: list[BrokenEntry] = []

    def add(self, entry: PlaylistEntry) -> None:
        """Take an entry."""
        self._entries.append(entry)

    def refuse(self, line: int, text: str, reason: str) -> None:
        """Note what is broken; the reason goes on where the quoted text ends."""
        shown = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
        self._broken.append(BrokenEntry(line, shown, reason))

    def finish(self, title: str = "") -> PlaylistFile:
        """Return all of it."""
        return PlaylistFile(title, tuple(self._entries), tuple(self._broken))


_LONGEST_TEXT = 200
