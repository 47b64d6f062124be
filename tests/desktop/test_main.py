"""The command's entry: window or command line."""

from pathlib import Path

import pytest

import desktop.app
from desktop import main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, list[Path]]]:
    """Windows that would have been opened, with the folders they add."""
    calls: list[tuple[Path, list[Path]]] = []
    monkeypatch.setattr(
        desktop.app, "run", lambda library, folders: calls.append((library, list(folders))) or 7
    )
    return calls


def test_folders_and_library_reach_the_window(
    opened: list[tuple[Path, list[Path]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["--folder", "Music", "--folder", "/more", "--library", "some.db"]
    assert main.main(arguments) == 7
    assert opened == [(Path("some.db"), [tmp_path / "Music", Path("/more")])]


def test_a_subcommand_never_opens_the_window(
    opened: list[tuple[Path, list[Path]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["models", "--json"]) == 0
    assert '"earshot"' in capsys.readouterr().out
    assert opened == []


def test_a_folder_option_without_a_folder_is_a_wrong_call(
    opened: list[tuple[Path, list[Path]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--folder"]) == 2
    assert "--folder" in capsys.readouterr().err
    assert opened == []
