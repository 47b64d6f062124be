"""What is in the library, which models there are, the demo library."""

import json
import shutil
from pathlib import Path

import pytest

from engine import resource_files
from engine.encoder.bundle import default_bundle
from tests.support.command import Command
from tests.support.scanned_library import PIECES, ScannedLibrary


def test_status_counts(command: Command, scanned_library: ScannedLibrary) -> None:
    status = command.json("status")
    assert status.pop("database_bytes") >= scanned_library.file.stat().st_size
    assert status == {
        "library": str(scanned_library.file),
        "folders": [{"path": str(scanned_library.music), "available": True}],
        "tracks": PIECES + 1,
        "analysed": PIECES,
        "pending": 0,
        "failed": 1,
        "model": "earshot",
        "model_version": status["model_version"],
        "device": "cpu",
    }


def test_status_of_no_library_is_empty_and_makes_none(own_command: Command) -> None:
    status = own_command.json("status")
    assert (status["tracks"], status["database_bytes"], status["folders"]) == (0, 0, [])
    assert not own_command.library.exists()


def test_models_are_listed_with_their_figures(command: Command) -> None:
    models = command.json("models")["models"]
    assert [model["id"] for model in models if model["default"]] == ["earshot"]
    for model in models:
        assert set(model) == {"id", "version", "dimensions", "default", "bytes", "quality"}
        assert model["dimensions"] > 0
        assert model["bytes"] > 0
        assert isinstance(model["quality"], dict)


def test_a_damaged_model_is_refused_and_hides_no_other(
    own_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = default_bundle().model_path.parent
    for name in ("damaged", "sound"):
        shutil.copytree(shipped, tmp_path / "models" / name)
    network = tmp_path / "models" / "damaged" / "model.onnx"
    network.write_bytes(network.read_bytes()[:-9])
    monkeypatch.setattr(resource_files, "_PLACES", (tmp_path,))
    code, out, err = own_command("models", "--json")
    answer = json.loads(out)

    assert code == 0
    assert [model["id"] for model in answer["models"]] == ["earshot"]
    assert [Path(one["path"]).name for one in answer["refused"]] == ["damaged"]
    assert "does not match its card" in answer["refused"][0]["reason"]
    assert err.strip() == answer["refused"][0]["reason"]


def test_demo_says_what_to_do_next(own_command: Command, tmp_path: Path) -> None:
    place = tmp_path / "demo"
    assert own_command.json("demo", place, "--pieces", "1") == {"folder": str(place), "tracks": 1}
    code, out, _ = own_command("demo", place, "--pieces", "1")
    assert code == 0
    assert f'earshot scan "{place}"' in out
