from pathlib import Path

import pytest

from engine.errors import EarshotError
from engine.evaluation.labels import (
    LabelledTrack,
    one_spelling,
    read_labels,
    read_split,
    tracks_of,
)


def test_spellings_of_one_artist_agree() -> None:
    assert one_spelling("Zander Noriega (OGA)") == one_spelling("zander.noriega")
    assert one_spelling("Olivier Bérubé") == "olivierberube"
    assert one_spelling("久石譲") == "久石譲"


def test_a_labels_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(
        "file,artist,album,group,rendered_midi\na.ogg,Ann,One,rock,0\nb.ogg,,Two,folk,1\n"
    )

    assert read_labels(path) == [
        LabelledTrack("a.ogg", "ann", "One", "rock"),
        LabelledTrack("b.ogg", "two", "Two", "folk", machine_made=True),
    ]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("file,artist\na.ogg,Ann\n")

    with pytest.raises(EarshotError, match="lack the column 'album'"):
        read_labels(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match=r"none\.csv"):
        read_labels(tmp_path / "none.csv")
    with pytest.raises(EarshotError, match=r"none\.csv"):
        read_split(tmp_path / "none.csv")


def test_parts_of_a_split_are_chosen() -> None:
    tracks = [LabelledTrack(name, "x", "y", "z") for name in ("a", "b", "c", "unknown")]
    split = {"a": "train", "b": "test", "c": "extra"}

    assert [track.file for track in tracks_of(tracks, split, "train", "extra")] == ["a", "c"]
