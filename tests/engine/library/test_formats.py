"""Which names count as music."""

from pathlib import Path

import pytest

from engine.library.formats import AUDIO_SUFFIXES, is_audio_file, is_audio_name


@pytest.mark.parametrize("suffix", sorted(AUDIO_SUFFIXES))
def test_every_suffix_counts_in_any_case(suffix: str) -> None:
    assert is_audio_file(Path(f"/music/Song{suffix}"))
    assert is_audio_file(Path(f"/music/SONG{suffix.upper()}"))


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.mp3",
        "._Song.mp3",
        "Song.mp3.part",
        "Song.mp3.crdownload",
        "Song.mp3~",
        "film.mp4",
        "cover.jpg",
        "mp3",
        ".mp3",
        "Song.",
        "",
        "notes.txt",
    ],
)
def test_other_names_do_not_count(name: str) -> None:
    assert not is_audio_name(name)
    assert not is_audio_file(Path("/music") / name)


def test_a_path_given_as_text_is_judged_by_its_last_part() -> None:
    assert is_audio_file("/home/.hidden/Song.flac")
    assert not is_audio_file("/home/album.flac/.Song.flac")
