"""Playlists that come from files and go to files."""

import os
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library.playlist_exchange import export_playlist, import_playlist
from engine.library.playlist_files import PLAYLIST_SUFFIXES
from engine.store import playlists
from engine.store.store import Store
from tests.support.library_rows import add_tracks


def test_an_import_tells_what_is_in_it_outside_and_broken(store: Store, tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    (song,) = add_tracks(
        store, {"path": str(music / "S\u00fcd.flac"), "title": "Süd"}, folder=music
    )
    (music / "outside.flac").write_bytes(b"")
    lines = [
        b"#EXTM3U",
        b"#EXTINF:61,Over there",
        "music/Su\u0308d.flac".encode(),
        b"music/outside.flac",
        b"music/gone.flac",
        b"http://radio.example/",
        b"music/\xff.flac",
    ]
    file = tmp_path / "Evening.m3u8"
    file.write_bytes(b"\n".join(lines))
    report = import_playlist(store, file)
    assert report.whole.playlist.title == "Evening"
    assert [(e.track_id, e.name) for e in report.whole.entries] == [
        (song, "Over there"),
        (None, "outside"),
    ]
    assert report.outside == (music / "outside.flac",)
    assert [(one.line, one.reason) for one in report.broken] == [
        (5, "is not there"),
        (6, "is an address on the network; Earshot plays files"),
        (7, "has a name that is not valid UTF-8"),
    ]
    assert store.read(playlists.all_playlists) == [report.whole.playlist]


@pytest.mark.parametrize("suffix", PLAYLIST_SUFFIXES)
def test_an_exported_playlist_comes_back_the_same(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    tags = {"title": "One", "artist": "A", "duration": 61.0}
    add_tracks(store, tags | {"path": str(tmp_path / "1.flac")}, folder=tmp_path)
    outside = tmp_path.parent / "outside.flac"
    outside.write_bytes(b"")
    first = store.write(playlists.create_playlist, "List")
    entries = store.read(playlists.entries_of_tracks, [1, 1])
    entries = (*entries, playlists.StoredPlaylistEntry(outside, "Out", 3.0))
    store.write(playlists.replace_entries, first.playlist.id, entries)
    export_playlist(store, entries, "List", tmp_path / f"List{suffix}")
    report = import_playlist(store, tmp_path / f"List{suffix}")
    assert report.broken == ()
    assert report.whole.entries == store.read(playlists.playlist_entries, first.playlist.id)
    assert report.whole.playlist.title == "List"


def test_what_is_no_playlist_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "list.m3u8"
    file.write_bytes(os.urandom(64) + b"\0")
    with pytest.raises(EarshotError, match="is not a playlist"):
        import_playlist(store, file)
    assert store.read(playlists.all_playlists) == []
