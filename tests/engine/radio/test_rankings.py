"""The forgotten near what is loved, and the strangers among their albums."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.radio.outliers import FEWEST, LEAST_SCORE, find_outliers
from engine.radio.rankings import Rediscovery
from engine.radio.rediscovery import LONG_UNHEARD_SECONDS, loved_tracks
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store import feedback, plays
from engine.store.belonging import forget_belongs, say_belongs
from engine.store.plays import Play
from engine.store.ratings import rate
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 16
NOW = 1_700_000_000.0


def radio_over(store: Store) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), Space())


def test_the_forgotten_near_what_is_loved_come_first(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        rows = [{"artist": f"A{n}", "title": f"T{n}"} for n in range(30)]
        ids = store_tracks(store, [*rows, {"artist": "A3", "title": "T3 (Live)"}])
        centre = random_units(1, DIMENSIONS)[0]
        near = near_units(centre, 11, spread=0.5)
        far = random_units(20, DIMENSIONS, seed=5)
        store_vectors(store, ids, np.concatenate([near[:10], far, near[10:]]))
        radio = radio_over(store)
        assert radio.rediscover(5, NOW) == Rediscovery("nothing", [])
        store.write(feedback.set_thumb, ids[0], 1)
        old, fresh = NOW - 1.5 * LONG_UNHEARD_SECONDS, NOW - 1000.0
        store.write(
            plays.save_plays,
            [Play(ids[3], old, 99.0, "completed"), Play(ids[4], fresh, 99.0, "completed")],
        )
        found = {one.track.id: one.reason for one in radio.rediscover(8, NOW).tracks}
        assert ids[4] not in found
        assert ids[0] not in found
        assert len(found) == 8
        assert {*ids[1:4], *ids[5:10], ids[30]} >= found.keys()
        assert not {ids[3], ids[30]} <= found.keys(), "two versions of one song"
        told = found.get(ids[3]) or found[ids[30]]
        assert told.endswith(("since February", "never played"))
        assert all("like “T0”" in reason for reason in found.values())


def test_what_is_loved_is_thumbed_or_heard_again_and_again() -> None:
    thumbs = {1: 1, 2: -1, 3: 1}
    assert loved_tracks(thumbs, {4: 5, 2: 9, 5: 1, 1: 2}) == [3, 1, 4]


@given(sizes=st.lists(st.integers(1, 9), max_size=6), count=st.integers(0, 30))
def test_outliers_are_of_albums_large_enough_and_in_order(sizes: list[int], count: int) -> None:
    members = [(n, str(album)) for album, size in enumerate(sizes) for n in range(size)]
    numbered = [(place, album) for place, (_, album) in enumerate(members)]
    vectors = dict(enumerate(random_units(max(len(numbered), 1), DIMENSIONS)))
    found = find_outliers(numbered, vectors, count)
    assert len(found) <= count
    strangeness = [one.strangeness for one in found]
    assert strangeness == sorted(strangeness, reverse=True)
    assert all(one.score >= LEAST_SCORE for one in found)
    large = {track_id for track_id, album in numbered if sizes[int(album)] >= FEWEST}
    assert {one.track_id for one in found} <= large


def test_the_stranger_of_an_album_is_found(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        rows = [
            {"album": f"Album {n // 6}", "album_artist": "A", "title": f"T{n}"} for n in range(18)
        ]
        ids = store_tracks(store, rows)
        centres = random_units(3, DIMENSIONS)
        vectors = np.concatenate([near_units(centre, 6, spread=0.3) for centre in centres])
        vectors[8] = random_units(1, DIMENSIONS, seed=9)[0]
        store_vectors(store, ids, vectors)
        radio = radio_over(store)
        (only,) = radio.outliers(3)
        assert only.track.id == ids[8]
        assert only.similarity < 0.6
        usual = float(only.reason[-4:])
        assert only.reason == (
            f"very unlike the rest of its album: −{-only.similarity:.2f} where its tracks"
            f" usually are {usual:.2f}"
        )
        assert usual == pytest.approx(0.95, abs=0.05)
        store.write(say_belongs, [ids[8]])
        assert radio.outliers(3) == []
        store.write(forget_belongs, [ids[8]])
        assert radio.outliers(3) == [only]


def test_an_album_whose_tracks_all_differ_has_no_stranger() -> None:
    members = [(number, "one") for number in range(12)]
    assert find_outliers(members, dict(enumerate(random_units(12, DIMENSIONS))), 9) == []


def test_before_anything_is_loved_what_was_played_is_gone_by(store: Store) -> None:
    rows = [{"artist": f"A{n}", "title": f"T{n}"} for n in range(6)]
    ids = store_tracks(store, rows)
    store_vectors(store, ids, random_units(6, DIMENSIONS))
    radio = radio_over(store)
    store.write(plays.save_plays, [Play(ids[0], NOW - 99, 3.0, "skipped_early")])
    assert radio.rediscover(9, NOW) == Rediscovery("nothing", [])
    store.write(plays.save_plays, [Play(ids[1], NOW - 99, 99.0, "skipped_late")])
    found = radio.rediscover(9, NOW)
    assert found.basis == "played"
    assert {one.track.id for one in found.tracks} == {*ids} - {ids[1]}
    assert all("like “T1”" in one.reason for one in found.tracks)
    store.write(rate, [ids[2]], 4)
    found = radio.rediscover(9, NOW)
    assert found.basis == "loved"
    assert all("like “T2”" in one.reason for one in found.tracks)
