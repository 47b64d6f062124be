"""Trustworthiness and neighbourhood preservation, against their definitions."""

import numpy as np
import pytest

from engine.map import quality
from engine.map.quality import map_quality
from tests.support.vector_library import random_units


def by_definition(vectors: np.ndarray, positions: np.ndarray, k: int) -> tuple[float, float]:
    """Venna & Kaski (2001), pair by pair."""
    total = len(vectors)
    penalty, kept = 0, 0
    for one in range(total):
        true = [i for i in np.argsort(-(vectors @ vectors[one]), kind="stable") if i != one]
        apart = ((positions - positions[one]) ** 2).sum(axis=1)
        shown = [i for i in np.argsort(apart, kind="stable") if i != one][:k]
        for other in shown:
            rank = true.index(other) + 1
            penalty += max(0, rank - k)
            kept += rank <= k
    return 1 - 2 / (total * k * (2 * total - 3 * k - 1)) * penalty, kept / (total * k)


@pytest.mark.parametrize("neighbours", [3, 10])
def test_quality_is_what_its_definition_says(neighbours: int) -> None:
    vectors = random_units(70, 6, seed=4)
    positions = vectors[:, :2] + 0.1 * vectors[:, 2:4]
    found = map_quality(vectors, positions, neighbours)
    assert found is not None
    expected = by_definition(vectors, positions, neighbours)
    assert (found.trustworthiness, found.neighbourhood_preservation) == pytest.approx(expected)


def test_a_perfect_map_is_trusted_fully_and_a_random_one_is_not() -> None:
    angles = np.linspace(0, 3, 60)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    perfect = map_quality(circle, circle)
    random = map_quality(circle, np.random.default_rng(0).random((60, 2), np.float32))
    assert perfect is not None
    assert random is not None
    assert perfect.trustworthiness == 1.0
    assert perfect.neighbourhood_preservation == 1.0
    assert random.trustworthiness < 0.7


def test_a_sample_comes_close_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = random_units(900, 4, seed=5)
    whole = map_quality(vectors, vectors[:, :2])
    monkeypatch.setattr(quality, "_MOST_EXACT", 500)
    monkeypatch.setattr(quality, "_SAMPLE", 300)
    sampled = map_quality(vectors, vectors[:, :2])
    assert whole is not None
    assert sampled is not None
    assert sampled.trustworthiness == pytest.approx(whole.trustworthiness, abs=0.02)
    assert sampled != whole


def test_too_few_tracks_have_no_quality() -> None:
    vectors = random_units(20, 4)
    assert map_quality(vectors, vectors[:, :2]) is None
