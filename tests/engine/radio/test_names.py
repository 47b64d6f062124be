"""Which names mean the same artist, album or recording."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.radio.names import album_key, artist_key, recording_keys, related_titles, title_key
from engine.store.records import Track


def track(
    title: str = "Song",
    artist: str | None = "Artist",
    *,
    album_artist: str | None = None,
    album: str | None = None,
    path: str = "/music/a/song.flac",
    recording: str | None = None,
) -> Track:
    return Track(
        id=1,
        path=Path(path),
        title=title,
        artist=artist,
        album_artist=album_artist,
        album=album,
        track_number=None,
        disc_number=None,
        year=None,
        genre=None,
        duration=None,
        codec=None,
        replaygain_track_gain=None,
        replaygain_track_peak=None,
        musicbrainz_recording_id=recording,
        missing=False,
    )


@pytest.mark.parametrize(
    "version",
    [
        "Heroes (Live)",
        "Heroes - Live at the Forum",
        "Heroes - 2017 Remaster",
        "Heroes (Remastered 2011)",
        "Heroes [Remastered]",
        "Heroes Remastered 2011",
        "HEROES (Mono)",
        "“Heroes”",
        "Heroes (Single Version)",
        "Heroes (Radio Edit)",
        "Heroes feat. Somebody",
        "Heroes (feat. Somebody) [Live]",
        "Héroes (Acoustic)",
        "Heroes (Re-recorded)",
        "Heroes (En vivo)",
        "Heroes - Ao Vivo em Lisboa",
        "Heroes (Versión remasterizada)",
        "Heroes (LP Version)",
        "Heroes (Rehearsal, 1977)",
        "Heroes (2012 Remastering)",
        "Heroes (Original Version) [Remastered]",
    ],
)
def test_versions_share_the_title_of_the_song(version: str) -> None:
    assert title_key(version) == title_key("Heroes") == "heroes"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shine On (Pt. 1)", "Shine On, Part 1"),
        ("Salt & Light", "Salt and Light"),
        ("Rock 'n' Roll", "Rock n Roll"),
        ("Nocturne No. 2", "Nocturne No 2"),
    ],
)
def test_spellings_of_one_title_are_the_same(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shine On (Pt. 1)", "Shine On (Pt. 2)"),
        ("Nocturne No. 1", "Nocturne No. 2"),
        ("Original Sin", "Sin"),
        ("Early Morning", "Morning"),
        ("Song (Early Morning)", "Song (Late Night)"),
        ("Shine On (Part 1)", "Shine On (Part 2)"),
        ("Song 1", "Song 2"),
        ("Live and Let Die", "Let Die"),
        ("Sonata - Allegro", "Sonata - Adagio"),
        ("Remaster of Puppets", "Puppets"),
        ("Alive", "A"),
    ],
)
def test_different_songs_keep_different_titles(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    "title", ["Live", "(Live)", "[Demo]", "Remix", "Remastered", "夜曲", "!!!"]
)
def test_a_title_of_version_words_or_of_signs_alone_fails_nothing(title: str) -> None:
    key = title_key(title)
    assert key is None or key.strip() == key != ""


@pytest.mark.parametrize("title", ["Intro", "Untitled", "Track 07", "Interlude 2", "…"])
def test_titles_that_many_recordings_share_have_no_key(title: str) -> None:
    assert title_key(title) is None


@pytest.mark.parametrize(
    "name", ["The Knife", "the knife", "Knife, feat. X", "Knife ft. Y", "Knife; Z", "Knife / Z"]
)
def test_spellings_of_one_artist_share_a_key(name: str) -> None:
    assert artist_key(name.replace("Knife,", "Knife")) == "knife"


@pytest.mark.parametrize("name", [None, "", "Various Artists", "unknown artist", "VA"])
def test_nobody_in_particular_has_no_key(name: str | None) -> None:
    assert artist_key(name) is None


def test_a_slash_within_a_name_stays() -> None:
    assert artist_key("AC/DC") == "ac/dc"


def test_albums_of_one_name_are_told_apart_by_their_artist_or_folder() -> None:
    greatest = "Greatest Hits"
    one = album_key(track(album=greatest, album_artist="A"))
    assert one != album_key(track(album=greatest, album_artist="B"))
    in_a = album_key(track(album=greatest, artist="X", path="/music/a/1.flac"))
    assert in_a == album_key(track(album=greatest, artist="Y", path="/music/a/2.flac"))
    assert in_a != album_key(track(album=greatest, artist="X", path="/music/b/1.flac"))
    assert album_key(track(album=None)) is None


def test_a_recording_is_known_by_its_musicbrainz_id_or_its_names() -> None:
    one = recording_keys(track("Song", "A", recording="ID-1"))
    assert one & recording_keys(track("Another title", "B", recording="id-1"))
    assert one & recording_keys(track("Song (Live)", "A", recording="id-2"))
    assert not one & recording_keys(track("Song", "B", recording="id-2"))
    assert recording_keys(track("Song", None)) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("Copied", "07 - Copied", True),
        ("Copied", "07. Some Artist - copied", True),
        ("Let's Go Fishin'", "Lets Go Fishin", False),
        ("Starfall (Live)", "03 starfall", True),
        ("Caves", "Caves 2", False),
        ("land_3", "land_5", False),
        ("Song, Pt. 1", "Song, Pt. 2", False),
        ("mysticIsle", "mysticIsle_reverse", False),
        ("07 - Track", "Track", False),
        ("Up", "Going Up", False),
        ("", "Copied", False),
        ("1979", "1979", True),
    ],
)
def test_titles_with_something_around_them(one: str, other: str, related: bool) -> None:
    assert related_titles(one, other) is related
    assert related_titles(other, one) is related


@given(st.text(max_size=20), st.text(max_size=20))
def test_whether_titles_are_related_goes_both_ways(one: str, other: str) -> None:
    assert related_titles(one, other) is related_titles(other, one)
