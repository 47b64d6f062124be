"""Fixtures for the tests of the command line."""

from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.scanned_library import ScannedLibrary


@pytest.fixture
def command(scanned_library: ScannedLibrary, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command on the shared library, which must not be changed."""
    return Command(scanned_library.file, capsys)


@pytest.fixture
def own_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command on a library that is not there yet."""
    return Command(tmp_path / "own.db", capsys)
