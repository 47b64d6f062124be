"""Files from outside in the window."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.desktop_integration.request import Request
from tests.desktop.conftest import MakeApp
from tests.support.session_bus import SessionBus

PATIENCE = 10_000


@pytest.fixture
def outside(app: App, tmp_path: Path) -> Path:
    """A copy of a track, in a folder that is not in the library."""
    track = app.window.page.model.track(0)
    assert track is not None
    folder = tmp_path / "Downloads"
    folder.mkdir()
    return Path(shutil.copy(track.path, folder / "copy.flac"))


def test_a_file_from_outside_plays_and_the_queue_comes_back(
    app: App, qtbot: QtBot, outside: Path
) -> None:
    track = app.window.page.model.track(0)
    assert track is not None
    app.verbs.play([int(app.window.page.model.ids[1])])
    app.take_request(Request(files=(outside,)))
    qtbot.waitUntil(lambda: app.player.queue.entries[0].track_id < 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: app.player.position > 0.1, timeout=PATIENCE)
    assert app.window.player_bar.title.text() == track.title
    assert app.window.page.model.rowCount() == len(app.window.page.model.ids)
    app.history.undo()
    assert app.player.queue.entries[0].track_id == int(app.window.page.model.ids[1])


def test_what_cannot_be_opened_is_told(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(app.desktop.file_opening.failed, timeout=PATIENCE) as told:
        app.take_request(Request(files=(tmp_path / "gone.flac",)))
    assert "is not there" in told.args[0]
    assert len(app.player.queue) == 0


def test_files_of_the_start_follow_the_queue_of_the_last_time(
    make_app: MakeApp, app: App, qtbot: QtBot, outside: Path
) -> None:
    app.verbs.play([int(app.window.page.model.ids[1])])
    app.player.pause()
    path = app.store.path
    before = app.player.queue.entries[0].track_id
    app.window.close()
    again = make_app(path)
    again.desktop.file_opening.open([outside])
    qtbot.waitUntil(
        lambda: bool(len(again.player.queue)) and again.player.queue.entries[0].track_id < 0,
        timeout=PATIENCE,
    )
    again.history.undo()
    assert [entry.track_id for entry in again.player.queue.entries] == [before]


def test_a_file_opened_over_the_bus_plays(
    app: App, bus: SessionBus, qtbot: QtBot, outside: Path
) -> None:
    bus.run(qtbot, "playerctl", "open", outside.as_uri())
    qtbot.waitUntil(lambda: len(app.player.queue) == 1, timeout=PATIENCE)
    assert app.player.queue.entries[0].track_id < 0
