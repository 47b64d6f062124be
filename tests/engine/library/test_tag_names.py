"""What file and folder names say about untagged tracks."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.library.tag_names import PathNames, disc_of_folder, names_from_path

ROOT = Path("/music")


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("07 - Artist - Title", PathNames("Title", "Artist", track_number=7)),
        ("07. Title", PathNames("Title", track_number=7)),
        ("07.Title", PathNames("Title", track_number=7)),
        ("7) Title", PathNames("Title", track_number=7)),
        ("[07] Title", PathNames("Title", track_number=7)),
        ("07 Title", PathNames("Title", track_number=7)),
        ("12 Title", PathNames("Title", track_number=12)),
        ("01-title", PathNames("title", track_number=1)),
        ("A1 - Title", PathNames("Title", track_number=1)),
        ("Artist - Title", PathNames("Title", "Artist")),
        ("Artist – Title", PathNames("Title", "Artist")),
        ("1-07 Title", PathNames("Title", track_number=7, disc_number=1)),
        ("1-07 - Artist - Title", PathNames("Title", "Artist", track_number=7, disc_number=1)),
        ("2-03. Title", PathNames("Title", track_number=3, disc_number=2)),
        ("Artist - 07 - Title", PathNames("Title", "Artist", track_number=7)),
        ("Artist - Album - 07 - Title", PathNames("Title", "Artist", track_number=7)),
        ("Artist - Album - Title", PathNames("Title", "Artist")),
        ("07 - Artist - Title - Live", PathNames("Title - Live", "Artist", track_number=7)),
        ("some_title_here", PathNames("some title here")),
        ("07_-_Artist_-_Title", PathNames("Title", "Artist", track_number=7)),
        ("7 Rings", PathNames("7 Rings")),
        ("99 Luftballons", PathNames("99 Luftballons")),
        ("1-800-273-8255", PathNames("1-800-273-8255")),
        ("24-7", PathNames("24-7")),
        ("1979", PathNames("1979")),
        ("07", PathNames("07")),
        ("Ob-La-Di, Ob-La-Da", PathNames("Ob-La-Di, Ob-La-Da")),
        (" - ", PathNames("-")),
    ],
)
def test_file_names(stem: str, expected: PathNames) -> None:
    assert names_from_path(ROOT / f"{stem}.mp3", ROOT) == expected


@pytest.mark.parametrize(
    ("folder", "artist", "album", "year", "disc"),
    [
        ("Artist/Album", "Artist", "Album", None, None),
        ("Genre/Artist/Album", "Artist", "Album", None, None),
        ("Artist/(1999) Album", "Artist", "Album", 1999, None),
        ("Artist/[1999] Album", "Artist", "Album", 1999, None),
        ("Artist/1999 - Album", "Artist", "Album", 1999, None),
        ("Artist/Album (1999)", "Artist", "Album", 1999, None),
        ("Artist/Album_[1999]", "Artist", "Album", 1999, None),
        ("Artist/Artist - 1999 - Album", "Artist", "Album", 1999, None),
        ("Artist/Album - Live", "Artist", "Album - Live", None, None),
        ("Artist - Album (1999)", "Artist", "Album", 1999, None),
        ("Artist/1999", "Artist", "1999", None, None),
        ("Artist/1984 (For the Love)", "Artist", "1984 (For the Love)", None, None),
        ("Artist/Album/CD1", "Artist", "Album", None, 1),
        ("Artist/Album/Disc 2 - Live", "Artist", "Album", None, 2),
        ("Album", None, "Album", None, None),
        ("CD1", None, None, None, 1),
        ("", None, None, None, None),
    ],
)
def test_folders(
    folder: str, artist: str | None, album: str | None, year: int | None, disc: int | None
) -> None:
    names = names_from_path(ROOT / folder / "Song.flac", ROOT)
    assert names == PathNames("Song", artist, album, year, None, disc)


def test_a_folder_named_after_the_files_artist_is_no_album() -> None:
    names = names_from_path(ROOT / "Artist" / "Artist - Title.mp3", ROOT)
    assert (names.artist, names.album) == ("Artist", None)


def test_folders_outside_the_root_say_nothing() -> None:
    names = names_from_path(Path("/elsewhere/Artist/Album/Title.mp3"), ROOT)
    assert names == PathNames("Title")


@pytest.mark.parametrize("name", ["Disco 2000", "CD", "cd100", "Discovery", "CDs 1"])
def test_these_are_no_disc_folders(name: str) -> None:
    assert disc_of_folder(name) is None


LETTERS = st.sampled_from([*"0123456789-–._()[] ABCDcdé", "\0", "\n", "\udcff", "٣", "²"])


@given(parts=st.lists(st.text(LETTERS, min_size=1, max_size=25), min_size=1, max_size=4))
@example(parts=["\u2028", "\ufeff"])
@example(parts=["00 - "])
def test_any_path_gives_a_title_fit_to_show(parts: list[str]) -> None:
    names = names_from_path(ROOT.joinpath(*(part.strip("/") for part in parts)), ROOT)
    assert names.title.strip() == names.title != ""
    texts = [text for text in (names.title, names.artist, names.album) if text is not None]
    assert all(texts)
    "".join(texts).encode()
    assert not any(ord(character) < 32 for text in texts for character in text)
    numbers = (names.track_number, names.disc_number, names.year)
    assert all(number is None or number > 0 for number in numbers)
