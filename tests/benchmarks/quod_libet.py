"""Earshot and Quod Libet side by side on the same files.

``python -m tests.benchmarks.quod_libet [TRACKS]`` writes real small FLAC files (100,000 unless told
otherwise) on albums of twenty with pictures, has each program read them by its own code, and then
starts each on what it found, on a screen of its own (Xvfb) and a session bus of its own. It prints

- seconds of the first scan and of one that finds nothing changed, without a window;
- seconds from the command to its window on the screen;
- seconds until the program rests, its scan of the unchanged files at every start included, and the
  processor seconds it took until then;
- memory at rest: its proportional share (PSS) of itself and its processes.

Needs Debian's packages quodlibet, xvfb, x11-utils and dbus; says so where one is missing.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtGui import QGuiApplication

from tests.support.large_library import write_large_library

TRACKS = 100_000
RUNS = 3
ROOT = Path(__file__).parents[2]
_DEBIANS_PYTHON = "/usr/bin/python3"
_NEEDED = {
    "quodlibet": "quodlibet",
    "Xvfb": "xvfb",
    "xwininfo": "x11-utils",
    "dbus-run-session": "dbus",
}
_WINDOW = {"Earshot": "Earshot", "Quod Libet": "Quod Libet"}
_LEAST_WIDTH = 400
_POLL_SECONDS = 0.05
_REST_SECONDS, _REST_SHARE = 3.0, 0.05
_PATIENCE_SECONDS = 600.0
_ENDING_SECONDS = 10.0

Figures = dict[str, float]


def main() -> None:
    """Measure and print a Markdown table."""
    missing = sorted(package for command, package in _NEEDED.items() if not shutil.which(command))
    if missing:
        print(f"Not measured: install {' '.join(missing)} to compare with Quod Libet.")
        return
    tracks = int(sys.argv[1]) if len(sys.argv) > 1 else TRACKS
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as name, _screen() as display:
        folder = Path(name)
        write_large_library(folder / "made.db", tracks, files=True, sound=True)
        figures = {
            "Earshot": _earshot(folder, display),
            "Quod Libet": _quod_libet(folder, display),
        }
    application.quit()
    version = subprocess.run(["quodlibet", "--version"], capture_output=True, text=True, check=True)
    print(f"{tracks:,} tracks, {os.cpu_count()} processors, load {os.getloadavg()};")
    print(f"{version.stdout.splitlines()[0]}; best of {RUNS} starts\n")
    print("| what | Earshot | Quod Libet | ratio |\n|---|---|---|---|")
    for what in figures["Earshot"]:
        ours, theirs = figures["Earshot"][what], figures["Quod Libet"][what]
        print(f"| {what} | {ours:,.2f} | {theirs:,.2f} | {ours / theirs:.2f} |")


def _earshot(folder: Path, display: str) -> Figures:
    library = folder / "library.db"
    read = _told(
        [sys.executable, "-m", "tests.support.earshot_library", folder / "Music", library], {}
    )
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(folder)}
    command = [sys.executable, "-m", "desktop.main", "--library", str(library)]
    return _scans(read) | _starts("Earshot", command, environment)


def _quod_libet(folder: Path, display: str) -> Figures:
    home = folder / "quodlibet"
    home.mkdir()
    (home / "config").write_text(f"[settings]\nscan = {folder / 'Music'}\n", encoding="utf-8")
    environment = {"DISPLAY": display, "QUODLIBET_USERDIR": str(home), "GDK_BACKEND": "x11"}
    script = ROOT / "tests" / "support" / "quod_libet_library.py"
    read = _told([_DEBIANS_PYTHON, script, folder / "Music"], environment)
    return _scans(read) | _starts("Quod Libet", ["quodlibet", "--run"], environment)


def _scans(read: Mapping[str, Any]) -> Figures:
    return {
        "tracks found": read["songs"],
        "first scan, s": read["first"],
        "re-scan, nothing changed, s": read["again"],
    }


def _told(command: Sequence[str | Path], environment: Mapping[str, str]) -> dict[str, Any]:
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
    )
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told


def _starts(program: str, command: Sequence[str], environment: Mapping[str, str]) -> Figures:
    runs = [_start(program, command, environment) for _ in range(RUNS)]
    return {what: min(run[what] for run in runs) for what in runs[0]}


def _start(program: str, command: Sequence[str], environment: Mapping[str, str]) -> Figures:
    """Start a program, watch it until it rests, and end it."""
    begin = time.monotonic()
    started = subprocess.Popen(
        ["dbus-run-session", "--", *command],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_window(program, environment["DISPLAY"], started)
        window = time.monotonic() - begin
        rest, busy = _wait_for_rest(started.pid, begin)
        return {
            "window on the screen, s": window,
            "at rest, s": rest,
            "processor until then, s": busy,
            "memory at rest, MB": _memory(started.pid),
        }
    finally:
        family = _family(started.pid)
        os.killpg(started.pid, signal.SIGTERM)
        started.wait()
        # The next start must not find the window of this one.
        for process in psutil.wait_procs(family, timeout=_ENDING_SECONDS)[1]:
            process.kill()
        while _is_shown(program, environment["DISPLAY"]):
            time.sleep(_POLL_SECONDS)


def _wait_for_window(program: str, display: str, started: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + _PATIENCE_SECONDS
    while not _is_shown(program, display):
        if started.poll() is not None or time.monotonic() > last:
            raise SystemExit(f"{program} shows no window; start it by hand to see why.")
        time.sleep(_POLL_SECONDS)


def _is_shown(program: str, display: str) -> bool:
    """Tell whether a window of a program's name and of a window's size is on the screen."""
    found = subprocess.run(
        ["xwininfo", "-display", display, "-root", "-tree"],
        capture_output=True,
        text=True,
        check=False,
    )
    return any(
        _WINDOW[program] in line and _width(line) >= _LEAST_WIDTH
        for line in found.stdout.splitlines()
    )


def _width(line: str) -> int:
    """Return the width in a line such as ``0x2 "Earshot": ("earshot" "earshot")  1280x800+0+0``."""
    size = line.rsplit(")", 1)[-1].strip().split("x", 1)[0]
    return int(size) if size.isdigit() else 0


def _wait_for_rest(pid: int, begin: float) -> tuple[float, float]:
    """Return when a program began to do next to nothing, and what it had worked until then."""
    rested, busy = time.monotonic(), _worked(pid)
    while time.monotonic() - rested < _REST_SECONDS:
        if time.monotonic() - begin > _PATIENCE_SECONDS:
            break
        time.sleep(_POLL_SECONDS * 4)
        now = _worked(pid)
        if now - busy > _REST_SHARE * (time.monotonic() - rested) + 0.02:
            rested, busy = time.monotonic(), now
    return rested - begin, busy


def _worked(pid: int) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in _family(pid))


def _memory(pid: int) -> float:
    return sum(process.memory_full_info().pss for process in _family(pid)) / 1e6


def _family(pid: int) -> list[psutil.Process]:
    """Return the program and its processes, without the bus it was given."""
    below = psutil.Process(pid).children(recursive=True)
    return [process for process in below if process.name() != "dbus-daemon"]


@contextmanager
def _screen() -> Iterator[str]:
    """Run a screen that nobody sees, and yield its name."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
