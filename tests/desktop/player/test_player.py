"""Playing through to the end: what is heard is what is in the files."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.support.audio_files import noise, sine, write_audio
from tests.support.player_bench import RATE, MakeBench, decoded, play_to_the_end, tone, until_heard


def test_a_sine_cut_in_two_files_plays_without_a_seam(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    whole = sine(3.0, frequency=441.7)
    first = write_audio(tmp_path / "first", whole[:70_001], codec="flac")
    second = write_audio(tmp_path / "second", whole[70_001:], codec="wav")
    bench = make_bench(first, second)
    heard = play_to_the_end(qtbot, bench, 1, 2)
    assert heard.shape == (len(whole), 2)
    assert np.abs(heard[:, 0] - whole).max() < 1e-4
    assert bench.heard == [1, 2]


@pytest.mark.parametrize("rate", [44100, 48000])
def test_mixed_formats_and_rates_follow_each_other_exactly(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench, rate: int
) -> None:
    files = [
        write_audio(tmp_path / "a", noise(1.1), codec="flac"),
        write_audio(tmp_path / "b", noise(0.9, seed=1), codec="mp3"),
        write_audio(
            tmp_path / "c", noise(1, seed=2, sample_rate=48000), codec="opus", sample_rate=48000
        ),
        write_audio(
            tmp_path / "d", noise(0.2, seed=3, sample_rate=22050), codec="wav", sample_rate=22050
        ),
        write_audio(tmp_path / "e", noise(0.05, seed=4), codec="wav"),
    ]
    bench = make_bench(*files, rate=rate)
    heard = play_to_the_end(qtbot, bench, 1, 2, 3, 4, 5)
    assert np.array_equal(heard, np.concatenate([decoded(path, rate) for path in files]))
    assert bench.heard == [1, 2, 3, 4, 5]


def test_seeking_goes_to_the_sample(qtbot: QtBot, tmp_path: Path, make_bench: MakeBench) -> None:
    path = write_audio(tmp_path / "noise", noise(20.0), codec="flac")
    bench = make_bench(path, speed=1.0)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    with qtbot.waitSignal(
        bench.player.position_changed, check_params_cb=lambda seconds: seconds > 17.6, timeout=5000
    ):
        bench.player.seek(17.5)
    bench.player.pause()
    assert 17.5 <= bench.player.position < 19
    recording, original = bench.output.recording(), decoded(path)
    start = round(17.5 * RATE)
    place = len(recording) - 2000
    piece = recording[place : place + 2000]
    found = [
        offset
        for offset in np.flatnonzero(original[start : start + 90_000, 0] == piece[0, 0]) + start
        if np.array_equal(original[offset : offset + 2000], piece)
    ]
    assert len(found) == 1
    before = np.flatnonzero(np.all(recording == original[start], axis=1))
    assert len(before) == 1
    assert place - before[0] == found[0] - start


def test_pausing_keeps_the_place(qtbot: QtBot, tmp_path: Path, make_bench: MakeBench) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1))
    qtbot.waitUntil(lambda: player.position > 0.2)
    with qtbot.waitSignal(player.state_changed):
        player.pause()
    qtbot.wait(60)
    length = len(bench.output.recording())
    qtbot.wait(100)
    assert len(bench.output.recording()) == length
    player.toggle()
    qtbot.waitUntil(lambda: len(bench.output.recording()) > length + 1000)
    assert player.state == "playing"


def test_a_broken_file_is_skipped_with_a_word(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    (tmp_path / "broken.mp3").write_text("no music in here\n" * 50)
    good = tone(tmp_path / "good", 1.0)
    bench = make_bench(good, tmp_path / "broken.mp3", tmp_path / "vanished.flac", good)
    heard = play_to_the_end(qtbot, bench, 1, 2, 99, 3, 4)
    assert bench.heard == [1, 4]
    assert [track for _, track in bench.failures] == [2, 99, 3]
    assert "broken.mp3" in bench.failures[0][0]
    assert len(heard) == 2 * len(decoded(good))


def test_a_queue_of_broken_files_stops(qtbot: QtBot, make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.player.replace(bench.entries(*range(1, 41)))
    qtbot.waitUntil(lambda: bench.player.state == "stopped", timeout=5000)
    assert 1 <= len(bench.failures) <= 40
    assert bench.heard == []


def test_a_session_is_restored_paused_at_the_second(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1), play=False)
    with qtbot.waitSignal(player.duration_changed, timeout=5000):
        player.start(12.5)
    assert player.state == "paused"
    assert player.position == 12.5
    assert player.duration == pytest.approx(20.0)
    assert bench.heard == [1]
    assert not bench.output.is_open
    player.play()
    qtbot.waitUntil(lambda: player.position > 12.6)
    assert player.position < 15
