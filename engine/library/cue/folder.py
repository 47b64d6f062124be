"""Which CUE sheet of a folder divides which of its files."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from engine.library.cue.sheet import CueFile, CueSheet, SheetError, parse_sheet
from engine.library.cue.text import decode_text
from engine.library.formats import is_audio_name, is_sheet_name
from engine.library.problems import FileProblem
from engine.words import mark, translate

MOST_BYTES = 1024 * 1024
"""More than any sheet: 99 tracks with long titles take 30 kB."""

_BESIDE = mark(
    "Sheets",
    "“{name}”, line {line}: {reason}. Correct the sheet, or remove it; until then the file it"
    " belongs to is one track.",
)
_WITHIN = mark(
    "Sheets",
    "The CUE sheet within “{name}”, line {line}: {reason}. Until it is corrected the file is one"
    " track.",
)


@dataclass(frozen=True, slots=True)
class Directions:
    """What a sheet says of one file; `sheet_path` is that of the sheet, or of the file itself."""

    sheet: CueSheet
    file: CueFile
    sheet_path: Path

    def problem(self, error: SheetError) -> FileProblem:
        """Return what to tell the listener about an error in it."""
        return sheet_problem(self.sheet_path, error)


@dataclass(frozen=True, slots=True)
class FolderSheets:
    """The sheets of a folder: directions by file, and what is wrong with others."""

    directions: Mapping[Path, Directions] = field(default_factory=dict)
    problems: Sequence[FileProblem] = ()


def read_folder(folder: Path) -> FolderSheets:
    """Read all sheets in a folder. Where two are about one file, the one of its name counts."""
    names = sorted(entry.name for entry in folder.iterdir())
    audio = [name for name in names if is_audio_name(name)]
    directions: dict[Path, Directions] = {}
    problems: list[FileProblem] = []
    for path in [folder / name for name in names if is_sheet_name(name)]:
        try:
            for name, found in _files(read_sheet(path), path, audio):
                place = folder / name
                if place not in directions or _is_named_alike(path, place):
                    directions[place] = found
        except SheetError as error:
            problems.append(sheet_problem(path, error))
        except OSError as error:
            problems.append(FileProblem(path, error.strerror or str(error)))
    return FolderSheets(directions, problems)


def read_sheet(path: Path) -> CueSheet:
    """Return what a sheet on disk says.

    Raises
    ------
    SheetError
        When it cannot be followed.
    OSError
        When it cannot be read.
    """
    with path.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"\0\0\0" in data:
        raise SheetError(1, translate("Sheets", "this is no CUE sheet"))
    return parse_sheet(decode_text(data))


def directions_within(path: Path, text: str) -> Directions:
    """Return what the sheet within a file says of it, whatever it calls the file.

    Raises
    ------
    SheetError
        When it cannot be followed.
    """
    sheet = parse_sheet(text)
    if len(sheet.files) > 1:
        raise SheetError(sheet.files[1].line, translate("Sheets", "it is about more than one file"))
    return Directions(sheet, sheet.files[0], path)


def sheet_problem(path: Path, error: SheetError) -> FileProblem:
    """Return what to tell the listener about an error in a sheet, on its own or within a file."""
    template = _BESIDE if is_sheet_name(path.name) else _WITHIN
    sentence = translate("Sheets", template)
    return FileProblem(path, sentence.format(name=path.name, line=error.line, reason=error))


def _files(sheet: CueSheet, path: Path, audio: Sequence[str]) -> Iterator[tuple[str, Directions]]:
    for file in sheet.files:
        name = _meant(file.name, path, audio, is_only=len(sheet.files) == 1)
        if name is None:
            words = translate("Sheets", "“{file}” is not beside it")
            raise SheetError(file.line, words.format(file=file.name))
        yield name, Directions(sheet, file, path)


def _meant(written: str, sheet: Path, audio: Sequence[str], *, is_only: bool) -> str | None:
    """Return the file that a sheet names, found even where it was converted or renamed since."""
    name = PureWindowsPath(written).name
    keys = {_key(one): one for one in audio}
    stems: dict[str, str] = {}
    for one in audio:
        stems.setdefault(_key(Path(one).stem), one)
    wanted = keys.get(_key(name)) or stems.get(_key(Path(name).stem))
    if wanted is None and is_only:
        wanted = stems.get(_key(sheet.stem)) or keys.get(_key(sheet.stem))
    return wanted


def _is_named_alike(sheet: Path, file: Path) -> bool:
    return _key(sheet.stem) in (_key(file.stem), _key(file.name))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
