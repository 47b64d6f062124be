"""The menu of the queue in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.radio.rules_dialog import RulesDialog
from engine.radio.rules import Rules
from tests.support.radio_steps import CONTROL, choose, dialog, ids, popup, some


def open_menu(app: App, qtbot: QtBot, *rows: int) -> QMenu:
    queue = app.window.queue
    queue.list.clearSelection()
    flags = queue.list.selectionModel().SelectionFlag
    for row in rows:
        queue.list.selectionModel().select(queue.model.index(row, 0), flags.Select)
    queue._menu(queue.list.visualRect(queue.model.index(rows[0], 0)).center())
    return popup(qtbot)


def test_the_menu_acts_on_entries_not_on_rows(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0, 1, 2, 3, 4))
    chosen = some(app, 3)[0]
    menu = open_menu(app, qtbot, 3)
    app.player.remove([0, 1])
    choose(menu, "Remove from queue")
    menu.close()
    assert chosen not in ids(app)
    assert len(ids(app)) == 2


def test_the_verbs_are_those_of_every_menu(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0, 1))
    menu = open_menu(app, qtbot, 1)
    words = [action.text() for action in menu.actions() if action.text()]
    wanted = ["Play", "Play next", "Add to queue", "Play similar", "Start station"]
    assert [word for word in words if word in wanted] == wanted
    assert {"Add similar next", "Add to playlist", "Bridge these two"} <= set(words)
    menu.close()


def test_two_selected_entries_are_bridged_by_key_and_one_is_not(app: App, qtbot: QtBot) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    first, other = some(app, 0, 6)
    app.verbs.play([first, other])
    queue = app.window.queue.list
    queue.setFocus()
    queue.selectRow(0)
    with qtbot.waitSignal(app.verbs.failed, timeout=10_000) as told:
        qtbot.keyClick(queue, Qt.Key.Key_B, CONTROL)
    assert "two tracks" in told.args[0]
    queue.selectAll()
    with qtbot.waitSignal(app.stations.said, timeout=10_000):
        qtbot.keyClick(queue, Qt.Key.Key_B, CONTROL)
    assert (ids(app)[0], ids(app)[-1]) == (first, other)
    assert len(ids(app)) > 2


def test_an_artist_is_ruled_out_on_every_station_and_let_in_again(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0, 1))
    menu = open_menu(app, qtbot, 1)
    everywhere = next(a.menu() for a in menu.actions() if a.text() == "Never on any station")
    assert isinstance(everywhere, QMenu)
    with qtbot.waitSignal(app.station_list.said, timeout=10_000):
        choose(everywhere, "This artist")
    menu.close()
    (artist,) = app.station_list.app_rules().without_artists
    app.window.stations._ask_app_rules()
    rules = dialog(app, RulesDialog, qtbot)
    assert rules.excluded.text().casefold() == artist
    rules.excluded.choices.actions()[0].trigger()
    assert rules.excluded.text() == "Nothing excluded"
    rules.accept()
    assert app.station_list.app_rules() == Rules()
