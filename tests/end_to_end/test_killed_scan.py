"""``earshot scan`` killed at random moments, and started again."""

import json
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.analysis_library import write_noises
from tests.support.scanned_library import ROOT, earshot, earshot_command

TRACKS = 40
KILLS = 4
WORKERS = 2
IN_FLIGHT = 2 * WORKERS + 1
"""One running and one prefetched track a worker, and one result on its way to the disk."""


def analyses(library: Path) -> dict[int, tuple[int, float]]:
    """Return id and time of each stored analysis, by track."""
    if not library.exists():
        return {}
    with closing(sqlite3.connect(library, timeout=10)) as connection:
        try:
            rows = connection.execute("SELECT track_id, id, analysed_at FROM analyses").fetchall()
        except sqlite3.OperationalError:
            return {}
    return {row[0]: (row[1], row[2]) for row in rows}


@pytest.mark.parametrize("seed", [11, 12])
def test_a_killed_scan_loses_nothing_and_repeats_only_what_was_in_flight(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    music, library = tmp_path / "music", tmp_path / "library.db"
    write_noises(music, TRACKS, seconds=6)
    command = earshot_command("scan", music, "--library", library, "--jobs", str(WORKERS))
    for _ in range(KILLS):
        before = analyses(library)
        program = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 2.5))
        seen = analyses(library)
        program.send_signal(signal.SIGKILL)
        program.wait()
        after = analyses(library)
        assert after.items() >= before.items(), "nothing that was stored is analysed again"
        assert after.items() >= seen.items(), "nothing that was stored is lost"

    survived = analyses(library)
    answer = json.loads(earshot("scan", music, "--library", library, "--json", check=True).stdout)
    done = analyses(library)
    assert done.items() >= survived.items()
    assert len(done) == TRACKS
    assert answer["analysed"] == TRACKS - len(survived)
    assert answer["failed"] == []
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        highest = connection.execute("SELECT max(id) FROM analyses").fetchone()[0]
    assert highest <= TRACKS + KILLS * IN_FLIGHT
