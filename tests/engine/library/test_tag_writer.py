"""Tags written into real files of every format, and what must never happen to a file."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library import tag_writer
from engine.library.covers import embedded_cover
from engine.library.tag_edit import TagEdit
from engine.library.tag_writer import restore_tags, write_tags
from engine.library.tags import read_tags
from tests.support.tagged_files import FORMATS, sound, write_ape, write_vorbis

EDIT = TagEdit(
    title="Новое имя",
    artist="One; Two",
    album_artist="One",
    album="新しい",
    track_number=7,
    disc_number=2,
    year=1999,
    genre="Jazz; Folk",
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cf"
    "c0f01f0005050102a0c0a1d10000000049454e44ae426082"
)

Make = Callable[[Path], Path]
IDS = [f"{codec}-{write.__name__}" for codec, _, write, _ in FORMATS]


@pytest.fixture(params=FORMATS, ids=IDS)
def tagged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    codec, suffix, write, _ = request.param
    path = sound(tmp_path / f"song{suffix}", codec)
    write(path)
    return path


def known(path: Path) -> object:
    """Return all that is read from a file, but for the rate that follows its size."""
    return replace(read_tags(path), bitrate=None)


def test_every_format_takes_new_tags_and_gives_the_old_ones_back(tagged: Path) -> None:
    before = known(tagged)
    written = write_tags(tagged, EDIT)
    found = read_tags(tagged)
    assert {name: getattr(found, name) for name in EDIT.changes()} == EDIT.changes()
    # The totals, ReplayGain, MusicBrainz and the rest are as they were.
    assert replace(found, bitrate=None, **dict.fromkeys(EDIT.changes())) == replace(
        before, **dict.fromkeys(EDIT.changes())
    )
    assert (written.size, written.mtime_ns) == (
        tagged.stat().st_size,
        tagged.stat().st_mtime_ns,
    )
    restore_tags(tagged, written.before)
    assert known(tagged) == before


def test_every_format_gives_tags_up(tagged: Path) -> None:
    write_tags(tagged, TagEdit(album="", genre="", year=0, album_artist=""))
    found = read_tags(tagged)
    assert (found.album, found.genre, found.year, found.album_artist) == (None,) * 4
    assert found.title == "Sæglópur"


@pytest.mark.parametrize("suffix", ["mp3", "flac", "vorbis", "wav"])
def test_a_file_without_any_tags_gets_some(tmp_path: Path, suffix: str) -> None:
    path = sound(tmp_path / f"song.{'ogg' if suffix == 'vorbis' else suffix}", suffix)
    write_tags(path, EDIT)
    assert read_tags(path).title == "Новое имя"


def test_restoring_brings_the_very_date_back(tmp_path: Path) -> None:
    import mutagen

    path = sound(tmp_path / "song.flac", "flac")
    write_vorbis(path)
    written = write_tags(path, TagEdit(year=1999))
    assert mutagen.File(path)["date"] == ["1999"]
    restored = restore_tags(path, written.before)
    assert mutagen.File(path)["date"] == ["2005-09-12"]
    restore_tags(path, restored.before)
    assert mutagen.File(path)["date"] == ["1999"]


def test_a_picture_stays_to_the_byte(tmp_path: Path) -> None:
    from mutagen.flac import FLAC, Picture

    path = sound(tmp_path / "song.flac", "flac")
    file, picture = FLAC(path), Picture()
    picture.data, picture.type, picture.mime = PNG, 3, "image/png"
    file.add_picture(picture)
    file.save()
    write_tags(path, EDIT)
    assert embedded_cover(path) == PNG
    assert read_tags(path).has_embedded_cover


def test_a_second_tag_of_an_mp3_does_not_contradict_the_first(tmp_path: Path) -> None:
    path = sound(tmp_path / "song.mp3", "mp3")
    write_ape(path)
    write_tags(path, TagEdit(album="", title="New"))
    found = read_tags(path)
    assert (found.title, found.album) == ("New", None)


def test_an_old_id3_stays_of_its_version(tmp_path: Path) -> None:
    from mutagen.id3 import ID3

    from tests.support.tagged_files import write_id3_v23

    path = sound(tmp_path / "song.mp3", "mp3")
    write_id3_v23(path)
    write_tags(path, EDIT)
    assert ID3(path).version == (2, 3, 0)
    assert read_tags(path).artist == "One; Two"


def test_permissions_links_and_neighbours_stay(tmp_path: Path) -> None:
    real = sound(tmp_path / "real" / "song.flac", "flac")
    real.chmod(0o640)
    link = tmp_path / "link.flac"
    link.symlink_to(real)
    write_tags(link, EDIT)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert read_tags(real).title == "Новое имя"
    assert [file.name for file in real.parent.iterdir()] == ["song.flac"]


def test_the_sound_is_the_same_to_the_sample(tmp_path: Path) -> None:
    from engine.audio.decoding import decode_mono

    path = sound(tmp_path / "song.ogg", "vorbis")
    before = decode_mono(path, 44_100)
    write_tags(path, EDIT)
    assert (decode_mono(path, 44_100) == before).all()


@pytest.mark.parametrize("moment", ["_change_tags", "_check", "_flush"])
def test_whatever_fails_leaves_the_file_as_it_was(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sound(tmp_path / "song.flac", "flac")
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tag_writer, moment, fail)
    with pytest.raises(EarshotError, match=r"song\.flac.*No space left"):
        write_tags(path, EDIT)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["song.flac"]


def test_a_file_that_another_program_changes_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sound(tmp_path / "song.flac", "flac")
    check = tag_writer._check

    def change_too(*arguments: object) -> None:
        check(*arguments)  # type: ignore[arg-type]
        os.utime(path, ns=(1, 1))

    monkeypatch.setattr(tag_writer, "_check", change_too)
    with pytest.raises(EarshotError, match="another program"):
        write_tags(path, EDIT)
    assert read_tags(path).title is None


def test_what_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="still there"):
        write_tags(tmp_path / "gone.flac", EDIT)
    text = tmp_path / "words.flac"
    text.write_text("no music at all")
    with pytest.raises(EarshotError, match=r"words\.flac"):
        write_tags(text, EDIT)
    assert text.read_text() == "no music at all"


def test_a_write_protected_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sound(tmp_path / "song.flac", "flac")
    path.chmod(0o444)
    if os.geteuid() == 0:
        # Root may write everything; what others are told is what counts.
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(EarshotError, match="write-protected"):
        write_tags(path, EDIT)
    assert read_tags(path).title is None
