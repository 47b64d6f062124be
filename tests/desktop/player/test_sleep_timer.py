"""Falling asleep."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.player.sleep_timer import FADE_SECONDS, SleepTimer
from tests.support.player_bench import MakeBench, tone, until_heard


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_sound_fades_and_playback_pauses(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), speed=1.0)
    clock = Clock()
    timer = SleepTimer(bench.player, clock=clock)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    timer.start(30)
    assert timer.seconds_left == 1800
    clock.now += 1800 - FADE_SECONDS / 2
    qtbot.waitUntil(lambda: bench.output.volume == pytest.approx(0.5), timeout=10_000)
    assert bench.player.state == "playing"
    clock.now += FADE_SECONDS
    qtbot.waitUntil(lambda: bench.player.state == "paused", timeout=10_000)
    qtbot.waitUntil(lambda: bench.output.volume == 1.0, timeout=10_000)
    assert timer.seconds_left is None


def test_who_stays_awake_gets_the_volume_back(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), speed=1.0)
    clock = Clock()
    timer = SleepTimer(bench.player, clock=clock)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    timer.start(1)
    clock.now += 55
    qtbot.waitUntil(lambda: bench.output.volume < 0.5, timeout=10_000)
    timer.cancel()
    qtbot.waitUntil(lambda: bench.output.volume == 1.0, timeout=10_000)
    assert bench.player.state == "playing"
