"""More tracks for a playlist: near to any part of it, nothing twice, rules and spacing kept."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.radio.expansion import MOST_ASKED
from engine.radio.order import Feedback, QueueOrder
from engine.radio.rules import Rules
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store import plays
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
NOW = 1_700_000_000.0
YEAR = 365 * 86_400.0
NO_SPACING = Spacing(0, 0, 0, 0)


def radio_over(store: Store, spacing: Spacing | None = None) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), Space(), spacing=spacing)


def order_of(track_ids: list[int], count: int, **named: object) -> QueueOrder:
    return QueueOrder(dict.fromkeys(track_ids, 1.0), count=count, now=NOW, **named)  # type: ignore[arg-type]


def test_each_part_of_a_mixed_playlist_gets_its_own(store: Store) -> None:
    """The mean of two opposite sounds is near to neither."""
    rows = [{"artist": f"A{n}", "title": f"T{n}", "duration": 100.0 + 9 * n} for n in range(60)]
    ids = store_tracks(store, rows)
    metal = random_units(1, DIMENSIONS)[0]
    store_vectors(
        store,
        ids,
        np.concatenate(
            [
                near_units(metal, 20, spread=0.5, seed=1),
                near_units(-metal, 20, spread=0.5, seed=2),
                random_units(20, DIMENSIONS, seed=3),
            ]
        ),
    )
    found = radio_over(store).expand(order_of([ids[0], ids[20]], 10)).tracks
    places = [ids.index(one.track.id) for one in found]
    assert sum(place < 20 for place in places) == 5
    assert sum(20 <= place < 40 for place in places) == 5
    for place, one in zip(places, found, strict=True):
        assert one.reason == f"{one.similarity:.2f} like “T{20 * (place // 20)}”"


def test_what_was_not_heard_for_long_is_said(store: Store) -> None:
    ids = store_tracks(store, [{"artist": f"A{n}", "title": f"T{n}"} for n in range(3)])
    store_vectors(store, ids, random_units(3, DIMENSIONS))
    store.write(plays.save_plays, [Play(ids[1], NOW - YEAR, 99.0, "completed")])
    found = radio_over(store).expand(order_of(ids[:1], 5))
    reasons = {one.track.id: one.reason for one in found.tracks}
    assert reasons[ids[1]].endswith("you have not heard this since November 2022")
    assert "since" not in reasons[ids[2]]
    assert found.relaxed == ("only 2 of 5 tracks were found",)


def test_a_playlist_of_which_nothing_was_heard_is_refused_in_words(store: Store) -> None:
    ids = store_tracks(store, [{}, {}, {}])
    store_vectors(store, ids[:1], random_units(1, DIMENSIONS))
    with pytest.raises(EarshotError, match="None of these tracks has been listened to yet"):
        radio_over(store).expand(order_of(ids[1:], 5))
    assert radio_over(store).expand(order_of(ids[:2], 5)).tracks == []


def test_rules_are_kept_even_if_little_is_left(store: Store) -> None:
    rows = [
        {"artist": f"A{n}", "title": f"T{n}", "genre": "Jazz" if n == 499 else "Rock"}
        for n in range(500)
    ]
    ids = store_tracks(store, rows)
    centre = random_units(1, DIMENSIONS)[0]
    far = -centre[np.newaxis]
    store_vectors(store, ids, np.concatenate([near_units(centre, 499, spread=0.5), far]))
    jazz = Rules(genres=frozenset({"Jazz"}))
    found = radio_over(store).expand(order_of(ids[:1], 3, rules=(jazz,)))
    assert [one.track.id for one in found.tracks] == [ids[499]]
    assert "only 1 of 3 tracks were found" in found.relaxed


def test_a_long_playlist_is_asked_evenly_and_kept_out_whole(store: Store) -> None:
    count = MOST_ASKED + 150
    rows = [{"artist": f"A{n}", "title": f"T{n}"} for n in range(count + 5)]
    ids = store_tracks(store, rows)
    store_vectors(store, ids, random_units(count + 5, DIMENSIONS))
    found = radio_over(store).expand(order_of(ids[:count], 20))
    assert {one.track.id for one in found.tracks} == set(ids[count:])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[int]]]:
    """120 tracks: 20 artists, 40 albums, every tenth title also as a live version."""
    rows = [
        {
            "artist": f"Artist {number % 20}",
            "album": f"Album {number % 40}",
            "album_artist": f"Artist {number % 20}",
            "title": f"Song {number % 20}{' (Live)' * (number >= 60)}"
            if number % 10 == 0
            else f"Tune {number}",
        }
        for number in range(120)
    ]
    with Store(tmp_path_factory.mktemp("expansion") / "library.db") as opened:
        ids = store_tracks(opened, rows)
        store_vectors(opened, ids, random_units(120, DIMENSIONS, seed=4))
        yield opened, ids


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    members=st.lists(st.integers(0, 119), min_size=1, max_size=40, unique=True),
    disliked=st.lists(st.integers(0, 119), max_size=5),
    exclude=st.lists(st.integers(0, 119), max_size=10),
    count=st.integers(1, 60),
)
def test_nothing_twice_nothing_of_it_and_spaced_or_said(
    library: tuple[Store, list[int]],
    *,
    members: list[int],
    disliked: list[int],
    exclude: list[int],
    count: int,
) -> None:
    store, ids = library
    order = order_of(
        [ids[n] for n in members],
        count,
        exclude=[ids[n] for n in exclude],
        feedback=Feedback(disliked=[ids[n] for n in disliked]),
    )
    queue = radio_over(store).expand(order)
    assert queue == radio_over(store).expand(order)
    found = [one.track.id for one in queue.tracks]
    assert len(found) == len(set(found)) <= count
    assert set(found).isdisjoint(ids[n] for n in (*members, *exclude, *disliked))
    known = store.read(
        lambda database: list(database.execute("SELECT id, artist, title FROM tracks"))
    )
    names = {row[0]: (row[1], row[2].removesuffix(" (Live)")) for row in known}
    inside = {names[ids[n]] for n in (*members, *exclude)}
    new = [names[one] for one in found]
    assert len(new) == len(set(new))
    assert inside.isdisjoint(new)
    relaxed = " ".join(queue.relaxed)
    assert (len(found) < count) == ("were found" in relaxed)
    line = [names[ids[n]][0] for n in members] + [names[one][0] for one in found]
    first = len(members)
    if "an artist returns" not in relaxed:
        assert all(line[n] not in line[max(0, n - 4) : n] for n in range(first, len(line)))
