"""Steps of the tests of the radio on the screen."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App

CONTROL = Qt.KeyboardModifier.ControlModifier
Dialog = TypeVar("Dialog", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton


def ids(app: App) -> list[int]:
    """Return the tracks of the queue."""
    return [entry.track_id for entry in app.player.queue.entries]


def some(app: App, *rows: int) -> list[int]:
    """Return the tracks in some rows of the table."""
    return [int(app.window.page.model.ids[row]) for row in rows]


def start(app: App, qtbot: QtBot, *rows: int) -> None:
    """Start a station of some rows and wait until it is there."""
    with qtbot.waitSignal(app.stations.said, timeout=10_000):
        app.radio_verbs.start_station(some(app, *rows))
    qtbot.waitUntil(lambda: app.stations.current is not None, timeout=10_000)


def choose(menu: QMenu, words: str) -> None:
    """Choose what begins with some words in a menu."""
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def popup(qtbot: QtBot) -> QMenu:
    """Return the menu that opens."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=10_000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def dialog(app: App, kind: type[Dialog], qtbot: QtBot) -> Dialog:
    """Return the dialog of a kind that opens."""
    qtbot.waitUntil(lambda: bool(app.window.findChildren(kind)), timeout=10_000)
    return app.window.findChildren(kind)[-1]
