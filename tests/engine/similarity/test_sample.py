"""The sample of a library depends on what is in it and on nothing else."""

import numpy as np
import pytest

from engine.similarity import sample
from engine.similarity.index import SimilarityIndex
from engine.similarity.mutual_proximity import Surroundings
from tests.support.vector_library import near_units, random_units

DIMENSIONS = 8


def test_a_small_library_is_its_own_sample() -> None:
    index = SimilarityIndex(DIMENSIONS)
    assert index.sample().surroundings is None
    vectors = random_units(200, DIMENSIONS)
    index.add(np.arange(200), vectors)
    found, expected = index.sample().surroundings, Surroundings.of(vectors)
    assert found is not None
    np.testing.assert_allclose(found.square, expected.square, atol=1e-6)


def test_the_sample_does_not_depend_on_how_the_library_came_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sample, "SAMPLE_SIZE", 100)
    vectors = random_units(1000, DIMENSIONS)
    whole, grown = SimilarityIndex(DIMENSIONS), SimilarityIndex(DIMENSIONS)
    whole.add(np.arange(1000), vectors)
    grown.add(np.arange(500), random_units(500, DIMENSIONS, seed=9))
    grown.sample()
    for part in np.array_split(np.random.default_rng(1).permutation(1000), 7):
        grown.add(part, vectors[part])
    assert len(whole.sample().vectors) == 100
    np.testing.assert_array_equal(whole.sample().vectors, grown.sample().vectors)


def test_the_sample_is_drawn_anew_only_after_a_change() -> None:
    index = SimilarityIndex(DIMENSIONS)
    index.add(np.arange(10), random_units(10, DIMENSIONS))
    before = index.sample()
    assert index.sample() is before
    index.add(np.arange(10, 20), random_units(10, DIMENSIONS, seed=2))
    assert len(index.sample().vectors) == 20


def test_closeness_is_what_nearly_every_track_has() -> None:
    pairs = np.repeat(random_units(200, DIMENSIONS), 2, axis=0)
    close = np.concatenate([near_units(one, 1, spread=0.1, seed=n) for n, one in enumerate(pairs)])
    index = SimilarityIndex(DIMENSIONS)
    index.add(np.arange(400), close)
    assert 0.9 < index.sample().least_closeness < 1.0
    few = SimilarityIndex(DIMENSIONS)
    few.add(np.arange(5), close[:5])
    assert few.sample().least_closeness == -1.0


def test_only_some_tracks_are_searched_where_asked() -> None:
    index = SimilarityIndex(DIMENSIONS)
    vectors = random_units(50, DIMENSIONS)
    index.add(np.arange(50), vectors)
    ids, _ = index.nearest(vectors[0], 50, exclude=[4], only=np.array([2, 4, 6, 99]))
    assert sorted(ids.tolist()) == [2, 6]
    np.testing.assert_array_equal(index.vectors(np.array([7, 3])), vectors[[7, 3]])
