"""The map of a library from day to day: stored, added to, laid out anew."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import EarshotError
from engine.map import layout_process
from engine.map.alignment import aligned
from engine.map.layout_process import lay_out_apart
from engine.map.library_map import LibraryMap
from engine.map.placement import placed
from engine.store.store import Store
from engine.store.tracks import mark_missing, save_tracks
from tests.support.map_library import grouped_units, store_grouped_library
from tests.support.vector_library import Space, store_tracks, store_vectors


@pytest.fixture
def library_map(store: Store) -> LibraryMap:
    store_grouped_library(store, 4, 20)
    return LibraryMap(store, Space())


def test_a_library_begins_without_a_map(store: Store) -> None:
    empty = LibraryMap(store, Space())
    assert empty.stored() is None
    assert not empty.is_due
    assert len(empty.plane().track_ids) == 0
    laid_out = empty.lay_out()
    assert laid_out is not None
    assert len(laid_out.track_ids) == 0


def test_a_layout_is_kept_with_progress_on_the_way(library_map: LibraryMap) -> None:
    assert library_map.stored() is None
    assert library_map.is_due
    shares: list[float] = []
    made = library_map.lay_out(shares.append)
    assert made is not None
    assert len(shares) > 10
    kept = library_map.stored()
    assert kept is not None
    np.testing.assert_array_equal(kept.track_ids, made.track_ids)
    np.testing.assert_allclose(kept.positions, made.positions, rtol=1e-6)
    assert not library_map.is_due
    quality = library_map.quality(kept)
    assert quality is not None
    assert quality.trustworthiness > 0.9


def test_new_tracks_take_their_place_among_what_they_sound_like(
    store: Store, library_map: LibraryMap
) -> None:
    before = library_map.lay_out()
    assert before is not None
    newcomers = grouped_units(4, 20)[[5, 25, 45, 65]] + np.float32(0.01)
    ids = store_tracks(store, [{"path": f"/music/new{n}.flac"} for n in range(4)])
    store_vectors(store, ids, newcomers)
    after = library_map.stored()
    assert after is not None
    np.testing.assert_allclose(after.positions[:80], before.positions, rtol=1e-6)
    assert after.track_ids[80:].tolist() == ids
    for group, place in enumerate(after.positions[80:]):
        nearest = np.linalg.norm(before.positions - place, axis=1).argmin()
        assert nearest // 20 == group
    assert not library_map.is_due


def test_many_new_tracks_make_a_layout_due_that_lies_on_the_old_map(
    store: Store, library_map: LibraryMap
) -> None:
    before = library_map.lay_out()
    assert before is not None
    ids = store_tracks(store, [{"path": f"/music/new{n}.flac"} for n in range(40)])
    store_vectors(store, ids, grouped_units(4, 20)[::2] + np.float32(0.02))
    assert library_map.stored() is not None
    assert library_map.is_due
    after = library_map.lay_out()
    assert after is not None
    assert not library_map.is_due
    middles = [before.positions[20 * g : 20 * g + 20].mean(axis=0) for g in range(4)]
    for group in range(4):
        now = after.positions[20 * group : 20 * group + 20].mean(axis=0)
        nearest = np.linalg.norm(np.stack(middles) - now, axis=1).argmin()
        assert nearest == group


def test_a_map_stays_recognisable_when_some_tracks_are_added_and_it_is_laid_out_anew(
    store: Store,
) -> None:
    store_grouped_library(store, 6, 50)
    library_map = LibraryMap(store, Space())
    before = library_map.lay_out()
    assert before is not None
    ids = store_tracks(store, [{"path": f"/music/new{n}.flac"} for n in range(15)])
    store_vectors(store, ids, grouped_units(6, 50)[::20] + np.float32(0.02))
    placed_ones = library_map.stored()
    assert placed_ones is not None
    np.testing.assert_array_equal(placed_ones.positions[:300], before.positions.astype(np.float32))
    after = library_map.lay_out()
    assert after is not None
    kept, old = after.positions[:300], before.positions
    # Procrustes distance without a further turn: what moved, against how wide the map is.
    moved = ((kept - old) ** 2).sum() / ((old - old.mean(axis=0)) ** 2).sum()
    assert moved < 0.05
    turned = aligned(kept, np.arange(300), old)
    assert ((kept - old) ** 2).sum() < 1.05 * ((turned - old) ** 2).sum(), "it lies on the old one"


def test_tracks_that_are_away_are_not_on_the_map_and_come_back(
    store: Store, library_map: LibraryMap
) -> None:
    made = library_map.lay_out()
    assert made is not None
    gone = made.track_ids[:3].tolist()
    store.write(mark_missing, gone)
    present = library_map.stored()
    assert present is not None
    assert not set(gone) & set(present.track_ids.tolist())
    store.write(
        save_tracks,
        [
            {"folder_id": 1, "path": f"/music/{n}.flac", "size": 1, "mtime_ns": 1, "title": "Back"}
            for n in range(3)
        ],
    )
    back = library_map.stored()
    assert back is not None
    np.testing.assert_array_equal(back.positions, made.positions)


def test_a_file_that_is_listened_to_anew_is_placed_anew(
    store: Store, library_map: LibraryMap
) -> None:
    made = library_map.lay_out()
    assert made is not None
    elsewhere = grouped_units(4, 20)[70]
    track_id = int(made.track_ids[0])
    store_vectors(store, [track_id], elsewhere[np.newaxis])
    now = library_map.stored()
    assert now is not None
    place = now.positions[now.track_ids.tolist().index(track_id)]
    assert np.linalg.norm(made.positions[1:] - place, axis=1).argmin() + 1 >= 60


def test_a_cancelled_layout_stores_nothing(library_map: LibraryMap) -> None:
    heard: list[float] = []
    assert library_map.lay_out(heard.append, lambda: bool(heard)) is None
    assert library_map.stored() is None


def test_a_layout_whose_process_dies_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_process, "_work", Path)
    with pytest.raises(EarshotError, match="try again"):
        lay_out_apart(grouped_units(2, 10))


def test_alignment_undoes_turning_and_mirroring() -> None:
    target = np.random.default_rng(1).standard_normal((30, 2)).astype(np.float32)
    turned = target @ np.array([[0.6, 0.8], [0.8, -0.6]], np.float32) + np.float32(7)
    known = np.arange(0, 30, 2)
    np.testing.assert_allclose(aligned(turned, known, target[known]), target, atol=1e-4)


def test_what_lies_between_two_regions_joins_one_of_them() -> None:
    mapped = np.eye(6, dtype=np.float32)
    positions = np.array([[0, 0], [0, 1], [1, 0], [100, 100], [100, 101], [101, 100]], np.float32)
    between = (mapped[:3].sum(axis=0) + 0.9 * mapped[3:].sum(axis=0))[np.newaxis]
    place = placed(between / np.linalg.norm(between), mapped, positions)[0]
    assert np.linalg.norm(place - positions, axis=1).min() < 2
