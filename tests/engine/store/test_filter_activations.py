"""What filters say, in the library file."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store import analyses, filter_activations, tracks
from engine.store.connection import open_database
from engine.store.filter_activations import By, FilterCoverage
from engine.store.records import AnalysisResult, TrackFilters
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before

MODEL = ("earshot", "1")
STARTS = np.array([1.5, 20.25], np.float32)


def heard(track_id: int, position: int, maxima: list[float], window: int = 1) -> AnalysisResult:
    said = np.array(maxima, np.float32)
    filters = TrackFilters(said, said / 2, np.full(len(said), window), np.full(len(said), 0.5))
    vector = np.eye(1, 4, dtype=np.float32)
    windows = np.repeat(vector, 2, axis=0)
    return AnalysisResult(track_id, 1000 + position, 5, vector[0], windows, STARTS, filters=filters)


def unasked(track_id: int, position: int) -> AnalysisResult:
    vector = np.eye(1, 4, dtype=np.float32)
    return AnalysisResult(track_id, 1000 + position, 5, vector[0], vector, STARTS[:1])


def test_a_library_of_the_schema_before_gets_filters(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(open_database(path, steps=schema_before("filters")).conn) as old:
        old.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
        old.commit()
    with Store(path) as store:
        (track_id,) = add_tracks(store, {"title": "Starfall"}, folder=Path("/music"))
        store.write(analyses.save_results, *MODEL, [heard(track_id, 0, [3.0])])
        ids, found, _ = store.read(filter_activations.activations_of_filter, *MODEL, 0, "maximum")
        assert (ids.tolist(), found.tolist()) == ([track_id], [3.0])


@pytest.mark.parametrize(("by", "factor"), [("maximum", 1.0), ("mean", 0.5)])
def test_what_one_filter_and_what_all_of_them_say(store: Store, by: By, factor: float) -> None:
    first, second = add_tracks(store, {}, {})
    said = [heard(first, 0, [1.0, 0.25, 7.0]), heard(second, 1, [2.0, 0.0, 0.5])]
    store.write(analyses.save_results, *MODEL, said)
    ids, one, _ = store.read(filter_activations.activations_of_filter, *MODEL, 2, by)
    assert dict(zip(ids.tolist(), one.tolist(), strict=True)) == {
        first: 7.0 * factor, second: 0.5 * factor,
    }  # fmt: skip
    ((ids, every),) = store.read(
        lambda database: list(filter_activations.activations(database, *MODEL, by))
    )
    assert ids.tolist() == [first, second]
    assert every.tolist() == [[factor, 0.25 * factor, 7 * factor], [2 * factor, 0.0, 0.5 * factor]]


@given(st.lists(st.floats(0.0, 60_000.0, width=32), min_size=2, max_size=20))
def test_storing_keeps_the_order(values: list[float]) -> None:
    array = np.array(values, np.float32)
    stored = np.frombuffer(filter_activations._blob(array), "<f2").astype(np.float32)
    order = np.argsort(array, kind="stable")
    assert (np.diff(stored[order]) >= 0).all()
    assert stored == pytest.approx(array, rel=2**-11, abs=1e-7)


def test_beyond_what_can_be_stored_the_greatest_is_stored() -> None:
    stored = np.frombuffer(filter_activations._blob(np.array([1e9], np.float32)), "<f2")
    assert np.isfinite(stored).all()


def test_the_moment_is_in_seconds_of_the_track(store: Store) -> None:
    first, second, unheard = add_tracks(store, {}, {}, {})
    said = [heard(first, 0, [1.0], window=1), heard(second, 1, [1.0], window=0)]
    store.write(analyses.save_results, *MODEL, said)
    found = store.read(
        filter_activations.moments_of_filter, *MODEL, 0, [first, second, unheard], 5.0
    )
    assert found == {first: pytest.approx(22.75, abs=0.02), second: pytest.approx(4.0, abs=0.02)}


def test_who_was_heard_before_filters_were_asked_is_told_and_can_be_heard_again(
    store: Store,
) -> None:
    told, before, failed, gone = add_tracks(store, {}, {}, {}, {})
    results = [
        heard(told, 0, [1.0]),
        unasked(before, 1),
        AnalysisResult(failed, 1002, 5, failure="It is not music."),
        unasked(gone, 3),
    ]
    store.write(analyses.save_results, *MODEL, results)
    store.write(tracks.mark_missing, [gone])
    assert store.read(filter_activations.coverage, *MODEL) == FilterCoverage(2, 1)
    assert store.read(analyses.pending_tracks, *MODEL) == []
    newest = store.read(filter_activations.last_activation, *MODEL)

    assert store.write(filter_activations.ask_filters_again, *MODEL) == 2
    assert [one.track_id for one in store.read(analyses.pending_tracks, *MODEL)] == [before]
    # Until it is heard again its vector answers.
    assert before in store.read(analyses.vectors_since, *MODEL).track_ids
    store.write(analyses.save_results, *MODEL, [heard(before, 1, [2.0])])
    assert store.read(filter_activations.coverage, *MODEL) == FilterCoverage(2, 2)
    assert store.read(filter_activations.last_activation, *MODEL) > newest
    assert store.write(filter_activations.ask_filters_again, "other", "1") == 0


def test_activations_leave_with_their_track_and_with_an_older_analysis(store: Store) -> None:
    (track_id,) = add_tracks(store, {})
    for loud in (1.0, 2.0):
        store.write(analyses.save_results, *MODEL, [heard(track_id, 0, [loud])])
    assert count(store) == 1
    store.write(lambda database: database.execute("DELETE FROM tracks"))
    assert count(store) == 0


def count(store: Store) -> int:
    return int(
        store.read(lambda d: d.execute("SELECT count(*) FROM filter_activations").fetchone())[0]
    )


def test_filters_have_the_names_they_are_given(store: Store) -> None:
    store.write(filter_activations.name_filter, *MODEL, 17, "vocal thirds")
    store.write(filter_activations.name_filter, *MODEL, 3, "drones")
    store.write(filter_activations.name_filter, *MODEL, 3, "low drones")
    store.write(filter_activations.name_filter, "other", "1", 3, "chiptune")
    assert store.read(filter_activations.filter_names, *MODEL) == {
        17: "vocal thirds",
        3: "low drones",
    }
    store.write(filter_activations.name_filter, *MODEL, 17, "")
    assert store.read(filter_activations.filter_names, *MODEL) == {3: "low drones"}


def test_nothing_was_told_before_anything_was_heard(store: Store) -> None:
    assert store.read(filter_activations.coverage, *MODEL) == FilterCoverage(0, 0)
    assert store.read(filter_activations.last_activation, *MODEL) == 0
    ids, said, _ = store.read(filter_activations.activations_of_filter, *MODEL, 0, "mean")
    assert (len(ids), len(said)) == (0, 0)
