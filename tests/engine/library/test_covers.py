"""Pictures inside files of every format, and pictures beside them."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.library.covers import LARGEST_COVER, is_image, read_cover
from engine.library.tags import read_tags
from tests.support.tagged_files import sound

JPEG = b"\xff\xd8\xff\xe0" + b"front" * 40
BACK = b"\xff\xd8\xff\xe0" + b"back" * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"png" * 40
WEBP = b"RIFF\x00\x01\x00\x00WEBPVP8 " + b"w" * 40


def flac_picture(data: bytes, kind: int) -> Any:
    from mutagen.flac import Picture

    picture = Picture()
    picture.type, picture.mime, picture.data = kind, "image/jpeg", data
    return picture


def add_flac(path: Path) -> None:
    from mutagen.flac import FLAC

    file = FLAC(path)
    file.add_picture(flac_picture(BACK, 4))
    file.add_picture(flac_picture(JPEG, 3))
    file.save()


def add_ogg(path: Path) -> None:
    import mutagen

    file = mutagen.File(path)
    blocks = [flac_picture(BACK, 4), flac_picture(JPEG, 3)]
    file["metadata_block_picture"] = [base64.b64encode(b.write()).decode() for b in blocks]
    file.save()


def add_id3(path: Path) -> None:
    import mutagen
    from mutagen.id3 import APIC

    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    file.tags.add(APIC(mime="image/jpeg", type=4, desc="b", data=BACK))
    file.tags.add(APIC(mime="image/jpeg", type=3, desc="f", data=JPEG))
    file.tags.add(APIC(mime="-->", type=3, desc="link", data=b"a link"))
    file.save()


def add_mp4(path: Path) -> None:
    from mutagen.mp4 import MP4, MP4Cover

    file = MP4(path)
    file["covr"] = [MP4Cover(JPEG, MP4Cover.FORMAT_JPEG), MP4Cover(BACK, MP4Cover.FORMAT_JPEG)]
    file.save()


def add_asf(path: Path) -> None:
    from mutagen.asf import ASF, ASFByteArrayAttribute

    def attribute(kind: int, data: bytes) -> Any:
        texts = "image/jpeg\0".encode("utf-16-le") + "words\0".encode("utf-16-le")
        size = len(data).to_bytes(4, "little")
        return ASFByteArrayAttribute(bytes([kind]) + size + texts + data)

    file = ASF(path)
    file["WM/Picture"] = [attribute(4, BACK), attribute(3, JPEG)]
    file.save()


def add_ape(path: Path) -> None:
    from mutagen.apev2 import BINARY, APEv2, APEValue

    tags = APEv2()
    tags["Cover Art (Back)"] = APEValue(b"back.jpg\0" + BACK, BINARY)
    tags["Cover Art (Front)"] = APEValue(b"front.jpg\0" + JPEG, BINARY)
    tags.save(path)


@pytest.mark.parametrize(
    ("codec", "suffix", "add"),
    [
        ("flac", ".flac", add_flac),
        ("vorbis", ".ogg", add_ogg),
        ("opus", ".opus", add_ogg),
        ("mp3", ".mp3", add_id3),
        ("wav", ".wav", add_id3),
        ("aiff", ".aiff", add_id3),
        ("aac", ".m4a", add_mp4),
        ("alac", ".m4a", add_mp4),
        ("wma", ".wma", add_asf),
        ("wavpack", ".wv", add_ape),
    ],
)
def test_the_front_cover_inside_the_file(
    tmp_path: Path, codec: str, suffix: str, add: Callable[[Path], None]
) -> None:
    path = sound(tmp_path / f"song{suffix}", codec)
    assert read_cover(path) is None
    assert not read_tags(path).has_embedded_cover
    add(path)
    assert read_cover(path) == JPEG
    assert read_tags(path).has_embedded_cover


def test_a_damaged_or_huge_picture_gives_way_to_the_folders(tmp_path: Path) -> None:
    from mutagen.flac import FLAC

    path = sound(tmp_path / "song.flac", "flac")
    file = FLAC(path)
    file.add_picture(flac_picture(b"no picture at all", 3))
    file.save()
    (tmp_path / "cover.png").write_bytes(PNG)
    assert read_cover(path) == PNG


def test_a_damaged_ogg_picture_gives_way_to_the_next(tmp_path: Path) -> None:
    import mutagen

    path = sound(tmp_path / "song.ogg", "vorbis")
    file = mutagen.File(path)
    good = base64.b64encode(flac_picture(BACK, 4).write()).decode()
    file["metadata_block_picture"] = ["AAAAA", "AAAAAxxxx", good]
    file.save()
    assert read_cover(path) == BACK


@pytest.mark.parametrize(
    ("names", "winner"),
    [
        (["folder.jpg", "Cover.JPG"], "Cover.JPG"),
        (["front.png", "folder.webp"], "folder.webp"),
        (["AlbumArt_{1}_Small.jpg", "AlbumArt_{1}_Large.jpg"], "AlbumArt_{1}_Large.jpg"),
        (["AlbumArtSmall.jpg", "album.jpeg"], "album.jpeg"),
        (["cover.png", "cover.jpg"], "cover.jpg"),
        (["back.jpg", "scan 1.jpg", "cover.txt"], None),
    ],
)
def test_the_best_folder_picture(tmp_path: Path, names: list[str], winner: str | None) -> None:
    for name in names:
        (tmp_path / name).write_bytes(JPEG + name.encode())
    expected = None if winner is None else JPEG + winner.encode()
    assert read_cover(tmp_path / "song.mp3") == expected


def test_a_disc_folder_looks_one_folder_up(tmp_path: Path) -> None:
    (tmp_path / "cover.webp").write_bytes(WEBP)
    for name in ("CD1", "Disc 2", "other"):
        (tmp_path / name).mkdir()
    assert read_cover(tmp_path / "CD1" / "song.mp3") == WEBP
    assert read_cover(tmp_path / "Disc 2" / "song.mp3") == WEBP
    assert read_cover(tmp_path / "other" / "song.mp3") is None


def test_folder_pictures_that_are_none_or_too_large_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").write_bytes(b"<html>not found</html>")
    with (tmp_path / "folder.jpg").open("wb") as file:
        file.write(JPEG)
        file.truncate(LARGEST_COVER + 1)
    (tmp_path / "front.jpg").mkdir()
    assert read_cover(tmp_path / "song.mp3") is None
    (tmp_path / "album.png").write_bytes(PNG)
    assert read_cover(tmp_path / "song.mp3") == PNG


def test_a_vanished_album_has_no_cover(tmp_path: Path) -> None:
    assert read_cover(tmp_path / "gone" / "song.mp3") is None


def test_pictures_are_known_by_their_first_bytes() -> None:
    assert all(map(is_image, (JPEG, PNG, WEBP, b"GIF89a", b"BM....")))
    assert not any(map(is_image, (b"", b"RIFF\0\0\0\0WAVE", b"<svg>")))
