"""Keys: what is typed is typed, what has the keyboard gets it, and nobody is trapped."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.keys_dialog import KeysDialog

KEYS = Qt.Key


@pytest.fixture
def active(app: App, qtbot: QtBot) -> App:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return app


def test_typing_in_the_search_field_types(active: App, qtbot: QtBot) -> None:
    active.verbs.add_to_queue([int(active.window.page.model.ids[0])])
    search = active.window.page.search
    search.setFocus()
    qtbot.keyClicks(search, "my ? mM")
    qtbot.keyClick(search, KEYS.Key_Left)
    qtbot.keyClicks(search, "x")
    qtbot.keyClick(search, KEYS.Key_Right)
    qtbot.keyClick(search, KEYS.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() in ("my ? mM", "my ? mxM", "")
    assert active.player.state == "stopped"
    assert active.player.volume > 0
    assert len(active.player.queue) == 1


def test_search_leads_on_to_what_was_found(active: App, qtbot: QtBot) -> None:
    page = active.window.page
    page.search.setFocus()
    qtbot.keyClick(page.search, KEYS.Key_Return)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, KEYS.Key_Return)
    assert active.player.current is not None
    assert active.player.current.track_id == int(page.model.ids[0])


def test_escape_clears_the_search_and_then_leaves_it(active: App, qtbot: QtBot) -> None:
    page = active.window.page
    page.search.setFocus()
    qtbot.keyClicks(page.search, "zzz")
    qtbot.keyClick(page.search, KEYS.Key_Escape)
    assert page.search.text() == ""
    qtbot.waitUntil(lambda: page.table.isVisible() and not page._finder.busy)
    qtbot.keyClick(page.search, KEYS.Key_Escape)
    assert page.table.hasFocus()


def test_space_presses_the_button_that_has_the_keyboard(active: App, qtbot: QtBot) -> None:
    active.verbs.add_to_queue([int(active.window.page.model.ids[0])])
    button = active.window.queue._clear
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, KEYS.Key_Space)
    assert len(active.player.queue) == 0
    assert active.player.state == "stopped"


def test_arrows_move_the_slider_that_has_the_keyboard(active: App, qtbot: QtBot) -> None:
    volume = active.window.player_bar.volume
    before = volume.value()
    volume.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(volume, KEYS.Key_Left)
    assert volume.value() < before
    qtbot.keyClick(volume, KEYS.Key_Right)
    assert volume.value() == before


def test_letters_in_the_table_do_not_read_the_whole_library(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.setFocus()
    row = table.currentIndex().row()
    qtbot.keyClicks(table, "zq")
    assert table.currentIndex().row() == row


def test_a_double_click_on_play_similar_does_not_play_the_row(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    cell = table.visualRect(active.window.page.model.index(3, 0))
    spot = QPoint(cell.right() - 12, cell.center().y())
    asked: list[str] = []
    table.verb_chosen.connect(lambda verb, _row: asked.append(verb))
    table.setCurrentIndex(active.window.page.model.index(3, 0))
    with qtbot.assertNotEmitted(table.activated_track):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert set(asked) == {"Play similar"}
    qtbot.waitUntil(lambda: len(active.player.queue) > 3, timeout=10_000)
    assert active.player.queue.entries[0].origin.startswith("Radio: ")


def test_keys_work_again_after_the_context_menu(active: App, qtbot: QtBot) -> None:
    table = active.window.page.table
    table.setFocus()
    table.select_ids([int(active.window.page.model.ids[0])])
    active.window.tracks.open_track_menu(QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    active.window.activateWindow()
    table.setFocus()
    qtbot.keyClick(table, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(active.player.queue) == 1


def test_tab_visits_every_place_in_reading_order(active: App) -> None:
    window = active.window
    wanted: list[QWidget] = [
        window.rail._places,
        window.page.search,
        window.page.view_button,
        window.page.table,
        window.queue._clear,
        window.player_bar.play_button,
        window.player_bar.seek_bar.slider,
        window.player_bar.volume,
    ]
    order: list[QWidget] = []
    widget = window.rail._places
    for _ in range(500):
        order.append(widget)
        widget = widget.nextInFocusChain()
        if widget is window.rail._places:
            break
    places = [order.index(part) for part in wanted]
    assert places == sorted(places)


def test_no_button_takes_the_keyboard_when_it_is_clicked(active: App) -> None:
    takers = [
        button
        for button in active.window.findChildren(QAbstractButton)
        if button.focusPolicy() & Qt.FocusPolicy.ClickFocus
    ]
    assert takers == []


def test_every_action_of_the_window_has_a_key_of_its_own_and_stands_in_a_menu(
    active: App, qtbot: QtBot
) -> None:
    window = active.window
    window.open_view_menu(window.page.view_button)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    listed = [one for part in menu.actions() if part.menu() for one in part.menu().actions()]
    menu.close()
    assert set(listed) == set(window.actions())
    keys = [key.toString() for action in listed for key in action.shortcuts()]
    assert all(action.shortcuts() for action in listed)
    assert len(keys) == len(set(keys))


def test_the_overview_of_all_keys_fits_a_small_screen_and_scrolls(
    active: App, qtbot: QtBot
) -> None:
    active.window.show_keys()
    dialog = active.window.findChild(KeysDialog)
    assert dialog is not None
    assert dialog.height() <= active.window.minimumHeight()
    [area] = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    qtbot.keyClick(area, KEYS.Key_End)
    for words in ("Playing", "Play or pause", "Quit"):
        assert words in dialog.page.text()
    qtbot.keyClick(dialog, KEYS.Key_Escape)
    assert not dialog.isVisible()
