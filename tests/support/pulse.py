"""A private PulseAudio daemon with a null sink, and a recording of what reaches it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

SINK = "earshot_test"
RATE = 48000
_PATIENCE_SECONDS = 10.0
_NEEDED = ("pulseaudio", "parec", "pactl")


@dataclass(frozen=True)
class PulseServer:
    """A running daemon.

    Attributes
    ----------
    environment
        Variables that make a client find it, and no other.
    """

    environment: dict[str, str]

    @contextmanager
    def recording(self, path: Path) -> Iterator[None]:
        """Write what the sink plays to a file, as stereo float32 at `RATE`."""
        command = ["parec", "-d", f"{SINK}.monitor", "--format=float32le", f"--rate={RATE}"]
        with path.open("wb") as target:
            recorder = subprocess.Popen(
                [*command, "--channels=2", "--latency-msec=20"],
                stdout=target,
                env=os.environ | self.environment,
            )
            try:
                _wait_until(lambda: path.stat().st_size > 0, "parec records nothing")
                yield
            finally:
                recorder.terminate()
                recorder.wait()


def read_recording(path: Path) -> npt.NDArray[np.float32]:
    """Return a recording, shape [frames, 2]."""
    samples = np.fromfile(path, dtype="<f4")
    return samples[: len(samples) // 2 * 2].reshape(-1, 2).astype(np.float32)


@contextmanager
def pulse_server(folder: Path, *, with_sink: bool = True) -> Iterator[PulseServer]:
    """Run a daemon that listens in `folder` only, and end it afterwards.

    Without its programs the test that asks for it is skipped.
    """
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")
    socket = folder / "native"
    environment = {
        "PULSE_SERVER": f"unix:{socket}",
        "PULSE_RUNTIME_PATH": str(folder / "runtime"),
        "PULSE_STATE_PATH": str(folder / "state"),
        "PULSE_COOKIE": str(folder / "cookie"),
    }
    daemon = subprocess.Popen(
        _daemon_command(socket, with_sink=with_sink),
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until(lambda: _answers(environment), "pulseaudio did not start")
        yield PulseServer(environment)
    finally:
        daemon.terminate()
        daemon.wait()


def _daemon_command(socket: Path, *, with_sink: bool) -> list[str]:
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    command += ["--system=false", "--disable-shm=yes", "--log-level=error"]
    command += ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"]
    if with_sink:
        command += ["-L", f"module-null-sink sink_name={SINK} rate={RATE} channels=2"]
    return command


def _answers(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["pactl", "info"], env=os.environ | environment, capture_output=True, check=False
    )
    return asked.returncode == 0


def _wait_until(condition: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            pytest.skip(f"{complaint} on this machine")
        time.sleep(0.05)
