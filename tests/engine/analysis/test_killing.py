"""The whole program is killed again and again, at moments of no particular convenience."""

import contextlib
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine.store.store import Store
from tests.support.analysis_library import remember_files, stored_rows, write_noises

_ROOT = Path(__file__).parents[3]
_TRACKS = 30
_KILLS = 3


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_program_loses_only_what_was_in_flight(seed: int, tmp_path: Path) -> None:
    moments = random.Random(seed)
    library = tmp_path / "library.db"
    write_noises(tmp_path / "music", _TRACKS, seconds=12)
    with Store(library) as store:
        remember_files(store, tmp_path / "music")
    before: dict[int, tuple[int, float]] = {}
    for _ in range(_KILLS):
        announced = _run_and_kill(library, moments)
        after = _rows_of_intact(library)
        assert after.items() >= before.items(), "what is stored is neither lost nor done again"
        assert announced <= after.keys(), "what is announced is stored"
        before = after
    _run_to_the_end(library)
    after = _rows_of_intact(library)
    assert len(after) == _TRACKS
    assert after.items() >= before.items()


def _start(library: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.analyse_library", str(library)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run_and_kill(library: Path, moments: random.Random) -> set[int]:
    """Kill the program some time after its first result; return the tracks it announced."""
    program = _start(library)
    assert program.stdout is not None
    lines = [program.stdout.readline()]
    time.sleep(moments.uniform(0.0, 0.4))
    helpers = psutil.Process(program.pid).children(recursive=True) if _alive(program) else []
    program.kill()
    lines += program.stdout.readlines()
    program.wait()
    _, left = psutil.wait_procs(helpers, timeout=20)
    assert left == [], "no process outlives the program"
    return {int(line) for line in lines if line.strip().isdigit() and line.endswith("\n")}


def _alive(program: "subprocess.Popen[str]") -> bool:
    return program.poll() is None


def _run_to_the_end(library: Path) -> None:
    program = _start(library)
    program.communicate()
    assert program.returncode == 0


def _rows_of_intact(library: Path) -> dict[int, tuple[int, float]]:
    with contextlib.closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Store(library) as store:
        return stored_rows(store)
