"""A session bus of one's own, on which the app of a test is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.session_bus import SessionBus, session_bus


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    """A private session bus."""
    with session_bus(tmp_path, "playerctl", "dbus-monitor") as running:
        yield running


@pytest.fixture
def bus_address(bus: SessionBus) -> str:
    """The private bus, for the app."""
    return bus.address
