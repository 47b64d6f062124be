"""The layout of a large library that is like music: time, memory, progress, quality, cancelling.

Run with ``python -m tests.benchmarks.map_layout LIBRARY TABLE [TRACKS] [KEPT]``: a library file
that was scanned, the table with the styles of its tracks, how many tracks to make of them (100,000)
and where to keep the file with the map that comes out.
"""

import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from engine.encoder.bundle import default_bundle
from engine.map.layout_process import lay_out_apart
from engine.map.library_map import LibraryMap, MapPoints
from engine.store.store import Store
from tests.benchmarks.lifelike_library import lifelike_library, read_roots
from tests.support.vector_library import FloatArray, Space

CANCEL_AT = 0.05


def measure_layout(library_map: LibraryMap) -> MapPoints:
    """Lay a library out and print what it cost."""
    told: list[tuple[float, float]] = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    points = library_map.lay_out(lambda share: told.append((time.perf_counter() - start, share)))
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert points is not None
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    longest = max(later - earlier for (earlier, _), (later, _) in pairwise(told))
    print(
        f"Layout of {len(points.track_ids):,}: {seconds:.0f} s ({processor:.0f} s of the"
        f" processor), its process {after.ru_maxrss / 1e3:.0f} MB, {len(told)} reports of"
        f" progress, {longest:.1f} s apart at the most"
    )
    return points


def measure_cancelling(vectors: FloatArray) -> None:
    """Print how soon a layout ends that is not wanted any more."""
    asked: list[float] = []

    def hear(share: float) -> None:
        if share >= CANCEL_AT and not asked:
            asked.append(time.perf_counter())

    assert lay_out_apart(vectors, None, hear, lambda: bool(asked)) is None
    print(f"Cancelled: ended after {time.perf_counter() - asked[0]:.2f} s")


def main() -> None:
    """Make the library, lay it out, measure the map."""
    library, table = Path(sys.argv[1]), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    roots = read_roots(library, default_bundle(), table)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[4]) if len(sys.argv) > 4 else Path(folder) / "library.db"
        with Store(kept) as store:
            _, vectors = lifelike_library(store, roots, count)
            library_map = LibraryMap(store, Space())
            measure_cancelling(vectors)
            points = measure_layout(library_map)
            for made in (points, library_map.plane()):
                quality = library_map.quality(made)
                assert quality is not None
                print(
                    f"{made.method}: trustworthiness at 10 {quality.trustworthiness:.3f},"
                    f" neighbours kept {quality.neighbourhood_preservation:.3f}"
                )


if __name__ == "__main__":
    main()
