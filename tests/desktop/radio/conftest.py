"""A window that has the keyboard."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App


@pytest.fixture
def active(app: App, qtbot: QtBot) -> App:
    """The app with its window in front."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return app
