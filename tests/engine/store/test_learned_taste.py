"""The upgrade that brings the place of what was learned."""

from pathlib import Path

import numpy as np

from engine.store.connection import open_database
from engine.store.folders import add_folder
from engine.store.learned_taste import StoredTaste, plays_after, save_taste, taste_of
from engine.store.plays import Play, save_plays
from engine.store.store import Store
from engine.store.tracks import save_tracks
from tests.support.schema_before import schema_before


def test_a_library_from_before_keeps_its_history_and_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = open_database(path, steps=schema_before("learned_taste"))
    assert "learned_taste" not in old.table_names()
    folder = add_folder(old, Path("/music")).id
    row = {"folder_id": folder, "path": "/music/1.flac", "size": 1, "mtime_ns": 1, "title": "One"}
    save_tracks(old, [row])
    heard = Play(1, 1.0, 2.0, "completed")
    save_plays(old, [heard])
    old.conn.commit()
    old.close()
    with Store(path) as store:
        assert store.read(plays_after, 0.0, 10) == [heard]
        assert store.read(taste_of, "model", "1") is None
        one = StoredTaste({"judged": 3}, np.ones(4, np.float32), np.zeros(4, np.float32), 5.0)
        store.write(save_taste, "model", "1", one)
        store.write(save_taste, "model", "2", one)
        assert store.read(taste_of, "model", "1") is None
        kept = store.read(taste_of, "model", "2")
        assert kept is not None
        assert (kept.learned_from, kept.learned_at) == ({"judged": 3}, 5.0)
    assert (tmp_path / "library.db.before-learned_taste.backup").exists()
