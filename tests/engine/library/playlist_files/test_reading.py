"""Playlists as other programs write them, and what is no playlist at all."""

import codecs
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.library.playlist_files import read_playlist, reading


def written(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def paths(file: Path) -> list[Path]:
    return [entry.path for entry in read_playlist(file).entries]


def test_m3u_directives_tell_title_name_and_length(tmp_path: Path) -> None:
    lines = [
        "#EXTM3U",
        "#PLAYLIST:Süden",
        '#EXTINF:61 x="y",Ärzte - Süd, West',
        "a/süd.flac",
        "b.mp3",
    ]
    text = "\r\n".join(lines)
    read = read_playlist(written(tmp_path, "list.m3u8", text))
    assert read.title == "Süden"
    first, second = read.entries
    assert (first.path, first.name, first.duration, first.line) == (
        tmp_path / "a" / "süd.flac",
        "Ärzte - Süd, West",
        61.0,
        4,
    )
    assert (second.path, second.name, second.duration) == (tmp_path / "b.mp3", "", None)


@pytest.mark.parametrize(
    "data",
    [
        "süd.flac\n".encode(),
        "süd.flac\n".encode("cp1252"),
        codecs.BOM_UTF8 + "süd.flac\n".encode(),
        codecs.BOM_UTF16_LE + "süd.flac\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "süd.flac\n".encode("utf-16-be"),
        b"#EXTM3U\n#EXTENC: cp850\n" + "süd.flac\n".encode("cp850"),
        b"#EXTM3U\n#EXTENC: no-such\n" + "süd.flac\n".encode(),
    ],
)
def test_m3u_is_read_in_the_encoding_it_has(tmp_path: Path, data: bytes) -> None:
    assert paths(written(tmp_path, "list.m3u", data)) == [tmp_path / "süd.flac"]


def test_paths_of_all_kinds_are_understood(tmp_path: Path) -> None:
    text = "\n".join(
        [
            "#EXTM3U",
            "Sub\\b.flac",
            "../up.flac",
            "/abs/olute.flac",
            "file:///with%20space/%23.flac",
            "file://localhost/c.flac",
            "Live: at home.flac",
        ]
    )
    assert paths(written(tmp_path, "list.m3u8", text)) == [
        tmp_path / "Sub" / "b.flac",
        tmp_path.parent / "up.flac",
        Path("/abs/olute.flac"),
        Path("/with space/#.flac"),
        Path("/c.flac"),
        tmp_path / "Live: at home.flac",
    ]


def test_what_names_no_file_is_reported_by_its_line(tmp_path: Path) -> None:
    text = (
        "#EXTM3U\na.flac\nhttp://radio.example/live\nC:\\Music\\b.mp3\nfile://nas/c.mp3\nd.flac\n"
    )
    read = read_playlist(written(tmp_path, "list.m3u8", text))
    assert [entry.line for entry in read.entries] == [2, 6]
    assert [str(broken) for broken in read.broken] == [
        "Line 3: “http://radio.example/live” is an address on the network; Earshot plays files.",
        "Line 4: “C:\\Music\\b.mp3” is a place on a Windows computer.",
        "Line 5: “file://nas/c.mp3” is on another computer.",
    ]


def test_pls_goes_by_its_numbers(tmp_path: Path) -> None:
    text = """[playlist]
File2=b.mp3
File1 = a.flac
title1=First
Length1=12
Length2=-1
File2=again.mp3
File3=ftp://far.example/c.mp3
NumberOfEntries=9
"""
    read = read_playlist(written(tmp_path, "list.pls", text))
    assert [(e.path.name, e.title, e.duration, e.line) for e in read.entries] == [
        ("a.flac", "First", 12.0, 3),
        ("b.mp3", "", None, 2),
    ]
    assert [broken.line for broken in read.broken] == [7, 8]


def test_xspf_of_another_program(tmp_path: Path) -> None:
    text = """<?xml version="1.0" encoding="ISO-8859-1"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/">
  <title>Evening</title>
  <trackList>
    <track>
      <location>
        file:///music/s%C3%BCd.flac
      </location>
      <location>http://second.example/best</location>
      <creator>\xc4rzte</creator><title>S\xfcd &amp; West</title><duration>61500</duration>
      <extension application="x"><title>not this</title></extension>
    </track>
    <track><title>Nowhere</title></track>
    <track><location>http://stream.example/</location></track>
    <track><location>b%20c.mp3</location><duration>soon</duration></track>
  </trackList>
</playlist>""".encode("latin-1")
    read = read_playlist(written(tmp_path, "list.xspf", text))
    assert read.title == "Evening"
    first, second = read.entries
    assert (first.path, first.artist, first.title, first.duration) == (
        Path("/music/süd.flac"),
        "Ärzte",
        "Süd & West",
        61.5,
    )
    assert (second.path, second.duration) == (tmp_path / "b c.mp3", None)
    assert [(broken.line, broken.reason) for broken in read.broken] == [
        (13, "has no location"),
        (14, "is an address on the network; Earshot plays files"),
    ]


def test_a_misnamed_playlist_is_read_all_the_same(tmp_path: Path) -> None:
    file = written(tmp_path, "list.m3u", "[playlist]\nFile1=a.flac\n")
    assert paths(file) == [tmp_path / "a.flac"]


def test_an_empty_playlist_is_one(tmp_path: Path) -> None:
    assert paths(written(tmp_path, "list.m3u8", "")) == []
    assert paths(written(tmp_path, "other.m3u", "#EXTM3U\n\n")) == []


BOMB = """<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<playlist><title>&b;</title></playlist>"""


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("list.m3u", b"ID3\x03\0\0\0music", "is not a playlist"),
        ("list.m3u8", "<html><body>Not found</body></html>", "is not a playlist"),
        ("list.m3u8", "Dear diary,\nnothing happened.", "is not a playlist"),
        ("list.m3u8", "#EXTM3U\n#EXT-X-VERSION:3\nhttp://a/b.ts", "network stream"),
        ("list.xspf", '<?xml version="1.0"?><html/>', "is not a playlist"),
        ("list.xspf", "<playlist>\n<trackList>\n<track></playlist>", "damaged at line 3"),
        (
            "list.xspf",
            '<?xml version="1.0" encoding="no-such"?><playlist/>',
            "encoding that is not",
        ),
        ("list.xspf", BOMB, "is not a playlist"),
    ],
)
def test_what_is_no_playlist_is_refused_in_one_sentence(
    tmp_path: Path, name: str, data: bytes | str, words: str
) -> None:
    file = written(tmp_path, name, data)
    with pytest.raises(EarshotError, match=words) as refused:
        read_playlist(file)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    file = written(tmp_path, "list.m3u8", "a.flac\n" * 200)
    with pytest.raises(EarshotError, match="too large"):
        read_playlist(file)


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="cannot be read"):
        read_playlist(tmp_path / "gone.m3u8")
    with pytest.raises(EarshotError, match="is not a file"):
        read_playlist(tmp_path)
    with pytest.raises(EarshotError, match="is not a file"):
        read_playlist(Path("/dev/zero"))
