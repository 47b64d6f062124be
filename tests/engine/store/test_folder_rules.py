"""Folders in folders, and what each is for."""

from pathlib import Path

import pytest

from engine.store import browse, folders, listened, tracks
from engine.store.browse import View
from engine.store.connection import open_database
from engine.store.records import Folder, FolderRules
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before

MUSIC, BOOKS = Path("/music"), Path("/music/Books")


def listed(store: Store) -> list[Path]:
    return [folder.path for folder in store.read(folders.all_folders)]


def owner(store: Store, track_id: int) -> Path:
    query = (
        "SELECT folders.path FROM tracks JOIN folders ON folders.id = folder_id WHERE tracks.id = ?"
    )
    return Path(store.read(lambda database: database.execute(query, [track_id]).fetchone())[0])


def folder(store: Store, path: Path) -> Folder:
    return next(one for one in store.read(folders.all_folders) if one.path == path)


def test_a_folder_takes_in_those_that_lie_in_it_with_their_tracks(store: Store) -> None:
    (inner,) = add_tracks(store, {"path": "/music/Books/a.flac"}, folder=BOOKS)
    store.write(folders.add_folder, MUSIC)
    assert listed(store) == [MUSIC]
    assert owner(store, inner) == MUSIC
    assert store.read(browse.track_ids, View()).tolist() == [inner]


def test_a_folder_with_rules_of_its_own_stays_one(store: Store) -> None:
    (inner,) = add_tracks(store, {"path": "/music/Books/a.flac"}, folder=BOOKS)
    store.write(folders.set_rules, folder(store, BOOKS).id, FolderRules(in_radio=False))
    store.write(folders.add_folder, MUSIC)
    assert listed(store) == [MUSIC, BOOKS]
    assert owner(store, inner) == BOOKS


def test_a_part_can_be_separated_and_becomes_a_part_again(store: Store) -> None:
    inner, outer = add_tracks(store, {"path": "/music/Books/a.flac"}, {"path": "/music/b.flac"})
    rules = FolderRules(watched=False, excluded=("*.m4b", "Live/*"))
    store.write(folders.set_rules, folder(store, MUSIC).id, rules)
    made = store.write(folders.separate_folder, BOOKS)
    assert (made.path, made.rules) == (BOOKS, rules)
    assert (owner(store, inner), owner(store, outer)) == (BOOKS, MUSIC)
    assert store.write(folders.separate_folder, BOOKS) == made
    store.write(folders.remove_folder, made.id)
    assert listed(store) == [MUSIC]
    assert owner(store, inner) == MUSIC
    assert len(store.read(browse.track_ids, View())) == 2


def test_what_lies_in_a_folder_belongs_to_the_innermost(store: Store) -> None:
    store.write(folders.add_folder, MUSIC)
    store.write(folders.separate_folder, BOOKS)
    known = store.read(folders.all_folders)
    assert store.write(folders.add_folder, BOOKS / "One").path == BOOKS
    for path, expected in ((BOOKS / "One", BOOKS), (BOOKS, BOOKS), (MUSIC / "Rock", MUSIC)):
        found = folders.folder_of(known, path)
        assert found is not None
        assert found.path == expected
    assert folders.folder_of(known, Path("/other")) is None


@pytest.mark.parametrize("in_radio", [True, False])
def test_radios_choose_from_folders_that_are_for_them(store: Store, in_radio: bool) -> None:
    ids = add_tracks(store, {"path": "/music/a.flac"})
    store.write(
        lambda database: database.execute(
            "INSERT INTO analyses(track_id, model_id, model_version, size, mtime_ns, vector,"
            " analysed_at) VALUES (?, 'm', '1', 1, 2, x'0000', 1)",
            ids,
        )
    )
    store.write(folders.set_rules, folder(store, MUSIC).id, FolderRules(in_radio=in_radio))
    found = store.read(listened.listened_tracks, "m", "1", ids)
    assert (list(found) == ids) is in_radio
    assert (store.read(listened.absent_ids).tolist() == ids) is not in_radio
    # It is in the library all the same, and a radio can start from it.
    assert store.read(browse.track_ids, View()).tolist() == ids
    seeds = store.read(listened.listened_tracks, "m", "1", ids, present_only=False)
    assert list(seeds) == ids


def test_folders_of_an_old_library_have_no_rules(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = open_database(path, steps=schema_before("folder_rules"))
    database.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
    database.conn.commit()
    database.close()
    with Store(path) as store:
        (known,) = store.read(folders.all_folders)
        assert known.rules == FolderRules()
        assert store.read(tracks.known_files, MUSIC) == {}
