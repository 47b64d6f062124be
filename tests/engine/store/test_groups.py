"""Albums, artists, genres and folders, and the tracks behind them."""

from pathlib import Path

import pytest

from engine.store import browse, groups, ratings, tracks
from engine.store.browse import View
from engine.store.criteria import Album, Artist, Directory, Genre, Group
from engine.store.store import Store
from tests.support.library_rows import add_tracks

ROWS: list[dict[str, object]] = [
    {"title": "a", "artist": "Björk", "album": "Début", "year": 1993, "duration": 60.0,
     "path": "/music/bjork/a.flac"},
    {"title": "b", "artist": "Björk", "album": "Debut", "year": 1993, "duration": 30.0,
     "path": "/music/bjork/b.flac"},
    {"title": "c", "artist": "Amiina", "album_artist": "Sigur Rós", "album": "Takk", "year": 2005,
     "genre": "Post-Rock; Ambient", "path": "/music/sigur/cd1/c.flac"},
    {"title": "d", "artist": "Sigur Rós", "album_artist": "Sigur Rós", "album": "Takk",
     "year": 2005, "genre": "Ambient", "path": "/music/sigur/cd2/d.flac"},
    {"title": "e", "artist": "X", "album": "Hits", "path": "/music/hits/e.flac"},
    {"title": "f", "artist": "Y", "album": "Hits", "path": "/music/hits/f.flac"},
    {"title": "g", "artist": "Z", "album": "Hits", "path": "/music/other hits/g.flac"},
    {"title": "h", "path": "/music/h.flac"},
]  # fmt: skip


@pytest.fixture
def library(store: Store) -> Store:
    add_tracks(store, *ROWS)
    return store


def titles(store: Store, group: Group) -> str:
    ids = store.read(browse.ordered_ids, View(order="title", group=group)).tolist()
    found = store.read(tracks.tracks_by_id, ids)
    return "".join(found[number].title for number in ids)


def test_albums_are_told_apart_by_album_artist_or_else_by_folder(library: Store) -> None:
    rows = library.read(groups.albums)
    assert [(row.title, row.artist, row.year, row.tracks, row.seconds) for row in rows] == [
        ("Début", "Björk", 1993, 2, 90.0),
        ("Takk", "Sigur Rós", 2005, 2, 0.0),
        ("Hits", "Z", None, 1, 0.0),
        ("Hits", None, None, 2, 0.0),
    ]
    assert [titles(library, row.album) for row in rows] == ["ab", "cd", "g", "ef"]


def test_a_compilation_is_one_album_wherever_it_lies(store: Store) -> None:
    add_tracks(
        store,
        {"artist": "X", "album": "Hits", "compilation": True, "path": "/music/x/1.flac"},
        {"artist": "Y", "album": "Hits", "compilation": True, "path": "/music/y/2.flac"},
    )
    (row,) = store.read(groups.albums)
    assert (row.tracks, row.artist, row.album) == (2, None, Album("hits", ""))


def test_artists_are_those_of_the_albums_and_open_their_guest_tracks_too(library: Store) -> None:
    rows = library.read(groups.artists)
    assert [(row.name, row.tracks, row.albums) for row in rows] == [
        ("Björk", 2, 1), ("Sigur Rós", 2, 1), ("X", 1, 1), ("Y", 1, 1), ("Z", 1, 1),
        (None, 1, 0),
    ]  # fmt: skip
    assert titles(library, rows[1].group) == "cd"
    assert titles(library, Artist("amiina")) == "c"
    assert titles(library, rows[-1].group) == "h"


def test_a_track_of_several_genres_is_in_each(library: Store) -> None:
    rows = library.read(groups.genres)
    assert [(row.name, row.tracks) for row in rows] == [("Ambient", 2), ("Post-Rock", 1), (None, 6)]
    assert [titles(library, row.group) for row in rows] == ["cd", "c", "abefgh"]
    assert titles(library, Genre("Rock")) == ""


def test_folders_hold_what_is_in_them_or_below(library: Store) -> None:
    rows = library.read(groups.directories)
    assert [(row.name, row.tracks) for row in rows] == [
        ("/music/", 1), ("/music/bjork/", 2), ("/music/hits/", 2), ("/music/other hits/", 1),
        ("/music/sigur/cd1/", 1), ("/music/sigur/cd2/", 1),
    ]  # fmt: skip
    assert titles(library, Directory("/music/sigur/")) == "cd"
    assert titles(library, Directory("/music/sigur/", below=False)) == ""
    assert titles(library, groups.directory_of(Path("/music/hits"))) == "ef"
    assert titles(library, groups.directory_of(Path("/"))) == "abcdefgh"


def test_missing_tracks_are_in_no_group(library: Store) -> None:
    library.write(tracks.mark_missing, library.read(browse.ordered_ids, View()).tolist())
    for gather in (groups.albums, groups.artists, groups.genres, groups.directories):
        assert library.read(gather) == []


def test_the_album_of_a_track(library: Store) -> None:
    by_title = {
        track.title: track.id
        for track in library.read(
            tracks.tracks_by_id, library.read(browse.ordered_ids, View()).tolist()
        ).values()
    }
    assert library.read(groups.album_of, by_title["d"]) == Album("takk", "sigur ros")
    assert library.read(groups.album_of, by_title["h"]) is None


def test_stars_are_kept_by_a_rescan_and_can_be_taken_back(library: Store) -> None:
    ids = library.read(browse.ordered_ids, View(order="title")).tolist()
    library.write(ratings.rate, ids[:2], 5)
    before = library.read(ratings.ratings_of, ids[1:3])
    assert before == {ids[1]: 5, ids[2]: 0}
    library.write(ratings.rate, ids[1:3], 2)
    add_tracks(library, *ROWS)
    stars = {number: track.rating for number, track in _tracks(library, ids).items()}
    assert [stars[number] for number in ids[:4]] == [5, 2, 2, 0]
    library.write(ratings.restore, before)
    assert _tracks(library, ids)[ids[1]].rating == 5
    best_first = library.read(browse.ordered_ids, View(order="rating", descending=True)).tolist()
    assert set(best_first[:2]) == set(ids[:2])


@pytest.mark.parametrize("stars", [-1, 6])
def test_there_are_no_stars_but_five(library: Store, stars: int) -> None:
    with pytest.raises(ValueError, match="0 to 5"):
        library.write(ratings.rate, [1], stars)


def _tracks(store: Store, ids: list[int]) -> dict[int, tracks.Track]:
    return store.read(tracks.tracks_by_id, ids)
