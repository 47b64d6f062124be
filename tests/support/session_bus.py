"""A D-Bus session bus of one's own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

_NAMES = count()
_PATIENCE = 20_000


@dataclass(frozen=True)
class SessionBus:
    """A running bus; programs started through :meth:`run` see no other."""

    address: str

    def connect(self) -> QDBusConnection:
        """Return a new connection of this process."""
        return QDBusConnection.connectToBus(self.address, f"test-{next(_NAMES)}")

    def run(self, qtbot: QtBot, *command: str) -> str:
        """Run a program to its end, while events go on; return what it printed."""
        process = self.start(*command)
        qtbot.waitUntil(
            lambda: process.state() == QProcess.ProcessState.NotRunning, timeout=_PATIENCE
        )
        errors = bytes(process.readAllStandardError().data()).decode()
        assert process.exitCode() == 0, errors
        return bytes(process.readAllStandardOutput().data()).decode().strip()

    def start(self, *command: str) -> QProcess:
        """Start a program."""
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("DBUS_SESSION_BUS_ADDRESS", self.address)
        process = QProcess()
        process.setProcessEnvironment(environment)
        process.start(command[0], list(command[1:]))
        assert process.waitForStarted()
        return process


@contextmanager
def session_bus(folder: Path, *programs: str) -> Iterator[SessionBus]:
    """Run a bus that listens in `folder`, and end it afterwards.

    Without it or one of the other programs the test that asks for it is skipped.
    """
    missing = [name for name in ("dbus-daemon", *programs) if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")
    daemon = subprocess.Popen(
        [
            "dbus-daemon",
            "--session",
            "--nofork",
            "--print-address",
            f"--address=unix:path={folder / 'bus'}",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ,
        text=True,
    )
    try:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        if not address:
            pytest.skip("dbus-daemon did not start on this machine")
        yield SessionBus(address)
    finally:
        daemon.terminate()
        daemon.wait()
        if daemon.stdout:
            daemon.stdout.close()
