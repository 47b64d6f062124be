"""How long a queue of 50 takes with all rules on a large library, beside the bare product.

Run with ``python -m tests.benchmarks.radio_speed [TRACKS]``. Every track has a genre, a year, a
length, an artist and an album; up to 10,000 were heard in the last two months; the station has
rules, thumbs and skips.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil

from engine.radio.order import Feedback, QueueOrder
from engine.radio.rules import Rules
from engine.radio.station import Radio
from engine.radio.taste.evidence import Evidence, Judgement
from engine.radio.taste.taste import Taste
from engine.similarity.index import SimilarityIndex
from engine.store.folders import add_folder
from engine.store.plays import Play, heard_since, save_plays
from engine.store.store import Store
from engine.store.tracks import save_tracks
from tests.support.vector_library import Space, random_units, store_vectors

DIMENSIONS = 128
REPETITIONS = 20
BATCH = 50_000
GENRES = ("Rock", "Jazz", "Ambient", "Electronic", "Folk", "Classical", "Hip-Hop", "Metal")
RULES = Rules(
    shortest=60,
    longest=900,
    genres=frozenset({"Rock", "Jazz", "Folk"}),
    without_genres=frozenset({"Speech"}),
    first_year=1970,
    without_artists=frozenset({"artist 7", "artist 8"}),
)
DAY = 86_400.0


def fill_library(store: Store, count: int) -> tuple[list[int], np.ndarray]:
    """Store tracks in clusters of ten an artist; return their ids and vectors."""
    centres = random_units(count // 10 + 1, DIMENSIONS)
    noise = np.random.default_rng(1).standard_normal((count, DIMENSIONS), np.float32)
    vectors = np.repeat(centres, 10, axis=0)[:count] + 0.06 * noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    folder = store.write(add_folder, Path("/music")).id
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        store.write(save_tracks, [_row(number, folder) for number in numbers])
    # They were stored into an empty library in the order of their paths.
    ids = list(range(1, count + 1))
    for start in range(0, count, BATCH):
        store_vectors(store, ids[start : start + BATCH], vectors[start : start + BATCH])
    return ids, vectors


def _row(number: int, folder: int) -> dict[str, object]:
    chance = random.Random(number)
    return {
        "folder_id": folder,
        "size": 1,
        "mtime_ns": 1,
        "title": f"Title {number}",
        "path": f"/music/{number:07}.flac",
        "artist": f"Artist {number // 10}",
        "album": f"Album {number // 20}",
        "genre": chance.choice(GENRES),
        "year": chance.randint(1950, 2026),
        "duration": chance.uniform(30, 1200),
    }


def measure(name: str, call: Callable[[int], object], plain: float | None = None) -> float:
    """Print median and 95th percentile in milliseconds; return the median."""
    times = []
    for repetition in range(REPETITIONS):
        began = time.perf_counter()
        call(repetition)
        times.append(1000 * (time.perf_counter() - began))
    median, late = np.percentile(times, [50, 95])
    ratio = f"  {median / plain:5.1f} x the product" if plain else ""
    print(f"{name:<46} median {median:7.1f} ms  p95 {late:7.1f} ms{ratio}", flush=True)
    return float(median)


def _taste(ids: list[int], chance: random.Random, radio: Radio) -> Taste | None:
    """Learn from 5,000 judged tracks in 200 sessions, and print how long that takes."""
    judged = [
        Judgement(one, place // 25, chance.random() < 0.7, context=(ids[0],))
        for place, one in enumerate(chance.sample(ids, min(5_000, len(ids))))
    ]
    began = time.perf_counter()
    taste = radio.learn(Evidence(judged))
    print(f"a taste learned from {len(judged):,} plays in {time.perf_counter() - began:.2f} s")
    return taste


def main() -> None:
    """Build the library, then measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db") as store:
        ids, vectors = fill_library(store, count)
        now = time.time()
        chance = random.Random(2)
        store.write(
            save_plays,
            [
                Play(one, now - chance.uniform(0, 60) * DAY, 200.0, "completed")
                for one in chance.sample(ids, min(count // 10, 10_000))
            ],
        )
        index = SimilarityIndex(DIMENSIONS)
        radio = Radio(store, index, Space())
        began = time.perf_counter()
        index.refresh(store, Space())
        print(f"{len(index):,} vectors loaded in {time.perf_counter() - began:.2f} s")
        picked = np.random.default_rng(1).choice(ids, (REPETITIONS, 12)).tolist()
        plain = measure("bare product, all cosines", lambda n: vectors @ vectors[n])
        measure("history of two months", lambda n: store.read(heard_since, now - 60 * DAY), plain)

        taste = _taste(ids, chance, radio)

        def order(n: int, rules: tuple[Rules, ...], tuned: Taste | None = None) -> QueueOrder:
            one = picked[n]
            return QueueOrder(
                plus={one[0]: 1.0, one[1]: 0.5},
                minus={one[2]: 0.5},
                count=50,
                adventure=0.3,
                anchor="vibe",
                rules=rules,
                exclude=one[3:5],
                recent=one[3:5],
                feedback=Feedback(one[5:6], one[6:7], one[7:9], one[9:10], one[10:11]),
                heard=store.read(heard_since, now - 60 * DAY),
                now=now,
                taste=tuned,
            )

        measure("queue of 50, one seed", lambda n: radio.queue(picked[n][:1], count=50), plain)
        measure("queue of 50, history and feedback", lambda n: radio.fill(order(n, ())), plain)
        measure("queue of 50, all rules", lambda n: radio.fill(order(n, (Rules(), RULES))), plain)
        measure(
            "queue of 50, all rules, tuned",
            lambda n: radio.fill(order(n, (Rules(), RULES), taste)),
            plain,
        )
        measure(
            "arithmetic preview of 12, three terms",
            lambda n: radio.blend({picked[n][0]: 1.0, picked[n][1]: 0.3}, {picked[n][2]: 0.4}, 12),
            plain,
        )
        measure("journey of 25 over three stops", lambda n: radio.journey(picked[n][:3], 25), plain)
        print(f"{psutil.Process().memory_info().rss / 2**20:,.0f} MiB resident")


if __name__ == "__main__":
    main()
