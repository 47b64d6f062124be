"""How long filters and passages take on a large library, and the memory they take.

Run with ``python -m tests.benchmarks.filter_speed [TRACKS]``. Tracks have six windows and 128
filters with made-up values. Both the clock's and the processor's milliseconds are printed, because
on a machine with other work only the latter mean something, and beside them what one pass of plain
NumPy over the same windows in float32 takes.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed
from engine.radio.filters import Filters
from engine.radio.order import QueueOrder
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.similarity.passages import PassageIndex
from engine.store.analyses import save_results
from engine.store.folders import add_folder
from engine.store.records import AnalysisResult, TrackFilters
from engine.store.store import Store
from engine.store.tracks import save_tracks
from tests.benchmarks.radio_speed import RULES
from tests.support.vector_library import random_units

DIMENSIONS = FILTERS = 128
WINDOWS = 6
BATCH = 10_000
REPETITIONS = 7
GENRES = ("Rock", "Jazz", "Ambient", "Electronic", "Folk", "Classical", "Hip-Hop", "Metal")


@dataclass(frozen=True, slots=True)
class Model:
    """A model without a network."""

    id: str = "space"
    version: str = "1"
    filters: int = FILTERS
    window_seconds: float = 5.0


def fill_library(store: Store, count: int) -> None:
    """Store tracks with vectors, windows and what filters say."""
    random = np.random.default_rng(0)
    folder = store.write(add_folder, Path("/music")).id
    starts = np.linspace(10, 170, WINDOWS, dtype=np.float32)
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        store.write(save_tracks, [_row(number, folder) for number in numbers])
        windows = random_units(len(numbers) * WINDOWS, DIMENSIONS, seed=first)
        windows = windows.reshape(len(numbers), WINDOWS, DIMENSIONS)
        said = random.gamma(2.0, 1.0, (len(numbers), FILTERS)).astype(np.float32)
        filters = [
            TrackFilters(row, row / 3, np.zeros(FILTERS, np.int64), np.full(FILTERS, 0.5))
            for row in said
        ]
        results = [
            AnalysisResult(number + 1, 1, 1, rows.mean(axis=0), rows, starts, filters=one)
            for number, rows, one in zip(numbers, windows, filters, strict=True)
        ]
        store.write(save_results, "space", "1", results)


def _row(number: int, folder: int) -> dict[str, object]:
    return {
        "folder_id": folder,
        "path": f"/music/{number:07}.flac",
        "size": 1,
        "mtime_ns": 1,
        "title": f"Title {number}",
        "artist": f"Artist {number // 10}",
        "album": f"Album {number // 10}",
        "genre": GENRES[number // 10 % len(GENRES)],
        "duration": 180.0,
        "year": 1960 + number % 60,
    }


def measure(words: str, work: Callable[[], Any], repetitions: int = REPETITIONS) -> None:
    """Print the median of the clock's and the processor's milliseconds, and the memory then."""
    clock, processor = [], []
    for _ in range(repetitions):
        began, worked = time.perf_counter(), time.process_time()
        work()
        clock.append(1_000 * (time.perf_counter() - began))
        processor.append(1_000 * (time.process_time() - worked))
    memory = psutil.Process().memory_info().rss / 2**20
    print(
        f"{words:58} {np.median(clock):8.1f} ms {np.median(processor):8.1f} ms of the processor"
        f" {memory:6.0f} MB"
    )


def main() -> None:
    """Fill a library and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db") as store:
        fill_library(store, count)
        size = (Path(folder) / "library.db").stat().st_size
        print(f"{count:,} tracks, the file has {size / 2**20:,.0f} MB")
        model = Model()
        index = SimilarityIndex(DIMENSIONS)
        columns = FilterColumns(store)
        radio = Radio(store, index, model, columns=columns)
        filters = Filters(store, index, model, model, columns)
        measure("vectors loaded into the index, once", lambda: index.refresh(store, model), 1)
        measure("all filters told by their music", lambda: filters.overview("maximum"))
        others = iter(range(FILTERS))
        measure(
            "the 100 tracks that excite one filter, each another",
            lambda: filters.tracks(next(others), "mean", 100),
        )
        measure("the same filter again", lambda: filters.tracks(0, "mean", 100))
        order = QueueOrder(plus={}, count=50, rules=(RULES,))
        measure(
            "a queue of 50 of a filter station, all rules, first",
            lambda: radio.excite(order, FilterSeed("space", "1", next(others))),
        )
        seed = FilterSeed("space", "1", 17)
        radio.excite(order, seed)
        measure("the same, as it is refilled", lambda: radio.excite(order, seed))
        query = random_units(1, DIMENSIONS, seed=0)[0]
        windows = PassageIndex(store, model)
        measure(
            "passages, the first search loads the windows", lambda: windows.nearest(query, 200), 1
        )
        measure("passages, every further search", lambda: windows.nearest(query, 200))
        print(f"windows held: {windows.held_bytes / 2**20:.0f} MB")
        streaming = PassageIndex(store, model, most_bytes=0)
        measure("passages, nothing held", lambda: streaming.nearest(query, 200), 3)
        plain = random_units(count * WINDOWS, DIMENSIONS)
        measure("plain NumPy over as many windows in float32", lambda: np.argmax(plain @ query))


if __name__ == "__main__":
    main()
