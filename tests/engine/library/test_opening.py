"""What a file manager hands over becomes tracks."""

import os
from pathlib import Path

import pytest
from mutagen.flac import FLAC

from engine.library.opening import open_paths
from engine.store import folders, opened_files, tracks
from engine.store.browse import View, track_ids
from engine.store.connection import open_database
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before
from tests.support.tagged_files import sound


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    for name in ("one.flac", "two.flac"):
        tagged = FLAC(sound(folder / name, "flac"))
        tagged["title"], tagged["artist"] = name, "Somebody"
        tagged.save()
    return folder


def test_a_file_outside_the_library_is_a_track_that_only_the_queue_knows(
    store: Store, music: Path
) -> None:
    opened = open_paths(store, [music / "two.flac"])
    (number,) = opened.track_ids
    assert number < 0
    track = store.read(tracks.tracks_by_id, [number])[number]
    assert (track.title, track.artist, track.path) == ("two.flac", "Somebody", music / "two.flac")
    assert track.duration == pytest.approx(1.0, abs=0.6)
    assert not track.missing
    assert len(store.read(track_ids, View())) == 0
    assert store.read(folders.all_folders) == []
    assert open_paths(store, [music / "two.flac"]).track_ids == (number,)


def test_what_is_in_the_library_is_played_from_there(store: Store, music: Path) -> None:
    (known,) = add_tracks(store, {"path": str(music / "one.flac")}, folder=music)
    opened = open_paths(store, [music / "two.flac", music / "one.flac"])
    assert opened.track_ids[1] == known
    assert set(store.read(tracks.tracks_by_id, opened.track_ids)) == set(opened.track_ids)


def test_folders_and_playlists_stand_for_what_is_in_them(store: Store, music: Path) -> None:
    (music / "list.m3u8").write_text("two.flac\none.flac\ngone.flac\n")
    opened = open_paths(store, [music])
    names = [
        store.read(tracks.tracks_by_id, [number])[number].path.name for number in opened.track_ids
    ]
    assert names == ["one.flac", "two.flac"]
    listed = open_paths(store, [music / "list.m3u8"])
    assert listed.track_ids == (opened.track_ids[1], opened.track_ids[0])
    assert [problem.path.name for problem in listed.problems] == ["gone.flac"]


def test_what_cannot_be_opened_is_reported_and_the_rest_is_played(
    store: Store, music: Path
) -> None:
    text = music / "notes.txt"
    text.write_text("no music")
    foreign = music / "list.xspf"
    foreign.write_bytes(b"\0\0")
    nameless = Path(os.fsdecode(os.fsencode(music) + b"/\xff.flac"))
    nameless.write_bytes(b"")
    opened = open_paths(store, [text, foreign, nameless, music / "gone.flac", music / "one.flac"])
    assert len(opened.track_ids) == 1
    words = ["not a playlist", "not a music file", "not valid UTF-8", "is not there"]
    reasons = " ".join(problem.reason for problem in opened.problems)
    assert [word for word in words if word not in reasons] == []


def test_opened_files_are_forgotten_and_their_numbers_not_used_again(
    store: Store, music: Path
) -> None:
    (first,) = open_paths(store, [music / "one.flac"]).track_ids
    store.write(opened_files.forget_opened)
    assert store.read(tracks.tracks_by_id, [first]) == {}
    (second,) = open_paths(store, [music / "one.flac"]).track_ids
    assert second != first


def test_a_library_of_the_schema_before_can_open_files(tmp_path: Path, music: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path, steps=schema_before("opened_files")).close()
    with Store(path) as store:
        assert len(open_paths(store, [music / "one.flac"]).track_ids) == 1
