import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EarshotError
from engine.evaluation.labels import (
    LabelledTrack,
    check_classes,
    locate,
    one_spelling,
    read_labels,
    read_split,
    tracks_of,
)


def labels_file(folder: Path, text: str) -> Path:
    path = folder / "labels.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_spellings_of_one_artist_agree() -> None:
    assert one_spelling("Zander Noriega (OGA)") == one_spelling("zander.noriega")
    assert one_spelling("Olivier Bérubé") == "olivierberube"
    assert one_spelling("久石譲") == "久石譲"


def test_a_labels_file_is_read(tmp_path: Path) -> None:
    path = labels_file(
        tmp_path,
        "file,artist,album,group,rendered_midi\na.ogg,Ann,One,rock,0\n\nb.ogg,,Two,folk,1\n",
    )
    tracks = read_labels(path)

    assert tracks == [
        LabelledTrack("a.ogg", "ann", "One", "rock"),
        LabelledTrack("b.ogg", "two", "Two", "folk", machine_made=True),
    ]
    assert [track.line for track in tracks] == [2, 4]


@pytest.mark.parametrize(
    ("header", "row", "style"),
    [
        ("path,artist,album,genre", "a.ogg,Ann,One,rock", "rock"),
        ("Path , ARTIST,Album,Style", "a.ogg,Ann,One,rock", "rock"),
        ("path,artist,album,style,group", "a.ogg,Ann,One,rock/hard,rock", "rock"),
        ("mood,album,artist,path,year", "calm,One,Ann,a.ogg,1999", ""),
        ("\ufeffpath,artist,album", "a.ogg,Ann,One", ""),
    ],
)
def test_columns_come_in_any_order_and_dress(
    tmp_path: Path, header: str, row: str, style: str
) -> None:
    [track] = read_labels(labels_file(tmp_path, f"{header}\n{row}\n"))

    assert track == LabelledTrack("a.ogg", "ann", "One", style)


def test_the_label_may_be_any_column(tmp_path: Path) -> None:
    path = labels_file(tmp_path, "path,artist,album,genre,mood\na.ogg,Ann,One,rock,calm\n")

    assert read_labels(path, "Mood")[0].style == "calm"
    with pytest.raises(EarshotError, match="line 1 lacks the column “tempo”"):
        read_labels(path, "tempo")


def test_a_track_without_artist_and_album_is_like_no_other(tmp_path: Path) -> None:
    tracks = read_labels(labels_file(tmp_path, "path,artist,album\na.ogg,,\nb.ogg,,\n"))

    assert len({track.artist for track in tracks}) == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "line 1 is missing"),
        ("path,artist,album\n", "line 2 is missing"),
        ("file,artist\na.ogg,Ann\n", "line 1 lacks the column “album”"),
        ("name,composer\n", "line 1 lacks the column “path” and “artist” and “album”"),
        ("path,artist,album\na.ogg,Ann,One\nb.ogg,Ann\n", "line 3 has 2 fields where 3 are named"),
        ("path,artist,album\na.ogg,Ann,One,x\n", "line 2 has 4 fields"),
        ("path,artist,album\n,Ann,One\n", "line 2 names no file"),
        ('path,artist,album\na.ogg,"' + "x" * 200_000 + '",One\n', "line 2 is not CSV"),
    ],
)
def test_the_line_that_is_wrong_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(EarshotError, match=complaint):
        read_labels(labels_file(tmp_path, text))


def test_text_that_is_not_utf8_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_bytes("path,artist,album\na.ogg,Ann,One\nb.ogg,Björk,Two\n".encode("latin-1"))

    with pytest.raises(EarshotError, match="line 3 is not UTF-8"):
        read_labels(path)


@given(st.binary(max_size=200))
def test_whatever_the_file_holds_there_is_an_answer(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"path,artist,album,genre\n" + content)
    tracks = []
    with contextlib.suppress(EarshotError):
        tracks = read_labels(path)
        assert tracks
    assert all(track.file and track.artist for track in tracks)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match=r"none\.csv"):
        read_labels(tmp_path / "none.csv")
    with pytest.raises(EarshotError, match=r"none\.csv"):
        read_split(tmp_path / "none.csv")


def test_paths_lie_in_the_folder_beside_the_labels_or_anywhere(tmp_path: Path) -> None:
    music, lists, elsewhere = (tmp_path / name for name in ("music", "lists", "elsewhere"))
    for folder in (music, lists, elsewhere):
        folder.mkdir()
        (folder / f"{folder.name}.ogg").touch()
    text = f"path,artist,album\nmusic.ogg,A,1\nlists.ogg,B,2\n{elsewhere}/elsewhere.ogg,C,3\n"
    labels = labels_file(lists, text)

    found = locate(read_labels(labels), music, labels)

    assert found == [folder / f"{folder.name}.ogg" for folder in (music, lists, elsewhere)]


def test_unknown_and_repeated_paths_are_refused_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.ogg").touch()
    for text, complaint in (
        ("a.ogg,A,1\nb.ogg,B,2\n", "line 3 names “b.ogg”, which is neither in"),
        ("a.ogg,A,1\n" + "b" * 5_000 + ",B,2\n", "line 3 names “bbb"),
        ("a.ogg,A,1\na.ogg,B,2\n", "line 3 names the same file as line 2"),
    ):
        labels = labels_file(tmp_path, f"path,artist,album\n{text}")
        with pytest.raises(EarshotError, match=complaint):
            locate(read_labels(labels), tmp_path, labels)


def test_labels_that_tell_nothing_apart_are_refused_by_line() -> None:
    labels = Path("labels.csv")
    rows = [("x", "rock", 2), ("y", "rock", 3), ("z", "folk", 4)]
    tracks = [LabelledTrack(artist, artist, "", style, line=line) for artist, style, line in rows]

    check_classes(tracks, labels)
    with pytest.raises(EarshotError, match="line 3 carries the same label, “rock”"):
        check_classes(tracks[:2], labels)
    with pytest.raises(EarshotError, match="line 2 carries the same artist, “x”"):
        check_classes([LabelledTrack("x", "x", "", "", line=2)], labels)


def test_parts_of_a_split_are_chosen() -> None:
    tracks = [LabelledTrack(name, "x", "y", "z") for name in ("a", "b", "c", "unknown")]
    split = {"a": "train", "b": "test", "c": "extra"}

    assert [track.file for track in tracks_of(tracks, split, "train", "extra")] == ["a", "c"]
