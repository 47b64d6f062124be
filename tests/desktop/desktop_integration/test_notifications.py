"""Notifications, as a real desktop on a private bus gets them."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine import settings
from tests.support.session_bus import SessionBus

PATIENCE = 10_000


@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})
class DesktopAdaptor(QDBusAbstractAdaptor):
    """The part of a desktop that shows notifications."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[tuple[Any, ...]] = []

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *arguments: Any) -> int:
        self.shown.append(arguments)
        return 42


@pytest.fixture
def shown(bus: SessionBus) -> Iterator[list[tuple[Any, ...]]]:
    """What a desktop on the bus is asked to show."""
    connection, desktop = bus.connect(), QObject()
    adaptor = DesktopAdaptor(desktop)
    exported = QDBusConnection.RegisterOption.ExportAdaptors
    assert connection.registerObject("/org/freedesktop/Notifications", desktop, exported)
    assert connection.registerService("org.freedesktop.Notifications")
    yield adaptor.shown
    connection.unregisterService("org.freedesktop.Notifications")


@pytest.fixture
def unseen(app: App) -> App:
    """The app behind other windows."""
    app.desktop.notifications._is_seen = lambda: False
    return app


def test_what_begins_is_told_in_place_of_what_was(
    unseen: App, shown: list[tuple[Any, ...]], qtbot: QtBot
) -> None:
    unseen.window.tracks.play_row(0)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE)
    name, replaced, _icon, title, body, actions, hints, _timeout = shown[0]
    track = unseen.window.page.model.track(0)
    assert track is not None
    assert (name, replaced, title, actions) == ("Earshot", 0, track.title, [])
    assert body == f"{track.artist}\n{track.album}"
    assert hints["desktop-entry"] == "earshot"
    assert hints["image-path"].startswith("file://")
    unseen.player.next()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=PATIENCE)
    assert shown[1][1] == 42


def test_nothing_is_told_when_it_is_seen_unwanted_or_paused(
    unseen: App, shown: list[tuple[Any, ...]], qtbot: QtBot
) -> None:
    unseen.settings.set(settings.NOTIFICATIONS, False)
    with qtbot.waitSignal(unseen.desktop.playing.settled, timeout=PATIENCE):
        unseen.window.tracks.play_row(0)
    unseen.settings.set(settings.NOTIFICATIONS, True)
    unseen.desktop.notifications._is_seen = lambda: True
    with qtbot.waitSignal(unseen.desktop.playing.settled, timeout=PATIENCE):
        unseen.player.next()
    unseen.desktop.notifications._is_seen = lambda: False
    unseen.player.stop()
    with qtbot.waitSignal(unseen.desktop.playing.settled, timeout=PATIENCE):
        unseen.player.start(1.0)
    # What is told now is told after whatever was wrongly told before.
    unseen.player.play()
    unseen.player.next()
    qtbot.waitUntil(lambda: len(shown) > 0, timeout=PATIENCE)
    third = unseen.window.page.model.track(2)
    assert third is not None
    assert [one[3] for one in shown] == [third.title]
