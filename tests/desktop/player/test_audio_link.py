"""Reports of the audio thread that are still under way when something else is asked for."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.player.audio_link import AudioLink
from desktop.player.outputs import NullOutput
from desktop.player.timeline import Source
from tests.support.player_bench import RATE, tone


class Listener:
    """A link to a null output, and what came through it."""

    def __init__(self) -> None:
        self.output = NullOutput(sample_rate=RATE, speed=8.0)
        self.link = AudioLink(lambda: self.output)
        self.heard: list[int] = []
        self.positions: list[float] = []
        self.link.heard.connect(lambda source, _: self.heard.append(source.track_id))
        self.link.position.connect(self.positions.append)

    def play_unheard(self, file: Path) -> None:
        """Play a track while this thread is too busy to hear of it."""
        self.link.load([Source(1, 1, file)], play=True)
        while len(self.output.recording()) < RATE:
            time.sleep(0.01)


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    made = Listener()
    yield made
    made.link.close()


def test_what_is_replaced_is_not_reported_any_more(
    listener: Listener, tmp_path: Path, qtbot: QtBot
) -> None:
    listener.play_unheard(tone(tmp_path / "one"))
    listener.link.load([Source(2, 2, tone(tmp_path / "two"))], play=True)
    with qtbot.waitSignal(listener.link.ended, timeout=10_000):
        pass
    assert listener.heard == [2]
    assert listener.positions == sorted(listener.positions)


def test_nothing_is_reported_after_the_end(
    listener: Listener, tmp_path: Path, qtbot: QtBot
) -> None:
    listener.play_unheard(tone(tmp_path / "one"))
    listener.link.close()
    qtbot.wait(50)
    assert listener.heard == []
    assert listener.positions == []
