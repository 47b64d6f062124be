"""Places on the map: the step of the schema, and what goes with what."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from engine.errors import EarshotError
from engine.store.analyses import save_results
from engine.store.connection import open_database
from engine.store.folders import add_folder, remove_folder
from engine.store.map_facts import map_facts
from engine.store.map_positions import map_rows, save_positions, vectors_of
from engine.store.measurements import StoredMeasurement, save_measurement
from engine.store.plays import Play, save_plays
from engine.store.records import AnalysisResult
from engine.store.store import Store
from engine.store.tracks import save_tracks
from tests.support.map_library import store_grouped_library
from tests.support.schema_before import schema_before
from tests.support.vector_library import Space


def test_a_library_from_before_the_map_gets_its_table(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path, steps=schema_before("map_positions")).close()
    with Store(path) as store:
        ids, _ = store_grouped_library(store, 2, 5)
        rows = store.read(map_rows, Space().id, Space().version)
        assert rows.track_ids.tolist() == ids
        assert np.isnan(rows.positions).all()
        assert not rows.laid_out.any()


def test_a_library_from_before_loudness_was_heard_keeps_its_vectors(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = open_database(path, steps=schema_before("loudness_heard"))
    with closing(old.conn), old.conn:
        folder = add_folder(old, Path("/music"))
        row = {"path": "/music/1.flac", "size": 1, "mtime_ns": 1, "title": "Starfall"}
        save_tracks(old, [row | {"folder_id": folder.id}])
        old.execute(
            "INSERT INTO analyses(track_id, model_id, model_version, size, mtime_ns, vector,"
            " analysed_at) VALUES (1, 'space', '1', 1, 1, x'003c0000', 1)"
        )
    with Store(path) as store:
        assert store.read(map_rows, Space().id, Space().version).track_ids.tolist() == [1]
        assert np.isnan(store.read(map_facts).loudness).all()
        heard = AnalysisResult(1, 1, 1, vector=np.array([1, 0], np.float32), loudness=-9.5)
        store.write(save_results, Space().id, Space().version, [heard])
        assert store.read(map_facts).loudness.tolist() == [-9.5]
        whole = StoredMeasurement(1, 1, 1, -12.25, 0.5, b"", b"", b"")
        store.write(save_measurement, whole)
        assert store.read(map_facts).loudness.tolist() == [-12.25], "what was measured counts more"


def test_positions_are_kept_and_go_with_their_tracks(store: Store) -> None:
    store_grouped_library(store, 2, 5)
    rows = store.read(map_rows, Space().id, Space().version)
    places = np.arange(20, dtype=np.float32).reshape(10, 2)
    store.write(save_positions, rows.analysis_ids, places, laid_out=True)
    kept = store.read(map_rows, Space().id, Space().version)
    np.testing.assert_array_equal(kept.positions, places)
    assert kept.laid_out.all()
    store.write(remove_folder, 1)
    left = store.read(lambda database: database["map_positions"].count)
    assert left == 0
    store.write(save_positions, rows.analysis_ids, places, laid_out=True)
    assert store.read(lambda database: database["map_positions"].count) == 0


def test_vectors_come_in_the_order_of_their_analyses(store: Store) -> None:
    _, vectors = store_grouped_library(store, 2, 5)
    rows = store.read(map_rows, Space().id, Space().version)
    some = rows.analysis_ids[[1, 4, 7]]
    np.testing.assert_allclose(store.read(vectors_of, some), vectors[[1, 4, 7]], atol=1e-3)
    with pytest.raises(EarshotError, match="make it again"):
        store.read(vectors_of, np.array([1, 999]))


def test_facts_are_in_the_order_of_ids_with_blanks_for_the_unknown(store: Store) -> None:
    ids, _ = store_grouped_library(store, 2, 5)
    store.write(
        lambda database: database.execute(
            "UPDATE tracks SET genre = NULL, year = NULL WHERE id = ?", [ids[3]]
        )
    )
    facts = store.read(map_facts)
    assert facts.track_ids.tolist() == sorted(ids)
    assert facts.titles[0] == "Piece 0"
    assert (facts.genres[3], facts.years[3]) == ("", 0)
    assert facts.genres[4] == "Ambient"


def test_facts_count_what_was_heard_but_not_what_was_skipped(store: Store) -> None:
    ids, _ = store_grouped_library(store, 1, 3)
    store.write(
        save_plays,
        [
            Play(ids[0], 100.0, 60.0, "completed"),
            Play(ids[0], 300.0, 60.0, "skipped_late"),
            Play(ids[0], 900.0, 2.0, "skipped_early"),
        ],
    )
    facts = store.read(map_facts)
    assert facts.plays.tolist() == [2, 0, 0]
    assert facts.last_played.tolist() == [300.0, 0.0, 0.0]


def test_the_table_refuses_half_a_position(store: Store) -> None:
    store_grouped_library(store, 1, 1)
    with pytest.raises(sqlite3.IntegrityError):
        store.write(
            lambda database: database.execute(
                "INSERT INTO map_positions(analysis_id, x, laid_out) VALUES (1, 0, 1)"
            )
        )
