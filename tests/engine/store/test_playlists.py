"""Playlists in the library file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.store import folders, playlists, tracks
from engine.store.connection import open_database
from engine.store.playlists import StoredPlaylistEntry
from engine.store.store import Store
from tests.support.library_rows import FOLDER, add_tracks
from tests.support.schema_before import schema_before


def titles(store: Store) -> list[str]:
    return [playlist.title for playlist in store.read(playlists.all_playlists)]


def track_ids(store: Store, playlist_id: int) -> list[int | None]:
    found = store.read(playlists.playlist_entries, playlist_id)
    return [entry.track_id for entry in found]


def test_a_library_of_the_schema_before_gets_playlists(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = open_database(path, steps=schema_before("playlists"))
    assert "playlists" not in old.table_names()
    old.close()
    with Store(path) as store:
        (song,) = add_tracks(store, {})
        made = store.write(playlists.create_playlist, "Morning")
        store.write(playlists.append_tracks, made.playlist.id, [song])
        assert track_ids(store, made.playlist.id) == [song]
    with closing(sqlite3.connect(tmp_path / "library.db.before-playlists.backup")) as backup:
        tables = {row[0] for row in backup.execute("SELECT name FROM sqlite_master")}
    assert "tracks" in tables
    assert "playlists" not in tables


def test_playlists_are_listed_by_title_with_their_length(store: Store) -> None:
    ids = add_tracks(store, {}, {})
    store.write(playlists.create_playlist, "zebra", query="genre:jazz")
    made = store.write(playlists.create_playlist, "Ängste")
    store.write(playlists.append_tracks, made.playlist.id, [*ids, ids[0]])
    store.write(playlists.create_playlist, "The Aardvark")
    found = store.read(playlists.all_playlists)
    assert [(one.title, one.query, one.length) for one in found] == [
        ("The Aardvark", None, 0),
        ("Ängste", None, 3),
        ("zebra", "genre:jazz", 0),
    ]


def test_a_deleted_playlist_comes_back_as_it_was(store: Store) -> None:
    ids = add_tracks(store, {}, {})
    made = store.write(playlists.create_playlist, "Morning")
    store.write(playlists.append_tracks, made.playlist.id, ids)
    gone = store.write(playlists.delete_playlist, made.playlist.id)
    assert titles(store) == []
    assert store.read(playlists.playlist_entries, made.playlist.id) == ()
    store.write(playlists.restore_playlist, gone)
    assert store.read(playlists.whole_playlist, made.playlist.id) == gone
    with pytest.raises(LookupError):
        store.write(playlists.delete_playlist, 99)


def test_a_new_playlist_never_gets_the_number_of_a_deleted_one(store: Store) -> None:
    first = store.write(playlists.create_playlist, "A")
    gone = store.write(playlists.delete_playlist, first.playlist.id)
    second = store.write(playlists.create_playlist, "B")
    store.write(playlists.restore_playlist, gone)
    assert titles(store) == ["A", "B"]
    assert second.playlist.id != first.playlist.id


def test_renaming_and_another_search_change_only_that(store: Store) -> None:
    made = store.write(playlists.create_playlist, "A", query="rock")
    store.write(playlists.rename_playlist, made.playlist.id, "B")
    store.write(playlists.set_query, made.playlist.id, "jazz")
    whole = store.read(playlists.whole_playlist, made.playlist.id)
    assert whole.playlist == replace(made.playlist, title="B", query="jazz")


def test_a_folder_that_leaves_and_comes_back_leaves_no_holes(store: Store) -> None:
    ids = add_tracks(store, {"title": "One", "artist": "A"}, {"title": "Two"})
    made = store.write(playlists.create_playlist, "Morning")
    store.write(playlists.append_tracks, made.playlist.id, ids)
    (folder,) = store.read(folders.all_folders)
    store.write(folders.remove_folder, folder.id)
    left = store.read(playlists.playlist_entries, made.playlist.id)
    assert [(entry.name, entry.track_id) for entry in left] == [("A - One", None), ("Two", None)]
    back = add_tracks(store, {}, {})
    assert track_ids(store, made.playlist.id) == back


def test_entries_follow_a_file_that_was_moved(store: Store) -> None:
    (song,) = add_tracks(store, {})
    made = store.write(playlists.create_playlist, "Morning")
    store.write(playlists.append_tracks, made.playlist.id, [song])
    moved = FOLDER / "elsewhere.flac"
    store.write(
        lambda database: database.execute(
            "UPDATE tracks SET path = ? WHERE id = ?", [str(moved), song]
        )
    )
    (entry,) = store.read(playlists.playlist_entries, made.playlist.id)
    assert (entry.path, entry.track_id) == (moved, song)


def test_paths_of_another_system_find_their_tracks(store: Store) -> None:
    composed, decomposed = FOLDER / "S\u00fcd.flac", FOLDER / "U\u0308ber.flac"
    add_tracks(store, {"path": str(composed)}, {"path": str(decomposed)})
    asked = [FOLDER / "Su\u0308d.flac", FOLDER / "\u00dcber.flac", FOLDER / "no.flac", composed]
    assert store.read(playlists.paths_in_library, asked) == {
        asked[0]: composed,
        asked[1]: decomposed,
        composed: composed,
    }
    assert store.read(tracks.track_at, composed) is not None


Edit = Callable[[list[StoredPlaylistEntry]], list[StoredPlaylistEntry]]
an_edit = st.one_of(
    st.permutations(range(4)).map(
        lambda order: lambda entries: [entries[n] for n in order if n < len(entries)]
    ),
    st.integers(0, 5).map(lambda n: lambda entries: [*entries, *entries[n:]][:9]),
    st.integers(0, 5).map(lambda n: lambda entries: [*entries[:n], *entries[n + 1 :]]),
)


@given(edits=st.lists(an_edit, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_every_edit_tells_what_brings_it_back(store: Store, edits: list[Edit]) -> None:
    made = store.write(
        playlists.create_playlist,
        "List",
        [StoredPlaylistEntry(Path(f"/x/{n}"), str(n), float(n)) for n in range(4)],
    )
    steps = [
        store.write(playlists.edit_entries, made.playlist.id, lambda old, e=edit: e(list(old)))
        for edit in edits
    ]
    for before, after in reversed(steps):
        assert store.read(playlists.playlist_entries, made.playlist.id) == after
        store.write(playlists.replace_entries, made.playlist.id, before)
    assert store.read(playlists.playlist_entries, made.playlist.id) == made.entries
