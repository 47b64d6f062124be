"""Sound devices that are pulled out and plugged in again while they play."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.audio_files import sine, write_audio
from tests.support.pulse import SINK, PulseServer, pulse_server
from tests.support.real_playback import PROGRAM, ROOT

pytestmark = pytest.mark.sound

HEADPHONES = "headphones"


def control(server: PulseServer, *arguments: str) -> str:
    """Run pactl and return what it says."""
    done = subprocess.run(
        ["pactl", *arguments],
        env=os.environ | server.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def plug_in(server: PulseServer) -> str:
    """Add a device and return the number that pulls it out."""
    return control(server, "load-module", "module-null-sink", f"sink_name={HEADPHONES}").strip()


def listed(server: PulseServer, what: str) -> list[str]:
    """Return a line for each thing of a kind that the server has."""
    return control(server, "list", "short", what).splitlines()


def plays_on(server: PulseServer) -> list[str]:
    """Return the names of the devices that something is played on."""
    sinks = dict(
        line.split("\t")[:2] for line in control(server, "list", "short", "sinks").splitlines()
    )
    inputs = control(server, "list", "short", "sink-inputs").splitlines()
    return [sinks.get(line.split("\t")[1], "") for line in inputs]


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_chosen_device_may_go_and_come_back_and_the_default_may_change(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(60.0), codec="flac")
    with pulse_server(tmp_path) as server:
        control(server, "set-default-sink", SINK)
        headphones = plug_in(server)
        player = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, str(path), "--device", HEADPHONES],
            env=os.environ | server.environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: plays_on(server) == [HEADPHONES])
            control(server, "unload-module", headphones)
            wait_until(lambda: plays_on(server) == [SINK])
            plug_in(server)
            wait_until(lambda: plays_on(server) == [HEADPHONES])
        finally:
            player.terminate()
            player.wait()


def test_playback_follows_the_default_of_the_system(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(60.0), codec="flac")
    with pulse_server(tmp_path) as server:
        control(server, "set-default-sink", SINK)
        plug_in(server)
        player = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, str(path)],
            env=os.environ | server.environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: plays_on(server) == [SINK])
            control(server, "set-default-sink", HEADPHONES)
            wait_until(lambda: plays_on(server) == [HEADPHONES])
        finally:
            player.terminate()
            player.wait()
