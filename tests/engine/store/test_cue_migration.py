"""The step that let tracks be stretches of files, on a library before it."""

from pathlib import Path

from engine.store import cue_sheets, folders, tracks
from engine.store.connection import open_database
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before

_OLD_TRACK = (
    "INSERT INTO tracks(folder_id, path, size, mtime_ns, title, title_key, artist_key,"
    " album_artist_key, album_key, search_text, added_at, rating)"
    " VALUES (1, '/music/a#01.flac', 1, 2, 'A', 'a', '', '', '', 'a', 9, 3)"
)
_OLD_ANALYSIS = (
    "INSERT INTO analyses(track_id, model_id, model_version, size, mtime_ns, vector, analysed_at)"
    " VALUES (1, 'm', '1', 1, 2, x'0000', 1)"
)


def test_an_old_library_keeps_its_tracks_and_what_is_known_of_them(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = open_database(path, steps=schema_before("cue_sheets"))
    database.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
    database.execute(_OLD_TRACK)
    database.execute(_OLD_ANALYSIS)
    database.conn.commit()
    database.close()
    with Store(path) as store:
        track = store.read(tracks.track_at, Path("/music/a#01.flac"))
        assert track is not None
        assert (track.path, track.rating, track.span.last) == (Path("/music/a#01.flac"), 3, None)
        known = store.read(tracks.known_files, Path("/music"))
        assert known["/music/a#01.flac"].file == "/music/a#01.flac"
        assert store.read(cue_sheets.known_sheets, Path("/music")) == {}
        assert count(store, "analyses") == 1
    # A copy of it as it was lies beside it.
    assert list(tmp_path.glob("library.db.before-*.backup"))


def test_other_limits_take_back_what_was_heard_within_the_old_ones(store: Store) -> None:
    part = {"path": "/music/a.flac#01", "first_frame": 0, "last_frame": 75}
    add_tracks(store, part)
    store.write(lambda database: database.execute(_OLD_ANALYSIS))
    add_tracks(store, part)
    assert count(store, "analyses") == 1
    add_tracks(store, part | {"last_frame": 76})
    assert count(store, "analyses") == 0


def test_sheets_are_forgotten_with_their_folder(store: Store) -> None:
    folder = store.write(folders.add_folder, Path("/music"))
    sheet = Path("/music/a/a.cue")
    store.write(cue_sheets.remember_sheets, folder.id, [(sheet, (1, 2))], [])
    assert store.read(cue_sheets.known_sheets, Path("/music/a")) == {sheet: (1, 2)}
    assert store.read(cue_sheets.known_sheets, Path("/music/b")) == {}
    store.write(folders.remove_folder, folder.id)
    assert store.read(cue_sheets.known_sheets, Path("/music")) == {}


def count(store: Store, table: str) -> int:
    return int(store.read(lambda database: database.table(table).count))
