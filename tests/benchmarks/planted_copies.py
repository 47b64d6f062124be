"""How often a version of a recording comes twice in queues over real music with planted copies.

Run with ``python -m tests.benchmarks.planted_copies MUSIC [ORIGINALS] [COPIES] [--keep FOLDER]``.
It scans originals and copies into a library of its own, builds 200 queues of 50, and prints how
many of them hold a version twice, and which different recordings were taken for one. With
``--keep`` the library stays in a folder, and is used again when it is there.
"""

import argparse
import pickle
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from engine.encoder.bundle import default_bundle
from engine.radio.candidate import candidate_of
from engine.radio.recordings import RecordingMemory, same_sound
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from engine.store.tracks import tracks_by_id
from tests.support.planted_library import PlantedLibrary, drawn, evenly, plant_library

QUEUES = 200
QUEUE_LENGTH = 50


def main() -> None:
    """Plant, queue, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("music", type=Path)
    parser.add_argument("originals", type=int, nargs="?", default=400)
    parser.add_argument("copies", type=int, nargs="?", default=200)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = _library(chosen, chosen.keep or Path(folder))
        _measure(library)


def _measure(library: PlantedLibrary) -> None:
    bundle = default_bundle()
    index = SimilarityIndex(bundle.dimensions)
    with Store(library.file) as store:
        radio = Radio(store, index, bundle)
        twice = [_twice(library, radio, number) for number in range(QUEUES)]
        print(f"{len(set(library.recordings.values()))} recordings in", end=" ")
        print(f"{len(library.recordings)} files; same sound from {same_sound(bundle)} on")
        print(f"{sum(map(bool, twice))} of {QUEUES} queues of {QUEUE_LENGTH} hold one twice")
        for name, times in Counter(name for names in twice for name in names).most_common(20):
            print(f"  {times} times: {name}")
        _report_pairs(library, store, index, same_sound(bundle))


def _library(chosen: argparse.Namespace, folder: Path) -> PlantedLibrary:
    kept = folder / "planted.pickle"
    if not kept.is_file():
        files = sorted(chosen.music.rglob("*.opus"))
        planted = plant_library(evenly(files, chosen.originals), chosen.copies, folder)
        kept.write_bytes(pickle.dumps(planted))
    library: PlantedLibrary = pickle.loads(kept.read_bytes())
    return library


def _twice(library: PlantedLibrary, radio: Radio, number: int) -> list[str]:
    """Return the recordings of which one queue holds two files, or another file of a seed."""
    seeds, adventure = drawn(library, number)
    queue = radio.queue(seeds, count=QUEUE_LENGTH, adventure=adventure, seed_number=number)
    counted = Counter(library.recordings[one.track.id] for one in queue.tracks)
    counted.update({library.recordings[seed] for seed in seeds})
    return [path.name for path, times in counted.items() if times > 1]


def _report_pairs(
    library: PlantedLibrary, store: Store, index: SimilarityIndex, threshold: float
) -> None:
    """Count pairs of one recording that are not told, and of two that are taken for one."""
    tracks = store.read(tracks_by_id, sorted(library.recordings))
    candidates = {}
    for track_id, track in tracks.items():
        vector = index.vector(track_id)
        if vector is not None:
            candidates[track_id] = candidate_of(track, 1.0, vector)
    wrong, missed, pairs = [], [], 0
    for one, other in combinations(candidates.values(), 2):
        told = RecordingMemory([one], threshold).knows(other)
        same = library.recordings[one.track_id] == library.recordings[other.track_id]
        pairs += same
        (wrong if told else missed).extend([(one, other)] * (told is not same))
    print(f"{len(missed)} of {pairs} pairs of one recording are not told")
    for one, other in missed[:20]:
        print(f"  {one.vector @ other.vector:.4f}  {one.title} / {other.title}")
    print(f"{len(wrong)} pairs of different recordings are taken for one")
    for one, other in wrong[:20]:
        print(f"  {one.vector @ other.vector:.4f}  {one.title} / {other.title}")


if __name__ == "__main__":
    main()
