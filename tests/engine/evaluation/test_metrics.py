import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation.metrics import (
    NO_NEIGHBOUR,
    answerable,
    bootstrap,
    cosine_similarities,
    hits_each,
    hub_skewness,
    neighbours,
    precision_each,
    same_album,
    same_artist_other_album,
)

# Four tracks on a line; 0 and 1 are by one artist.
SIMILARITIES = np.array(
    [[1.0, 0.9, 0.5, 0.1], [0.9, 1.0, 0.6, 0.2], [0.5, 0.6, 1.0, 0.7], [0.1, 0.2, 0.7, 1.0]],
    dtype=np.float32,
)
ARTISTS = ["a", "a", "b", "c"]
STYLES = ["rock", "rock", "rock", "folk"]


def test_neighbours_come_nearest_first_without_the_track_itself() -> None:
    assert neighbours(SIMILARITIES, 2).tolist() == [[1, 2], [0, 2], [3, 1], [2, 1]]


def test_the_artist_filter_leaves_out_the_artist() -> None:
    ranked = neighbours(SIMILARITIES, 3, exclude=ARTISTS)

    assert ranked.tolist()[0] == [2, 3, NO_NEIGHBOUR]
    assert ranked.tolist()[2] == [3, 1, 0]


def test_precision_counts_real_neighbours_only() -> None:
    ranked = neighbours(SIMILARITIES, 3, exclude=ARTISTS)

    assert precision_each(ranked, STYLES) == pytest.approx([0.5, 0.5, 2 / 3, 0.0])
    assert np.isnan(precision_each(np.full((4, 2), NO_NEIGHBOUR), STYLES)).all()


def test_only_styles_with_another_artist_can_be_asked_for() -> None:
    assert answerable(STYLES, ARTISTS).tolist() == [True, True, True, False]


def test_hits_need_something_to_hit() -> None:
    albums = ["x", "y", "z", "z"]
    ranked = neighbours(SIMILARITIES, 1)

    by_artist = hits_each(ranked, same_artist_other_album(ARTISTS, albums))
    by_album = hits_each(ranked, same_album(albums))

    assert by_artist == pytest.approx([1, 1, np.nan, np.nan], nan_ok=True)
    assert by_album == pytest.approx([np.nan, np.nan, 1, 1], nan_ok=True)


def test_a_miss_is_a_miss() -> None:
    ranked = neighbours(SIMILARITIES, 1)

    assert hits_each(ranked, same_album(["x", "y", "x", "z"]))[0] == 0


def test_a_hub_shows_as_skewness() -> None:
    fair = np.array([[1], [2], [3], [0]])
    hub = np.array([[1], [0], [0], [0]])

    assert hub_skewness(fair) == 0
    assert hub_skewness(hub) > 0.5


def test_similarities_ignore_a_common_offset() -> None:
    vectors = np.random.default_rng(0).standard_normal((5, 3)).astype(np.float32)

    assert cosine_similarities(vectors + 10) == pytest.approx(
        cosine_similarities(vectors), abs=1e-4
    )


def test_the_interval_holds_the_mean_and_draws_whole_groups() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0, np.nan])
    together = bootstrap(values, ["a", "a", "a", "b", "b", "b", "c"])
    apart = bootstrap(values, list("abcdefg"))

    assert (together.value, together.queries) == (0.5, 6)
    assert together.low <= 0.5 <= together.high
    assert together.high - together.low >= apart.high - apart.low


def test_nothing_known_gives_no_number() -> None:
    assert np.isnan(bootstrap(np.array([np.nan]), ["a"]).value)


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=12), st.integers(0, 100))
def test_precision_is_a_share(labels: list[str], seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((len(labels), 4)).astype(np.float32)
    each = precision_each(neighbours(cosine_similarities(vectors), 10), labels)

    assert ((each >= 0) & (each <= 1)).all()
