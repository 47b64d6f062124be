"""The command, run in this process on one library."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main
from tests.support.scanned_library import ScannedLibrary

RESULT_KEYS = {"path", "title", "artist", "album", "similarity", "reason"}


class Command:
    """Runs the command in this process on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, library: bool = True) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr."""
        place = ("--library", self.library) if library else ()
        code = main([str(argument) for argument in (*arguments, *place)])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        """Return the answer of a call that must succeed without a word on stderr."""
        code, out, err = self(*arguments, "--json")
        assert (code, err) == (0, "")
        answer: dict[str, Any] = json.loads(out)
        return answer


def first_track(library: ScannedLibrary) -> Path:
    return sorted(library.music.rglob("*.flac"))[0]
