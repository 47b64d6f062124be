"""Columns of filters that are held say what the library says."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.radio import filter_columns
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed
from engine.radio.filter_station import shares_of_filter
from engine.store.analyses import save_results
from engine.store.filter_activations import activations_of_filter
from engine.store.records import AnalysisResult, TrackFilters
from engine.store.store import Store
from tests.support.vector_library import random_units, store_tracks

DIMENSIONS = 4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library.db") as opened:
        yield opened


def listen(store: Store, ids: list[int], said: list[float]) -> None:
    """Store what one filter says of tracks, and another its opposite."""
    rows = np.array([[value, 9 - value] for value in said], np.float32)
    none = np.zeros(2, np.int64)
    store.write(
        save_results,
        "space",
        "1",
        [
            AnalysisResult(
                one, 1, 1, random_units(1, DIMENSIONS)[0],
                filters=TrackFilters(row, row / 2, none, none.astype(np.float32)),
            )
            for one, row in zip(ids, rows, strict=True)
        ],
    )  # fmt: skip


def held(columns: FilterColumns, number: int = 0) -> dict[int, float]:
    column = columns.of(FilterSeed("space", "1", number))
    assert len(set(column.track_ids.tolist())) == len(column.track_ids)
    return dict(zip(column.track_ids.tolist(), column.said.tolist(), strict=True))


def test_what_was_listened_to_since_is_added_and_what_is_told_again_replaced(store: Store) -> None:
    ids = store_tracks(store, [{}, {}, {}])
    columns = FilterColumns(store)
    assert held(columns) == {}
    listen(store, ids[:2], [1, 2])
    assert held(columns) == {ids[0]: 1, ids[1]: 2}
    listen(store, ids[1:], [3, 4])
    assert held(columns) == {ids[0]: 1, ids[1]: 3, ids[2]: 4}
    assert held(columns, 1) == {ids[0]: 8, ids[1]: 6, ids[2]: 5}


def test_only_what_is_new_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = store_tracks(store, [{}, {}, {}])
    listen(store, ids[:2], [1, 2])
    read: list[int] = []

    def count(*arguments: object) -> object:
        found = activations_of_filter(*arguments)  # type: ignore[arg-type]
        read.append(len(found[0]))
        return found

    monkeypatch.setattr(filter_columns, "activations_of_filter", count)
    columns = FilterColumns(store)
    held(columns)
    held(columns)
    listen(store, ids[2:], [3])
    held(columns)
    assert read == [2, 0, 1]


def test_no_more_than_a_few_are_held(store: Store) -> None:
    listen(store, store_tracks(store, [{}]), [1])
    columns = FilterColumns(store)
    for number in range(2):
        for by in ("maximum", "mean"):
            for window in range(1, 4):
                columns.of(FilterSeed("space", "1", number, by, window))  # type: ignore[arg-type]
    assert len(columns._held) == 4
    others = [columns.of(FilterSeed("space", str(one), 0)) for one in range(2, 20)]
    assert all(len(one.track_ids) == 0 for one in others)
    assert len(columns._held) == filter_columns._MOST


def test_a_track_that_can_no_longer_be_heard_is_not_the_greatest(store: Store) -> None:
    ids = store_tracks(store, [{}, {}])
    listen(store, ids, [4, 8])
    columns, seed = FilterColumns(store), FilterSeed("space", "1", 0)
    assert shares_of_filter(store, columns, seed)[0].tolist() == ids[::-1]
    failed = AnalysisResult(ids[1], 1, 2, failure="“b.flac” could not be decoded.")
    store.write(save_results, "space", "1", [failed])
    found, shares = shares_of_filter(store, columns, seed)
    assert found.tolist() == [ids[0]]
    assert shares.tolist() == [1.0]


def test_a_track_that_was_removed_is_not_the_greatest(store: Store) -> None:
    ids = store_tracks(store, [{}, {}, {}])
    listen(store, ids, [2, 4, 8])
    columns = FilterColumns(store)
    seed = FilterSeed("space", "1", 0)
    assert shares_of_filter(store, columns, seed)[0].tolist() == ids[::-1]
    store.write(lambda database: database.execute("DELETE FROM tracks WHERE id = ?", [ids[2]]))
    found, shares = shares_of_filter(store, columns, seed)
    assert found.tolist() == [ids[1], ids[0]]
    assert shares.tolist() == [1.0, 0.5]
