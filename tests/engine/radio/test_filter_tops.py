"""The tracks on top of every filter, found in one pass."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.radio.filter_tops import find_tops, in_order


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_one_pass_finds_what_sorting_everything_finds(data: st.DataObject) -> None:
    tracks = data.draw(st.integers(1, 60))
    filters = data.draw(st.integers(1, 4))
    count = data.draw(st.integers(1, 20))
    cuts = sorted(data.draw(st.lists(st.integers(0, tracks), max_size=4)))
    random = np.random.default_rng(data.draw(st.integers(0, 999)))
    ids = random.permutation(tracks).astype(np.int64) + 1
    said = random.uniform(0, 9, (tracks, filters)).astype(np.float32)
    blocks = zip(np.split(ids, cuts), np.split(said, cuts), strict=True)
    found = find_tops(blocks, filters, count)

    assert found.tracks == tracks
    for number in range(filters):
        wanted_ids, wanted = in_order(ids, said[:, number])
        assert found.track_ids[number].tolist() == wanted_ids[:count].tolist()
        assert found.values[number].tolist() == wanted[:count].tolist()
    assert found.greatest == pytest.approx(said.max(axis=0))
    assert found.least == pytest.approx(said.min(axis=0))


def test_of_equal_tracks_the_lower_id_comes_first() -> None:
    ids, said = in_order(np.array([5, 2, 9]), np.array([1.0, 1.0, 2.0], np.float32))

    assert ids.tolist() == [9, 2, 5]
    assert said.tolist() == [2.0, 1.0, 1.0]


def test_a_filter_that_says_the_same_of_all_tracks_is_dead() -> None:
    said = np.array([[0.0, 3.0, 1.0, 2.0], [0.0, 3.0, 2.0, 1.99]], np.float32)
    found = find_tops([(np.array([1, 2]), said)], 4, 5)

    assert found.alive.tolist() == [False, False, True, False]


def test_an_empty_library_has_no_tops() -> None:
    found = find_tops([], 3, 5)

    assert found.tracks == 0
    assert not found.alive.any()
