import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation import metrics
from engine.evaluation.spaces import NO_NEIGHBOUR, VectorSpace, nearest

ARTISTS = metrics.codes(["a", "a", "b", "c"])
STYLES = metrics.codes(["rock", "rock", "rock", "folk"])


def test_unknown_names_are_like_no_other() -> None:
    numbers = metrics.codes(["a", "", "a", ""])

    assert numbers[0] == numbers[2]
    assert len(set(numbers.tolist())) == 3


def test_combined_numbers_agree_where_both_do() -> None:
    first, second = np.array([0, 0, 1, 0]), np.array([5, 5, 5, 6])

    assert metrics.how_many(metrics.combined(first, second)).tolist() == [2, 2, 1, 1]


def test_only_labels_with_another_artist_can_be_asked_for() -> None:
    assert metrics.relevant_by_others(STYLES, ARTISTS).tolist() == [1, 1, 2, 0]


def test_precision_counts_real_neighbours_only() -> None:
    ranked = np.array([[2, 3, NO_NEIGHBOUR], [2, 3, NO_NEIGHBOUR], [3, 1, 0], [2, 1, 0]])

    assert metrics.precision_each(ranked, STYLES) == pytest.approx([0.5, 0.5, 2 / 3, 0.0])
    assert np.isnan(metrics.precision_each(np.full((4, 2), NO_NEIGHBOUR), STYLES)).all()


def test_cumulative_gain_counts_early_hits_more() -> None:
    labels = np.array([0, 0, 0, 1])
    ranked = np.array([[1, 3, 2], [3, 0, 2], [3, 3, 3], [0, 1, 2]])

    found = metrics.ndcg_each(ranked, labels, np.array([2, 2, 2, 0]))

    best = 1 + 1 / np.log2(3)
    assert found == pytest.approx(
        [(1 + 0.5) / best, (1 / np.log2(3) + 0.5) / best, 0.0, np.nan], nan_ok=True
    )


def test_hits_need_something_to_hit() -> None:
    albums = metrics.codes(["x", "y", "z", "z"])
    ranked = np.array([[1], [0], [3], [2]])

    by_artist = metrics.artist_hit_each(ranked, ARTISTS, albums)
    by_album = metrics.album_hit_each(ranked, albums)

    assert by_artist == pytest.approx([1, 1, np.nan, np.nan], nan_ok=True)
    assert by_album == pytest.approx([np.nan, np.nan, 1, 1], nan_ok=True)


def test_a_miss_is_a_miss_and_no_album_is_no_album() -> None:
    ranked = np.array([[1], [0], [3], [2]])

    assert metrics.album_hit_each(ranked, metrics.codes(["x", "y", "x", "z"]))[0] == 0
    assert np.isnan(metrics.album_hit_each(ranked, metrics.codes([""] * 4))).all()


def test_a_hub_shows() -> None:
    fair = np.array([[1], [2], [3], [0]])
    hub = np.array([[1], [0], [0], [0]])

    assert (metrics.hub_skewness(fair), metrics.never_near(fair)) == (0, 0)
    assert metrics.hub_skewness(hub) > 0.5
    assert metrics.never_near(hub) == 0.5


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=12), st.integers(0, 100))
def test_every_metric_is_a_share(labels: list[str], seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((len(labels), 4)).astype(np.float32)
    ranked, numbers = nearest(VectorSpace(vectors), 10), metrics.codes(labels)
    relevant = metrics.how_many(numbers) - 1

    for each in (
        metrics.precision_each(ranked, numbers),
        metrics.ndcg_each(ranked, numbers, relevant)[relevant > 0],
        metrics.album_hit_each(ranked, numbers)[relevant > 0],
    ):
        assert ((each >= 0) & (each <= 1 + 1e-9)).all()
