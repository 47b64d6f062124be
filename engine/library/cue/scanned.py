"""The CUE sheets that one scan comes across: which changed, and what they say."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from engine.library.cue.folder import Directions, FolderSheets, read_folder
from engine.library.problems import FileProblem
from engine.library.walk import FoundFile
from engine.store.cue_sheets import Stamp

_NONE = FolderSheets()


class ScannedSheets:
    """Gathers sheets while a folder is walked, and reads those that matter.

    Parameters
    ----------
    known
        The sheets that were read before, with what they were then.
    """

    def __init__(self, known: Mapping[Path, Stamp]) -> None:
        self._known = known
        self._found: dict[Path, Stamp] = {}
        self._folders: dict[Path, FolderSheets] = {}

    def note(self, sheet: FoundFile) -> None:
        """Take a sheet that is there."""
        self._found[sheet.path] = (sheet.size, sheet.mtime_ns)

    def gone(self, may_be_there: Callable[[str], bool]) -> list[Path]:
        """Return the known sheets that were not found, nor lie where nothing could be seen."""
        missing = self._known.keys() - self._found.keys()
        return [path for path in missing if not may_be_there(str(path))]

    def seen(self) -> list[tuple[Path, Stamp]]:
        """Return the sheets that are new or changed, as they are now."""
        return [(path, stamp) for path, stamp in self._found.items() if stamp != self._of(path)]

    def changed_folders(self, may_be_there: Callable[[str], bool]) -> set[Path]:
        """Return the folders whose files may be divided in another way than before."""
        changed = [*(path for path, _ in self.seen()), *self.gone(may_be_there)]
        return {path.parent for path in changed}

    def read(self, files: Iterable[FoundFile], also: Iterable[Path]) -> list[FileProblem]:
        """Read the sheets beside these files and in these folders; return what is wrong."""
        with_sheets = {path.parent for path in self._found}
        if not with_sheets:
            return []
        folders = {*also, *(file.path.parent for file in files)} & with_sheets
        problems: list[FileProblem] = []
        for folder in sorted(folders):
            try:
                self._folders[folder] = read_folder(folder)
            except OSError as error:
                problems.append(FileProblem(folder, error.strerror or str(error)))
            problems += self._of_folder(folder).problems
        return problems

    def directions(self, file: Path) -> Directions | None:
        """Return what a sheet says of a file, once sheets were read."""
        return self._of_folder(file.parent).directions.get(file) if self._folders else None

    def _of_folder(self, folder: Path) -> FolderSheets:
        return self._folders.get(folder, _NONE)

    def _of(self, path: Path) -> Stamp | None:
        return self._known.get(path)
