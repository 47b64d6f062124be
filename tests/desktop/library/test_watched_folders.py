"""What changes on the disk shows in the window by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.library import watching
from engine.store import browse
from engine.store.browse import View
from tests.desktop.conftest import MakeApp
from tests.support.tagged_files import sound, write_vorbis


def test_files_that_come_and_go_are_followed(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0.2)
    music = tmp_path / "music"
    write_vorbis(sound(music / "Album" / "one.flac", "flac"))
    app = make_app(tmp_path / "library.db", listening=False, folders=(music,))

    def rows() -> int:
        return len(app.store.read(browse.track_ids, View()))

    qtbot.waitUntil(lambda: rows() == 1 and not app.service.scanning, timeout=20_000)
    watcher = app.watching._watcher
    assert watcher is not None
    qtbot.waitUntil(lambda: music in watcher._watches, timeout=10_000)
    write_vorbis(sound(music / "Album" / "two.flac", "flac"))
    write_vorbis(sound(music / "New" / "three.flac", "flac"))
    qtbot.waitUntil(lambda: rows() == 3, timeout=20_000)
    (music / "Album" / "one.flac").unlink()
    qtbot.waitUntil(lambda: rows() == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not app.service.scanning, timeout=20_000)
