"""Scanning and listening behind the window, with everything that may come in between."""

import multiprocessing
import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import App
from engine.analysis.progress import AnalysisProgress
from tests.desktop.conftest import MakeApp
from tests.desktop.listening.conftest import rows


def test_a_scan_that_changes_nothing_leaves_the_table_alone(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False, folders=(music,))
    qtbot.waitUntil(lambda: rows(app) == 300 and not app.service.scanning, timeout=20_000)
    changes: list[None] = []
    app.service.tracks_changed.connect(lambda: changes.append(None))
    with qtbot.waitSignal(app.service.scan_finished, timeout=10_000):
        app.service.rescan([music])
    assert changes == []
    (music / "000.wav").unlink()
    with qtbot.waitSignal(app.service.scan_finished, timeout=10_000):
        app.service.rescan([music])
    assert len(changes) == 1


def test_news_arrive_on_the_ui_thread(app: App, qtbot: QtBot) -> None:
    threads: set[int] = set()
    app.service.listened.connect(lambda _: threads.add(threading.get_ident()))
    track = int(app.window.page.model.ids[0])
    app.store.write(lambda d: d.execute("DELETE FROM analyses WHERE track_id = ?", [track]))
    app.service.prefer(track)
    qtbot.waitUntil(lambda: bool(threads), timeout=30_000)
    assert threads == {threading.get_ident()}


def test_failed_tracks_tell_why_and_can_be_tried_again(app: App, qtbot: QtBot) -> None:
    page = app.window.page
    page.show_place("failed")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=10_000)
    reason = page.model.index(0, 5).data()
    assert "broken.mp3" in reason
    assert str(page.model.track(0).path) not in reason
    assert not page.table.isColumnHidden(5)
    assert page.table.isColumnHidden(2)
    assert page.table.horizontalHeader().length() == page.table.viewport().width()
    broken = page.model.track(0)
    with qtbot.waitSignal(app.service.listened, timeout=30_000) as listened:
        app.service.try_again([broken.id])
    assert broken.id in listened.args[0]
    page.show_place("tracks")
    qtbot.waitUntil(lambda: page.table.isColumnHidden(5), timeout=10_000)


def test_an_error_can_be_answered_with_another_try(app: App, qtbot: QtBot) -> None:
    bar = app.window.listening_bar
    bar.show_progress(AnalysisProgress(state="error", error="The disk is full."))
    assert "The disk is full." in bar.label.text()
    with qtbot.waitSignal(app.service.listening_progressed, timeout=10_000):
        bar.button.click()
    qtbot.waitUntil(lambda: "disk" not in bar.label.text(), timeout=10_000)


def test_a_folder_that_vanishes_keeps_its_tracks(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False, folders=(music,))
    qtbot.waitUntil(lambda: rows(app) == 300 and not app.service.scanning, timeout=20_000)
    qtbot.waitUntil(lambda: bool(app.window._folders), timeout=10_000)
    music.rename(tmp_path / "elsewhere")
    app.window.rescan()
    qtbot.waitUntil(
        lambda: "not connected" in str(app.window.rail._folders.model().index(0, 0).data()),
        timeout=10_000,
    )
    assert rows(app) == 300
    assert app.window.page.isVisible()


def test_closing_while_scanning_and_listening_leaves_nothing_behind(
    make_app: MakeApp, music: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", folders=(music,))
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=30_000)
    app.window.rescan()
    app.window.close()
    assert not app.hangs
    assert multiprocessing.active_children() == []
    ours = ("operation", "tag-reader", "analysis", "store-writer")
    assert [t.name for t in threading.enumerate() if t.name.startswith(ours)] == []


def test_closing_while_the_demo_is_composed_does_not_wait_for_it(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    with qtbot.waitSignal(app.demo._came, timeout=60_000):
        app.window.first_run.link_clicked.emit()
    app.window.close()
    written = len(list((tmp_path / "demo").rglob("*.flac")))
    assert written < 20


def test_the_demo_link_is_back_after_a_failure(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "demo").write_text("in the way")
    app = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(app.window.first_run.isVisible)
    app.window.first_run.link_clicked.emit()
    qtbot.waitUntil(lambda: "demo library cannot be written" in app.window.notice.text)
    assert app.window.first_run._link.text() == "Try it with a demo library"
