"""How fast the window is there and filters with 100,000 tracks, and what memory it takes.

``python -m tests.benchmarks.window_speed`` makes a library of 100,000 rows in a temporary folder,
opens the window on it several times, each in a new process, and prints medians beside a limit
measured in the same runs: what importing Qt and showing an empty window costs at the least.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.large_library import write_large_library

TRACKS = 100_000
RUNS = 5
USABLE_LIMIT, MEMORY_LIMIT, FILTER_LIMIT, SORT_LIMIT = 1.5, 400, 60, 300


def main() -> None:
    """Measure and print a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        write_large_library(library, TRACKS)
        # The first start compiles the modules, as the first one after an installation does.
        probe("tests.support.window_probe", str(library), bytecode=Path(folder))
        runs = [
            probe("tests.support.window_probe", str(library), bytecode=Path(folder))
            for _ in range(RUNS)
        ]
        floors = [probe("tests.support.empty_window_probe") for _ in range(RUNS)]
    print(f"{TRACKS:,} tracks, median of {RUNS} runs, {os.cpu_count()} processors\n")
    print("| what | measured | goal | bare Qt window | ratio |")
    print("|---|---|---|---|---|")
    goals = {"usable": f"{USABLE_LIMIT} s", "processor": "", "memory": f"{MEMORY_LIMIT} MB"}
    for name, unit in (("usable", "s"), ("processor", "s"), ("memory", "MB")):
        ours = statistics.median(run[name] for run in runs)
        floor = statistics.median(run[name] for run in floors)
        print(
            f"| {name} | {ours:.2f} {unit} | {goals[name]} | {floor:.2f} {unit} |"
            f" {ours / floor:.1f} |"
        )
    _tell("filter", [pair for run in runs for pair in run["filters"].items()], FILTER_LIMIT)
    _tell("sort", [pair for run in runs for pair in run["sorts"].items()], SORT_LIMIT)


def _tell(what: str, found: Sequence[tuple[str, tuple[float, float]]], goal: float) -> None:
    """Print the median and the slowest, by the clock and of the processor."""
    for column, kind in enumerate(("clock", "processor")):
        times = sorted((pair[column], name) for name, pair in found)
        slowest, name = times[-1]
        middle = statistics.median(time for time, _ in times)
        over = sum(time > goal for time, _ in times)
        print(f"| {what}, median, {kind} | {middle:.0f} ms | {goal} ms | | |")
        print(f"| {what}, slowest (“{name}”), {kind} | {slowest:.0f} ms | {goal} ms | | |")
        print(f"| {what}, longer than the goal, {kind} | {over} of {len(times)} | 0 | | |")


def probe(module: str, *arguments: str, bytecode: Path | None = None) -> dict[str, Any]:
    """Run a module and return what it tells; compiled modules are kept in `bytecode`."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    if bytecode is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    answer = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    main()
