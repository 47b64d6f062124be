"""How fast the places of the library open and scroll at 100,000 tracks on 5,000 albums.

``python -m tests.benchmarks.library_speed`` makes a library with files and covers in a temporary
folder, opens the window on it several times, each in a new process, and prints the medians and the
slowest beside the limits that are to be kept. The first run decodes the covers it scrolls over,
later runs find them in the cache folder.
"""

import os
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.benchmarks.window_speed import probe
from tests.support.large_library import write_large_library

TRACKS = 100_000
RUNS = 3
FRAME_LIMIT, OPEN_LIMIT, MEMORY_LIMIT, RESCAN_LIMIT = 33, 200, 400, 15


def main() -> None:
    """Measure and print Markdown tables."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        write_large_library(library, TRACKS, files=True)
        runs = [
            probe("tests.support.library_probe", str(library), bytecode=Path(folder))
            for _ in range(RUNS)
        ]
    application.quit()
    print(f"{TRACKS:,} tracks, {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()}\n")
    print(f"| place | opened first | processor | again | processor | of {OPEN_LIMIT} ms |")
    print("|---|---|---|---|---|---|")
    for place in runs[0]["first"]:
        first, busy = _medians(run["first"][place] for run in runs)
        again, busy_again = _medians(run["again"][place] for run in runs)
        print(
            f"| {place} | {first:.0f} ms | {busy:.0f} ms | {again:.0f} ms | {busy_again:.0f} ms |"
            f" {first / OPEN_LIMIT:.2f} |"
        )
    print("\n| frames | median | 99 % | slowest | longer than the limit |\n|---|---|---|---|---|")
    for what in ("table", "covers"):
        for number, run in enumerate(runs, 1):
            for kind, column in (("clock", 0), ("processor", 1)):
                frames = sorted(frame[column] for frame in run[what])
                print(
                    f"| {what}, run {number}, {kind} | {statistics.median(frames):.1f} ms |"
                    f" {frames[len(frames) * 99 // 100]:.1f} ms | {frames[-1]:.1f} ms |"
                    f" {sum(frame > FRAME_LIMIT for frame in frames)} of {len(frames)} |"
                )
    memory = statistics.median(run["memory"] for run in runs)
    rescan = statistics.median(run["rescan"] for run in runs)
    print(f"\nmemory {memory:.0f} MB of {MEMORY_LIMIT} ({memory / MEMORY_LIMIT:.2f});", end=" ")
    print(f"re-scan {rescan:.1f} s of {RESCAN_LIMIT} ({rescan / RESCAN_LIMIT:.2f})")


def _medians(pairs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    clock, processor = zip(*pairs, strict=True)
    return statistics.median(clock), statistics.median(processor)


if __name__ == "__main__":
    main()
