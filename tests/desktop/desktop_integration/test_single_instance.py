"""Who is first, who hands over, and what a crash leaves behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.desktop_integration.request import Request, decoded
from desktop.desktop_integration.single_instance import SingleInstance
from engine.errors import EarshotError
from tests.support.scanned_library import ROOT

PATIENCE = 30_000
HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.desktop_integration.request import Request
from desktop.desktop_integration.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
if instance.is_first:
    print("first", flush=True)
    sys.stdin.read()
instance.hand_over(Request(files=(Path("/a b.flac"),), token="t"))
print("handed over")
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def first(library: Path, folder: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    instance = SingleInstance(library, folder)
    yield instance
    instance.close()


def started(library: Path, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HAND_OVER, str(library), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_the_second_hands_its_wishes_to_the_first(
    first: SingleInstance, library: Path, folder: Path, qtbot: QtBot
) -> None:
    assert first.is_first
    with qtbot.waitSignal(first.received, timeout=PATIENCE) as heard:
        second = started(library, folder)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    out, err = second.communicate()
    assert (out, second.returncode) == ("handed over\n", 0), err
    assert heard.args == [Request(files=(Path("/a b.flac"),), token="t")]


def test_another_library_is_another_window(
    first: SingleInstance, tmp_path: Path, folder: Path
) -> None:
    other = SingleInstance(tmp_path / "other.db", folder)
    assert other.is_first
    other.close()


def test_the_next_one_is_first_after_the_first_has_gone(library: Path, folder: Path) -> None:
    one = SingleInstance(library, folder)
    one.close()
    two = SingleInstance(library, folder)
    assert two.is_first
    two.close()


def test_what_a_killed_one_left_behind_is_taken_over(
    library: Path, folder: Path, qtbot: QtBot
) -> None:
    killed = started(library, folder)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "first\n"
    killed.kill()
    killed.communicate()
    assert any(folder.iterdir())
    heir = SingleInstance(library, folder)
    assert heir.is_first
    with qtbot.waitSignal(heir.received, timeout=PATIENCE):
        second = started(library, folder)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    second.communicate()
    heir.close()


def test_nonsense_on_the_socket_is_hung_up_on(
    first: SingleInstance, folder: Path, qtbot: QtBot
) -> None:
    heard: list[object] = []
    first.received.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(str(next(folder.glob("*.socket"))))
    assert socket.waitForConnected(PATIENCE)
    socket.write(b'{"files": 3}\n')
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() == unconnected, timeout=PATIENCE)
    assert heard == []


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can be others")
def test_another_user_cannot_come_in(first: SingleInstance, folder: Path) -> None:
    socket = next(folder.glob("*.socket"))
    code = f"import socket; socket.socket(socket.AF_UNIX).connect({str(socket)!r})"
    nobody = subprocess.run(
        ["/usr/bin/python3", "-c", code], user=65534, capture_output=True, text=True, check=False
    )
    assert "PermissionError" in nobody.stderr


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give away")
def test_a_folder_of_another_user_is_refused(library: Path, folder: Path) -> None:
    folder.mkdir()
    os.chown(folder, 65534, 65534)
    with pytest.raises(EarshotError, match="belongs to somebody else"):
        SingleInstance(library, folder)


paths = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=[])).map(Path), max_size=4
).map(tuple)


@given(paths, paths, st.text())
def test_a_request_comes_over_whole(
    folders: tuple[Path, ...], files: tuple[Path, ...], token: str
) -> None:
    request = Request(folders, files, token)
    assert request.encoded().count(b"\n") == 1
    assert decoded(request.encoded()) == request


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_other_line_is_no_request(line: bytes) -> None:
    assert decoded(line) is None
