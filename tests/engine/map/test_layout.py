"""The layout: forces against their definition, and maps that keep neighbours."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.map.affinities import affinities
from engine.map.layout import neighbour_layout
from engine.map.neighbours import nearest_neighbours
from engine.map.projection import principal_plane
from engine.map.quality import map_quality
from engine.map.repulsion import repulsion
from tests.support.map_library import grouped_units
from tests.support.vector_library import random_units


def test_the_principal_plane_is_the_one_of_singular_values() -> None:
    vectors = random_units(60, 12, seed=3)
    centred = vectors - vectors.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(
        np.abs(principal_plane(vectors)), np.abs(left[:, :2] * sizes[:2]), atol=1e-4
    )


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 40])
def test_any_number_of_tracks_has_a_map(count: int) -> None:
    vectors = random_units(count, 16)
    for positions in (principal_plane(vectors), neighbour_layout(vectors)):
        assert positions.shape == (count, 2)
        assert np.isfinite(positions).all()


def test_many_copies_of_one_track_have_a_map() -> None:
    vectors = np.repeat(random_units(2, 16), 30, axis=0)
    assert np.isfinite(neighbour_layout(vectors)).all()


def test_neighbours_are_exact_and_in_order() -> None:
    vectors = random_units(300, 8, seed=1)
    found, distances = nearest_neighbours(vectors, 7)
    apart = ((vectors[:, np.newaxis] - vectors) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    np.testing.assert_array_equal(found, np.argsort(apart, axis=1)[:, :7])
    np.testing.assert_allclose(distances, np.sort(apart, axis=1)[:, :7], atol=1e-5)


@settings(max_examples=20, deadline=None)
@given(st.integers(20, 80), st.floats(2.0, 6.0), st.integers(0, 100))
def test_affinities_are_symmetric_probabilities(count: int, perplexity: float, seed: int) -> None:
    found = nearest_neighbours(random_units(count, 6, seed), 18)
    joint = affinities(*found, perplexity)
    square = np.zeros((count, count))
    square[np.repeat(np.arange(count), joint.lengths), joint.columns] = joint.weights
    np.testing.assert_allclose(square, square.T, atol=1e-9)
    assert square.sum() == pytest.approx(1.0, abs=1e-4)
    assert (joint.lengths >= 18).all()


@pytest.mark.parametrize(("count", "spread"), [(60, 40.0), (900, 0.01), (900, 3.0), (900, 20.0)])
def test_repulsion_is_what_all_pairs_add_up_to(count: int, spread: float) -> None:
    positions = np.random.default_rng(2).standard_normal((count, 2), np.float32)
    positions *= np.float32(spread)
    offsets = positions[:, np.newaxis].astype(np.float64) - positions
    cauchy = 1 / (1 + (offsets**2).sum(axis=2))
    normalisation = cauchy.sum() - len(positions)
    exact = (cauchy[:, :, np.newaxis] ** 2 * offsets).sum(axis=1) / normalisation
    error = np.linalg.norm(repulsion(positions) - exact, axis=1)
    assert np.median(error) < 0.04 * np.median(np.linalg.norm(exact, axis=1))


def test_a_layout_keeps_neighbours_that_the_plane_loses() -> None:
    vectors = grouped_units(10, 20)
    laid_out, plane = neighbour_layout(vectors), principal_plane(vectors)
    quality, flat = map_quality(vectors, laid_out), map_quality(vectors, plane)
    assert quality is not None
    assert flat is not None
    assert quality.trustworthiness > 0.9
    assert quality.trustworthiness > flat.trustworthiness
    assert quality.neighbourhood_preservation > flat.neighbourhood_preservation


def test_the_same_vectors_give_the_same_map_and_progress_only_grows() -> None:
    vectors = grouped_units(4, 15)
    shares: list[float] = []
    first = neighbour_layout(vectors, on_progress=shares.append)
    np.testing.assert_array_equal(first, neighbour_layout(vectors))
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_a_layout_that_goes_on_stays_close_to_where_it_began() -> None:
    vectors = grouped_units(6, 20)
    first = neighbour_layout(vectors)
    second = neighbour_layout(vectors, first)
    moved = np.linalg.norm(second - first, axis=1)
    across = np.linalg.norm(first.max(axis=0) - first.min(axis=0))
    assert np.median(moved) < 0.1 * across
