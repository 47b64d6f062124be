"""A labels file: which tracks there are and who made them; and the parts of the fixed split."""

import contextlib
import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import EarshotError

PARTS = ("train", "validation", "test", "extra", "unused")
SPLIT_FILE = Path(__file__).with_name("split.csv")

_PATH_COLUMNS = ("path", "file")
LABEL_COLUMNS = ("group", "genre", "style")
"""Where the label is looked for, in this order."""


@dataclass(frozen=True, slots=True)
class LabelledTrack:
    """One row of a labels file.

    Attributes
    ----------
    file
        The path as written: relative to the folder of music or to the labels file, or absolute.
    artist
        One spelling for each artist; the album stands in where the file names no artist, and the
        path where it names neither.
    album
        As in the file; empty where unknown.
    style
        The label; empty where there is none.
    machine_made
        True for renders of MIDI files, which would flatter an encoder: they all share one sound.
    line
        Where in the labels file it stands.
    """

    file: str
    artist: str
    album: str
    style: str
    machine_made: bool = False
    line: int = field(default=0, compare=False)

    @property
    def record(self) -> str:
        """The album as one artist's, for two may have made a “Greatest Hits”; empty if unknown."""
        return f"{self.artist}: {self.album}" if self.album else ""


def read_labels(path: Path, label_column: str | None = None) -> list[LabelledTrack]:
    """Read a CSV with the columns path (or file), artist, album, and as a label group, genre or
    style; other columns are ignored.

    Parameters
    ----------
    path
        UTF-8, commas, the names of the columns in the first line.
    label_column
        The column that holds the label; by default the first of ``LABEL_COLUMNS`` that is there.
        Without any the tracks have no label.

    Raises
    ------
    EarshotError
        When the file cannot be read, lacks a column, or a row is wrong; the line is named.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            tracks = list(_tracks(path, csv.reader(lines), label_column))
    except OSError as error:
        reason = error.strerror or str(error)
        raise EarshotError(f"The labels “{path}” cannot be read ({reason}).") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise _wrong(path, line, "is not UTF-8 text; save the file as UTF-8") from error
    if not tracks:
        raise _wrong(path, 2, "is missing; each line after the first is to name a track")
    return tracks


def locate(tracks: Sequence[LabelledTrack], folder: Path, labels: Path) -> list[Path]:
    """Return where each track lies: in the folder, beside the labels file, or where it says.

    Raises
    ------
    EarshotError
        When a file is in neither place or two rows name the same file; the line is named.
    """
    seen: dict[Path, int] = {}
    for track in tracks:
        found = _found(track.file, (folder, labels.parent))
        if found is None:
            where = f"in “{folder}” nor beside the labels"
            raise _wrong(labels, track.line, f"names “{track.file}”, which is neither {where}")
        if found in seen:
            raise _wrong(labels, track.line, f"names the same file as line {seen[found]}")
        seen[found] = track.line
    return list(seen)


def check_classes(tracks: Sequence[LabelledTrack], labels: Path) -> None:
    """Refuse labels that cannot be told apart.

    Raises
    ------
    EarshotError
        When all tracks carry one label or are by one artist; the last line that should differ is
        named.
    """
    for what, names in (
        ("label", {track.style for track in tracks}),
        ("artist", {track.artist for track in tracks}),
    ):
        if len(names) == 1 and names != {""}:
            [name] = names
            said = f"carries the same {what}, “{name}”, as all that are to be rated before it"
            raise _wrong(labels, tracks[-1].line, f"{said}; there is nothing to tell apart")


def one_spelling(artist: str) -> str:
    """Reduce an artist's name so that “Zander Noriega (OGA)” and “zander.noriega” agree."""
    without_notes = re.sub(r"\(.*?\)", "", artist)
    plain = unicodedata.normalize("NFKD", without_notes).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower()) or artist.strip().lower()


def read_split(path: Path = SPLIT_FILE) -> dict[str, str]:
    """Return which of the ``PARTS`` each file belongs to.

    Raises
    ------
    EarshotError
        When the file cannot be read.
    """
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            return {row["file"]: row["part"] for row in csv.DictReader(lines)}
    except (OSError, KeyError) as error:
        raise EarshotError(f"The split {path} cannot be read ({error}).") from error


def tracks_of(
    tracks: list[LabelledTrack], split: dict[str, str], *parts: str
) -> list[LabelledTrack]:
    """Return the tracks in those parts of a split, in their order."""
    return [track for track in tracks if split.get(track.file) in parts]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row things stand; None where the file has no such column."""

    path: int
    artist: int
    album: int
    label: int | None
    rendered: int | None
    count: int


def _tracks(path: Path, rows: Any, label_column: str | None) -> Iterator[LabelledTrack]:
    columns = None
    try:
        for row in rows:
            if not any(row):
                continue
            if columns is None:
                columns = _columns(path, rows.line_num, row, label_column)
            else:
                yield _track(path, rows.line_num, row, columns)
    except csv.Error as error:
        raise _wrong(path, rows.line_num, f"is not CSV ({error})") from error
    if columns is None:
        raise _wrong(path, 1, "is missing; it is to name the columns path, artist and album")


def _columns(path: Path, line: int, row: list[str], label_column: str | None) -> _Columns:
    names = [name.strip().lower() for name in row]
    label = label_column.strip().lower() if label_column else None
    wanted = {
        "path": _first(names, _PATH_COLUMNS),
        "artist": _first(names, ("artist",)),
        "album": _first(names, ("album",)),
        **({label: _first(names, (label,))} if label else {}),
    }
    missing = [name for name, place in wanted.items() if place is None]
    if missing:
        raise _wrong(path, line, f"lacks the column “{'” and “'.join(missing)}”")
    return _Columns(
        path=wanted["path"] or 0,
        artist=wanted["artist"] or 0,
        album=wanted["album"] or 0,
        label=_first(names, (label,) if label else LABEL_COLUMNS),
        rendered=_first(names, ("rendered_midi",)),
        count=len(names),
    )


def _first(names: list[str], wanted: Iterable[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _track(path: Path, line: int, row: list[str], columns: _Columns) -> LabelledTrack:
    if len(row) != columns.count:
        raise _wrong(path, line, f"has {len(row)} fields where {columns.count} are named")
    file, album = row[columns.path].strip(), row[columns.album].strip()
    if not file:
        raise _wrong(path, line, "names no file")
    return LabelledTrack(
        file=file,
        artist=one_spelling(row[columns.artist].strip() or album or file),
        album=album,
        style="" if columns.label is None else row[columns.label].strip(),
        machine_made=columns.rendered is not None and row[columns.rendered].strip() == "1",
        line=line,
    )


def _found(file: str, folders: Iterable[Path]) -> Path | None:
    with contextlib.suppress(OSError):  # for example a name that is too long for the disk
        return next((folder / file for folder in folders if (folder / file).is_file()), None)
    return None


def _wrong(labels: Path, line: int, what: str) -> EarshotError:
    return EarshotError(f"“{labels}”, line {line} {what}.")
