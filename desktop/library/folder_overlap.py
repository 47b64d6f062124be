"""What becomes of a folder that is added where others are already."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.store.folders import folder_of, folders_within
from engine.store.records import Folder, FolderRules
from engine.words import translate


@dataclass(frozen=True, slots=True)
class Overlap:
    """A sentence, and what can be done about it: making the folder one of its own, or nothing."""

    sentence: str
    action: str = ""


def words(known: Sequence[Folder], path: Path) -> Overlap | None:
    """Return what to say when a folder is added to the known ones; None where it overlaps none."""
    around = folder_of(known, path)
    if around is not None:
        return None if around.path == path else _within(around, path)
    parts = [one.path.name for one in folders_within(known, path) if one.rules == FolderRules()]
    if not parts:
        return None
    sentence = translate("Folders", "“{part}” is a part of “{whole}” from now on.")
    return Overlap(sentence.format(part="”, “".join(parts), whole=path.name or path))


def _within(around: Folder, path: Path) -> Overlap:
    sentence = translate("Folders", "“{part}” is in the library already, as a part of “{whole}”.")
    return Overlap(
        sentence.format(part=path.name, whole=around.path.name or around.path),
        translate("Folders", "Give it rules of its own"),
    )
