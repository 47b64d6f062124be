import threading
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from desktop.player.player import Player
from engine.audio.stream import AudioStream
from engine.errors import EarshotError
from tests.support.audio_files import noise, sine, write_audio
from tests.support.player_bench import Bench, MakeBench

RATE = 44100


def tone(path: Path, seconds: float = 2.0, *, level: float = 0.5, codec: str = "wav") -> Path:
    return write_audio(path, sine(seconds, level=level), codec=codec)


def decoded(path: Path, rate: int = RATE) -> np.ndarray:
    stream = AudioStream(path, rate, 2)
    samples = stream.read(10_000_000)
    stream.close()
    return samples


def play_to_the_end(qtbot: QtBot, bench: Bench, *track_ids: int) -> np.ndarray:
    with qtbot.waitSignal(bench.player.finished, timeout=20_000):
        bench.player.replace(bench.entries(*track_ids))
    return bench.output.recording()


def until_heard(qtbot: QtBot, bench: Bench, *track_ids: int) -> None:
    qtbot.waitUntil(lambda: bench.heard == list(track_ids), timeout=10_000)


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


def test_play_next_wins_over_what_was_decoded_already(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / str(n), 1.0, level=n / 10) for n in (1, 2, 3)]
    bench = make_bench(*files, speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2))
    # Track 2 is in the output's buffer by now, but not yet heard.
    qtbot.waitUntil(lambda: player.position > 0.7)
    player.insert_next(bench.entries(3))
    until_heard(qtbot, bench, 1, 3)
    with qtbot.waitSignal(player.finished, timeout=10_000):
        pass
    assert bench.heard == [1, 3, 2]
    expected = np.concatenate([decoded(files[0]), decoded(files[2]), decoded(files[1])])
    heard = bench.output.recording()
    assert len(heard) == pytest.approx(len(expected), abs=2)


def test_removing_moving_and_skipping_while_playing(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / str(n), 30.0) for n in range(5)]
    bench = make_bench(*files, speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2, 3, 4, 5))
    until_heard(qtbot, bench, 1)
    player.remove([1])
    player.next()
    until_heard(qtbot, bench, 1, 3)
    player.move(3, 2)
    player.next()
    until_heard(qtbot, bench, 1, 3, 5)
    player.previous()
    until_heard(qtbot, bench, 1, 3, 5, 3)
    player.remove([1])
    until_heard(qtbot, bench, 1, 3, 5, 3, 5)
    player.clear()
    until_heard(qtbot, bench, 1, 3, 5, 3, 5, 0)
    assert player.state == "stopped"


def test_undoing_an_edit_does_not_interrupt(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), tone(tmp_path / "b", 30.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2))
    until_heard(qtbot, bench, 1)
    snapshot = player.queue.snapshot()
    player.remove([1])
    player.restore(snapshot)
    qtbot.waitUntil(lambda: player.position > 0.2)
    assert [entry.track_id for entry in player.queue.entries] == [1, 2]
    assert bench.heard == [1]


def test_previous_restarts_a_track_under_way(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 9.0), tone(tmp_path / "b", 9.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2), start=1)
    until_heard(qtbot, bench, 2)
    player.seek(5.0)
    player.previous()
    assert player.position == 0.0
    assert player.current is not None
    assert player.current.track_id == 2
    player.previous()
    until_heard(qtbot, bench, 2, 1)


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


def test_without_a_device_playing_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = tone(tmp_path / "a")
    output = NullOutput(speed=8.0)
    plugged = threading.Event()

    class Unplugged(NullOutput):
        def open(self, sample_rate: int, channels: int) -> None:
            raise EarshotError("No sound device was found; connect one and press play again.")

    player = Player(lambda: output if plugged.is_set() else Unplugged(), lambda track: path)
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
    player.close()


def test_a_device_that_goes_away_pauses_at_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    path = tone(tmp_path / "a", 20.0)
    pulled = threading.Event()

    class Pulled(NullOutput):
        def frames_free(self) -> int:
            if pulled.is_set():
                raise EarshotError("The sound device stopped working.")
            return super().frames_free()

    outputs: list[NullOutput] = [NullOutput(), Pulled()]
    player = Player(outputs.pop, lambda track: path)
    player.replace([player.queue.new_entry(1)])
    player.seek(10.0)
    qtbot.waitUntil(lambda: player.position > 10.2, timeout=5000)
    pulled.set()
    qtbot.waitUntil(lambda: player.state == "paused", timeout=5000)
    place = player.position
    player.play()
    qtbot.waitUntil(lambda: player.position > place + 0.2, timeout=5000)
    assert player.position < place + 5
    player.close()


def test_volume_follows_the_ear(qtbot: QtBot, tmp_path: Path, make_bench: MakeBench) -> None:
    bench = make_bench(tone(tmp_path / "a", 20.0))
    bench.player.set_volume(0.5)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    assert bench.output.volume == 0.125
    bench.player.set_volume(7.0)
    qtbot.waitUntil(lambda: bench.output.volume == 1.0)


def test_a_blocked_user_interface_does_not_interrupt(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    import time

    bench = make_bench(tone(tmp_path / "a", 20.0), speed=1.0)
    bench.player.replace(bench.entries(1))
    until_heard(qtbot, bench, 1)
    before = bench.output.frames_played()
    time.sleep(0.7)
    assert bench.output.underruns == 0
    assert bench.output.frames_played() - before > 0.6 * RATE


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
    import time

    bench = make_bench(tone(tmp_path / "a", 20.0))
    bench.player.replace(bench.entries(1))
    end = time.monotonic() + 10
    while not bench.output.frames_played() and time.monotonic() < end:
        time.sleep(0.01)
    bench.player.close()
    qtbot.wait(50)
    assert bench.heard == []
