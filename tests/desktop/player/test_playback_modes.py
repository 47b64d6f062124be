"""Repeating, stopping, speed and crossfade, heard through the null output."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from desktop.player.planning import Play, planned
from desktop.player.play_queue import PlayQueue
from desktop.player.timeline import AlbumPlace, Source
from engine.sound import Sound
from tests.support.audio_files import noise, sine, write_audio
from tests.support.player_bench import (
    RATE,
    MakeBench,
    MakePlayer,
    decoded,
    play_to_the_end,
    tone,
    until_heard,
)


def queue_of(count: int, current: int) -> PlayQueue:
    queue = PlayQueue()
    queue.replace([queue.new_entry(n) for n in range(count)], current)
    return queue


def tracks_of(plays: list[Play]) -> list[tuple[int, int]]:
    return [(play.entry.track_id, play.lap) for play in plays]


def test_plans() -> None:
    queue = queue_of(3, 1)
    assert tracks_of(planned(queue, 0, "off", 5)) == [(2, 0)]
    assert tracks_of(planned(queue, 4, "track", 3)) == [(1, 5), (1, 6), (1, 7)]
    assert tracks_of(planned(queue, 1, "queue", 5)) == [(2, 1), (0, 2), (1, 2), (2, 2), (0, 3)]
    assert planned(PlayQueue(), 0, "queue", 5) == []


def test_a_repeated_queue_plays_on_without_a_gap(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    whole = sine(1.0, frequency=441.0)
    bench = make_bench(
        write_audio(tmp_path / "a", whole[:20_000]), write_audio(tmp_path / "b", whole[20_000:])
    )
    bench.player.set_repeat("queue")
    bench.player.replace(bench.entries(1, 2))
    until_heard(qtbot, bench, 1, 2, 1, 2, 1)
    bench.player.set_repeat("off")
    with qtbot.waitSignal(bench.player.finished, timeout=20_000):
        pass
    heard = bench.output.recording()[:, 0]
    assert len(heard) % RATE == 0
    assert np.abs(heard - np.tile(whole, len(heard) // RATE)).max() < 1e-4


def test_a_repeated_track_begins_again_until_the_next_is_asked_for(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 1.0), tone(tmp_path / "b", 1.0))
    bench.player.set_repeat("track")
    bench.player.replace(bench.entries(1, 2))
    until_heard(qtbot, bench, 1, 1, 1)
    bench.player.next()
    qtbot.waitUntil(lambda: bench.heard[-2:] == [2, 2], timeout=10_000)


def test_next_behind_the_last_track_of_a_repeated_queue_is_the_first(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), tone(tmp_path / "b", 30.0), speed=1.0)
    bench.player.set_repeat("queue")
    bench.player.replace(bench.entries(1, 2), start=1)
    until_heard(qtbot, bench, 2)
    bench.player.next()
    until_heard(qtbot, bench, 2, 1)


def test_playback_stops_after_the_track(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / "a", 1.0), tone(tmp_path / "b", 1.0)]
    bench = make_bench(*files)
    player = bench.player
    player.replace(bench.entries(1, 2))
    player.set_stop_after("track")
    qtbot.waitUntil(lambda: player.state == "stopped", timeout=10_000)
    assert np.array_equal(bench.output.recording(), decoded(files[0]))
    assert player.stop_after == "off"
    assert player.current is not None
    assert player.current.track_id == 2
    with qtbot.waitSignal(player.finished, timeout=10_000):
        player.play()
    assert bench.heard == [1, 2]


def in_album_order(sources: list[Source]) -> list[Source]:
    """Tracks below 10 are one album, the others another."""
    return [
        replace(s, place=AlbumPlace("one" if s.track_id < 10 else "two", 1, s.track_id))
        for s in sources
    ]


def test_playback_stops_after_the_album(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = tone(tmp_path / "a", 0.5)
    output = NullOutput(speed=8.0)
    player = make_player(lambda: output, lambda track: Sound(path), prepare=in_album_order)
    heard: list[int] = []
    player.current_changed.connect(lambda entry: heard.append(entry.track_id))
    player.set_stop_after("album")
    player.replace([player.queue.new_entry(number) for number in (1, 2, 3, 11, 12)])
    qtbot.waitUntil(lambda: player.state == "stopped", timeout=10_000)
    assert heard == [1, 2, 3]


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_another_speed_changes_the_length_and_not_the_pitch(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench, speed: float
) -> None:
    bench = make_bench(write_audio(tmp_path / "tone", sine(3.0, frequency=441.0), codec="flac"))
    bench.player.set_speed(speed)
    heard = play_to_the_end(qtbot, bench, 1)[:, 0]
    assert len(heard) / RATE == pytest.approx(3.0 / speed, abs=0.1)
    middle = heard[len(heard) // 4 : len(heard) // 4 + RATE // 2]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert spectrum.argmax() * 2 == pytest.approx(441, abs=4)


def test_the_place_told_follows_the_speed(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1))
    qtbot.waitUntil(lambda: player.position > 0.3, timeout=10_000)
    player.set_speed(2.0)
    qtbot.waitUntil(lambda: player.position > 3.0, timeout=10_000)
    # So many seconds of the track were heard in fewer seconds of sound.
    assert bench.output.total_frames() / RATE < player.position - 0.8
    assert bench.heard == [1]


def test_a_crossfade_keeps_the_power_and_shortens_by_its_length(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [
        write_audio(tmp_path / str(seed), noise(4.0, seed=seed), codec="flac") for seed in (1, 2)
    ]
    bench = make_bench(*files, speed=4.0)
    bench.player.sound.set_crossfade(1.0)
    heard = play_to_the_end(qtbot, bench, 1, 2)[:, 0]
    first, second = (decoded(path)[:, 0] for path in files)
    start = 3 * RATE
    assert len(heard) == 7 * RATE
    assert np.array_equal(heard[:start], first[:start])
    assert np.array_equal(heard[4 * RATE :], second[RATE:])
    angle = (np.arange(RATE) + 0.5) / RATE * np.pi / 2
    expected = first[start:] * np.cos(angle) + second[:RATE] * np.sin(angle)
    assert np.abs(heard[start : 4 * RATE] - expected).max() < 1e-5
    assert bench.heard == [1, 2]


def test_a_crossfade_is_never_longer_than_half_a_track(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / str(n), 2.0, codec="flac") for n in range(3)]
    bench = make_bench(*files)
    bench.player.sound.set_crossfade(9.0)
    heard = play_to_the_end(qtbot, bench, 1, 2, 3)
    assert len(heard) == 4 * RATE
    assert bench.heard == [1, 2, 3]


def test_consecutive_tracks_of_an_album_are_not_blended(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = tone(tmp_path / "a", 2.0)
    output = NullOutput(sample_rate=RATE, speed=8.0)
    player = make_player(lambda: output, lambda track: Sound(path), prepare=in_album_order)
    player.sound.set_crossfade(0.5)
    with qtbot.waitSignal(player.finished, timeout=20_000):
        player.replace([player.queue.new_entry(number) for number in (1, 2, 11)])
    assert len(output.recording()) == 5.5 * RATE


def test_a_gain_scales_its_track_and_changes_without_a_jump(
    qtbot: QtBot, tmp_path: Path, make_player: MakePlayer
) -> None:
    path = write_audio(tmp_path / "level", np.full(12 * RATE, 0.8, np.float32), codec="flac")
    output = NullOutput(sample_rate=RATE, speed=4.0)

    def halved(sources: list[Source]) -> list[Source]:
        return [replace(source, gain=0.5) for source in sources]

    player = make_player(lambda: output, lambda track: Sound(path), prepare=halved)
    with qtbot.waitSignal(player.finished, timeout=20_000):
        player.replace([player.queue.new_entry(1)])
        qtbot.waitUntil(lambda: output.frames_played() > RATE, timeout=10_000)
        player.sound.set_gains({1: 1.0})
    heard = output.recording()[:, 0]
    assert np.allclose(heard[:RATE], 0.4, atol=1e-3)
    assert np.allclose(heard[-RATE:], 0.8, atol=1e-3)
    assert np.abs(np.diff(heard)).max() < 1e-3
