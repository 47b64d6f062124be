"""Going on in the tray when the window is closed."""

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.desktop_integration.tray import Tray
from engine import settings
from tests.support.session_bus import SessionBus

PATIENCE = 10_000


@pytest.fixture
def app_with_tray(app: App) -> App:
    """An app on a desktop that has a tray, which the offscreen platform has not."""
    app.desktop.tray._is_available = lambda: True
    app.settings.set(settings.TRAY, True)
    return app


def test_a_closed_window_is_only_hidden_and_comes_back(
    app_with_tray: App, bus: SessionBus, qtbot: QtBot
) -> None:
    app = app_with_tray
    app.window.tracks.play_row(0)
    app.window.close()
    assert not app.window.isVisible()
    qtbot.waitUntil(lambda: app.player.position > 0.1, timeout=PATIENCE)
    actions = {action.text(): action for action in app.desktop.tray._menu.actions()}
    actions["Pause"].trigger()
    assert app.player.state == "paused"
    assert actions["Pause"].text() == "Play"
    actions["Show Earshot"].trigger()
    assert app.window.isVisible()
    with qtbot.waitSignal(app.window.closing):
        actions["Quit"].trigger()


def test_another_program_can_end_what_is_in_the_tray(
    app_with_tray: App, bus: SessionBus, qtbot: QtBot
) -> None:
    app_with_tray.window.close()
    with qtbot.waitSignal(app_with_tray.window.closing, timeout=PATIENCE):
        bus.run(
            qtbot,
            "dbus-send",
            "--print-reply",
            "--dest=org.mpris.MediaPlayer2.earshot",
            "/org/mpris/MediaPlayer2",
            "org.mpris.MediaPlayer2.Quit",
        )


def test_without_a_tray_a_closed_window_ends_the_program(app: App, qtbot: QtBot) -> None:
    tray = Tray(QIcon(), app.settings, app.player, app.desktop.playing)
    app.settings.set(settings.TRAY, True)
    assert not tray.keeps_running
    tray.close()
    with qtbot.waitSignal(app.window.closing):
        app.window.close()


def test_the_icon_says_what_plays(app: App, qtbot: QtBot) -> None:
    assert app.desktop.tray._icon.toolTip() == "Earshot"
    app.window.tracks.play_row(0)
    track = app.window.page.model.track(0)
    assert track is not None
    qtbot.waitUntil(lambda: track.title in app.desktop.tray._icon.toolTip(), timeout=PATIENCE)
