"""Playlists that other players can open."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.radio.m3u import write_m3u
from tests.engine.radio.test_names import track


def test_paths_below_the_playlist_are_relative_and_others_absolute(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    inside = track("Süden", "Ärzte", path=str(tmp_path / "a" / "süden.flac"))
    outside = track("No artist", None, path="/elsewhere/b.mp3")
    write_m3u(file, [replace(inside, duration=61.6), outside])
    assert file.read_text(encoding="utf-8").splitlines() == [
        "#EXTM3U",
        "#EXTINF:62,Ärzte - Süden",
        str(Path("a") / "süden.flac"),
        "#EXTINF:-1,No artist",
        "/elsewhere/b.mp3",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["radio.m3u8"]


def test_a_name_that_looks_like_a_comment_is_still_a_path(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    write_m3u(file, [track("Line\nbreak", path=str(tmp_path / "#1.flac"))])
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "#EXTINF:-1,Artist - Line break",
        f".{os.sep}#1.flac",
    ]


def test_a_name_that_is_not_utf8_keeps_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    write_m3u(file, [track(path=os.fsdecode(os.fsencode(tmp_path) + b"/\xff.flac"))])
    assert b"\n\xff.flac\n" in file.read_bytes()


def test_a_line_break_in_a_path_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "radio.m3u8"
    file.write_text("before")
    with pytest.raises(EarshotError, match="line break"):
        write_m3u(file, [track(path="/music/a\nb.flac")])
    assert file.read_text() == "before"


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match="cannot be written"):
        write_m3u(tmp_path / "nowhere" / "radio.m3u8", [track()])
