"""Plays files through the real player and PulseAudio in a process of its own, and records them.

Qt looks for the sound server once a process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from tests.support.pulse import PulseServer, read_recording

FloatArray = npt.NDArray[np.float32]

PROGRAM = "tests.desktop.player.play_files"
ROOT = Path(__file__).parents[2]
_PLAYS = 3


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


def play_and_record(server: PulseServer, folder: Path, *arguments: str) -> FloatArray:
    """Return the sound's left channel, from its first to its last loud sample."""
    with server.recording(folder / "heard.raw"):
        play(server.environment, *arguments)
    heard = read_recording(folder / "heard.raw")[:, 0]
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    assert len(loud) > 0, "nothing was heard"
    return heard[loud[0] : loud[-1] + 1]


def assert_in_one_of_three_plays(
    server: PulseServer, folder: Path, complaint: Callable[[FloatArray], str], *arguments: str
) -> None:
    """Play up to three times, until there is no complaint about what was recorded.

    A machine that gives the server or the recorder no processor for 150 ms makes a hole that the
    player cannot prevent. A fault of the player is there every time.
    """
    found = ""
    for _ in range(_PLAYS):
        found = complaint(play_and_record(server, folder, *arguments))
        if not found:
            return
    pytest.fail(f"{_PLAYS} plays were not as they should be; the last one: {found}")
