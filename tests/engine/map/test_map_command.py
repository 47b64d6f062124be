"""``earshot map`` as other programs rely on it."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main
from engine.encoder.bundle import default_bundle
from engine.store.store import Store
from tests.support.map_library import store_grouped_library
from tests.support.vector_library import Space

KEYS = {"method", "tracks", "trustworthiness", "neighbourhood_preservation", "seconds"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    bundle = default_bundle()
    with Store(tmp_path / "library.db") as store:
        store_grouped_library(store, 4, 15, Space(bundle.id, bundle.version))
    return tmp_path / "library.db"


def answer(capsys: pytest.CaptureFixture[str], library: Path, *arguments: str) -> dict[str, Any]:
    code = main(["map", "--library", str(library), "--json", *arguments])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_both_methods_tell_how_far_they_can_be_trusted(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plane = answer(capsys, library, "--method", "pca")
    neighbours = answer(capsys, library)
    assert set(plane) == set(neighbours) == KEYS
    assert (plane["method"], neighbours["method"]) == ("pca", "neighbours")
    assert plane["tracks"] == neighbours["tracks"] == 60
    assert 0.9 < neighbours["trustworthiness"] <= 1
    assert 0 < plane["neighbourhood_preservation"] < neighbours["neighbourhood_preservation"] <= 1


def test_a_map_that_is_there_is_used_again(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, kept = answer(capsys, library), answer(capsys, library)
    assert {**made, "seconds": 0} == {**kept, "seconds": 0}


def test_the_picture_is_a_png_of_some_colours(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.png"
    answer(capsys, library, "--method", "pca", "--png", str(file))
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (1600, 1200)


def test_a_picture_that_cannot_be_written_is_one_sentence(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nowhere" / "map.png"
    code = main(["map", "--library", str(library), "--method", "pca", "--png", str(file)])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert str(file) in said.err
    assert said.err.count("\n") == 1


def test_people_read_sentences_also_of_a_library_too_small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path / "empty.db"):
        pass
    assert main(["map", "--library", str(tmp_path / "empty.db")]) == 0
    assert "Too few tracks" in capsys.readouterr().out


def test_no_library_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "--library", str(tmp_path / "no.db")]) == 1
    assert "no library" in capsys.readouterr().err
