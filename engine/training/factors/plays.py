"""A table of plays: which listener played which track how often."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scipy import sparse

from engine.errors import EarshotError

_COLUMNS = ("listener", "track", "plays")


@dataclass(frozen=True, slots=True)
class PlayTable:
    """Plays of tracks by listeners.

    Attributes
    ----------
    listeners, tracks
        Their names; tracks are files relative to the folder of music.
    plays
        Sparse float32 [listeners, tracks].
    """

    listeners: tuple[str, ...]
    tracks: tuple[str, ...]
    plays: sparse.csr_matrix


def read_plays(path: Path, music: Path) -> PlayTable:
    """Read a CSV with the columns listener, track and plays.

    A track is a file in the folder of music, written relative to it. Lines about the same listener
    and track add up.

    Raises
    ------
    EarshotError
        When the file cannot be read, or the table is of no use; the message names the line.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            rows = list(_rows(path, csv.DictReader(lines), music))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EarshotError(f"The plays “{path}” cannot be read ({error}).") from error
    _refuse_what_teaches_nothing(path, rows)
    return table_of([(row.listener, row.track, row.plays) for row in rows])


def table_of(plays: list[tuple[str, str, float]]) -> PlayTable:
    """Return the table of (listener, track, plays), in the order in which they first appear."""
    listeners = tuple(dict.fromkeys(listener for listener, _, _ in plays))
    tracks = tuple(dict.fromkeys(track for _, track, _ in plays))
    row = {name: number for number, name in enumerate(listeners)}
    column = {name: number for number, name in enumerate(tracks)}
    places = (
        [row[listener] for listener, _, _ in plays],
        [column[track] for _, track, _ in plays],
    )
    matrix = sparse.coo_matrix(
        ([count for _, _, count in plays], places), shape=(len(row), len(column)), dtype="float32"
    )
    return PlayTable(listeners, tracks, sparse.csr_matrix(matrix))


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    listener: str
    track: str
    plays: float


def _rows(path: Path, reader: "csv.DictReader[str]", music: Path) -> Iterator[_Row]:
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise EarshotError(
            f"Line 1 of the plays “{path}” lacks the column “{missing[0]}”; "
            "it must name listener, track and plays."
        )
    for row in reader:
        where = f"Line {reader.line_num} of the plays “{path}”"
        listener, track = row["listener"], row["track"]
        if not listener or not track:
            raise EarshotError(f"{where} names no {'track' if listener else 'listener'}.")
        if not (music / track).is_file():
            raise EarshotError(f"{where} names the track “{track}”, which is not in “{music}”.")
        yield _Row(reader.line_num, listener, track, _count(row["plays"], where))


def _count(text: str | None, where: str) -> float:
    try:
        count = float(text or "")
    except ValueError:
        count = 0.0
    if not 0.0 < count < float("inf"):
        raise EarshotError(f"{where} has “{text}” plays; a number above 0 is needed.")
    return count


def _refuse_what_teaches_nothing(path: Path, rows: list[_Row]) -> None:
    if not rows:
        raise EarshotError(f"The plays “{path}” end after line 1; no line tells of a play.")
    for what, names in (
        ("listener", {row.listener for row in rows}),
        ("track", {row.track for row in rows}),
    ):
        if len(names) == 1:
            raise EarshotError(
                f"All lines of the plays “{path}”, {rows[0].line} to {rows[-1].line}, are about "
                f"the {what} “{names.pop()}”; tastes can only be learned from several."
            )
