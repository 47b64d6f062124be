"""A window on a real library, with a null output."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.desktop_integration.session_bus import NO_BUS
from desktop.player.outputs import NullOutput
from desktop.theme.theme import Theme
from engine import settings
from engine.store import session
from engine.store.store import Store
from tests.support.scanned_library import ScannedLibrary, scan_demo_library

MakeApp = Callable[..., App]


@pytest.fixture(scope="package", autouse=True)
def no_automatic_garbage() -> Iterator[None]:
    """Have no Qt object destroyed by the collector on a thread that is not its own."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_of_the_test(no_automatic_garbage: None) -> Iterator[None]:
    """Collect on the UI thread what a test leaves behind."""
    yield
    gc.collect(1)
    gc.disable()


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> ScannedLibrary:
    """Demo music that was scanned and listened to; copy its file before changing it."""
    return scan_demo_library(tmp_path_factory.mktemp("desktop"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme."""
    return Theme(qapp, "light")


@pytest.fixture
def bus_address() -> str:
    """No bus: a test must not be heard on the session bus of whoever runs it."""
    return NO_BUS


@pytest.fixture
def make_app(
    qtbot: QtBot, qapp: QApplication, bus_address: str, tmp_path: Path
) -> Iterator[MakeApp]:
    """Start apps; each is closed after the test."""
    apps: list[App] = []

    def make(library: Path, *, listening: bool = True, folders: tuple[Path, ...] = ()) -> App:
        if not listening:
            with Store(library) as store:
                store.write(session.save_setting, settings.LISTENING_PAUSED.key, True)
        app = App(
            qapp,
            library,
            lambda: NullOutput(speed=1.0),
            cache=tmp_path / "cache",
            bus_address=bus_address,
        )
        apps.append(app)
        with qtbot.waitSignal(app.window.page.shown, timeout=10_000):
            app.start(folders)
        return app

    yield make
    for app in apps:
        app.window.close()
        app.close()
        app.window.deleteLater()


@pytest.fixture
def app(make_app: MakeApp, demo_library: ScannedLibrary, tmp_path: Path, qtbot: QtBot) -> App:
    """An app on a copy of the demo library, once everything is shown."""
    with (
        closing(sqlite3.connect(demo_library.file)) as source,
        closing(sqlite3.connect(tmp_path / "library.db")) as copy,
    ):
        source.backup(copy)
    started = make_app(tmp_path / "library.db")
    # The app looks through its folders at every start; tests begin when that is over.
    scans: list[object] = []
    started.service.scan_finished.connect(scans.append)
    qtbot.waitUntil(lambda: bool(scans), timeout=10_000)
    qtbot.waitUntil(started.window.rail.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not started.service.scanning, timeout=10_000)
    return started
