"""What is written is read again, whatever the names."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.library.playlist_files import (
    PLAYLIST_SUFFIXES,
    PlaylistEntry,
    read_playlist,
    write_playlist,
)
from engine.library.playlist_files.locations import url_of
from engine.library.playlist_files.xspf import parse_xspf

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

component = (
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)
    .filter(lambda name: name not in (".", "..") and len(name.encode()) < 200)
    .map(str)
)
no_breaks = component.filter(lambda name: "\n" not in name and "\r" not in name)
raw_bytes = (
    st.binary(min_size=1, max_size=20)
    .filter(lambda name: not set(b"/\0\r\n") & set(name) and name not in (b".", b".."))
    .map(os.fsdecode)
)
words = st.text(max_size=30)
seconds = st.none() | st.floats(0, 100_000)


def entries(names: st.SearchStrategy[str]) -> st.SearchStrategy[list[PlaylistEntry]]:
    parts = st.lists(names, min_size=1, max_size=3)
    below = parts.map(lambda names: ("below", names))
    elsewhere = parts.map(lambda names: ("elsewhere", names))
    entry = st.tuples(below | elsewhere, words, words, seconds)
    return st.lists(entry.map(_placeless), max_size=6)


def _placeless(drawn) -> PlaylistEntry:
    (place, names), title, artist, duration = drawn
    root = Path("/BELOW" if place == "below" else "/elsewhere")
    return PlaylistEntry(root.joinpath(*names), title, artist, duration)


def placed(found: list[PlaylistEntry], folder: Path) -> list[PlaylistEntry]:
    """Put the entries that are to lie below the playlist there."""
    return [
        PlaylistEntry(
            folder / entry.path.relative_to("/BELOW")
            if entry.path.is_relative_to("/BELOW")
            else entry.path,
            entry.title,
            entry.artist,
            entry.duration,
        )
        for entry in found
    ]


def in_one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


@pytest.mark.parametrize("suffix", [".m3u8", ".m3u", ".pls"])
@given(drawn=entries(no_breaks))
@SHARED_FOLDER
def test_a_playlist_of_lines_comes_back(
    suffix: str, drawn: list[PlaylistEntry], tmp_path: Path
) -> None:
    written = placed(drawn, tmp_path)
    file = tmp_path / f"list{suffix}"
    write_playlist(file, written)
    read = read_playlist(file)
    assert read.broken == ()
    assert [entry.path for entry in read.entries] == [entry.path for entry in written]
    for before, after in zip(written, read.entries, strict=True):
        expected = None if before.duration is None else round(before.duration)
        assert after.duration == expected
        assert in_one_line(after.name) == in_one_line(before.name)


@given(drawn=entries(component), title=st.text(st.characters(codec="utf-8"), max_size=20))
@SHARED_FOLDER
def test_an_xml_playlist_comes_back(drawn: list[PlaylistEntry], title: str, tmp_path: Path) -> None:
    written = placed(drawn, tmp_path)
    file = tmp_path / "list.xspf"
    write_playlist(file, written, title)
    read = read_playlist(file)
    assert read.broken == ()
    assert [entry.path for entry in read.entries] == [entry.path for entry in written]
    for before, after in zip(written, read.entries, strict=True):
        expected = None if before.duration is None else round(before.duration, 3)
        assert after.duration == pytest.approx(expected, abs=0.001) if expected else True


@pytest.mark.parametrize("suffix", [".m3u8", ".xspf"])
@given(names=st.lists(raw_bytes, max_size=5))
@SHARED_FOLDER
def test_names_that_are_no_text_keep_their_bytes(
    suffix: str, names: list[str], tmp_path: Path
) -> None:
    file = tmp_path / f"list{suffix}"
    paths = [tmp_path / "music" / name for name in names]
    write_playlist(file, [PlaylistEntry(path) for path in paths])
    assert [entry.path for entry in read_playlist(file).entries] == paths


@pytest.mark.parametrize("suffix", PLAYLIST_SUFFIXES)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@SHARED_FOLDER
def test_whatever_a_file_holds_it_is_read_or_refused(
    suffix: str, data: bytes, tmp_path: Path
) -> None:
    file = tmp_path / f"list{suffix}"
    file.write_bytes(data)
    refusals: list[str] = []
    found = []
    try:
        found.extend(read_playlist(file).entries)
    except EarshotError as error:
        refusals.append(str(error))
    assert all(str(file) in sentence for sentence in refusals)
    assert all(entry.path.is_absolute() for entry in found)


@given(name=component)
def test_a_url_names_the_file_it_was_made_of(name: str) -> None:
    folder = Path("/lists")
    url = url_of(folder / name, folder)
    document = (
        f"<playlist><trackList><track><location>{url}</location></track></trackList></playlist>"
    )
    found = parse_xspf(document.encode(), folder / "list.xspf")
    assert [entry.path for entry in found.entries] == [folder / name]
