"""Playlists that other players can open."""

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.errors import EarshotError
from engine.library.playlist_files import PlaylistEntry, entry_of, write_playlist
from tests.engine.radio.test_names import track


def test_paths_below_the_playlist_are_relative_and_others_absolute(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    inside = PlaylistEntry(tmp_path / "a" / "süden.flac", "Süden", "Ärzte", 61.6)
    outside = entry_of(track("No artist", None, path="/elsewhere/b.mp3"))
    write_playlist(file, [inside, outside], "Evening")
    assert file.read_text(encoding="utf-8").splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:Evening",
        "#EXTINF:62,Ärzte - Süden",
        str(Path("a") / "süden.flac"),
        "#EXTINF:-1,No artist",
        "/elsewhere/b.mp3",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["radio.m3u8"]


def test_the_older_m3u_declares_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u"
    write_playlist(file, [PlaylistEntry(tmp_path / "ü.flac")])
    assert file.read_text(encoding="utf-8").splitlines()[:2] == ["#EXTM3U", "#EXTENC:UTF-8"]


def test_pls_numbers_its_entries(tmp_path: Path) -> None:
    file = tmp_path / "list.pls"
    write_playlist(file, [PlaylistEntry(tmp_path / "a.flac", "A", "B", 3.2)])
    assert file.read_text(encoding="utf-8").splitlines() == [
        "[playlist]",
        "File1=a.flac",
        "Title1=B - A",
        "Length1=3",
        "NumberOfEntries=1",
        "Version=2",
    ]


def test_xspf_is_valid_xml_in_its_namespace(tmp_path: Path) -> None:
    file = tmp_path / "list.xspf"
    write_playlist(file, [PlaylistEntry(tmp_path / "a#1\n.flac", "A\x01<", "B", 3.2)], "T")
    root = ElementTree.parse(file).getroot()
    space = {"x": "http://xspf.org/ns/0/"}
    assert root.tag == "{http://xspf.org/ns/0/}playlist"
    assert root.attrib == {"version": "1"}
    assert [e.text for e in root.findall(".//x:track/*", space)] == [
        "a%231%0A.flac",
        "A<",
        "B",
        "3200",
    ]


@pytest.mark.parametrize("suffix", [".m3u8", ".pls"])
@pytest.mark.parametrize("name", ["#1.flac", " a.flac", "file:b", "a\\b.flac"])
def test_a_name_that_looks_like_something_else_is_still_a_path(
    tmp_path: Path, suffix: str, name: str
) -> None:
    file = tmp_path / f"radio{suffix}"
    write_playlist(file, [PlaylistEntry(tmp_path / name, "Line\nbreak")])
    text = file.read_text()
    assert f".{os.sep}{name}\n" in text
    assert "Line break\n" in text


def test_a_line_break_in_a_path_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    file.write_text("before")
    with pytest.raises(EarshotError, match="line break") as refused:
        write_playlist(file, [PlaylistEntry(Path("/music/a\nb.flac"))])
    assert "a\\nb.flac" in str(refused.value)
    assert file.read_text() == "before"


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="cannot be written"):
        write_playlist(tmp_path / "nowhere" / "radio.m3u8", [entry_of(track())])
