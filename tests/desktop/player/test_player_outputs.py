"""Outputs that come, go and are busy."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from engine.errors import EarshotError
from engine.sound import Sound
from tests.support.audio_files import noise, write_audio
from tests.support.player_bench import RATE, MakeBench, MakePlayer, decoded, tone, until_heard


def test_without_a_device_playing_tries_again(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = tone(tmp_path / "a")
    output = NullOutput(speed=8.0)
    plugged = threading.Event()

    class Unplugged(NullOutput):
        def open(self, sample_rate: int, channels: int) -> None:
            raise EarshotError("No sound device was found; connect one and press play again.")

    player = make_player(
        lambda: output if plugged.is_set() else Unplugged(), lambda track: Sound(path)
    )
    messages: list[str] = []
    player.failed.connect(lambda text, track: messages.append(text))
    player.replace([player.queue.new_entry(1)])
    qtbot.waitUntil(lambda: player.state == "paused")
    assert len(messages) == 1
    player.play()
    qtbot.waitUntil(lambda: len(messages) == 2)
    qtbot.waitUntil(lambda: player.state == "paused")
    plugged.set()
    with qtbot.waitSignal(player.finished, timeout=10_000):
        player.play()
    assert len(output.recording()) == 2 * 48000


def test_a_device_that_goes_away_is_followed_by_another_at_the_same_place(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = tone(tmp_path / "a", 20.0)
    pulled = threading.Event()

    class Pulled(NullOutput):
        def frames_free(self) -> int:
            if pulled.is_set():
                raise EarshotError("The sound device stopped working.")
            return super().frames_free()

    default = NullOutput()
    outputs: list[NullOutput] = [default, Pulled()]
    player = make_player(outputs.pop, lambda track: Sound(path))
    player.replace([player.queue.new_entry(1)])
    player.seek(10.0)
    qtbot.waitUntil(lambda: player.position > 10.2, timeout=10_000)
    pulled.set()
    qtbot.waitUntil(lambda: default.frames_played() > 0, timeout=10_000)
    assert player.state == "playing"
    assert 10.2 <= player.position < 15


def test_when_no_device_works_the_place_is_kept(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = tone(tmp_path / "a", 20.0)
    pulled = threading.Event()

    class Pulled(NullOutput):
        def frames_free(self) -> int:
            if pulled.is_set():
                raise EarshotError("The sound device stopped working.")
            return super().frames_free()

    outputs: list[NullOutput] = [NullOutput(), Pulled(), Pulled()]
    player = make_player(outputs.pop, lambda track: Sound(path))
    player.replace([player.queue.new_entry(1)])
    player.seek(10.0)
    qtbot.waitUntil(lambda: player.position > 10.2, timeout=10_000)
    pulled.set()
    qtbot.waitUntil(lambda: player.state == "paused", timeout=10_000)
    place = player.position
    player.play()
    qtbot.waitUntil(lambda: player.position > place + 0.2, timeout=10_000)
    assert player.position < place + 5


def test_the_sound_moves_to_another_device_without_losing_its_place(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = write_audio(tmp_path / "noise", noise(6.0), codec="flac", sample_rate=48000)
    outputs = [NullOutput(speed=4.0), NullOutput(speed=4.0)]
    first, second = outputs
    player = make_player(iter(outputs).__next__, lambda track: Sound(path))
    player.sound.set_device("headphones")
    with qtbot.waitSignal(player.finished, timeout=20_000):
        player.replace([player.queue.new_entry(1)])
        qtbot.waitUntil(lambda: first.frames_played() > 20_000, timeout=10_000)
        first.moving = True
    heard = np.concatenate([first.recording(), second.recording()])
    original = decoded(path, 48000)
    assert not first.is_open
    assert second.device == "headphones"
    # The first device may be heard for a moment longer than the player knows.
    assert len(heard) == pytest.approx(len(original), abs=0.05 * 48000)
    assert np.array_equal(second.recording()[-48000:], original[-48000:])


def test_volume_follows_the_ear(qtbot: QtBot, tmp_path: Path, make_bench: MakeBench) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0))
    bench.player.set_volume(0.5)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    assert bench.output.volume == 0.125
    bench.player.set_volume(7.0)
    qtbot.waitUntil(lambda: bench.output.volume == 1.0)


def test_closing_twice_and_while_playing_is_fine(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0))
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    bench.player.close()
    bench.player.close()
    assert not bench.output.is_open


def test_what_the_thread_reported_before_the_end_is_not_told_after_it(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0))
    bench.player.replace(bench.entries(1))
    end = time.monotonic() + 10
    while not bench.output.frames_played() and time.monotonic() < end:
        time.sleep(0.01)
    bench.player.close()
    qtbot.wait(50)
    assert bench.heard == []


def test_a_blocked_user_interface_does_not_interrupt(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0), speed=1.0)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    before = bench.output.frames_played()
    time.sleep(0.7)
    assert bench.output.underruns == 0
    assert bench.output.frames_played() - before > 0.6 * RATE
