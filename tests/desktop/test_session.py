"""What is there again after a restart, and what must not get lost on the way."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine import settings
from engine.store import connection, session
from engine.store.records import StoredQueueEntry
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.library_rows import add_tracks


def play_at(app: App, qtbot: QtBot, rows: int, start: int, seconds: float) -> list[int]:
    """Play some rows, go to a place in one of them and pause there."""
    ids = [int(track_id) for track_id in app.window.page.model.ids[:rows]]
    qtbot.waitUntil(lambda: app.session._restored, timeout=10_000)
    app.verbs.play(ids, start)
    qtbot.waitUntil(lambda: app.player.duration > 0, timeout=10_000)
    app.player.seek(seconds)
    app.player.pause()
    return ids


def restart(app: App, make_app: MakeApp, qtbot: QtBot) -> App:
    app.window.close()
    second = make_app(app.store.path, listening=False)
    qtbot.waitUntil(lambda: second.session._restored, timeout=10_000)
    return second


def test_queue_track_and_place_are_back_and_shown(
    app: App, make_app: MakeApp, qtbot: QtBot
) -> None:
    ids = play_at(app, qtbot, 4, 2, 7.0)
    second = restart(app, make_app, qtbot)
    assert [entry.track_id for entry in second.player.queue.entries] == ids
    assert second.player.queue.current_index == 2
    assert second.player.state == "paused"
    bar = second.window.player_bar.seek_bar
    qtbot.waitUntil(lambda: second.player.duration > 0, timeout=10_000)
    assert second.player.position == pytest.approx(7.0, abs=0.2)
    assert bar._elapsed.text() == "0:07"
    assert bar.slider.value() == pytest.approx(70, abs=2)


def test_a_window_that_is_closed_at_once_keeps_the_queue(make_app: MakeApp, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with Store(library) as store:
        ids = add_tracks(store, {"title": "one"}, {"title": "two"})
        store.write(session.save_queue, [StoredQueueEntry(track_id) for track_id in ids])
    app = make_app(library, listening=False)
    app.session._restored = False
    app.window.close()
    with Store(library) as store:
        assert [entry.track_id for entry in store.read(session.load_queue)] == ids


def test_the_current_track_is_found_though_others_have_left(
    app: App, make_app: MakeApp, qtbot: QtBot
) -> None:
    ids = play_at(app, qtbot, 4, 2, 3.0)
    app.window.close()
    with Store(app.store.path) as store:
        store.write(lambda d: d.execute("DELETE FROM tracks WHERE id = ?", [ids[0]]))
    second = restart(app, make_app, qtbot)
    assert second.player.current is not None
    assert second.player.current.track_id == ids[2]
    assert second.player.position == pytest.approx(3.0, abs=0.2)


def test_a_vanished_file_is_said_and_stays_in_the_queue(
    app: App, make_app: MakeApp, qtbot: QtBot
) -> None:
    ids = play_at(app, qtbot, 3, 1, 2.0)
    app.window.close()
    with Store(app.store.path) as store:
        store.write(
            lambda d: d.execute("UPDATE tracks SET path = '/away.flac' WHERE id = ?", [ids[1]])
        )
    second = make_app(app.store.path, listening=False)
    qtbot.waitUntil(lambda: "away.flac" in second.window.notice.text, timeout=10_000)
    assert [entry.track_id for entry in second.player.queue.entries] == ids


def test_silence_is_remembered_as_silence(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> None:
    first = make_app(tmp_path / "library.db")
    first.window.player_bar.volume.setValue(0)
    second = restart(first, make_app, qtbot)
    assert second.player.volume == 0
    assert second.window.player_bar.mute_button.accessibleName() == "Unmute"


def test_widths_survive_a_first_run(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> None:
    first = make_app(tmp_path / "library.db")
    qtbot.waitUntil(first.window.first_run.isVisible)
    first.window.close()
    with Store(tmp_path / "library.db") as store:
        add_tracks(store, {"title": "one"}, folder=tmp_path)
    second = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(second.window.rail.isVisible)
    assert second.window.rail.width() >= 160
    assert second.window.queue.width() >= 240


def test_a_locked_library_is_said_once_and_loses_nothing(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    library = tmp_path / "library.db"
    with Store(library) as store:
        ids = add_tracks(store, {"title": "one"}, {"title": "two"}, folder=tmp_path / "away")
    app = make_app(library, listening=False)
    qtbot.waitUntil(lambda: app.session._restored and not app.service.scanning, timeout=10_000)
    with locked(library):
        app.settings.set(settings.THEME, "dark")
        app.verbs.add_to_queue(ids)
        qtbot.waitUntil(lambda: "another program" in app.window.notice.text, timeout=10_000)
        qtbot.waitUntil(lambda: app.session._failing, timeout=10_000)
    app.settings.set(settings.LISTENING_PAUSED, False)
    app.verbs.play_next(ids[:1])
    app.window.close()
    with Store(library) as store:
        assert store.read(session.load_settings)["window.theme"] == "dark"
        assert len(store.read(session.load_queue)) == 3


@contextmanager
def locked(library: Path) -> Iterator[None]:
    """Another program writes to the library, and takes its time."""
    with closing(sqlite3.connect(library)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


def test_a_long_queue_is_saved_off_the_ui_thread(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.session._restored, timeout=10_000)
    track = int(app.window.page.model.ids[0])
    app.verbs.add_to_queue([track] * 3000)
    app.session.save()
    gate = threading.Event()
    app.store.submit(lambda _: gate.set())
    assert gate.wait(10)
    assert len(app.store.read(session.load_queue)) == 3000
