"""Track rows, browsing and searching."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store import browse, folders, tracks
from engine.store.browse import View
from engine.store.criteria import AllOf, Words
from engine.store.store import Store
from engine.store.text_keys import fold, sort_key
from tests.support.library_rows import FOLDER, add_tracks


def words(query: str) -> AllOf:
    return AllOf(tuple(Words(word) for word in query.split()))


def titles(store: Store, view: View) -> list[str]:
    ids = store.read(browse.track_ids, view).tolist()
    found = store.read(tracks.tracks_by_id, ids)
    return [found[track_id].title for track_id in ids]


def test_a_track_comes_back_as_it_was_saved(store: Store) -> None:
    (track_id,) = add_tracks(
        store,
        {"title": "Starfall", "artist": "Obsidian Shell", "album": "Angelic", "year": 2010,
         "duration": 207.5, "replaygain_track_gain": -7.25, "disc_number": 1, "track_number": 3},
    )  # fmt: skip
    track = store.read(tracks.tracks_by_id, [track_id])[track_id]
    assert (track.title, track.artist, track.album) == ("Starfall", "Obsidian Shell", "Angelic")
    assert (track.year, track.duration, track.replaygain_track_gain) == (2010, 207.5, -7.25)
    assert track.path == FOLDER / "000000.flac"
    assert not track.missing
    assert store.read(tracks.track_at, track.path) == track


def test_saving_a_path_again_updates_it_and_keeps_its_id(store: Store) -> None:
    (first,) = add_tracks(store, {"title": "Old"})
    (second,) = add_tracks(store, {"title": "New"})
    assert first == second
    assert titles(store, View()) == ["New"]
    assert titles(store, View(criterion=words("old"))) == []


def test_the_default_order_is_artist_album_disc_track_and_nameless_last(store: Store) -> None:
    add_tracks(
        store,
        {"title": "nobody"},
        {"title": "b2", "artist": "Béla", "album": "Z", "track_number": 2},
        {"title": "b1", "artist": "Béla", "album": "Z", "track_number": 1},
        {"title": "d2", "artist": "Béla", "album": "Z", "disc_number": 2, "track_number": 1},
        {"title": "abba", "artist": "The ABBAs", "album": "Y"},
    )
    assert titles(store, View()) == ["abba", "b1", "b2", "d2", "nobody"]


@pytest.mark.parametrize("order", get_args(browse.Order))
def test_every_order_shows_every_track_both_ways(store: Store, order: browse.Order) -> None:
    add_tracks(store, {"year": 1990}, {"duration": 5.0, "genre": "Folk"}, {"artist": "X"})
    there = titles(store, View(order=order))
    assert sorted(there) == ["Track 0", "Track 1", "Track 2"]
    assert titles(store, View(order=order, descending=True)) == there[::-1]


@pytest.mark.parametrize(
    "query",
    ["megtort", "MEGTÖRT alom", "álom obs", "lom", "ob", "el m", "000000", "met"],
)
def test_search_finds_parts_of_words_without_case_and_accents(store: Store, query: str) -> None:
    add_tracks(
        store,
        {"title": "Megtört Álom", "artist": "Obsidian Shell", "album": "Elysia", "genre": "Metal"},
        {"title": "Unrelated", "artist": "Else", "path": "/music/elsewhere.flac"},
    )
    assert titles(store, View(criterion=words(query))) == ["Megtört Álom"]


@pytest.mark.parametrize("query", ['"', "'", "%", "a OR b", "NEAR(", "*", '""" x', "-", "() AND"])
def test_search_takes_every_sign_as_a_sign(store: Store, query: str) -> None:
    add_tracks(store, {"title": "plain"})
    assert titles(store, View(criterion=words(query))) == []
    add_tracks(store, {"title": f"has {query} inside"})
    assert titles(store, View(criterion=words(query))) == [f"has {query} inside"]


def test_missing_tracks_leave_every_view_but_their_own(store: Store) -> None:
    gone, _ = add_tracks(store, {"title": "gone"}, {"title": "here"})
    store.write(tracks.mark_missing, [gone])
    assert titles(store, View()) == ["here"]
    assert titles(store, View("recent")) == ["here"]
    assert titles(store, View("missing")) == ["gone"]
    store.write(tracks.mark_present, [gone])
    assert titles(store, View("missing")) == []


def test_known_files_are_those_below_a_folder_and_no_others(store: Store) -> None:
    add_tracks(store, {}, folder=Path("/music"))
    add_tracks(store, {}, folder=Path("/music2"))
    known = store.read(tracks.known_files, Path("/music"))
    assert list(known) == ["/music/000000.flac"]
    assert (known["/music/000000.flac"].size, known["/music/000000.flac"].mtime_ns) == (1000, 5)


def test_a_folder_inside_a_folder_is_not_added_again(store: Store) -> None:
    outer = store.write(folders.add_folder, Path("/music"))
    assert store.write(folders.add_folder, Path("/music/rock")) == outer
    assert store.write(folders.add_folder, Path("/music")) == outer
    assert store.write(folders.add_folder, Path("/musical")) != outer


def test_removing_a_folder_removes_its_tracks_from_the_search_too(store: Store) -> None:
    add_tracks(store, {"title": "findable"})
    folder = store.read(folders.all_folders)[0]
    store.write(folders.remove_folder, folder.id)
    assert titles(store, View(criterion=words("findable"))) == []
    assert titles(store, View()) == []


def test_a_thousand_ids_are_read_in_one_call(store: Store) -> None:
    ids = add_tracks(store, *({"title": str(n)} for n in range(1200)))
    assert len(store.read(tracks.tracks_by_id, ids)) == 1200


def test_sort_keys_ignore_case_accents_and_a_leading_article() -> None:
    assert sort_key("The Öther") == "other"
    assert sort_key("A") == "a"
    assert sort_key("Thera") == "thera"
    assert sort_key(None) == ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
