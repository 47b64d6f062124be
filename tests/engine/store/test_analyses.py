"""Vectors and failures."""

from pathlib import Path

import numpy as np
import pytest

from engine.store import analyses, folders, tracks
from engine.store.records import AnalysisResult
from engine.store.store import Store
from tests.support.library_rows import add_tracks

MODEL = ("earshot", "1")


def unit(seed: int, dimensions: int = 8) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=dimensions).astype(np.float32)
    return vector / np.linalg.norm(vector)


def result(track_id: int, position: int, seed: int = 0) -> AnalysisResult:
    windows = np.stack([unit(seed), unit(seed + 1)])
    starts = np.array([1.5, 20.25], np.float32)
    return AnalysisResult(track_id, 1000 + position, 5, unit(seed), windows, starts)


def test_vectors_come_back_as_unit_float32_in_the_order_stored(store: Store) -> None:
    first, second = add_tracks(store, {}, {})
    store.write(analyses.save_results, *MODEL, [result(second, 1, 4), result(first, 0, 9)])
    stored = store.read(analyses.vectors_since, *MODEL)
    assert stored.track_ids.tolist() == [second, first]
    assert stored.vectors.dtype == np.float32
    np.testing.assert_allclose(stored.vectors, [unit(4), unit(9)], atol=1e-3)
    starts, windows = store.read(analyses.window_vectors, *MODEL, first)
    np.testing.assert_allclose(starts, [1.5, 20.25])
    np.testing.assert_allclose(windows, [unit(9), unit(10)], atol=1e-3)


def test_only_what_is_newer_is_read_again(store: Store) -> None:
    first, second = add_tracks(store, {}, {})
    store.write(analyses.save_results, *MODEL, [result(first, 0)])
    seen = store.read(analyses.vectors_since, *MODEL).last_id
    assert len(store.read(analyses.vectors_since, *MODEL, seen).track_ids) == 0
    store.write(analyses.save_results, *MODEL, [result(second, 1), result(first, 0, 7)])
    newer = store.read(analyses.vectors_since, *MODEL, seen)
    assert newer.track_ids.tolist() == [second, first]
    assert newer.last_id > seen


def test_pending_is_what_this_model_has_not_heard_in_its_present_form(store: Store) -> None:
    heard, changed, failed, fresh = add_tracks(store, {}, {}, {}, {})
    store.write(
        analyses.save_results,
        *MODEL,
        [
            result(heard, 0),
            AnalysisResult(changed, 1, 1, unit(1), np.stack([unit(1)]), np.zeros(1, np.float32)),
            AnalysisResult(failed, 1002, 5, failure="It is not music."),
        ],
    )
    pending = store.read(analyses.pending_tracks, *MODEL)
    assert [track.track_id for track in pending] == [changed, fresh]
    counts = store.read(analyses.counts, *MODEL)
    assert (counts.tracks, counts.analysed, counts.failed, counts.pending) == (4, 1, 1, 2)
    assert len(store.read(analyses.pending_tracks, "earshot", "2")) == 4
    (failure,) = store.read(analyses.failed_tracks, *MODEL)
    assert (failure.track_id, failure.reason) == (failed, "It is not music.")
    store.write(analyses.forget_failures, [failed])
    assert len(store.read(analyses.pending_tracks, *MODEL)) == 3


def test_missing_tracks_and_absent_folders_do_not_wait(store: Store) -> None:
    gone, _ = add_tracks(store, {}, {})
    store.write(tracks.mark_missing, [gone])
    assert store.read(analyses.counts, *MODEL).tracks == 1
    folder = store.read(folders.all_folders)[0]
    store.write(folders.set_available, folder.id, False)
    assert store.read(analyses.counts, *MODEL).tracks == 0
    assert store.read(analyses.pending_tracks, *MODEL) == []


def test_results_for_removed_tracks_are_dropped(store: Store) -> None:
    (track_id,) = add_tracks(store, {}, folder=Path("/away"))
    store.write(folders.remove_folder, store.read(folders.all_folders)[0].id)
    store.write(analyses.save_results, *MODEL, [result(track_id, 0)])
    assert len(store.read(analyses.vectors_since, *MODEL).track_ids) == 0


def test_replacing_a_result_leaves_no_orphan_windows(store: Store) -> None:
    (track_id,) = add_tracks(store, {})
    for seed in range(3):
        store.write(analyses.save_results, *MODEL, [result(track_id, 0, seed)])
    count = store.read(lambda d: d.execute("SELECT count(*) FROM window_vectors").fetchone())
    assert count == (1,)


@pytest.mark.parametrize("key", [MODEL, ("other", "1")])
def test_an_empty_library_has_no_vectors(store: Store, key: tuple[str, str]) -> None:
    assert len(store.read(analyses.vectors_since, *key).track_ids) == 0
