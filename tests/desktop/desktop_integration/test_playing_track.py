"""The cover of what plays as a file: written off the UI thread, gone with the window."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.desktop_integration import playing_track
from desktop.desktop_integration.playing_track import PlayingTrack


def play(app: App) -> None:
    app.verbs.play([int(app.window.page.model.ids[0])])


def test_a_cover_that_is_being_written_is_waited_for_when_the_window_closes(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its folder could not be removed: a file came into it meanwhile."""
    began, events = threading.Event(), []
    replace = PlayingTrack._replace
    cleanup = app.desktop.playing._folder.cleanup

    def write(self: PlayingTrack, name: str, data: bytes) -> Path | None:
        began.set()
        events.append("begun")
        written = replace(self, name, data)
        threading.Event().wait(0.2)
        events.append("written")
        return written

    monkeypatch.setattr(PlayingTrack, "_replace", write)
    monkeypatch.setattr(playing_track, "read_cover", lambda _: b"picture")
    monkeypatch.setattr(
        app.desktop.playing._folder, "cleanup", lambda: (events.append("removed"), cleanup())
    )
    play(app)
    qtbot.waitUntil(began.is_set, timeout=10_000)
    app.desktop.playing.close()
    assert events == ["begun", "written", "removed"]
    assert not Path(app.desktop.playing._folder.name).exists()


def test_no_cover_is_written_after_the_end(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, goes_on = threading.Event(), threading.Event()

    def read(_: Path) -> bytes:
        reading.set()
        goes_on.wait(10)
        return b"picture"

    monkeypatch.setattr(playing_track, "read_cover", read)
    play(app)
    qtbot.waitUntil(reading.is_set, timeout=10_000)
    app.desktop.playing.close()
    goes_on.set()
    qtbot.waitUntil(lambda: not app.operations.busy, timeout=10_000)
    assert not Path(app.desktop.playing._folder.name).exists()
