"""No version of a recording twice, in any of 200 queues over real music with planted copies."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.encoder.bundle import default_bundle
from engine.radio.order import QueueOrder
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.support.planted_library import PlantedLibrary, drawn, evenly, plant_library

POOL = Path(__file__).parents[3] / ".." / "shared" / "music" / "pool"
ORIGINALS = 54
COPIES = 27
QUEUES = 200
QUEUE_LENGTH = 50

pytestmark = pytest.mark.skipif(not POOL.is_dir(), reason="needs the shared music")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> PlantedLibrary:
    files = evenly(sorted(POOL.glob("*.opus")), ORIGINALS)
    return plant_library(files, COPIES, tmp_path_factory.mktemp("planted"))


@pytest.fixture
def radio(planted: PlantedLibrary) -> Iterator[Radio]:
    bundle = default_bundle()
    with Store(planted.file) as store:
        yield Radio(store, SimilarityIndex(bundle.dimensions), bundle)


def test_no_version_comes_twice_in_any_of_many_queues(
    planted: PlantedLibrary, radio: Radio
) -> None:
    twice: Counter[str] = Counter()
    for number in range(QUEUES):
        seeds, adventure = drawn(planted, number)
        queue = radio.queue(seeds, count=QUEUE_LENGTH, adventure=adventure, seed_number=number)
        heard = [one.track.id for one in queue.tracks]
        assert len(heard) == QUEUE_LENGTH
        counted = Counter(planted.recordings[one] for one in [*heard, *set(seeds)])
        # Two seeds may be versions of one another: the listener asked for both.
        counted.subtract(Counter(planted.recordings[one] for one in set(seeds)))
        twice.update(path.name for path, times in counted.items() if times > 1)
        inside = {planted.recordings[one] for one in seeds}
        twice.update(path.name for path in inside if counted[path] > 0)
    assert not twice


def test_different_recordings_are_not_taken_for_one(planted: PlantedLibrary, radio: Radio) -> None:
    seed = min(planted.recordings)
    everything = QueueOrder({seed: 1.0}, count=len(planted.recordings))
    found = {planted.recordings[one.track.id] for one in radio.fill(everything).tracks}
    missing = set(planted.recordings.values()) - found - {planted.recordings[seed]}
    assert not missing


def test_an_expansion_never_brings_a_version_of_what_is_there(
    planted: PlantedLibrary, radio: Radio
) -> None:
    members = sorted(planted.recordings)[:20]
    order = QueueOrder(dict.fromkeys(members, 1.0), count=QUEUE_LENGTH)
    heard = [planted.recordings[one.track.id] for one in radio.expand(order).tracks]
    assert len(heard) == len(set(heard))
    assert set(heard).isdisjoint(planted.recordings[one] for one in members)
