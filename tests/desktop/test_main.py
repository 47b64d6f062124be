"""The command's entry: window or command line."""

from pathlib import Path

import pytest

import desktop.running
from desktop import main
from desktop.desktop_integration.request import Request

Opened = list[tuple[Path, Request]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opened:
    """Windows that would have been opened, with what they are asked for."""
    calls: Opened = []
    monkeypatch.setattr(
        desktop.running, "run", lambda library, request: calls.append((library, request)) or 7
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    return calls


def test_folders_and_library_reach_the_window(opened: Opened, tmp_path: Path) -> None:
    arguments = ["--folder", "Music", "--folder", "/more", "--library", "some.db"]
    assert main.main(arguments) == 7
    assert opened == [(Path("some.db"), Request((tmp_path / "Music", Path("/more"))))]


def test_files_reach_the_window(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = tmp_path / "my song.flac"
    song.write_bytes(b"")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    for arguments in (["my song.flac"], [song.as_uri()], ["--library", "x.db", str(song)]):
        assert main.main(arguments) == 7
    requests = [request for _, request in opened]
    assert requests == [Request(files=(song,), token="token")] * 3
    assert opened[2][0] == Path("x.db")


def test_a_subcommand_comes_before_a_file_of_its_name(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "models").mkdir()
    assert main.main(["models", "--json"]) == 0
    assert '"earshot"' in capsys.readouterr().out
    assert main.main(["./models"]) == 7
    assert [request.files for _, request in opened] == [(tmp_path / "models",)]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--folder"], 2), (["no-such-file.flac"], 1), (["--nonsense"], 2)]
)
def test_what_is_neither_a_file_nor_a_command_opens_nothing(
    opened: Opened, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert main.main(arguments) == code
    assert arguments[0] in capsys.readouterr().err
    assert opened == []
