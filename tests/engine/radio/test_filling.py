"""A station's queue: history, rules and feedback at work on a real library file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.radio.order import REST_SECONDS, Feedback, QueueOrder
from engine.radio.recipe import Recipe, order_of
from engine.radio.rules import Rules
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue
from engine.similarity.index import SimilarityIndex
from engine.store import feedback, plays, stations
from engine.store.plays import Play
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 16
TRACKS = 160
NOON = 1_700_000_000.0
DAY = 86_400.0
GENRES = ("Rock", "Jazz; Swing", "Ambient", None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[int]]]:
    """160 tracks of 40 artists in 8 styles; genres, years and lengths in turn."""
    rows = [
        {
            "artist": f"Artist {n % 40}",
            "album": f"Album {n % 53}",
            "album_artist": f"Artist {n % 40}",
            "genre": GENRES[n % 4],
            "year": 1980 + n % 40,
            "duration": 100.0 + n,
            "title": "Winter Wonderland" if n % 20 == 7 else f"Title {n}",
        }
        for n in range(TRACKS)
    ]
    centres = random_units(8, DIMENSIONS, seed=11)
    vectors = np.concatenate([near_units(centres[n % 8], 1, seed=n) for n in range(TRACKS)])
    with Store(tmp_path_factory.mktemp("filling") / "library.db") as store:
        ids = store_tracks(store, rows)
        store_vectors(store, ids, vectors)
        yield store, ids


def radio_over(store: Store, spacing: Spacing | None = None) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), Space(), spacing=spacing)


def ids_of(queue: RadioQueue) -> list[int]:
    return [one.track.id for one in queue.tracks]


rules = st.builds(
    Rules,
    genres=st.sampled_from([frozenset(), frozenset({"jazz"}), frozenset({"Rock", "ambient"})]),
    first_year=st.sampled_from([None, 1990]),
    longest=st.sampled_from([None, 200.0]),
    folders=st.sampled_from([frozenset(), frozenset({"/music"}), frozenset({"/elsewhere"})]),
    without_artists=st.sampled_from([frozenset(), frozenset({"artist 1", "artist 2"})]),
    in_season=st.booleans(),
    music_only=st.just(False),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rule=rules,
    count=st.integers(1, 60),
    heard=st.dictionaries(st.integers(0, TRACKS - 1), st.floats(0, 3 * DAY), max_size=60),
    adventure=st.sampled_from([0.0, 0.5]),
    anchor=st.sampled_from(["seed", "vibe"]),
    data=st.data(),
)
def test_what_is_ruled_out_stays_out_and_what_gives_way_is_told(
    library: tuple[Store, list[int]],
    *,
    rule: Rules,
    count: int,
    heard: dict[int, float],
    adventure: float,
    anchor: str,
    data: st.DataObject,
) -> None:
    store, ids = library
    some = st.lists(st.sampled_from(ids), max_size=6)
    order = QueueOrder(
        plus={ids[0]: 1.0},
        count=count,
        adventure=adventure,
        anchor=anchor,  # type: ignore[arg-type]
        rules=(rule,),
        heard={ids[n]: NOON - ago for n, ago in heard.items()},
        feedback=Feedback(data.draw(some), data.draw(some), data.draw(some), data.draw(some)),
        now=NOON,
    )
    queue = radio_over(store).fill(order)
    assert queue == radio_over(store).fill(order)
    found = ids_of(queue)
    assert len(set(found)) == len(found) <= count
    assert set(found).isdisjoint([ids[0], *order.feedback.disliked])
    assert all(rule.allows(one.track, order.month) for one in queue.tracks)
    words = " ".join(queue.relaxed)
    assert ("found" in words) == (len(found) < count)
    assert ("heard today" in words) == (not set(order.resting).isdisjoint(found))
    artists = [one.track.artist for one in queue.tracks]
    if "an artist returns" not in words:
        assert all(artists[n] not in artists[max(0, n - 4) : n] for n in range(len(artists)))


def test_what_was_heard_rests_until_nothing_else_is_left(library: tuple[Store, list[int]]) -> None:
    store, ids = library
    radio = radio_over(store)
    order = QueueOrder(plus={ids[0]: 1.0}, count=10, now=NOON)
    first = radio.fill(order)
    heard = dict.fromkeys(ids_of(first), NOON - REST_SECONDS / 2)
    second = radio.fill(replace(order, heard=heard))
    assert set(ids_of(second)).isdisjoint(heard)
    everything = dict.fromkeys(ids, NOON - 10.0)
    third = radio.fill(replace(order, heard=everything))
    assert len(third.tracks) == 10
    assert third.relaxed[-1] == "tracks that you have heard today come again"


def test_while_a_track_rests_its_other_versions_do_too(store: Store) -> None:
    rows = [
        {"artist": "Seed", "title": "Seed"},
        {"artist": "A", "title": "Song"},
        {"artist": "A", "title": "Song (Live)"},
        {"artist": "B", "title": "Other"},
    ]
    ids = store_tracks(store, rows)
    store_vectors(store, ids, random_units(4, DIMENSIONS))
    radio = radio_over(store)
    order = QueueOrder(plus={ids[0]: 1.0}, heard={ids[1]: NOON - 60.0}, now=NOON, count=1)
    assert ids_of(radio.fill(order)) == [ids[3]]
    both = radio.fill(replace(order, count=2))
    assert ids_of(both)[0] == ids[3]
    assert ids_of(both)[1] in ids[1:3]
    assert both.relaxed == ("tracks that you have heard today come again",)


def test_a_loop_over_the_same_tracks_is_broken_by_the_weeks(
    library: tuple[Store, list[int]],
) -> None:
    store, ids = library
    radio = radio_over(store)
    evenings: list[set[int]] = []
    heard: dict[int, float] = {}
    for evening in range(4):
        now = NOON + evening * DAY
        queue = ids_of(radio.fill(QueueOrder(plus={ids[0]: 1.0}, heard=heard, now=now, count=10)))
        heard |= dict.fromkeys(queue, now)
        evenings.append(set(queue))
    assert len(set.union(*evenings)) >= 16


def test_long_absence_is_a_reason(library: tuple[Store, list[int]]) -> None:
    store, ids = library
    radio = radio_over(store)
    order = QueueOrder(plus={ids[3]: 1.0}, count=5, now=NOON)
    one, other = ids_of(radio.fill(order))[:2]
    store.write(
        plays.save_plays,
        [
            Play(one, NOON - 100 * DAY, 60.0, "completed"),
            Play(other, NOON - DAY, 60.0, "completed"),
        ],
    )
    reasons = {found.track.id: found.reason for found in radio.fill(order).tracks}
    assert reasons[one].endswith(", you have not heard this since August")
    assert "heard" not in reasons[other]
    store.write(plays.forget_plays)


def test_nothing_close_is_said(library: tuple[Store, list[int]]) -> None:
    store, ids = library
    loner = store_tracks(store, [{"title": "Loner", "artist": "Nobody else"}], Path("/loner"))
    centres = random_units(8, DIMENSIONS, seed=11)
    # What is left of a direction when everything the library knows is taken out of it.
    rest = np.linalg.svd(centres)[2][-1][np.newaxis].astype(np.float32)
    store_vectors(store, loner, rest)
    queue = radio_over(store).queue(loner, count=5)
    assert any("nothing that is left sounds close" in words for words in queue.relaxed)
    assert not any("close" in words for words in radio_over(store).queue(ids[:1]).relaxed)


def test_a_station_gathers_its_order_from_the_library(library: tuple[Store, list[int]]) -> None:
    store, ids = library
    recipe = Recipe(adventure=0.4, anchor="vibe", rules=Rules(genres=frozenset({"Rock"})))
    weights = {ids[0]: 1.0, ids[1]: 0.5, ids[2]: -1.0}
    number = store.write(stations.add_station, "Rock", recipe.to_json(), weights)
    store.write(feedback.set_thumb, ids[4], 1, number)
    store.write(feedback.set_thumb, ids[8], -1, number)
    endings = {
        ids[5]: "completed",
        ids[6]: "skipped_early",
        ids[7]: "skipped_late",
        ids[8]: "completed",
    }
    store.write(
        plays.save_plays,
        [Play(one, NOON - DAY, 9.0, ending, number) for one, ending in endings.items()],  # type: ignore[arg-type]
    )
    station = store.read(stations.station, number)
    assert station is not None
    order = order_of(
        store, station, app_rules=Rules(), count=8, exclude=[ids[9]], recent=[ids[9]], now=NOON
    )
    assert (order.plus, order.minus) == ({ids[0]: 1.0, ids[1]: 0.5}, {ids[2]: 1.0})
    assert order.feedback == Feedback([ids[4]], [ids[8]], [ids[5]], [ids[6]], [ids[7]])
    assert set(order.heard) == {*ids[5:9]}, "what was skipped on the station rests there too"
    assert order.resting == []
    passed = order_of(
        store,
        station,
        app_rules=Rules(),
        count=8,
        exclude=[],
        recent=[],
        now=NOON - DAY,
        passed=[ids[10]],
    )
    assert set(passed.resting) == {*ids[5:9], ids[10]}
    queue = radio_over(store).fill(order)
    assert queue.tracks
    assert all(one.track.genre == "Rock" for one in queue.tracks)
    assert set(ids_of(queue)).isdisjoint([ids[8], ids[9]])
    store.write(plays.forget_plays)
