"""Tracks within one file, played one after the other, skipped, sought in and mixed with others."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.sound import Span
from tests.support.audio_files import noise, sine, write_audio
from tests.support.player_bench import (
    RATE,
    Bench,
    MakeBench,
    decoded,
    play_to_the_end,
    tone,
    until_heard,
)

EDGES = (0, 101, 207, 300)


def divided(make_bench: MakeBench, path: Path, **options: float) -> Bench:
    """Return a bench whose tracks 1 to 3 are stretches of one file."""
    bench = make_bench(path, path, path, **options)
    ends = [*EDGES[1:-1], None]
    bench.spans = {
        number: Span(first, last)
        for number, (first, last) in enumerate(zip(EDGES[:-1], ends, strict=True), 1)
    }
    return bench


@pytest.mark.parametrize("codec", ["flac", "mp3", "wav"])
@pytest.mark.parametrize("rate", [44100, 48000])
def test_tracks_of_one_file_join_to_the_sample(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench, codec: str, rate: int
) -> None:
    path = write_audio(tmp_path / "album", sine(4.0, frequency=441.7), codec=codec)
    bench = divided(make_bench, path, rate=rate)
    heard = play_to_the_end(qtbot, bench, 1, 2, 3)
    assert np.array_equal(heard, decoded(path, rate))
    assert bench.heard == [1, 2, 3]


def test_in_another_order_each_track_is_its_own_stretch(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    path = write_audio(tmp_path / "album", noise(4.0), codec="flac")
    bench = divided(make_bench, path)
    bench.files[4] = tone(tmp_path / "other", 0.5)
    heard = play_to_the_end(qtbot, bench, 3, 1, 4, 2)
    whole, unit = decoded(path), RATE // 75
    first, second, third = (whole[a * unit : b * unit] for a, b in pairwise(EDGES))
    assert np.array_equal(heard, np.concatenate([third, first, decoded(bench.files[4]), second]))


def test_a_place_in_a_track_counts_from_its_beginning(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    path = write_audio(tmp_path / "album", noise(4.0), codec="flac")
    bench = divided(make_bench, path, speed=1.0)
    bench.player.replace(bench.entries(2, 3))
    until_heard(qtbot, bench, 2)
    assert bench.player.duration == pytest.approx(106 / 75)
    with qtbot.waitSignal(bench.player.finished, timeout=20_000):
        bench.player.seek(1.0)
    unit = RATE // 75
    whole = decoded(path)
    rest = whole[101 * unit + RATE :]
    assert np.array_equal(bench.output.recording()[-len(rest) :], rest)
    assert bench.heard == [2, 3]


def test_going_back_across_the_join_leaves_the_sound_whole(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    """What was decoded ahead of the play head is taken back, the join in it as well."""
    path = write_audio(tmp_path / "album", noise(4.0), codec="flac")
    bench = divided(make_bench, path, speed=1.0)
    bench.player.replace(bench.entries(1, 2, 3))
    until_heard(qtbot, bench, 1)
    qtbot.waitUntil(lambda: bench.player.position > 0.9, timeout=5000)
    with qtbot.waitSignal(bench.player.finished, timeout=20_000):
        bench.player.seek(1.0)
    rest = decoded(path)[RATE:]
    assert np.array_equal(bench.output.recording()[-len(rest) :], rest)


def test_a_crossfade_leaves_a_recording_whole(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    path = write_audio(tmp_path / "album", noise(4.0), codec="flac")
    bench = divided(make_bench, path)
    bench.player.sound.set_crossfade(1.0)
    assert np.array_equal(play_to_the_end(qtbot, bench, 1, 2, 3), decoded(path))


def test_a_damaged_file_fails_for_each_of_its_tracks(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    path = tmp_path / "album.flac"
    path.write_bytes(b"no music")
    bench = divided(make_bench, path)
    bench.files[4] = tone(tmp_path / "other", 0.5)
    play_to_the_end(qtbot, bench, 1, 2, 4)
    assert [track for _, track in bench.failures] == [1, 2]
    assert bench.heard == [4]
