"""The steps that added ratings, groups and searched texts in lines, on libraries before them."""

from pathlib import Path

from engine.store import browse, groups, tracks
from engine.store.browse import View
from engine.store.connection import open_database
from engine.store.criteria import AllOf, FieldText, Words
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.schema_before import schema_before

_OLD_TRACK = (
    "INSERT INTO tracks(folder_id, path, size, mtime_ns, title, artist, album_artist, album,"
    " genre, title_key, artist_key, album_artist_key, album_key, search_text, added_at)"
    " VALUES (1, '/music/Takk/03.flac', 1, 2, 'Sæglópur', 'Sigur Rós', 'Sigur Rós', 'Takk',"
    " NULL, 'sæglopur', 'sigur ros', 'sigur ros', 'takk',"
    " 'sæglopur sigur ros sigur ros takk 03.flac', 9)"
)


def old_library(path: Path) -> None:
    database = open_database(path, steps=schema_before("library_views"))
    database.execute("INSERT INTO folders(path, added_at) VALUES ('/music', 1)")
    database.execute(_OLD_TRACK)
    database.conn.commit()
    database.close()


def test_an_old_library_gets_ratings_groups_and_fields_to_search(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old_library(path)
    with Store(path) as store:
        track = store.read(tracks.track_at, Path("/music/Takk/03.flac"))
        assert track is not None
        assert (track.rating, track.added_at) == (0, 9)
        (album,) = store.read(groups.albums)
        assert (album.title, album.album.owner, album.tracks) == ("Takk", "sigur ros", 1)
        (directory,) = store.read(groups.directories)
        assert directory.name == "/music/Takk/"
        for criterion in (FieldText("album", "takk"), Words("sigur ros"), Words("03.flac")):
            assert store.read(browse.track_ids, View(criterion=criterion)).tolist() == [track.id]
        for criterion in (FieldText("title", "takk"), AllOf((Words("ros sigur"),))):
            assert store.read(browse.track_ids, View(criterion=criterion)).tolist() == []


def test_the_index_follows_later_changes(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old_library(path)
    with Store(path) as store:
        add_tracks(store, {"title": "Glósóli", "path": "/music/Takk/03.flac"})
        for word, count in (("glosoli", 1), ("sigur", 0)):
            found = store.read(browse.track_ids, View(criterion=Words(word)))
            assert len(found) == count


def test_a_library_of_today_and_an_upgraded_one_keep_the_same_texts(tmp_path: Path) -> None:
    old_library(tmp_path / "old.db")
    texts = []
    with Store(tmp_path / "old.db") as store:
        texts.append(store.read(lambda d: d.execute("SELECT search_text FROM tracks").fetchone()))
    with Store(tmp_path / "new.db") as store:
        names = {"title": "Sæglópur", "artist": "Sigur Rós", "album": "Takk"}
        add_tracks(store, names | {"path": "/music/Takk/03.flac", "album_artist": "Sigur Rós"})
        texts.append(store.read(lambda d: d.execute("SELECT search_text FROM tracks").fetchone()))
    assert texts[0] == texts[1]
