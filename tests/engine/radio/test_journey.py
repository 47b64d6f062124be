"""Journeys begin and end where asked, never repeat, and go in small steps wherever they can."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.radio.candidate import Candidate
from engine.radio.journey import DIRECT_NEIGHBOURS, Journey, plan_journey
from engine.radio.path import angles, narrowest, smoothest, smoothest_within, stretched
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 12


def library(kind: str, count: int, seed: int) -> np.ndarray:
    """Return unit vectors: anywhere, in islands, or along a bent thread."""
    if kind == "anywhere":
        return random_units(count, DIMENSIONS, seed)
    if kind == "islands":
        centres = random_units(4, DIMENSIONS, seed)
        parts = [near_units(centre, count, spread=0.4, seed=seed) for centre in centres]
        return np.concatenate(parts)[np.random.default_rng(seed).permutation(4 * count)[:count]]
    turns = np.linspace(0, 4.5, count)
    thread = np.zeros((count, DIMENSIONS))
    thread[:, 0], thread[:, 1], thread[:, 2] = np.cos(turns), np.sin(turns), 0.3 * turns
    return near_units_each(thread, seed)


def near_units_each(points: np.ndarray, seed: int) -> np.ndarray:
    moved = points + 0.03 * random_units(len(points), DIMENSIONS, seed)
    return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)


def candidates(vectors: np.ndarray, artists: int = 10**6) -> list[Candidate]:
    return [
        Candidate(n, 1.0, f"artist {n % artists}", None, frozenset(), 200.0, vector, f"T{n}")
        for n, vector in enumerate(vectors)
    ]


def least_longest_step(steps: np.ndarray, journey: Journey, stops: int) -> float:
    """Return the longest step that no way over all stops can avoid, by trying every length.

    Points of earlier legs are taken, as they are for the journey.
    """
    worst = 0.0
    taken: set[int] = set(range(stops))
    for leg in range(stops - 1):
        free = np.array([point not in taken for point in range(len(steps))])
        for limit in np.unique(steps):
            reached, wave = {leg}, [leg]
            while wave:
                near = np.flatnonzero(steps[wave.pop()] <= limit)
                new = [p for p in near.tolist() if p not in reached and (free[p] or p == leg + 1)]
                reached.update(new)
                wave += [p for p in new if p != leg + 1]
            if leg + 1 in reached:
                worst = max(worst, float(limit))
                break
        taken |= {p for p, n in zip(journey.places, journey.legs, strict=True) if n == leg}
    return worst


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["anywhere", "islands", "thread"]),
    size=st.integers(8, 60),
    stops=st.integers(2, 4),
    count=st.integers(2, 40),
    seed=st.integers(0, 1000),
)
def test_a_journey_is_whole_and_no_rougher_than_it_must_be(
    kind: str, size: int, stops: int, count: int, seed: int
) -> None:
    vectors = library(kind, size, seed)[np.random.default_rng(seed).permutation(size)]
    steps = angles(vectors)
    neighbours = np.sort(steps, axis=1)[:, 1 : 1 + DIRECT_NEIGHBOURS]
    median = float(np.median(neighbours))
    journey = plan_journey(
        candidates(vectors), stops, count, neighbour_step=median, spacing=Spacing(0, 0, 0, 0)
    )
    places = journey.places
    assert (places[0], places[-1]) == (0, stops - 1)
    assert [place for place in places if place < stops] == list(range(stops))
    assert len(set(places)) == len(places)
    assert stops <= len(places) <= max(count, stops)
    words = " ".join(journey.relaxed)
    if "way is too long" in words:
        return
    assert ("tracks lie on the way" in words) == (len(places) < count)
    longest = max(steps[one, other] for one, other in pairwise(places))
    unavoidable = least_longest_step(steps, journey, stops)
    # What the issue asks for, whatever the code calls it.
    assert longest <= max(2.0 * median, unavoidable) + 1e-6
    assert ("nothing to bridge" in words) == (longest > 2.0 * median)


@settings(max_examples=40, deadline=None)
@given(size=st.integers(3, 40), seed=st.integers(0, 1000), count=st.integers(2, 30))
def test_the_smoothest_path_keeps_to_the_narrowest_step(size: int, seed: int, count: int) -> None:
    steps = angles(random_units(size, 4, seed))
    free = np.ones(size, bool)
    longest = narrowest(steps, 0, 1, free)
    path = smoothest(steps, 0, 1, longest, free)
    assert max(steps[one, other] for one, other in pairwise(path)) == longest
    longer = stretched(path, steps, count, longest, free)
    assert [point for point in longer if point in path] == path
    assert all(steps[one, other] <= longest for one, other in pairwise(longer))
    few = smoothest_within(steps, 0, 1, count, longest, free)
    assert (few[0], few[-1]) == (0, 1)
    assert len(set(few)) == len(few) <= max(count, 2)
    if count >= len(path):
        assert few == path


def test_an_artist_is_exchanged_where_another_fits_as_well() -> None:
    pool = candidates(library("thread", 60, 1), artists=3)
    ends = [pool[0], pool[-1], *pool[1:-1]]
    close = plan_journey(ends, 2, 12, neighbour_step=0.4, spacing=Spacing(0, 0, 0, 0))
    spaced = plan_journey(ends, 2, 12, neighbour_step=0.4, spacing=Spacing(1, 0, 0, 0))

    def meetings(journey: Journey) -> int:
        artists = [ends[place].artist for place in journey.places]
        return sum(one == other for one, other in pairwise(artists))

    assert meetings(spaced) < max(meetings(close), 1)
    assert len(spaced.places) == len(close.places) == 12


@pytest.fixture(scope="module")
def radio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Radio, list[int]]]:
    """A library of 120 tracks along a thread, every fourth also as a live version."""
    vectors = library("thread", 120, 3)
    # Of different lengths: along a thread all neighbours sound like copies of one another.
    rows = [
        {"artist": f"A{n}", "title": f"Song {n}", "duration": 100.0 + 20 * n} for n in range(120)
    ]
    rows += [{"artist": f"A{n}", "title": f"Song {n} (Live)"} for n in range(0, 120, 4)]
    with Store(tmp_path_factory.mktemp("journey") / "library.db") as store:
        ids = store_tracks(store, rows)
        store_vectors(store, ids, np.concatenate([vectors, vectors[::4]]))
        yield Radio(store, SimilarityIndex(DIMENSIONS), Space()), ids


def test_versions_of_a_song_collapse_and_every_track_is_explained(
    radio: tuple[Radio, list[int]],
) -> None:
    found = radio[0].journey([radio[1][0], radio[1][60], radio[1][119]], 45)
    names = [one.track.title.removesuffix(" (Live)") for one in found.tracks]
    assert len(set(names)) == len(names) == 45
    assert (names[0], names[-1]) == ("Song 0", "Song 119")
    reasons = [one.reason for one in found.tracks]
    assert reasons[0] == "where the journey begins"
    assert reasons[-1] == "where the journey ends"
    assert reasons[names.index("Song 60")] == "a stop on the journey"
    assert reasons[1].endswith("like “Song 0”, bridges “Song 0” and “Song 60”")
    assert found.relaxed == ()


def test_the_same_journey_again(radio: tuple[Radio, list[int]]) -> None:
    stops = [radio[1][5], radio[1][100]]
    assert radio[0].journey(stops, 15) == radio[0].journey(stops, 15)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stops=st.lists(st.integers(0, 119), min_size=2, max_size=5, unique=True))
def test_every_stop_is_on_the_journey_in_its_order(
    radio: tuple[Radio, list[int]], stops: list[int]
) -> None:
    wanted = [radio[1][stop] for stop in stops]
    found = [one.track.id for one in radio[0].journey(wanted, 30).tracks]
    assert [track_id for track_id in found if track_id in wanted] == wanted
    assert len(set(found)) == len(found)


def test_a_journey_to_where_it_begins_is_refused(radio: tuple[Radio, list[int]]) -> None:
    with pytest.raises(EarshotError, match="two or more different"):
        radio[0].journey([radio[1][0], radio[1][0]])


def test_a_larger_library_is_searched_along_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a pool too small for the whole library, bridges are found where the thread bends."""
    monkeypatch.setattr("engine.radio.corridor._WHOLE_LIBRARY", 0)
    monkeypatch.setattr("engine.radio.corridor._AROUND_EACH", 12)
    vectors = library("thread", 150, 8)
    with Store(tmp_path / "library.db") as store:
        ids = store_tracks(store, [{"artist": f"A{n}"} for n in range(150)])
        store_vectors(store, ids, vectors)
        radio = Radio(store, SimilarityIndex(DIMENSIONS), Space())
        found = radio.journey([ids[0], ids[149]], 40)
    order = [ids.index(one.track.id) for one in found.tracks]
    assert (order[0], order[-1]) == (0, 149)
    assert max(abs(a - b) for a, b in pairwise(order)) < 40
