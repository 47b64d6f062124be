"""Thirty minutes of music while analyses run and the window is kept busy.

``python -m tests.benchmarks.endurance`` composes the demo library, plays it round and round ten
times faster than real time into a null output that holds as much as the real one (a second of the
clock), lets a process analyse the same library again and again, and sorts, searches, scrolls and
blocks the user interface all the while. It prints how often the output ran dry, how many tracks
were listened to meanwhile, and how the memory of the second quarter compares with that of the last.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.player.outputs import NullOutput
from engine.demo import write_demo_library
from engine.encoder.bundle import default_bundle
from engine.library.scanner import scan
from engine.store import analyses
from engine.store.store import Store

MINUTES = 30
SPEED = 10.0
_BUSY_MILLISECONDS = 250
_BLOCKED_SECONDS = 0.1
_SAMPLE_MILLISECONDS = 1000
_QUERIES = ("a", "an", "or", "night", "", "e s")
_COLUMNS = 5
_STORED = "stored.txt"


class Stress:
    """Keeps the window busy and measures memory."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._step = 0
        self._process = psutil.Process()
        self.memory: list[float] = []

    def disturb(self) -> None:
        """Do the next thing that costs time, and block for a moment on top of it."""
        self._step += 1
        page = self._app.window.page
        page.search.setText(_QUERIES[self._step % len(_QUERIES)])
        page.table.horizontalHeader().sectionClicked.emit(self._step % _COLUMNS)
        page.table.scrollToBottom()
        self._app.window.grab()
        time.sleep(_BLOCKED_SECONDS)

    def sample(self) -> None:
        """Note the memory of this process in MB."""
        self.memory.append(self._process.memory_info().rss / 1e6)


def main() -> None:
    """Measure and print a Markdown table."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        music = folder / "music"
        write_demo_library(music)
        output = NullOutput(speed=SPEED, buffer_seconds=SPEED, keeps=False)
        app = App(application, folder / "library.db", lambda: output)
        listening = _analyse_for_ever(folder, music)
        try:
            stress = _play(app, music, output, minutes)
        finally:
            os.killpg(listening.pid, signal.SIGTERM)
            listening.wait()
        _tell(output, stress, minutes, _listened(folder))
        app.window.close()
        app.close()


def _play(app: App, music: Path, output: NullOutput, minutes: float) -> Stress:
    """Play so many minutes of sound under stress."""
    app.start()
    app.window.pause_listening(True)
    app.service.add_folders([music])
    _wait_until(lambda: len(app.window.page.model.ids) > 0 and not app.service.scanning)
    app.player.set_repeat("queue")
    app.verbs.play([int(number) for number in app.window.page.model.ids])
    stress = Stress(app)
    timers = (
        (stress.disturb, _BUSY_MILLISECONDS),
        (stress.sample, _SAMPLE_MILLISECONDS),
    )
    running = [QTimer(app, interval=interval) for _, interval in timers]
    for timer, (act, _) in zip(running, timers, strict=True):
        timer.timeout.connect(act)
        timer.start()
    _wait_until(lambda: output.total_frames() >= minutes * 60 * output.sample_rate > 0)
    for timer in running:
        timer.stop()
    return stress


def _analyse_for_ever(folder: Path, music: Path) -> "subprocess.Popen[bytes]":
    """Listen to the music again and again in processes of their own; note each track stored."""
    empty, copy, stored = folder / "empty.db", folder / "copy.db", folder / _STORED
    with Store(empty) as store:
        scan(store, [music])
    command = (
        f"while true; do cp '{empty}' '{copy}'; rm -f '{copy}'-*;"
        f" '{sys.executable}' -m tests.support.analyse_library '{copy}' >>'{stored}'; done"
    )
    return subprocess.Popen(["bash", "-c", command], start_new_session=True)


def _listened(folder: Path) -> tuple[int, int]:
    """Return how many tracks were dealt with, and how many of the last round had failed."""
    lines = (folder / _STORED).read_text(encoding="utf-8").splitlines()
    bundle = default_bundle()
    with Store(folder / "copy.db") as store:
        failed = store.read(analyses.counts, bundle.id, bundle.version).failed
    return sum(line.isdigit() for line in lines), failed


def _tell(output: NullOutput, stress: Stress, minutes: float, listened: tuple[int, int]) -> None:
    quarter = len(stress.memory) // 4
    early = statistics.median(stress.memory[quarter : 2 * quarter])
    late = statistics.median(stress.memory[3 * quarter :])
    print(f"{minutes:g} minutes at {SPEED:g} times the speed, {os.cpu_count()} processors\n")
    print("| what | measured |")
    print("|---|---|")
    print(f"| underruns | {output.underruns} of 0 |")
    print(f"| tracks listened to meanwhile | {listened[0]}, {listened[1]} failed |")
    print(f"| memory, second quarter | {early:.0f} MB |")
    print(f"| memory, last quarter | {late:.0f} MB ({late / early - 1:+.1%} of 5 %) |")


def _wait_until(condition: Callable[[], bool]) -> None:
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(100, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
