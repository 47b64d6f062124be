"""Qt objects in cycles die on the UI thread, whichever thread allocates."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.garbage import GarbageCollector


class Cyclic(QObject):
    """An object with a timer that refers to itself."""

    def __init__(self, died: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=10)
        self.timer.start()
        weakref.finalize(self, lambda: died.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.close()
    assert gc.isenabled()
    # The rest of these tests goes on as the fixture for all of them wants it.
    gc.disable()


def test_another_thread_collects_nothing_and_the_ui_thread_does(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    died: list[threading.Thread] = []
    Cyclic(died)
    allocating = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    allocating.start()
    allocating.join()
    assert died == []
    kept: list[list[int]] = []

    def has_died() -> bool:
        # More new objects than the threshold of the youngest generation, again and again: what
        # earlier tests left to the event loop is freed here, and every freed object counts back.
        kept.extend([] for _ in range(2 * gc.get_threshold()[0]))
        return bool(died)

    qtbot.waitUntil(has_died, timeout=10_000)
    assert died == [threading.main_thread()]
