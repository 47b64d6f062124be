"""Empty, cut, foreign and damaged files: never an exception, always a sentence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.library.tags import TrackTags, read_tags, with_fallbacks
from tests.support.audio_files import can_encode
from tests.support.tagged_files import FORMATS, sound


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.mp3", b"Dear reader, this is no music. " * 200),
        ("picture.mp3", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20),
        ("zeros.flac", bytes(10_000)),
        ("page.ogg", b"OggS" + bytes(500)),
        ("short.m4a", b"\0\0\0\x20ftypM4A "),
        ("cut.wav", b"RIFF\xff\xff\xff\xffWAVEfmt "),
        ("cut.wma", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9"),
        ("cut.ape", b"MAC \x96\x0f"),
        ("cut.wv", b"wvpk"),
        ("cut.mka", b"\x1a\x45\xdf\xa3" + bytes(100)),
        ("huge.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + bytes(100)),
        ("one.mp3", b"I"),
    ],
)
def test_foreign_and_cut_files_have_a_problem_and_no_title(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    tags = read_tags(path)
    assert tags == TrackTags(problem=tags.problem)
    assert tags.problem is not None
    assert name in tags.problem


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "nothing.flac"
    path.touch()
    assert read_tags(path) == TrackTags(problem="“nothing.flac” is empty.")


def test_an_mp3_without_sound_keeps_its_tags(tmp_path: Path) -> None:
    from mutagen.id3 import ID3, TIT2

    path = tmp_path / "cut.mp3"
    tags = ID3()
    tags.add(TIT2(encoding=3, text=["Only a name"]))
    tags.save(path)
    read = read_tags(path)
    assert (read.title, read.duration) == ("Only a name", None)
    assert "No sound was found" in (read.problem or "")


def test_an_mp3_with_damaged_tags_keeps_its_sound(tmp_path: Path) -> None:
    from mutagen.id3 import ID3

    path = sound(tmp_path / "song.mp3", "mp3")
    ID3(path).delete(path)
    rubbish = b"ID3\x03\0\0\0\0\x01\0" + b"TIT2\xff\xff\xff\xff\0\0" + b"\xff" * 118
    path.write_bytes(rubbish + path.read_bytes())
    tags = read_tags(path)
    assert tags.duration == pytest.approx(1.0, abs=0.15)


@pytest.fixture(scope="session")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, bytes]]:
    """The bytes of one tagged file of each format."""
    folder = tmp_path_factory.mktemp("whole")
    contents = []
    for index, (codec, suffix, write, _) in enumerate(FORMATS):
        if can_encode(codec):
            path = sound(folder / f"{index}{suffix}", codec)
            write(path)
            contents.append((suffix, path.read_bytes()))
    return contents


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_anywhere_never_raises(
    whole_files: list[tuple[str, bytes]], tmp_path: Path, data: st.DataObject
) -> None:
    suffix, content = data.draw(st.sampled_from(whole_files))
    end = data.draw(st.integers(1, len(content)) | st.just(len(content)))
    damaged = bytearray(content[:end])
    for _ in range(data.draw(st.integers(0, 8))):
        position = data.draw(st.integers(0, min(end, 3000) - 1))
        damaged[position] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]))
    path = tmp_path / f"damaged{suffix}"
    path.write_bytes(damaged)
    tags = read_tags(path)
    assert tags.problem is not None or tags.sample_rate or tags.duration
    assert with_fallbacks(tags, path, tmp_path).title
