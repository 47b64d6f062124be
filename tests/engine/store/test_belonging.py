"""What belongs where it is, and the upgrade that brings the table."""

from pathlib import Path

from engine.store.belonging import belonging, forget_belongs, say_belongs
from engine.store.connection import open_database
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before


def test_a_library_from_before_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = open_database(path, steps=schema_before("belonging"))
    assert "belonging" not in old.table_names()
    old.close()
    with Store(path) as store:
        (track_id,) = add_tracks(store, {})
        store.write(say_belongs, [track_id])
        assert store.read(belonging) == {track_id}


def test_it_is_said_once_and_taken_back(store: Store) -> None:
    one, other = add_tracks(store, {}, {})
    store.write(say_belongs, [one, other, 999])
    store.write(say_belongs, [one])
    assert store.read(belonging) == {one, other}
    store.write(forget_belongs, [one])
    assert store.read(belonging) == {other}
