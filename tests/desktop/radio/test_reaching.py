"""Every verb of the radio is reached by menu and by key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine.radio.recipe import Recipe
from engine.store import plays
from engine.store.plays import Play
from tests.support.radio_steps import CONTROL, LEFT, choose, dialog, ids, popup, some, start

SHIFT = Qt.KeyboardModifier.ShiftModifier
DAY = 86_400.0


def station_menu(app: App, qtbot: QtBot) -> QMenu:
    # A dialog that was closed may have had the keyboard.
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=20_000)
    app.window.page.table.setFocus()
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_T, CONTROL | SHIFT)
    return popup(qtbot)


def test_a_station_of_what_plays_does_not_restart_it(active: App, qtbot: QtBot) -> None:
    active.verbs.play(some(active, 0, 1))
    qtbot.waitUntil(lambda: active.player.position > 0.3, timeout=20_000)
    active.window.page.table.clearSelection()
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        qtbot.keyClick(active.window, Qt.Key.Key_T, CONTROL)
    assert ids(active)[0] == some(active, 0)[0]
    assert active.player.position > 0.3
    assert active.stations.current is not None


def test_a_station_of_an_album_starts_from_its_page_by_key(active: App, qtbot: QtBot) -> None:
    active.window.rail.select_place("albums")
    page = active.window.library.pages["albums"]
    qtbot.waitUntil(lambda: bool(page.model.items), timeout=20_000)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, 0))
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        qtbot.keyClick(page.view, Qt.Key.Key_T, CONTROL)
    station = active.stations.current
    assert station is not None
    known = active.store.read(
        lambda db: dict(db.execute("SELECT id, album FROM tracks").fetchall())
    )
    assert {known[one] for one in station.weights} == {page.model.items[0].title}


def test_album_and_artist_are_in_the_menu_of_a_track(active: App, qtbot: QtBot) -> None:
    active.window.page.table.select_ids(some(active, 0))
    active.window.tracks.open_track_menu(QPoint(0, 0))
    menu = popup(qtbot)
    wider = next(a.menu() for a in menu.actions() if a.text() == "Start station of")
    assert isinstance(wider, QMenu)
    assert [action.text() for action in wider.actions()] == ["The album", "The artist"]
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        choose(wider, "The album")
    menu.close()
    station = active.stations.current
    assert station is not None
    assert some(active, 0)[0] in station.weights


def test_a_journey_over_several_stops_by_key(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.setFocus()
    table.select_ids(some(active, 0, 2, 5))
    stops = table.selected_ids()
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        qtbot.keyClick(table, Qt.Key.Key_J, CONTROL)
    assert [one for one in ids(active) if one in stops] == stops
    assert (ids(active)[0], ids(active)[-1]) == (stops[0], stops[-1])


def test_the_anchor_is_chosen_by_key(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    vibe = active.window.queue.station.anchors.button(1)
    vibe.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        qtbot.keyClick(vibe, Qt.Key.Key_Space)
    station = active.stations.current
    assert station is not None
    assert Recipe.from_json(station.recipe).anchor == "vibe"


def test_the_menu_of_the_station_copies_freezes_and_exports(
    active: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(active, qtbot, 0)
    menu = station_menu(active, qtbot)
    choose(menu, "Save a copy")
    menu.close()
    name = dialog(active, QInputDialog, qtbot)
    name.setTextValue("Copy")
    with qtbot.waitSignal(active.station_list.changed, timeout=20_000):
        name.accept()
    assert list(active.station_list._names.values()) == ["Copy"]
    menu = station_menu(active, qtbot)
    with qtbot.waitSignal(active.playlists.said, timeout=20_000):
        choose(menu, "Keep the queue as a playlist")
    menu.close()
    file = tmp_path / "station.xspf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), "XSPF (*.xspf)"))
    menu = station_menu(active, qtbot)
    with qtbot.waitSignal(active.station_list.said, timeout=20_000):
        choose(menu, "Export the queue")
    menu.close()
    assert "<playlist" in file.read_text(encoding="utf-8")


def test_each_queued_track_says_why_and_what_was_long_not_heard(active: App, qtbot: QtBot) -> None:
    long_ago = plays.now() - 400 * DAY
    heard = [Play(one, long_ago, 99.0, "completed") for one in some(active, *range(1, 6))]
    active.store.write(plays.save_plays, heard)
    start(active, qtbot, 0)
    queue = active.window.queue
    queue.list.setFocus()
    reasons = []
    for row in range(1, len(active.player.queue)):
        # Not by selectRow, which asks for the keys that are held down.
        queue.list.selectionModel().select(
            queue.model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        reasons.append(queue._reason.text())
        assert not queue._reason.isHidden()
    assert all(" like “" in reason for reason in reasons)
    assert any("you have not heard this since" in reason for reason in reasons)


def test_thumbs_are_given_by_mouse(active: App, qtbot: QtBot) -> None:
    start(active, qtbot, 0)
    with qtbot.waitSignal(active.stations.said, timeout=20_000):
        qtbot.mouseClick(active.window.queue.station.up, LEFT)
