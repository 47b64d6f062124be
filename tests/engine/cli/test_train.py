"""``earshot train earshot`` on real files with the real teachers, in small; and its refusals."""

import json
import shutil
from pathlib import Path

import pytest

from engine.cli import main
from tests.engine.encoder.synthetic import chord
from tests.support.audio_files import write_audio

TEACHERS = Path(__file__).resolve().parents[4] / "shared" / "teachers"


def music_folder(folder: Path) -> Path:
    for number in range(4):
        album = folder / f"Artist {number // 2}" / f"Album {number // 2}"
        album.mkdir(parents=True, exist_ok=True)
        sound = chord(samples=6 * 22_050, seed=number)
        write_audio(album / f"song {number}.wav", sound, sample_rate=22_050)
    (folder / "broken.mp3").write_bytes(b"no sound")
    return folder


def test_it_trains_an_encoder_that_can_be_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in ("torch", "onnx", "onnxscript", "ai_edge_litert"):
        pytest.importorskip(package, reason="needs the extra “train”")
    if not TEACHERS.is_dir():
        pytest.skip("the shared teachers are not on this machine")
    from engine.encoder.bundle import load_bundle
    from engine.encoder.session import EncoderSession

    output = tmp_path / "mine"
    where = ["--teachers", str(TEACHERS), "--output", str(output), "--device", "cpu"]
    how = ["--steps", "2", "--mixtures", "2", "--model-version", "7", "--json"]
    command = ["train", "earshot", str(music_folder(tmp_path / "music")), *where, *how]
    code = main(command)
    answer = json.loads(capsys.readouterr().out)

    assert code == 0
    assert (answer["id"], answer["version"], answer["tracks"]) == ("mine", "7", 4)
    assert [one["path"] for one in answer["skipped"]] == ["broken.mp3"]
    bundle = load_bundle(output)
    assert bundle.card["training"]["steps"] == 2
    assert EncoderSession(bundle, "cpu").encode(chord()[None]).shape == (1, bundle.dimensions)

    # What was trained to the end, here or elsewhere, only needs to be joined.
    shutil.rmtree(output)
    from engine.training.mixtures import MIXTURES_FOLDER

    mixed = tmp_path / "mine.cache" / MIXTURES_FOLDER
    shutil.rmtree(mixed)
    assert main(command) == 0
    assert load_bundle(output).card["sha256"] == bundle.card["sha256"]
    assert not mixed.exists()


def test_mixtures_that_the_long_run_cannot_renew_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="needs the extra “train”")
    music = str(music_folder(tmp_path / "music"))
    where = ["--teachers", str(tmp_path), "--output", str(tmp_path / "out")]

    assert main(["train", "earshot", music, *where, "--long", "--mixtures", "50"]) == 1
    assert "choose a multiple" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--fixed-split"], "add --labels"),
        (["--steps", "0"], "--steps"),
        (["--device", "abacus"], "--device"),
    ],
)
def test_what_is_called_wrongly_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    complaint: str,
) -> None:
    where = [str(tmp_path), "--teachers", str(tmp_path), "--output", str(tmp_path / "out")]

    assert main(["train", "earshot", *where, *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_a_missing_extra_is_named_with_its_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "torch" else known(name)
    )
    where = [str(tmp_path), "--teachers", str(tmp_path), "--output", str(tmp_path / "out")]

    assert main(["train", "earshot", *where]) == 1
    assert "pip install 'earshot[train]'" in capsys.readouterr().err
