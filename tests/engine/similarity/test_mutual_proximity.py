import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.similarity.mutual_proximity import (
    FloatArray,
    Spread,
    Surroundings,
    mutual_proximity,
    ranking_scores,
)


def unit_rows(count: int, dimensions: int, seed: int = 0, shift: float = 0.3) -> FloatArray:
    """Return directions that lean to one side, as real vectors do."""
    rows = np.random.default_rng(seed).standard_normal((count, dimensions)) + shift
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def one(mean: float, deviation: float) -> Spread:
    return Spread(np.float32([mean]), np.float32([deviation]))


def upper_tail(deviations: float) -> float:
    return 0.5 * math.erfc(deviations / math.sqrt(2))


def skewness_of_occurrence(scores: FloatArray) -> float:
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    nearest = np.argsort(-scores, axis=1)[:, :10]
    counts = np.bincount(nearest.ravel(), minlength=len(scores))
    return float(np.mean(((counts - counts.mean()) / counts.std()) ** 3))


def test_the_spread_is_that_of_the_cosines_themselves() -> None:
    library, others = unit_rows(500, 16), unit_rows(20, 16, seed=1)
    cosines = others.astype(np.float64) @ library.T.astype(np.float64)

    spread = Surroundings.of(library).spread(others)

    assert spread.mean == pytest.approx(cosines.mean(axis=1), abs=1e-6)
    assert spread.deviation == pytest.approx(cosines.std(axis=1), abs=1e-5)


def test_members_are_not_compared_with_themselves() -> None:
    library = unit_rows(12, 4)
    cosines = library.astype(np.float64) @ library.T.astype(np.float64)
    others = np.array([np.delete(row, place) for place, row in enumerate(cosines)])

    spread = Surroundings.of(library).spread(library, members=True)

    assert spread.mean == pytest.approx(others.mean(axis=1), abs=1e-5)
    assert spread.deviation == pytest.approx(others.std(axis=1), abs=1e-5)


def test_many_rows_are_measured_in_blocks_without_loss() -> None:
    few = unit_rows(1_000, 8)
    many = np.tile(few, (20, 1))

    expected, found = Surroundings.of(few).spread(few), Surroundings.of(many).spread(many)

    assert found.mean[:1_000] == pytest.approx(expected.mean, abs=1e-6)
    assert found.deviation[-1_000:] == pytest.approx(expected.deviation, abs=1e-6)


def test_nothing_has_no_surroundings() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Surroundings.of(np.empty((0, 4), np.float32))


@given(
    st.floats(-1, 1), st.floats(-0.5, 0.5), st.floats(0.05, 0.4), st.floats(-0.5, 0.5),
    st.floats(0.05, 0.4),
)  # fmt: skip
def test_it_is_the_chance_that_both_find_most_others_less_alike(
    cosine: float, mean: float, deviation: float, other_mean: float, other_deviation: float
) -> None:
    query, candidate = one(mean, deviation), one(other_mean, other_deviation)
    chances = [
        1 - upper_tail((cosine - mean) / deviation),
        1 - upper_tail((cosine - other_mean) / other_deviation),
    ]

    found = mutual_proximity(np.float32([cosine]), query, candidate)

    assert found[0] == pytest.approx(chances[0] * chances[1], abs=2e-6)


def test_it_does_not_matter_which_of_two_tracks_asks() -> None:
    first, second = one(0.1, 0.2), one(-0.2, 0.1)

    there = ranking_scores(np.float32([0.4]), first, second)
    back = ranking_scores(np.float32([0.4]), second, first)

    assert there == pytest.approx(back)


def test_the_nearest_stay_apart_where_proximity_has_no_digits_left() -> None:
    cosines = np.linspace(-1, 1, 4_001, dtype=np.float32)
    spread = one(0.0, 0.02)

    proximity = mutual_proximity(cosines, spread, spread)
    scores = ranking_scores(cosines, spread, spread)

    assert proximity[-1] == proximity[-100] == 1.0
    assert np.isfinite(scores).all()
    assert (np.diff(scores) > -1e-6).all()
    assert (np.diff(scores[-1_500:]) > 0).all()


def test_each_query_has_its_own_row() -> None:
    library = unit_rows(50, 8)
    spread = Surroundings.of(library).spread(library, members=True)
    cosines = library @ library.T

    together = ranking_scores(cosines[:7], spread[:7], spread)

    assert together.shape == (7, 50)
    assert together[3] == pytest.approx(ranking_scores(cosines[3], spread[3], spread))


def test_hubs_are_tamed() -> None:
    # Some rows lean more towards the common direction than others: those become the hubs.
    chance = np.random.default_rng(3)
    rows = chance.standard_normal((600, 40)) + 0.6 * chance.random((600, 1))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    spread = Surroundings.of(vectors).spread(vectors, members=True)
    cosines = vectors @ vectors.T

    before = skewness_of_occurrence(cosines)
    after = skewness_of_occurrence(ranking_scores(cosines, spread, spread))

    assert before > 1
    assert after < before / 2
