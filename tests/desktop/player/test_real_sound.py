"""Tracks through the real player, Qt's sink and PulseAudio, heard by a recorder."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.support.audio_files import sine, staircase, write_audio
from tests.support.pulse import RATE, pulse_server
from tests.support.real_playback import assert_in_one_of_three_plays, play, play_and_record

pytestmark = pytest.mark.sound


def holes(seconds: float) -> Callable[[np.ndarray], str]:
    """Return a check that a recording is without a hole and so many seconds long."""

    def complaint(sound: np.ndarray) -> str:
        loud = np.flatnonzero(np.abs(sound) > 0.01)
        silence, length = float(np.diff(loud).max()) / RATE * 1000, len(sound) / RATE
        if silence < 5.0 and length == pytest.approx(seconds, abs=0.02):
            return ""
        return f"a hole of {silence} ms in {length} s"

    return complaint


@pytest.mark.parametrize("codecs", [("flac", "flac"), ("mp3", "wav")], ids="-".join)
def test_no_hole_between_tracks(tmp_path: Path, codecs: tuple[str, str]) -> None:
    files = [
        write_audio(tmp_path / str(number), sine(1.5, frequency=441), codec=codec)
        for number, codec in enumerate(codecs)
    ]
    with pulse_server(tmp_path) as server:
        assert_in_one_of_three_plays(server, tmp_path, holes(3.0), *map(str, files))


def test_no_hole_while_the_user_interface_is_blocked(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(3.0, frequency=441), codec="flac")
    with pulse_server(tmp_path) as server:
        assert_in_one_of_three_plays(server, tmp_path, holes(3.0), str(path), "--block")


def test_the_place_told_is_the_place_heard(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(3.0, frequency=441), codec="flac")
    with pulse_server(tmp_path) as server:
        told = play(server.environment, str(path))
    assert told["heard"] == [1]
    assert told["failures"] == []
    assert told["last_position"] == pytest.approx(3.0, abs=0.25)
    # Sound cannot be heard before it was played: the clock never runs ahead of the world.
    assert all(position <= elapsed + 0.1 for elapsed, position in told["positions"])


def test_without_any_device_there_is_a_message(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "tone", sine(0.5))
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path / 'no-server'}"}
    told = play(nowhere, str(path), "--until-failure")
    assert told["heard"] == []
    assert len(told["failures"]) == 1
    assert "No sound device was found" in told["failures"][0]
    assert told["state"] == "paused"


def test_seeking_skips_what_lies_between(tmp_path: Path) -> None:
    # Loud for 9 s, then quiet: the sink's buffer holds loud samples when the jump comes.
    tone = staircase([0.8, 0.8, 0.8, 0.2, 0.2], 3.0)
    path = write_audio(tmp_path / "steps", tone, codec="flac")
    with pulse_server(tmp_path) as server:
        sound = play_and_record(server, tmp_path, str(path), "--seek", "14")
    loud = np.flatnonzero(np.abs(sound) > 0.4)
    assert loud[-1] < 7 * RATE
    assert len(sound) - loud[-1] == pytest.approx(RATE, abs=0.5 * RATE)
