"""The bar at the bottom: buttons that switch modes, their menu, and the outline."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.now_playing.seek_bar import SeekBar
from desktop.now_playing.waveform_painter import bar_heights
from desktop.theme.theme import Theme


def test_buttons_and_keys_switch_the_modes(app: App, qtbot: QtBot) -> None:
    bar, player = app.window.player_bar, app.player
    ids = [int(number) for number in app.window.page.model.ids[:20]]
    app.verbs.play(ids)
    bar.modes.shuffle_button.click()
    assert player.shuffle == "tracks"
    assert bar.modes.shuffle_button.accessibleName() == "Shuffled by track"
    assert [entry.track_id for entry in player.queue.entries] != ids
    app.history.undo()
    assert [entry.track_id for entry in player.queue.entries] == ids
    assert player.shuffle == "off"
    for wanted in ("queue", "track", "off"):
        bar.modes.repeat_button.click()
        assert player.repeat == wanted
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.page.table.setFocus()
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_S)
    assert player.shuffle == "tracks"
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_BracketRight)
    assert player.speed == pytest.approx(1.1)
    assert "1.1× speed" in bar.modes.menu_button.accessibleName()
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_Equal)
    assert player.speed == 1.0
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_T)
    assert player.stop_after == "track"


def choose(menu: QMenu, *words: str) -> None:
    """Trigger the action that is found by words through the submenus."""
    for word in words[:-1]:
        submenu = next(a for a in menu.actions() if a.text() == word).menu()
        assert isinstance(submenu, QMenu)
        submenu.aboutToShow.emit()
        menu = submenu
    next(a for a in menu.actions() if a.text() == words[-1]).trigger()


def test_the_menu_reaches_everything(app: App, qtbot: QtBot) -> None:
    app.window.player_bar.open_playback_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "Shuffle", "Spread artists out")
    choose(menu, "Repeat", "The queue")
    choose(menu, "Stop", "After this album")
    choose(menu, "Sleep timer", "In 30 minutes")
    choose(menu, "Speed", "1.25×")
    choose(menu, "Crossfade", "4 seconds")
    choose(menu, "Loudness", "Every track equally loud")
    choose(menu, "Loudness", "Preamp", "+3 dB")
    choose(menu, "Loudness", "Prevent clipping")
    player, remembered = app.player, app.playback.settings
    assert (player.shuffle, player.repeat) == ("artists", "queue")
    assert (player.stop_after, player.speed) == ("album", 1.25)
    assert app.playback.sleep_timer.seconds_left == pytest.approx(1800, abs=60)
    assert remembered.crossfade == 4.0
    assert (remembered.gain_mode, remembered.preamp) == ("track", 3.0)
    assert not remembered.prevents_clipping
    menu.close()
    app.window.player_bar.open_playback_menu()
    again = QApplication.activePopupWidget()
    assert isinstance(again, QMenu)
    titles = [action.text() for action in again.actions() if action.text()]
    assert titles[:6] == [
        "Shuffle: Spread artists out",
        "Repeat: The queue",
        "Stop: After this album",
        "Sleep timer",
        "Speed: 1.25×",
        "Crossfade: 4 seconds",
    ]
    again.close()


def test_the_outline_shows_up_once_the_track_is_measured(app: App, qtbot: QtBot) -> None:
    seek_bar = app.window.player_bar.seek_bar
    app.verbs.play([int(app.window.page.model.ids[0])])
    qtbot.waitUntil(lambda: bool(seek_bar.slider.outline[0]), timeout=20_000)
    assert len(seek_bar.slider.outline[0]) == 400
    qtbot.waitUntil(lambda: seek_bar.slider.height() >= 40, timeout=10_000)


def test_the_played_part_is_drawn_in_the_accent(theme: Theme, qtbot: QtBot) -> None:
    seek_bar = SeekBar(theme)
    qtbot.addWidget(seek_bar)
    seek_bar.resize(500, 48)
    seek_bar.show_duration(100.0)
    seek_bar.show_waveform(bytes([255] * 400), bytes([255] * 400))
    seek_bar.show_position(50.0)
    seek_bar.show()
    image = seek_bar.slider.grab().toImage()
    accent = QColor(theme.palette.accent)
    middle = image.height() // 2
    row = [image.pixelColor(QPoint(x, middle)) == accent for x in range(image.width())]
    assert sum(row[: len(row) // 2]) > len(row) // 5
    assert not any(row[len(row) // 2 + 4 :])


def test_a_click_on_the_outline_goes_there(theme: Theme, qtbot: QtBot) -> None:
    seek_bar = SeekBar(theme)
    qtbot.addWidget(seek_bar)
    seek_bar.resize(500, 48)
    seek_bar.show_duration(100.0)
    seek_bar.show_waveform(bytes([200] * 400), bytes([90] * 400))
    seek_bar.show()
    slider = seek_bar.slider
    sought: list[float] = []
    seek_bar.sought.connect(sought.append)
    place = QPoint(slider.width() * 3 // 4, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert sought == [pytest.approx(75.0, abs=1.0)]


@pytest.mark.parametrize("count", [1, 7, 150, 400, 1000])
def test_bars_keep_the_highest_column_wherever_it_is(count: int) -> None:
    columns = bytearray(400)
    columns[333] = 90
    heights = bar_heights(bytes(columns), count)
    assert len(heights) == count
    assert heights.max() == 1.0
    assert heights[int(333.5 / 400 * count)] == 1.0
