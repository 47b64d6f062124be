"""The index answers exactly, keeps in step with the store, and bears readers while it grows."""

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.support.vector_library import Space, random_units, store_tracks, store_vectors

DIMENSIONS = 8
SPACE = Space()


def filled(count: int, seed: int = 0) -> tuple[SimilarityIndex, np.ndarray]:
    vectors = random_units(count, DIMENSIONS, seed)
    index = SimilarityIndex(DIMENSIONS)
    index.add(np.arange(1, count + 1), vectors)
    return index, vectors


@given(
    count=st.integers(1, 200), wanted=st.integers(1, 250), seed=st.integers(0, 1000), data=st.data()
)
def test_nearest_is_what_a_full_sort_finds(
    count: int, wanted: int, seed: int, data: st.DataObject
) -> None:
    index, vectors = filled(count, seed)
    excluded = data.draw(st.sets(st.integers(1, count)))
    query = random_units(1, DIMENSIONS, seed + 1)[0] * 3
    ids, similarities = index.nearest(query, wanted, excluded)
    exact = vectors.astype(np.float64) @ query / 3
    allowed = [track for track in range(1, count + 1) if track not in excluded]
    expected = np.sort(exact[np.array(allowed, int) - 1])[::-1][:wanted]
    # Compared by how near they are, not by name: single precision may swap two that
    # lie within its rounding of each other.
    assert len(set(ids.tolist())) == len(ids)
    assert set(ids.tolist()) <= set(allowed)
    np.testing.assert_allclose(exact[ids - 1], expected, atol=1e-6)
    np.testing.assert_allclose(similarities, expected, atol=1e-6)


def test_several_queries_give_what_each_gives_alone() -> None:
    index, _ = filled(300)
    queries = random_units(40, DIMENSIONS, seed=5)
    for query, (ids, similarities) in zip(
        queries, index.nearest_each(queries, 7, [3]), strict=True
    ):
        alone_ids, alone_similarities = index.nearest(query, 7, [3])
        assert ids.tolist() == alone_ids.tolist()
        np.testing.assert_allclose(similarities, alone_similarities, atol=1e-6)


def test_equally_near_tracks_come_in_the_order_of_their_ids() -> None:
    index = SimilarityIndex(2)
    index.add(np.array([5, 2, 9]), np.array([[1, 0], [1, 0], [1, 0]], np.float32))
    assert index.nearest(np.array([1, 0], np.float32), 3)[0].tolist() == [2, 5, 9]


def test_a_row_of_any_length_is_compared_by_its_direction() -> None:
    index = SimilarityIndex(2)
    index.add(np.array([1, 2]), np.array([[100, 0], [0.01, 0.01]], np.float32))
    ids, similarities = index.nearest(np.array([5, 0], np.float32), 2)
    assert ids.tolist() == [1, 2]
    assert similarities.tolist() == pytest.approx([1, 0.5**0.5])


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_a_vector_without_direction_does_not_enter(value: float) -> None:
    index = SimilarityIndex(3)
    index.add(np.array([1, 2]), np.array([[value] * 3, [1, 0, 0]], np.float32))
    assert len(index) == 1
    assert index.vector(1) is None
    index.add(np.array([2]), np.full((1, 3), value, np.float32))
    assert len(index) == 0
    assert len(index.nearest(np.ones(3, np.float32), 5)[0]) == 0


@pytest.mark.parametrize("query", [[0, 0, 0], [np.nan, 0, 0], [1, 0]])
def test_a_query_without_direction_is_refused(query: list[float]) -> None:
    index = SimilarityIndex(3)
    with pytest.raises(ValueError, match="quer"):
        index.nearest(np.array(query, np.float32), 1)


def test_an_empty_index_finds_nothing() -> None:
    ids, similarities = SimilarityIndex(3).nearest(np.ones(3, np.float32), 10)
    assert len(ids) == len(similarities) == 0


@settings(max_examples=50)
@given(
    batches=st.lists(
        st.lists(st.tuples(st.integers(1, 40), st.integers(0, 10**6)), min_size=1, max_size=600),
        max_size=6,
    )
)
def test_the_last_vector_of_a_track_counts_however_often_it_comes(
    batches: list[list[tuple[int, int]]],
) -> None:
    index = SimilarityIndex(DIMENSIONS)
    expected: dict[int, np.ndarray] = {}
    for batch in batches:
        vectors = np.concatenate([random_units(1, DIMENSIONS, seed) for _, seed in batch])
        index.add(np.array([track for track, _ in batch]), vectors)
        expected.update(zip([track for track, _ in batch], vectors, strict=True))
    assert len(index) == len(expected)
    for track, vector in expected.items():
        found = index.vector(track)
        assert found is not None
        np.testing.assert_allclose(found, vector, atol=1e-6)
    ids, _ = index.nearest(np.ones(DIMENSIONS, np.float32), 100)
    assert sorted(ids.tolist()) == sorted(expected)


def test_readers_see_whole_answers_while_rows_are_added_and_replaced() -> None:
    index, vectors = filled(100)
    stop, wrong = threading.Event(), []

    def read() -> None:
        query = vectors[0]
        while not stop.is_set():
            ids, similarities = index.nearest(query, 100_000)
            fine = len(set(ids.tolist())) == len(ids) and len(ids) % 100 == 0
            # Every vector ever stored is on this line of directions or its opposite.
            if not fine or not set(range(1, 101)) <= set(ids.tolist()):
                wrong.append(len(ids))
            if index.vector(1) is None or not np.isfinite(similarities).all():
                wrong.append(-1)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for batch in range(1, 60):
        index.add(np.arange(100 * batch + 1, 100 * batch + 101), random_units(100, DIMENSIONS))
        index.add(np.arange(1, 101), vectors)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(index) == 6000


def test_refresh_loads_only_what_is_new(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        ids = store_tracks(store, [{}] * 5)
        vectors = random_units(6, DIMENSIONS)
        index = SimilarityIndex(DIMENSIONS)
        assert index.refresh(store, SPACE) == 0
        store_vectors(store, ids[:3], vectors[:3])
        assert index.refresh(store, SPACE) == 3
        assert index.refresh(store, SPACE) == 0
        store_vectors(store, [ids[4], ids[0]], vectors[4:6])
        assert index.refresh(store, SPACE) == 2
        assert len(index) == 4
        np.testing.assert_allclose(index.vector(ids[0]), vectors[5], atol=1e-3)


def test_another_model_replaces_the_vectors(tmp_path: Path) -> None:
    other = Space(version="2")
    with Store(tmp_path / "library.db") as store:
        ids = store_tracks(store, [{}] * 2)
        vectors = random_units(2, DIMENSIONS)
        store_vectors(store, ids, vectors)
        store_vectors(store, ids[:1], vectors[1:], other)
        index = SimilarityIndex(DIMENSIONS)
        index.refresh(store, SPACE)
        assert index.refresh(store, other) == 1
        assert len(index) == 1
        assert index.vector(ids[1]) is None


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    index = SimilarityIndex(DIMENSIONS)
    with pytest.raises(ValueError, match="8 numbers"):
        index.add(np.array([1]), np.ones((1, 3), np.float32))
