"""What the library knows of a file after its tags were changed, without listening to it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from engine.store.locators import path_of
from engine.store.tracks import save_tracks

_OF_THE_SOUND = ("analyses", "measurements")
"""What was learned from the sound alone, each row with the size and time of the file it is of."""


@dataclass(frozen=True, slots=True)
class EditableTrack:
    """Where a track's file is, and the folder of the library that it belongs to.

    `is_part` is true of a stretch of a file, whose tags come from a CUE sheet.
    """

    path: Path
    folder_id: int
    root: Path
    missing: bool
    is_part: bool = False


def editable_track(database: Database, track_id: int) -> EditableTrack | None:
    """Return what is needed to change the tags of a track, or None when it is not there."""
    row = database.execute(
        "SELECT tracks.path, folder_id, folders.path, missing_since IS NOT NULL, first_frame"
        " FROM tracks"
        " JOIN folders ON folders.id = folder_id WHERE tracks.id = ?",
        [track_id],
    ).fetchone()
    if row is None:
        return None
    path, folder_id, root, missing, first = row
    file = Path(path_of(path, first))
    return EditableTrack(file, folder_id, Path(root), bool(missing), first is not None)


def save_edited(database: Database, track_id: int, row: Mapping[str, object]) -> None:
    """Store the new tags, size and time of a file whose sound is what it was.

    What was learned from the sound stays valid: it gets the new size and time in the same
    transaction, provided that it was of the file as it was until now.

    Parameters
    ----------
    track_id
        The track.
    row
        As for :func:`engine.store.tracks.save_tracks`.
    """
    before = database.execute(
        "SELECT size, mtime_ns FROM tracks WHERE id = ?", [track_id]
    ).fetchone()
    if before is None:
        return
    save_tracks(database, [row])
    for table in _OF_THE_SOUND:
        database.execute(
            f"UPDATE {table} SET size = ?, mtime_ns = ?"
            " WHERE track_id = ? AND size = ? AND mtime_ns = ?",
            [row["size"], row["mtime_ns"], track_id, *before],
        )
