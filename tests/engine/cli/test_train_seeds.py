"""``earshot train vae|factors|gan``: the whole way, in one step of training."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("implicit", reason="needs the extra “train”")

from engine.encoder.bundle import load_bundle
from tests.engine.encoder.synthetic import chord
from tests.support.audio_files import write_audio
from tests.support.command import Command


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Two tracks, one broken file and a table of plays."""
    folder = tmp_path / "music"
    folder.mkdir()
    for seed in range(2):
        samples = chord(samples=13 * 22_050, seed=seed)
        write_audio(folder / f"{seed}.wav", samples, sample_rate=22_050)
    (folder / "broken.mp3").write_bytes(b"no music at all")
    (folder / "plays.csv").write_text(
        "listener,track,plays\nann,0.wav,3\nbob,1.wav,1\nbob,broken.mp3,1\n"
    )
    return folder


def test_an_autoencoder_is_trained_and_what_was_skipped_is_counted(
    own_command: Command, music: Path, tmp_path: Path
) -> None:
    output = tmp_path / "model"
    code, out, err = own_command("train", "vae", "--music", music, "--output", output, "--steps", 1)
    bundle = load_bundle(output)

    assert code == 0, err
    assert "conv-vae learned from 2 tracks; 1 could not be read." in out
    assert "Skipped broken.mp3" in err
    assert "read 3/3" in err
    assert "step 1/1" in err
    assert (bundle.id, bundle.version) == ("conv-vae", bundle.card["sha256"][:8])
    assert (bundle.card["data"]["tracks"], bundle.card["data"]["skipped"]) == (2, 1)
    assert bundle.card["training"]["command"].startswith("earshot train vae --music ")
    assert bundle.card["on_training_music"]["squared_error_per_point"] > 0
    assert bundle.card["speed"]["milliseconds_per_window"] > 0
    assert (output / "decoder.onnx").stat().st_size == bundle.card["decoder"]["bytes"]
    assert (output / "reconstructions.png").read_bytes().startswith(b"\x89PNG")
    assert not own_command.library.exists()


def test_factors_are_learned_from_plays(own_command: Command, music: Path, tmp_path: Path) -> None:
    code, out, err = own_command(
        *("train", "factors", "--plays", music / "plays.csv", "--output", tmp_path / "model"),
        *("--steps", 1, "--json"),
    )

    assert code == 0, err
    assert '"id": "latent-factors"' in out
    assert '"skipped": 1' in out
    bundle = load_bundle(tmp_path / "model")
    assert "2 listeners" in bundle.card["targets"]
    assert "limits" not in bundle.card
    assert (bundle.dimensions, bundle.windows_per_track) == (40, 1)
    assert bundle.model_path.stat().st_size < 10_000_000


def test_a_wrong_line_of_plays_is_named_before_any_work(
    own_command: Command, music: Path, tmp_path: Path
) -> None:
    (music / "plays.csv").write_text("listener,track,plays\nann,0.wav,3\nbob,gone.wav,1\n")
    code, _, err = own_command(
        "train", "factors", "--plays", music / "plays.csv", "--output", tmp_path / "model"
    )

    assert code == 1
    assert err.startswith("Line 3 of the plays ")
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("more", [[], ["--plays", "plays.csv", "--labels", "plays.csv"]])
def test_factors_need_plays_or_labels(
    own_command: Command, music: Path, more: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(music)
    code, _, err = own_command("train", "factors", "--output", "model", *more)

    assert code == 2
    assert "either a table of --plays or a file of --labels" in err


@pytest.mark.parametrize("kind", ["vae", "gan"])
def test_without_the_extra_the_remedy_is_told(
    own_command: Command, music: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    code, _, err = own_command("train", kind, "--music", music, "--output", "model")

    assert code == 1
    assert "pip install 'earshot[train]'" in err
