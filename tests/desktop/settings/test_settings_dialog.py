"""The settings: everything is in force at once and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMessageBox, QSlider
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.settings.controls import control
from desktop.settings.fields import Number
from desktop.settings.folders_part import FoldersPart
from desktop.settings.settings_dialog import SettingsDialog
from desktop.theme.theme import Theme
from desktop.widgets.toggle_switch import ToggleSwitch
from engine import settings


@pytest.fixture
def dialog(app: App, qtbot: QtBot) -> SettingsDialog:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    qtbot.keyClick(app.window.page.table, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = app.window.findChild(SettingsDialog)
    assert found is not None
    return found


def named(dialog: SettingsDialog, kind: type, name: str):  # type: ignore[no-untyped-def]
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def test_there_is_one_dialog_and_it_closes_with_its_button(
    app: App, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    app.window.settings_wanted.emit()
    assert len(app.window.findChildren(SettingsDialog)) == 1
    close = next(b for b in dialog.findChildren(QAbstractButton) if "Close" in b.text())
    close.click()
    qtbot.waitUntil(lambda: app.window.findChild(SettingsDialog) is None)


def test_colours_change_at_once(app: App, dialog: SettingsDialog) -> None:
    colours = named(dialog, QComboBox, "Colours")
    colours.activated.emit(2)
    assert app.theme.palette.name == "dark"
    assert app.settings.get(settings.THEME) == "dark"


def test_switches_show_and_change_what_is_set(app: App, dialog: SettingsDialog) -> None:
    notifications = named(dialog, ToggleSwitch, "Tell what begins to play")
    assert notifications.isChecked()
    notifications.click()
    assert not app.settings.get(settings.NOTIFICATIONS)
    tray = named(dialog, ToggleSwitch, "Go on in the tray when the window is closed")
    assert not tray.isEnabled(), "the offscreen platform has no tray"
    pause = named(dialog, ToggleSwitch, "Pause")
    pause.click()
    assert app.settings.get(settings.LISTENING_PAUSED)
    assert app.window.listening_bar.button.accessibleName() == "Go on listening"
    pause.click()


def test_playback_follows_its_page(app: App, dialog: SettingsDialog) -> None:
    named(dialog, QSlider, "Crossfade").setValue(4)
    named(dialog, QSlider, "Louder or quieter").setValue(-3)
    named(dialog, QComboBox, "Loudness").activated.emit(1)
    named(dialog, ToggleSwitch, "Never clip").click()
    playback = app.playback.settings
    assert (playback.crossfade, playback.preamp) == (4.0, -1.5)
    assert (playback.gain_mode, playback.prevents_clipping) == ("track", False)


def test_what_listens_is_remembered_for_the_next_start(app: App, dialog: SettingsDialog) -> None:
    named(dialog, QComboBox, "Listen with").activated.emit(1)
    named(dialog, QSlider, "Files at a time").setValue(1)
    assert app.settings.get(settings.LISTENING_DEVICE) == "cpu"
    assert app.settings.get(settings.LISTENING_WORKERS) == 1


def test_folders_are_listed_and_asked_about_before_they_go(
    app: App, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    part = dialog.findChild(FoldersPart)
    assert [part.list.item(0).text()] == [str(app.window.folders[0].path)]
    assert not part.remove_button.isEnabled()
    part.list.setCurrentRow(0)
    part.remove_button.click()
    question = app.window.findChild(QMessageBox)
    assert "Remove" in question.text()
    agree = next(b for b in question.buttons() if b.text() == "Remove")
    agree.click()
    qtbot.waitUntil(lambda: part.list.count() == 0, timeout=10_000)


def test_every_control_has_a_name_and_is_reached_by_key(dialog: SettingsDialog) -> None:
    for kind in (ToggleSwitch, QSlider, QComboBox):
        for one in dialog.findChildren(kind):
            assert one.accessibleName(), one
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_number_is_shown_with_its_unit(theme: Theme, qtbot: QtBot) -> None:
    values = [1.5]
    field = Number("Level", -6, 6, 0.5, "dB", lambda: values[-1], values.append, "Hint")
    made = control(theme, field)
    qtbot.addWidget(made)
    assert made.value.text() == "1.5 dB"  # type: ignore[attr-defined]
    made.slider.setValue(-12)  # type: ignore[attr-defined]
    assert values[-1] == -6.0
    assert made.value.text() == "-6.0 dB"  # type: ignore[attr-defined]
    assert made.slider.accessibleDescription() == "Hint"  # type: ignore[attr-defined]
