"""Which arguments open the window, and which are for the command."""

from pathlib import Path

import pytest

from engine import __version__
from engine.cli import app_library, default_library, wants_app
from tests.support.command import Command
from tests.support.scanned_library import ScannedLibrary


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        ([], default_library()),
        (["--library", "x.db"], Path("x.db")),
        (["--library=x.db"], Path("x.db")),
    ],
)
def test_without_a_command_the_window_opens(arguments: list[str], library: Path) -> None:
    assert wants_app(arguments)
    assert app_library(arguments) == library


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan"],
        ["--library", "x.db", "status"],
        ["--help"],
        ["-h"],
        ["--version"],
        ["--library"],
        ["--library", "--help"],
        ["--library="],
        ["nonsense"],
        ["--library", "x.db", "--nonsense"],
    ],
)
def test_everything_else_is_for_the_command(arguments: list[str]) -> None:
    assert not wants_app(arguments)


def test_the_library_may_be_named_before_the_command(
    command: Command, scanned_library: ScannedLibrary
) -> None:
    before = command("--library", scanned_library.file, "status", "--json", library=False)
    assert before == command("status", "--json")


def test_help_and_version(command: Command) -> None:
    code, out, _ = command("--help", library=False)
    assert code == 0
    for word in ("scan", "status", "similar", "radio", "models", "demo", "opens its window"):
        assert word in out
    assert command("--version", library=False) == (0, f"earshot {__version__}\n", "")
