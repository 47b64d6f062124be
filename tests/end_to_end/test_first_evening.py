"""A listener's first evening: from an empty window to a radio, and the next day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.player.outputs import NullOutput
from engine.demo import write_demo_library
from engine.store import analyses

PIECES = 12
PATIENCE = 120_000


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evening") / "Music"
    write_demo_library(folder, pieces=PIECES)
    return folder


@pytest.fixture
def open_app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[type[App]]:
    opened: list[App] = []

    def make() -> App:
        app = App(
            qapp,
            tmp_path / "library.db",
            lambda: NullOutput(speed=1.0),
            cache=tmp_path / "cache",
        )
        opened.append(app)
        app.start()
        return app

    yield make  # type: ignore[misc]
    for app in opened:
        app.window.close()
        app.close()
        app.window.deleteLater()


def analysed(app: App) -> int:
    return app.store.read(analyses.counts, "earshot", app.service._bundle.version).analysed


def choose_from_menu(app: App, qtbot: QtBot, row: int, words: str) -> None:
    """Right-click a row and choose from the menu that opens."""
    table = app.window.page.table
    cell: QPoint = table.visualRect(app.window.page.model.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    table.customContextMenuRequested.emit(cell)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_scan_play_similar_restart(open_app, music: Path, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    app: App = open_app()
    qtbot.waitUntil(app.window.first_run.isVisible, timeout=PATIENCE)

    app.service.add_folders([music])
    model = app.window.page.model
    qtbot.waitUntil(lambda: model.rowCount() == PIECES, timeout=PATIENCE)
    assert app.window.page.isVisible()

    app.window.page.table.activated_track.emit(2)
    qtbot.waitUntil(lambda: app.player.position > 0.3, timeout=PATIENCE)
    assert app.player.state == "playing"
    heard = app.player.current
    assert heard is not None
    assert heard.track_id == int(model.ids[2])

    qtbot.waitUntil(lambda: analysed(app) == PIECES, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: app.window.listening_bar.label.text().startswith(f"{PIECES} tracks, all"),
        timeout=PATIENCE,
    )

    with qtbot.waitSignal(app.verbs.said, timeout=PATIENCE):
        choose_from_menu(app, qtbot, 4, "Play similar")
    queue = app.player.queue.entries
    assert queue[0].track_id == int(model.ids[4])
    assert len(queue) > 4
    assert all(entry.similarity is not None for entry in queue[1:])
    qtbot.waitUntil(lambda: app.player.position > 0.3, timeout=PATIENCE)
    app.player.next()
    qtbot.waitUntil(lambda: app.player.position > 1.0, timeout=PATIENCE)
    app.window.close()
    app.close()

    again: App = open_app()
    qtbot.waitUntil(lambda: again.window.page.model.rowCount() == PIECES, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(again.player.queue) == len(queue), timeout=PATIENCE)
    restored = again.player.queue.entries
    assert [(e.track_id, e.origin, e.similarity, e.reason) for e in restored] == [
        (e.track_id, e.origin, e.similarity, e.reason) for e in queue
    ]
    assert again.player.queue.current_index == 1
    assert again.player.state != "playing"
    assert again.player.position > 0.9
    assert analysed(again) == PIECES
    again.player.play()
    start = again.player.position
    qtbot.waitUntil(lambda: again.player.position > start + 0.3, timeout=PATIENCE)
