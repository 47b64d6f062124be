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
from pathlib import Path
from typing import Any

from tests.support.large_library import write_large_library

TRACKS = 100_000
RUNS = 5


def main() -> None:
    """Measure and print a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        write_large_library(library, TRACKS)
        runs = [probe("tests.support.window_probe", str(library)) for _ in range(RUNS)]
        floors = [probe("tests.support.empty_window_probe") for _ in range(RUNS)]
    print(f"{TRACKS:,} tracks, median of {RUNS} runs, {os.cpu_count()} processors\n")
    print("| what | measured | bare Qt window | ratio |")
    print("|---|---|---|---|")
    for name, unit in (("usable", "s"), ("processor", "s"), ("memory", "MB")):
        ours = statistics.median(run[name] for run in runs)
        floor = statistics.median(run[name] for run in floors)
        print(f"| {name} | {ours:.2f} {unit} | {floor:.2f} {unit} | {ours / floor:.1f} |")
    filters = [(value, query) for run in runs for query, value in run["filters"].items()]
    slowest, query = max(filters)
    print(f"| filter, median | {statistics.median(value for value, _ in filters):.0f} ms | | |")
    print(f"| filter, slowest of {len(filters)} (“{query}”) | {slowest:.0f} ms | | |")
    sorts = [value for run in runs for value in run["sorts"]]
    print(f"| sort, slowest of {len(sorts)} | {max(sorts):.0f} ms | | |")


def probe(module: str, *arguments: str) -> dict[str, Any]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
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
