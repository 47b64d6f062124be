"""The best place of each track, over a real library file with made-up windows."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.similarity.passages import PassageIndex
from engine.store.analyses import save_results
from engine.store.records import AnalysisResult
from engine.store.store import Store
from tests.support.vector_library import Space, random_units, store_tracks

DIMENSIONS = 16
WINDOWS = 3
SPACE = Space()
NOTHING_HELD = 0


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[int]]]:
    with Store(tmp_path_factory.mktemp("passages") / "library.db") as store:
        ids = store_tracks(store, [{} for _ in range(60)])
        listen(store, ids, windows(60))
        yield store, ids


def windows(tracks: int, seed: int = 0) -> np.ndarray:
    return random_units(tracks * WINDOWS, DIMENSIONS, seed).reshape(tracks, WINDOWS, DIMENSIONS)


def listen(store: Store, ids: list[int], vectors: np.ndarray) -> None:
    starts = np.arange(WINDOWS, dtype=np.float32) * 10
    results = [
        AnalysisResult(track_id, 1, 1, rows[0], rows, starts)
        for track_id, rows in zip(ids, vectors, strict=True)
    ]
    store.write(save_results, SPACE.id, SPACE.version, results)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    track=st.integers(0, 59),
    window=st.integers(0, WINDOWS - 1),
    count=st.integers(1, 70),
    held=st.sampled_from([NOTHING_HELD, 10**9]),
)
def test_a_stored_window_is_found_first_and_every_track_once(
    library: tuple[Store, list[int]], track: int, window: int, count: int, held: int
) -> None:
    store, ids = library
    vectors = windows(60)
    query = vectors[track, window]
    found = PassageIndex(store, SPACE, most_bytes=held).nearest(query, count)

    assert found.track_ids[0] == ids[track]
    assert found.starts[0] == 10 * window
    assert found.similarities[0] == pytest.approx(1.0, abs=1e-3)
    assert len(found.track_ids) == min(count, 60) == len(set(found.track_ids.tolist()))
    assert (np.diff(found.similarities) <= 0).all()
    best = (vectors.astype(np.float16).astype(np.float32) @ query).max(axis=1)
    assert found.similarities == pytest.approx(np.sort(best)[::-1][:count], abs=2e-3)


def test_hidden_tracks_are_not_found(library: tuple[Store, list[int]]) -> None:
    store, ids = library
    found = PassageIndex(store, SPACE).nearest(windows(60)[7, 1], 60, [ids[7], ids[8]])

    assert {ids[7], ids[8]}.isdisjoint(found.track_ids.tolist())
    assert len(found.track_ids) == 58


def test_what_is_listened_to_later_is_found_and_what_was_replaced_is_not(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        ids = store_tracks(store, [{} for _ in range(8)])
        old, new = windows(8), windows(8, seed=9)
        index = PassageIndex(store, SPACE)
        assert len(index.nearest(old[0, 0], 5).track_ids) == 0
        listen(store, ids[:4], old[:4])
        assert index.nearest(old[0, 0], 5).track_ids[0] == ids[0]
        listen(store, ids[4:], old[4:])
        assert index.nearest(old[5, 2], 5).track_ids[0] == ids[5]
        held = index.held_bytes
        listen(store, ids, new)
        found = index.nearest(new[5, 2], 8)
        assert found.track_ids[0] == ids[5]
        assert len(found.track_ids) == 8
        assert found.similarities[0] == pytest.approx(1.0, abs=1e-3)
        assert 0 < index.held_bytes <= 2 * held


def test_no_more_is_held_than_may_be(library: tuple[Store, list[int]]) -> None:
    store, _ = library
    index = PassageIndex(store, SPACE, most_bytes=100)
    index.nearest(windows(60)[0, 0], 5)

    assert index.held_bytes == 0
