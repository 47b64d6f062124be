"""From a music file to the rows of its tracks: one, or as many as a CUE sheet makes of it."""

from dataclasses import replace
from pathlib import Path

from engine.library.cue.division import Part, completed, divided, divides
from engine.library.cue.folder import Directions, directions_within, sheet_problem
from engine.library.cue.sheet import SheetError
from engine.library.problems import FileProblem
from engine.library.tags import TrackTags, read_tagged, with_fallbacks
from engine.store.locators import locator, stored_frames

Row = dict[str, object]


def rows_of(
    path: Path, root: Path, directions: Directions | None
) -> tuple[list[Row], FileProblem | None]:
    """Return a file's tracks, each with its ``path`` and tags, and what is wrong with its sheet.

    Parameters
    ----------
    path
        The file.
    root
        The listener's folder; names are taken from the folders below it where tags are silent.
    directions
        What a sheet beside the file says of it. It counts more than one within the file.

    Raises
    ------
    EarshotError
        When the file cannot be opened.
    """
    read = read_tagged(path)
    try:
        if directions is None and read.cue_sheet:
            directions = directions_within(path, read.cue_sheet)
        if directions is None:
            return [_row(path, with_fallbacks(read.tags, path, root))], None
        return _directed(path, root, read.tags, directions), None
    except SheetError as error:
        problem = sheet_problem(directions.sheet_path if directions else path, error)
        tags = replace(read.tags, problem=read.tags.problem or problem.reason)
        return [_row(path, with_fallbacks(tags, path, root))], problem


def _directed(path: Path, root: Path, tags: TrackTags, directions: Directions) -> list[Row]:
    sheet, file = directions.sheet, directions.file
    if not divides(file):
        return [_row(path, with_fallbacks(completed(tags, sheet, file), path, root))]
    parts = divided(with_fallbacks(tags, path, root), sheet, file)
    return [_row(locator(path, part.number), part.tags, part) for part in parts]


def _row(path: Path | str, tags: TrackTags, part: Part | None = None) -> Row:
    first, last = stored_frames(part.span) if part else (None, None)
    return tags.to_row() | {"path": str(path), "first_frame": first, "last_frame": last}
