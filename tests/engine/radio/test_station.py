"""The radio over a real library file with made-up vectors."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.radio.order import QueueOrder
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue
from engine.similarity.index import SimilarityIndex
from engine.similarity.mutual_proximity import Surroundings, ranking_scores
from engine.store.analyses import save_results
from engine.store.folders import all_folders, remove_folder, set_available
from engine.store.records import AnalysisResult
from engine.store.store import Store
from engine.store.tracks import mark_missing, mark_present
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 16
SPACE = Space()
NO_SPACING = Spacing(0, 0, 0, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library.db") as opened:
        yield opened


def radio_over(store: Store, spacing: Spacing | None = None) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), SPACE, spacing=spacing)


def ids_of(queue: RadioQueue) -> list[int]:
    return [suggestion.track.id for suggestion in queue.tracks]


def plain_library(store: Store, count: int) -> tuple[list[int], np.ndarray]:
    """Store tracks that share nothing, in random directions."""
    ids = store_tracks(store, [{"artist": f"Artist {number}"} for number in range(count)])
    vectors = random_units(count, DIMENSIONS)
    store_vectors(store, ids, vectors)
    return ids, vectors


def test_similar_is_the_exact_order_with_similarity_and_reason(store: Store) -> None:
    ids, vectors = plain_library(store, 50)
    found = radio_over(store).similar(ids[7], 20)
    cosines = vectors @ vectors[7]
    expected = [ids[n] for n in np.argsort(-cosines) if n != 7][:20]
    assert [one.track.id for one in found] == expected
    for one in found:
        assert one.similarity == pytest.approx(cosines[ids.index(one.track.id)], abs=2e-3)
        assert one.reason == f"{one.similarity:.2f} like “Title 7”"


def test_other_versions_of_the_seed_and_of_results_are_hidden(store: Store) -> None:
    seed = random_units(1, DIMENSIONS)[0]
    rows = [
        {"artist": "A", "title": "Seed"},
        {"artist": "A", "title": "Seed (Live)"},
        {"artist": "B", "title": "Song", "musicbrainz_recording_id": "x"},
        {"artist": "B", "title": "Lied", "musicbrainz_recording_id": "x"},
        {"artist": "C", "title": "Copied", "duration": 100.0},
        {"artist": "Unknown", "title": "01 copied", "duration": 100.5},
    ]
    ids = store_tracks(store, rows)
    vectors = near_units(seed, 6)
    vectors[5] = vectors[4]
    store_vectors(store, ids, vectors)
    found = radio_over(store).similar(ids[0], 10)
    assert {one.track.title for one in found} in [
        {"Song", "Copied"},
        {"Song", "01 copied"},
        {"Lied", "Copied"},
        {"Lied", "01 copied"},
    ]


def test_no_more_of_an_artist_than_asked(store: Store) -> None:
    rows = [{"artist": f"Artist {number % 3}"} for number in range(30)]
    ids = store_tracks(store, rows)
    store_vectors(store, ids, random_units(30, DIMENSIONS))
    found = radio_over(store).similar(ids[0], 20, per_artist=2)
    assert sorted(one.track.artist or "" for one in found) == [
        f"Artist {number}" for number in (0, 0, 1, 1, 2, 2)
    ]


def test_what_is_missing_or_away_is_never_offered(store: Store) -> None:
    ids, _ = plain_library(store, 20)
    away = store_tracks(store, [{}] * 10, Path("/drive"))
    store_vectors(store, away, random_units(10, DIMENSIONS, seed=9))
    radio = radio_over(store)
    assert len(radio.similar(ids[0], 100)) == 29
    drive = next(one for one in store.read(all_folders) if one.path == Path("/drive"))
    store.write(set_available, drive.id, False)
    store.write(mark_missing, ids[5:10])
    left = {*ids} - {ids[0], *ids[5:10]}
    assert {one.track.id for one in radio.similar(ids[0], 100)} == left
    assert set(ids_of(radio.queue([ids[0]], count=100))) == left
    store.write(mark_present, ids[5:10])
    assert len(radio.similar(ids[0], 100)) == 19
    store.write(remove_folder, drive.id)
    assert len(radio.similar(ids[0], 100)) == 19


def test_a_seed_may_itself_be_missing(store: Store) -> None:
    ids, _ = plain_library(store, 5)
    store.write(mark_missing, ids[:1])
    assert len(radio_over(store).similar(ids[0], 10)) == 4


def test_a_track_that_takes_over_a_number_does_not_inherit_the_sound(store: Store) -> None:
    ids, _ = plain_library(store, 5)
    radio = radio_over(store)
    radio.similar(ids[0], 3)
    store.write(remove_folder, store.read(all_folders)[0].id)
    new = store_tracks(store, [{"artist": "New"}] * 5)
    assert new[0] == ids[0]
    with pytest.raises(EarshotError, match="not been listened to yet"):
        radio.similar(new[0], 3)


def test_new_vectors_are_found_without_a_restart(store: Store) -> None:
    ids = store_tracks(store, [{"artist": str(number)} for number in range(4)])
    vectors = random_units(4, DIMENSIONS)
    store_vectors(store, ids[:2], vectors[:2])
    radio = radio_over(store)
    assert len(radio.similar(ids[0], 9)) == 1
    store_vectors(store, ids[2:], vectors[2:])
    assert len(radio.similar(ids[0], 9)) == 3


def test_a_seed_that_gives_nothing_to_compare_is_explained(store: Store) -> None:
    ids, _ = plain_library(store, 3)
    more = store_tracks(store, [{"title": "Waiting"}, {"title": "Silent"}, {"title": "Broken"}])
    # The made-up paths of both calls are the same, so these replaced the first three.
    assert more == ids
    fresh = store_tracks(
        store, [{"title": "Waiting"}, {"title": "Silent"}, {"title": "Broken"}], Path("/new")
    )
    store_vectors(store, fresh[1:2], np.zeros((1, DIMENSIONS), np.float32))
    failure = AnalysisResult(fresh[2], 1, 1, failure="Nothing could be decoded.")
    store.write(save_results, SPACE.id, SPACE.version, [failure])
    radio = radio_over(store)
    with pytest.raises(EarshotError, match=r"“Waiting”.*has not been listened to yet"):
        radio.similar(fresh[0], 3)
    with pytest.raises(EarshotError, match=r"“Silent”.*may be silent"):
        radio.queue([ids[0], fresh[1]])
    with pytest.raises(EarshotError, match=r"“Broken”.*Nothing could be decoded"):
        radio.queue([ids[0]], minus=[fresh[2]])
    with pytest.raises(EarshotError, match="no track number 999"):
        radio.similar(999, 3)


def test_minus_turns_away_from_a_track(store: Store) -> None:
    one, other = np.eye(DIMENSIONS, dtype=np.float32)[:2]
    both = (one + other) / np.sqrt(2)
    ids = store_tracks(store, [{"title": title} for title in ("One", "Other", "Like one", "Both")])
    like_one = near_units(one, 1, spread=0.3)[0]
    store_vectors(store, ids, np.stack([one, other, like_one, both]))
    radio = radio_over(store, NO_SPACING)
    with_minus = radio.queue([ids[0]], [ids[1]], 5)
    assert ids_of(with_minus) == [ids[2], ids[3]]
    assert with_minus.tracks[1].similarity == pytest.approx(0, abs=2e-3)
    assert with_minus.tracks[1].reason == "0.71 like “One”, 0.71 like “Other”"
    without = radio.queue([ids[0]], (), 5)
    assert next(s for s in without.tracks if s.track.id == ids[3]).similarity > 0.7


def test_seeds_that_cancel_each_other_are_refused(store: Store) -> None:
    ids, _ = plain_library(store, 3)
    with pytest.raises(EarshotError, match="cancel each other"):
        radio_over(store).queue([ids[0]], [ids[0]])
    with pytest.raises(ValueError, match="at least one seed"):
        radio_over(store).queue([])


def test_of_several_seeds_the_nearest_is_the_reason(store: Store) -> None:
    axes = np.eye(DIMENSIONS, dtype=np.float32)
    ids = store_tracks(store, [{"title": title} for title in ("X", "Y", "Near X", "Near Y")])
    near = [near_units(axis, 1, spread=0.4, seed=3)[0] for axis in axes[:2]]
    store_vectors(store, ids, np.stack([*axes[:2], *near]))
    queue = radio_over(store).queue(ids[:2])
    reasons = {one.track.title: one.reason for one in queue.tracks}
    assert reasons["Near X"].endswith("like “X”")
    assert reasons["Near Y"].endswith("like “Y”")
    assert queue.relaxed == ("only 2 of 25 tracks were found",)


def test_going_on_never_repeats_and_keeps_the_spacing(store: Store) -> None:
    rows = [
        {"artist": f"Artist {number % 12}", "title": f"T{number // 2 if number < 40 else number}"}
        for number in range(240)
    ]
    ids = store_tracks(store, rows)
    store_vectors(store, ids, near_units(random_units(1, DIMENSIONS)[0], 240, spread=2.0))
    radio = radio_over(store, Spacing(4, 0, 0, 0))
    played: list[int] = [ids[100]]
    artists: list[str | None] = []
    for _ in range(8):
        queue = radio.queue([ids[100]], count=10, exclude=played, recent=played[-8:])
        assert not any("returns" in words for words in queue.relaxed)
        played += ids_of(queue)
        artists += [one.track.artist for one in queue.tracks]
    assert len(set(played)) == len(played) == 81
    for place in range(len(artists)):
        assert artists[place] not in artists[max(0, place - 4) : place]


def test_another_file_of_what_was_played_does_not_come(store: Store) -> None:
    ids = store_tracks(
        store,
        [
            {"artist": "S", "title": "Seed"},
            {"artist": "A", "title": "Song"},
            {"artist": "A", "title": "Song (Live)"},
            {"artist": "B", "title": "Other"},
        ],
    )
    store_vectors(store, ids, random_units(4, DIMENSIONS))
    queue = radio_over(store).queue(ids[:1], exclude=[ids[1]])
    assert ids_of(queue) == [ids[3]]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    seeds=st.lists(st.integers(0, 59), min_size=1, max_size=3),
    minus=st.lists(st.integers(60, 79), max_size=2),
    exclude=st.lists(st.integers(0, 99), max_size=20),
    count=st.integers(1, 60),
    adventure=st.sampled_from([0.0, 0.3, 1.0]),
    seed_number=st.integers(0, 5),
)
def test_every_queue_is_repeatable_and_holds_nothing_it_must_not(
    shared_library: tuple[Store, list[int]],
    *,
    seeds: list[int],
    minus: list[int],
    exclude: list[int],
    count: int,
    adventure: float,
    seed_number: int,
) -> None:
    store, ids = shared_library
    wanted, unwanted = [ids[n] for n in seeds], [ids[n] for n in minus]
    before = [ids[n] for n in exclude]
    queues = [
        radio_over(store).queue(
            wanted,
            unwanted,
            count,
            adventure=adventure,
            seed_number=seed_number,
            exclude=before,
        )
        for _ in range(2)
    ]
    assert queues[0] == queues[1]
    found = ids_of(queues[0])
    assert len(found) == len(set(found))
    assert set(found).isdisjoint([*wanted, *unwanted, *before])
    titles = [(one.track.artist, one.track.title) for one in queues[0].tracks]
    assert len(titles) == len(set(titles))
    relaxed = " ".join(queues[0].relaxed)
    assert (len(found) < count) == ("were found" in relaxed)
    artists = [one.track.artist for one in queues[0].tracks]
    if "an artist returns" not in relaxed:
        assert all(artists[n] not in artists[max(0, n - 4) : n] for n in range(len(artists)))


@given(seed=st.integers(0, 99), count=st.integers(1, 99))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_without_adventure_and_spacing_mutual_proximity_only_falls(
    shared_library: tuple[Store, list[int]], seed: int, count: int
) -> None:
    store, ids = shared_library
    queue = radio_over(store, NO_SPACING).queue([ids[seed]], count=count)
    vectors = random_units(100, DIMENSIONS, seed=4).astype(np.float16).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    surroundings = Surroundings.of(vectors)
    found = np.array([ids.index(track_id) for track_id in ids_of(queue)])
    scores = ranking_scores(
        vectors[found] @ vectors[seed],
        surroundings.spread(vectors[[seed]]),
        surroundings.spread(vectors[found]),
    )
    np.testing.assert_allclose(scores, np.sort(scores)[::-1], atol=1e-3)


@given(
    plus=st.lists(st.integers(0, 99), min_size=1, max_size=3, unique=True),
    ignored=st.lists(st.integers(0, 99), max_size=3),
    count=st.integers(1, 60),
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_sum_with_weights_1_and_0_is_plain_similarity(
    shared_library: tuple[Store, list[int]], plus: list[int], ignored: list[int], count: int
) -> None:
    store, ids = shared_library
    radio = radio_over(store)
    zeros = {ids[n]: 0.0 for n in ignored if n not in plus}
    one = ids[plus[0]]
    assert radio.blend({one: 1.0} | zeros, zeros, count) == radio.similar(one, count)
    ones = {ids[n]: 1.0 for n in plus}
    assert radio.blend(ones | zeros, zeros, count) == radio.blend(ones, {}, count)
    found = [suggestion.track.id for suggestion in radio.blend(ones | zeros, {}, count)]
    assert set(found).isdisjoint(ones), "seeds are never returned"
    assert len(set(found)) == len(found)


def test_a_station_of_many_goes_by_those_that_were_listened_to(store: Store) -> None:
    ids, _ = plain_library(store, 12)
    waiting = store_tracks(store, [{"title": "Waiting"}], Path("/new"))
    broken = store_tracks(store, [{"title": "Broken"}], Path("/broken"))
    failure = AnalysisResult(broken[0], 1, 1, failure="Nothing could be decoded.")
    store.write(save_results, SPACE.id, SPACE.version, [failure])
    weights = dict.fromkeys([*waiting, *broken, ids[0]], 1.0)
    radio = radio_over(store)
    with pytest.raises(EarshotError, match="not been listened to yet"):
        radio.fill(QueueOrder(weights, count=5))
    some = radio.fill(QueueOrder(weights, count=5, some_suffice=True))
    assert ids_of(some) == ids_of(radio.fill(QueueOrder({ids[0]: 1.0}, count=5)))
    with pytest.raises(EarshotError, match="not been listened to yet"):
        radio.fill(QueueOrder(dict.fromkeys(waiting, 1.0), count=5, some_suffice=True))


@pytest.fixture(scope="module")
def shared_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[int]]]:
    """100 tracks: 15 artists, every tenth title also as a live version."""
    rows = [
        {
            "artist": f"Artist {number % 15}",
            "album": f"Album {number % 30}",
            "album_artist": f"Artist {number % 15}",
            "title": f"Song {number % 15}" if number % 10 == 0 else f"Tune {number}",
        }
        for number in range(100)
    ]
    with Store(tmp_path_factory.mktemp("shared") / "library.db") as opened:
        ids = store_tracks(opened, rows)
        store_vectors(opened, ids, random_units(100, DIMENSIONS, seed=4))
        yield opened, ids
