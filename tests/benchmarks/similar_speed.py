"""How long similar and radio take on 100,000 tracks, beside the plain matrix-vector product.

Run with ``python -m tests.benchmarks.similar_speed [TRACKS]``.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 128
REPETITIONS = 60


def clustered(count: int) -> np.ndarray:
    """Return unit vectors in artist-sized clusters of ten."""
    centres = random_units(count // 10 + 1, DIMENSIONS)
    parts = [near_units(centre, 10, seed=seed) for seed, centre in enumerate(centres)]
    return np.concatenate(parts)[:count]


def library(store: Store, count: int) -> tuple[list[int], np.ndarray]:
    """Fill the store: 10 tracks an artist, 2 artists sharing every album name."""
    rows = [
        {"artist": f"Artist {number // 10}", "album": f"Album {number // 20}"}
        for number in range(count)
    ]
    ids, vectors = store_tracks(store, rows), clustered(count)
    store_vectors(store, ids, vectors)
    return ids, vectors


def measure(name: str, call: Callable[[int], object], plain: float | None = None) -> float:
    """Print median and 95th percentile in milliseconds; return the median."""
    times = []
    for repetition in range(REPETITIONS):
        start = time.perf_counter()
        call(repetition)
        times.append(1000 * (time.perf_counter() - start))
    median, late = np.percentile(times, [50, 95])
    ratio = f"  {median / plain:5.1f} x the product" if plain else ""
    print(f"{name:<42} median {median:7.2f} ms  p95 {late:7.2f} ms{ratio}")
    return float(median)


def main() -> None:
    """Build the library, then measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db") as store:
        ids, vectors = library(store, count)
        index = SimilarityIndex(DIMENSIONS)
        radio = Radio(store, index, Space())
        start = time.perf_counter()
        index.refresh(store, Space())
        print(f"{len(index):,} vectors loaded in {time.perf_counter() - start:.2f} s")
        picked = np.random.default_rng(1).choice(ids, (REPETITIONS, 3)).tolist()
        plain = measure("plain product, all cosines", lambda n: vectors @ vectors[n])
        measure("index.nearest, 500", lambda n: index.nearest(vectors[n], 500), plain)
        measure("radio.similar, 20", lambda n: radio.similar(picked[n][0], 20), plain)
        measure("radio.queue, 50", lambda n: radio.queue(picked[n][:1], count=50), plain)
        measure(
            "radio.queue, 50, 3 seeds, adventure 1",
            lambda n: radio.queue(picked[n], count=50, adventure=1.0, seed_number=n),
            plain,
        )
        played = ids[:2000]
        measure(
            "radio.queue, 50, 2,000 played before",
            lambda n: radio.queue(picked[n], count=50, exclude=played, recent=played[-8:]),
            plain,
        )


if __name__ == "__main__":
    main()
