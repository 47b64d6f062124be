"""Reading tags: the same from every format, cleaned, completed from the path."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library.tags import TrackTags, read_tags, with_fallbacks
from engine.library.walk import walk_audio_files
from engine.store.tracks import TAG_COLUMNS
from tests.support.tagged_files import EXPECTED, FORMATS, sample_rate_of, sound, write_id3_v23

MUSIC = Path(__file__).resolve().parents[4] / "shared" / "music" / "full"


@pytest.mark.parametrize(("codec", "suffix", "write", "name"), FORMATS)
def test_every_tag_of_every_format(
    tmp_path: Path, codec: str, suffix: str, write: Callable[[Path], None], name: str
) -> None:
    path = sound(tmp_path / f"song{suffix}", codec)
    write(path)
    tags = read_tags(path)
    got = {field: getattr(tags, field) for field in EXPECTED}
    if write is write_id3_v23:
        # Version 2.3 has no separator of its own; mutagen writes the NUL of 2.4 when asked.
        assert got.pop("genre") is not None
        assert got == {key: value for key, value in EXPECTED.items() if key != "genre"}
    else:
        assert got == EXPECTED
    assert (tags.codec, tags.channels, tags.problem) == (name, 2, None)
    assert tags.sample_rate == sample_rate_of(codec)
    assert tags.duration == pytest.approx(1.0, abs=0.15)
    assert tags.bitrate is not None
    assert 1_000 < tags.bitrate < 2_000_000


@pytest.mark.parametrize(("codec", "suffix", "write", "name"), FORMATS)
def test_the_content_counts_not_the_suffix(
    tmp_path: Path, codec: str, suffix: str, write: Callable[[Path], None], name: str
) -> None:
    path = sound(tmp_path / f"song{suffix}", codec)
    write(path)
    wrong = path.rename(tmp_path / ("song.flac" if suffix == ".mp3" else "song.mp3"))
    tags = read_tags(wrong)
    assert (tags.title, tags.codec, tags.problem) == ("Sæglópur", name, None)


def test_untagged_files_have_properties_and_nothing_else(tmp_path: Path) -> None:
    for codec, suffix in (("mp3", ".mp3"), ("flac", ".flac"), ("wav", ".wav")):
        path = sound(tmp_path / f"song{suffix}", codec)
        tags = read_tags(path)
        assert tags.duration is not None
        assert [tags.title, tags.artist, tags.album, tags.year, tags.problem] == [None] * 5


def test_texts_are_cleaned(tmp_path: Path) -> None:
    from mutagen.flac import FLAC

    path = sound(tmp_path / "song.flac", "flac")
    file = FLAC(path)
    file["title"], file["artist"] = "  A\0B\r\nC\x07  ", "   "
    file["album"], file["genre"] = "x" * 5000, ["Rock", "", "Rock"]
    file["tracknumber"], file["date"] = "A1", "0000"
    file.save()
    tags = read_tags(path)
    assert (tags.title, tags.artist, tags.genre) == ("AB C", None, "Rock")
    assert (len(tags.album or ""), tags.track_number, tags.year) == (1000, 1, None)


def test_a_file_that_is_gone_is_an_error_naming_it(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match=r"gone\.mp3.*check that"):
        read_tags(tmp_path / "gone.mp3")
    (tmp_path / "album.mp3").mkdir()
    with pytest.raises(EarshotError, match="album"):
        read_tags(tmp_path / "album.mp3")
    with pytest.raises(EarshotError):
        read_tags(Path("a\0b.mp3"))


def test_fallbacks_fill_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "Artist" / "1999 - Album" / "07 - Song.mp3"
    bare = with_fallbacks(TrackTags(), path, tmp_path)
    assert (bare.title, bare.artist, bare.album) == ("Song", "Artist", "Album")
    assert (bare.year, bare.track_number) == (1999, 7)
    titled = with_fallbacks(TrackTags(title="Named", track_number=2), path, tmp_path)
    assert (titled.title, titled.artist, titled.track_number) == ("Named", "Artist", 2)
    single = with_fallbacks(TrackTags(title="Named", artist="Who"), path, tmp_path)
    assert (single.album, single.year, single.track_number) == (None, None, None)


def test_the_store_has_a_column_for_every_tag() -> None:
    assert {field.name for field in fields(TrackTags)} == set(TAG_COLUMNS)


def test_real_music() -> None:
    if not MUSIC.is_dir():
        pytest.skip("the shared music is not on this machine")
    unreadable: list[Path] = []
    found = list(walk_audio_files(MUSIC, on_unreadable=lambda path, _: unreadable.append(path)))
    assert found
    assert unreadable == []
    for file in found:
        tags = read_tags(file.path)
        assert tags.problem is None
        assert tags.title
        assert tags.duration is not None
        assert tags.duration > 10
        assert tags.sample_rate is not None
        assert tags.codec in {"MP3", "FLAC", "Vorbis", "Opus", "AAC", "ALAC", "PCM"}
