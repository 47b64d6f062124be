"""Two tracks through the real player, Qt's sink and PulseAudio, heard by a recorder.

The player runs in a process of its own: Qt looks for the sound server once a process.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.audio_files import sine, staircase, write_audio
from tests.support.pulse import RATE, PulseServer, pulse_server, read_recording

pytestmark = pytest.mark.sound

PROGRAM = "tests.desktop.player.play_files"
ROOT = Path(__file__).parents[3]
PLAYS = 3


def play(environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    """Run the player program and return what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", PROGRAM, *arguments],
        env=os.environ | environment | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def play_and_record(server: PulseServer, folder: Path, *arguments: str) -> np.ndarray:
    """Return the sound's left channel, from its first to its last loud sample."""
    with server.recording(folder / "heard.raw"):
        play(server.environment, *arguments)
    heard = read_recording(folder / "heard.raw")[:, 0]
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    assert len(loud) > RATE // 2
    return heard[loud[0] : loud[-1] + 1]


def longest_silence(sound: np.ndarray) -> float:
    """Return the milliseconds of the longest stretch without a loud sample."""
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return float(np.diff(loud).max()) / RATE * 1000


def assert_unbroken(server: PulseServer, folder: Path, seconds: float, *arguments: str) -> None:
    """Play up to three times until one play is without a hole and of the right length.

    A machine that gives the server or the recorder no processor for 150 ms makes a hole that the
    player cannot prevent. A hole that the player makes is there every time.
    """
    for _ in range(PLAYS):
        sound = play_and_record(server, folder, *arguments)
        silence, length = longest_silence(sound), len(sound) / RATE
        if silence < 5.0 and length == pytest.approx(seconds, abs=0.02):
            return
    pytest.fail(f"{PLAYS} plays had holes: the last one of {silence} ms in {length} s")


@pytest.mark.parametrize("codecs", [("flac", "flac"), ("mp3", "wav")], ids="-".join)
def test_no_hole_between_tracks(tmp_path: Path, codecs: tuple[str, str]) -> None:
    files = [
        write_audio(tmp_path / str(number), sine(1.5, frequency=441), codec=codec)
        for number, codec in enumerate(codecs)
    ]
    with pulse_server(tmp_path) as server:
        assert_unbroken(server, tmp_path, 3.0, *map(str, files))


def test_no_hole_while_the_user_interface_is_blocked(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(3.0, frequency=441), codec="flac")
    with pulse_server(tmp_path) as server:
        assert_unbroken(server, tmp_path, 3.0, str(path), "--block")


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
