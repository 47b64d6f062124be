"""Filters, their pages and their stations over a real library file with made-up activations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed
from engine.radio.filters import Filters
from engine.radio.order import QueueOrder
from engine.radio.recipe import Recipe
from engine.radio.rules import Rules
from engine.radio.spacing import Spacing
from engine.radio.station import Radio
from engine.radio.station_queue import next_of, start_station
from engine.radio.station_words import account_of
from engine.similarity.index import SimilarityIndex
from engine.store import feedback, stations
from engine.store.analyses import save_results
from engine.store.filter_activations import FilterCoverage
from engine.store.records import AnalysisResult, TrackFilters
from engine.store.store import Store
from engine.store.tracks import mark_missing
from tests.support.vector_library import random_units, store_tracks, store_vectors

DIMENSIONS = 16


@dataclass(frozen=True, slots=True)
class Model:
    """A model without a network."""

    id: str = "space"
    version: str = "1"
    filters: int = 3
    window_seconds: float = 5.0


MODEL = Model()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library.db") as opened:
        yield opened


def filters_over(store: Store, model: Model = MODEL) -> Filters:
    index = SimilarityIndex(DIMENSIONS)
    return Filters(store, index, model, model, FilterColumns(store))


def radio_over(store: Store, spacing: Spacing | None = None) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), MODEL, spacing=spacing)


def listen(store: Store, ids: Sequence[int], said: np.ndarray, means: np.ndarray) -> None:
    """Store vectors in random directions, and what filters say, [tracks, filters]."""
    vectors = random_units(len(ids), DIMENSIONS)
    starts = np.array([10.0, 100.0], np.float32)
    results = [
        AnalysisResult(
            track_id, 1, 1, vector, np.stack([vector, vector]), starts,
            filters=TrackFilters(
                row, mean, np.full(len(row), number % 2), np.full(len(row), 0.5, np.float32)
            ),
        )
        for number, (track_id, vector, row, mean) in enumerate(
            zip(ids, vectors, said, means, strict=True)
        )
    ]  # fmt: skip
    store.write(save_results, MODEL.id, MODEL.version, results)


def library(store: Store, count: int = 40) -> tuple[list[int], np.ndarray]:
    """Filter 0 likes late tracks, filter 1 early ones; filter 2 says the same of all."""
    rows = [
        {
            "artist": f"Artist {number // 4}",
            "album": f"Album {number // 4}",
            "genre": "chiptune" if number >= count - 10 else "rock",
        }
        for number in range(count)
    ]
    ids = store_tracks(store, rows)
    rising = np.linspace(1, 8, count, dtype=np.float32)
    said = np.stack([rising, rising[::-1], np.full(count, 2, np.float32)], axis=1)
    listen(store, ids, said, said[:, ::-1] / 2)
    return ids, said


def test_filters_are_told_by_what_their_tracks_share_and_the_dead_are_counted(
    store: Store,
) -> None:
    ids, _ = library(store, 200)
    overview = filters_over(store).overview("maximum")

    assert overview.coverage == FilterCoverage(200, 200)
    assert [one.seed.number for one in overview.filters] == [0, 1]
    assert overview.dead == 1
    late, early = overview.filters
    assert late.genres == ("chiptune",)
    assert early.genres == ()
    assert late.label == "Filter 0"
    assert late.strip[0] == 1.0
    assert list(late.strip) == sorted(late.strip, reverse=True)
    assert len(ids) == 200


def test_a_filters_tracks_come_by_activation_with_share_and_moment(store: Store) -> None:
    ids, said = library(store)
    found = filters_over(store).tracks(0, "maximum", 5)

    assert [one.track.id for one in found] == ids[::-1][:5]
    assert [one.share for one in found] == pytest.approx((said[::-1, 0] / 8)[:5], abs=1e-3)
    assert found[0].moment == pytest.approx(102.5, abs=0.02)
    assert found[1].moment == pytest.approx(12.5, abs=0.02)
    by_mean = filters_over(store).tracks(2, "mean", 5)
    assert [one.track.id for one in by_mean] == ids[::-1][:5]


def test_versions_of_one_recording_collapse_and_one_of_each_artist_can_be_asked_for(
    store: Store,
) -> None:
    rows = [{"artist": "One", "title": "Song"}, {"artist": "One", "title": "Song (Live)"},
            {"artist": "One", "title": "Other"}, {"artist": "Two", "title": "Third"}]  # fmt: skip
    ids = store_tracks(store, rows)
    said = np.array([[4.0], [3.0], [2.0], [1.0]], np.float32)
    listen(store, ids, said, said)
    known = filters_over(store, Model(filters=1))

    assert [one.track.id for one in known.tracks(0, "maximum", 9)] == [ids[0], ids[2], ids[3]]
    assert [one.track.id for one in known.tracks(0, "maximum", 9, 1)] == [ids[0], ids[3]]


def test_what_is_away_is_not_told_of(store: Store) -> None:
    ids, _ = library(store)
    store.write(mark_missing, [ids[-1]])

    assert filters_over(store).tracks(0, "maximum", 1)[0].track.id == ids[-2]
    assert filters_over(store).tracks(0, "maximum", 1)[0].share == 1.0


def test_a_name_stays_and_goes(store: Store) -> None:
    library(store)
    known = filters_over(store)
    known.rename(1, "  vocal   thirds ")
    assert known.overview("maximum").filters[1].label == "vocal thirds"
    known.rename(1, " ")
    assert known.overview("maximum").filters[1].label == "Filter 1"


def test_who_was_heard_before_is_told_and_heard_again(store: Store) -> None:
    ids, _ = library(store)
    more = store_tracks(store, [{}, {}], Path("/more"))
    store_vectors(store, more, random_units(2, DIMENSIONS, seed=5))
    known = filters_over(store)
    before = known.state()

    assert known.coverage() == FilterCoverage(42, 40)
    assert known.listen_again() == 2
    assert known.state() == before
    assert len(ids) == 40


def test_without_filters_and_without_music_there_is_nothing(store: Store) -> None:
    assert filters_over(store, Model(filters=0)).overview("mean").filters == ()
    assert filters_over(store).overview("mean").filters == ()
    with pytest.raises(EarshotError, match="Filter 0 has told nothing"):
        filters_over(store).tracks(0, "maximum", 5)


def order(**asked: object) -> QueueOrder:
    return QueueOrder(plus={}, **{"count": 10, **asked})  # type: ignore[arg-type]


def test_a_filter_station_plays_by_activation_with_reasons(store: Store) -> None:
    ids, _ = library(store)
    filters_over(store).rename(0, "drones")
    queue = radio_over(store, Spacing(0, 0, 0, 0)).excite(order(), FilterSeed("space", "1", 0))

    assert [one.track.id for one in queue.tracks] == ids[::-1][:10]
    assert queue.tracks[0].reason == "drones is 1.00 of its highest here, at 1:42"
    assert queue.relaxed == ()
    by_mean = radio_over(store).excite(order(), FilterSeed("space", "1", 0, "mean"))
    assert by_mean.tracks[0].reason == "drones is on average 1.00 of its highest"


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(adventure=st.floats(0, 1), number=st.integers(0, 50))
def test_a_filter_station_never_repeats_and_spaces_artists(
    store: Store, adventure: float, number: int
) -> None:
    if not store.read(lambda d: d.execute("SELECT count(*) FROM tracks").fetchone())[0]:
        library(store, 80)
    radio, seed = radio_over(store), FilterSeed("space", "1", 0)
    first = radio.excite(order(adventure=adventure, seed_number=number), seed)
    again = radio.excite(order(adventure=adventure, seed_number=number), seed)
    queued = [one.track.id for one in first.tracks]
    then = radio.excite(order(exclude=queued, recent=queued, adventure=adventure), seed)

    assert [one.track.id for one in again.tracks] == queued
    assert len(set(queued)) == len(queued) == 10
    assert set(queued).isdisjoint(one.track.id for one in then.tracks)
    line = [one.track.artist for one in (*first.tracks, *then.tracks)]
    if not (first.relaxed or then.relaxed):
        assert all(len(set(line[at : at + 5])) == 5 for at in range(len(line) - 4))


def test_rules_rest_and_thumbs_hold_for_a_filter_station(store: Store) -> None:
    ids, _ = library(store)
    radio = radio_over(store, Spacing(0, 0, 0, 0))
    seed = FilterSeed("space", "1", 0)
    rocks = radio.excite(order(rules=[Rules(genres=frozenset({"rock"}))]), seed)
    assert {one.track.genre for one in rocks.tracks} == {"rock"}
    rested = radio.excite(order(heard={ids[-1]: 1000.0}, now=2000.0), seed)
    assert rested.tracks[0].track.id == ids[-2]
    few = radio.excite(order(count=50, heard={ids[-1]: 1000.0}, now=2000.0), seed)
    assert len(few.tracks) == 40
    assert few.relaxed == (
        "tracks that you have heard today come again",
        "only 40 of 50 tracks were found",
    )


def test_while_a_track_rests_so_do_its_versions_on_a_filter_station(store: Store) -> None:
    titles = ["Ebb", "Flood", "Drone (Live)", "Drone"]
    ids = store_tracks(store, [{"title": title, "artist": "Tide"} for title in titles])
    said = np.linspace(1, 4, len(ids), dtype=np.float32).reshape(-1, 1)
    listen(store, ids, said, said)
    radio = radio_over(store, Spacing(0, 0, 0, 0))
    queue = radio.excite(
        order(count=1, heard={ids[-1]: 1000.0}, now=2000.0), FilterSeed("space", "1", 0)
    )
    assert [one.track.title for one in queue.tracks] == ["Flood"]


def test_a_filter_station_survives_in_the_store_and_learns(store: Store) -> None:
    ids, _ = library(store)
    radio = radio_over(store)
    seed = FilterSeed("space", "1", 0, "mean", 4.5)
    coming = start_station(store, radio, {}, count=5, name="drones", recipe=Recipe(filter=seed))
    stored = store.read(stations.station, coming.station.id)
    assert stored is not None
    assert Recipe.from_json(stored.recipe).filter == seed
    assert "excites “Filter 0” most on average" in account_of(store, stored.id).sentence
    assert coming.queue is not None
    first = coming.queue.tracks[0].track.id
    store.write(feedback.set_thumb, first, -1, stored.id)
    after = next_of(store, radio, stored, count=40)
    assert after.queue is not None
    assert first not in [one.track.id for one in after.queue.tracks]
    assert len(ids) == 40


def test_a_damaged_filter_in_a_recipe_is_none() -> None:
    plain = FilterSeed("space", "1", 3).to_plain()
    assert FilterSeed.from_plain(plain) == FilterSeed("space", "1", 3)
    for damage in ({"number": -1}, {"number": "x"}, {"model_id": 5}, {"window_seconds": 0}):
        assert FilterSeed.from_plain(plain | damage) is None
    assert FilterSeed.from_plain(None) is None
    assert Recipe.from_json('{"filter": 7}').filter is None
