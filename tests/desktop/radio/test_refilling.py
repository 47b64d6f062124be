"""A station keeps fifteen tracks ahead and five behind, and survives being killed."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine import settings
from engine.radio.recipe import AHEAD, BEHIND
from engine.settings import Settings
from engine.store import session
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.radio_steps import ids, start
from tests.support.scanned_library import ROOT
from tests.support.station_library import write_station_library

TRACKS = 60


@pytest.fixture
def long_player(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> App:
    """An app on a library that a station does not exhaust."""
    app = make_app(write_station_library(tmp_path, TRACKS), listening=False)
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == TRACKS, timeout=20_000)
    return app


def ahead(app: App) -> int:
    return len(app.player.queue.upcoming(100))


def test_fifteen_are_ahead_and_five_behind_and_nothing_comes_twice(
    long_player: App, qtbot: QtBot
) -> None:
    app = long_player
    start(app, qtbot, 0)
    assert ahead(app) == AHEAD == 15
    heard: list[int] = []
    for step in range(1, 13):
        playing = app.player.current
        assert playing is not None
        heard.append(playing.track_id)
        app.player.next()
        qtbot.waitUntil(
            lambda: ahead(app) == AHEAD and app.stations._refilling is None, timeout=20_000
        )
        assert app.player.queue.current_index == min(step, BEHIND)
    assert BEHIND == 5
    coming = [entry.track_id for entry in app.player.queue.upcoming(AHEAD)]
    assert len(set(heard)) == len(heard)
    assert set(coming).isdisjoint(heard)
    assert all(entry.reason for entry in app.player.queue.upcoming(AHEAD))


def test_a_station_goes_on_after_its_process_was_killed(
    tmp_path: Path, make_app: MakeApp, qtbot: QtBot
) -> None:
    file = write_station_library(tmp_path, TRACKS)
    with Store(file) as store:
        store.write(session.save_setting, settings.LISTENING_PAUSED.key, True)
    command = [sys.executable, "-m", "tests.support.station_probe", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = json.loads(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
        program.wait()
    with Store(file) as store:
        assert Settings(store).get(settings.RADIO_STATION) == told["station"]
    app = make_app(file, listening=False)
    qtbot.waitUntil(lambda: app.stations.current is not None, timeout=20_000)
    assert app.stations.current is not None
    assert app.stations.current.id == told["station"]
    assert ids(app) == told["queue"]
    assert app.player.queue.current_index == told["index"]
    app.player.next()
    qtbot.waitUntil(lambda: ahead(app) == AHEAD and app.stations._refilling is None, timeout=20_000)
    assert len(set(ids(app))) == len(ids(app))
