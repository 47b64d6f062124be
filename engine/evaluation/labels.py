"""A labels file: which tracks there are and who made them, and the fixed split of them."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EarshotError

PARTS = ("train", "validation", "test", "extra", "unused")
SPLIT_FILE = Path(__file__).with_name("split.csv")


@dataclass(frozen=True, slots=True)
class LabelledTrack:
    """One row of a labels file.

    Attributes
    ----------
    file
        Path relative to the folder of music.
    artist
        One spelling for each artist; the album stands in where the file names no artist.
    album, style
        As in the file; ``style`` is the column ``group``, or ``style`` where there is none.
    machine_made
        True for renders of MIDI files, which would flatter an encoder: they all share one sound.
    """

    file: str
    artist: str
    album: str
    style: str
    machine_made: bool = False


def read_labels(path: Path) -> list[LabelledTrack]:
    """Read a CSV with the columns file, artist, album, and group or style.

    Raises
    ------
    EarshotError
        When the file is missing or lacks a column.
    """
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            return [_track(row) for row in csv.DictReader(lines)]
    except OSError as error:
        raise EarshotError(f"The labels {path} cannot be read ({error}).") from error
    except KeyError as missing:
        raise EarshotError(f"The labels {path} lack the column {missing}.") from None


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


def _track(row: dict[str, str]) -> LabelledTrack:
    return LabelledTrack(
        file=row["file"],
        artist=one_spelling(row["artist"] or row["album"]),
        album=row["album"],
        style=row["group"] if "group" in row else row["style"],
        machine_made=row.get("rendered_midi", "0") == "1",
    )
