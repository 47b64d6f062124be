import numpy as np
import pytest

pytest.importorskip("implicit", reason="needs the extra “train”")

from scipy import sparse

from engine.evaluation.spaces import unit_rows
from engine.training.factors.factorisation import LatentFactors, factorise, fold_in
from engine.training.factors.plays import PlayTable
from engine.training.factors.simulation import simulate

STYLES = [f"style {number % 3}" for number in range(30)]


def table_of(plays: np.ndarray) -> PlayTable:
    listeners, tracks = (tuple(map(str, range(size))) for size in plays.shape)
    return PlayTable(listeners, tracks, sparse.csr_matrix(plays))


@pytest.fixture(scope="module")
def plays() -> np.ndarray:
    return simulate(STYLES, 80, seed=3).plays


@pytest.fixture(scope="module")
def factors(plays: np.ndarray) -> LatentFactors:
    return factorise(table_of(plays), 8, seed=1)


def test_tracks_that_are_liked_alike_lie_together(factors: LatentFactors) -> None:
    units = unit_rows(factors.tracks)
    style = np.array(STYLES)
    same = (style[:, None] == style) & ~np.eye(30, dtype=bool)
    cosines = units @ units.T

    assert factors.tracks.shape == (30, 8)
    assert cosines[same].mean() > cosines[style[:, None] != style].mean() + 0.25


def test_a_listener_is_nearer_to_what_she_played(factors: LatentFactors, plays: np.ndarray) -> None:
    scores = factors.listeners @ factors.tracks.T

    assert scores[plays > 0].mean() > 0.7
    assert scores[plays == 0].mean() < 0.3


def test_folding_in_gives_the_factors_that_the_plays_gave(
    factors: LatentFactors, plays: np.ndarray
) -> None:
    again = unit_rows(fold_in(factors, plays))
    cosines = (again * unit_rows(factors.tracks)).sum(axis=1)

    assert cosines.min() > 0.99


def test_the_same_seed_gives_the_same_factors(factors: LatentFactors, plays: np.ndarray) -> None:
    again = factorise(table_of(plays), 8, seed=1)

    assert again.tracks == pytest.approx(factors.tracks, abs=1e-5)


def test_simulated_listeners_play_what_they_like() -> None:
    found = simulate(STYLES, 400, seed=0)
    loved = found.liking > 0.8
    hated = found.liking < 0.01

    assert found.tastes.sum(axis=1) == pytest.approx(np.ones(400))
    assert found.plays.shape == found.liking.shape == (400, 30)
    assert found.plays[loved].mean() > 20 * found.plays[hated].mean()
    assert np.array_equal(found.plays, simulate(STYLES, 400, seed=0).plays)
