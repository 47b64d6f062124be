"""From a folder of music to a model bundle, in two steps of training."""

import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("implicit", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

from engine.encoder.bundle import load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession  # noqa: E402
from engine.errors import EarshotError  # noqa: E402
from engine.training.factors.plays import table_of  # noqa: E402
from engine.training.factors.run import labelled_table, run_factors  # noqa: E402
from engine.training.factors.training import FactorSettings  # noqa: E402
from engine.training.seed_run import SeedRun, command_line, training_files  # noqa: E402
from engine.training.vae.run import run_vae  # noqa: E402
from engine.training.vae.training import VaeSettings  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402
from tests.support.audio_files import write_audio  # noqa: E402


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tracks and one broken file."""
    folder = tmp_path_factory.mktemp("music")
    for seed in range(3):
        samples = chord(samples=13 * 22_050, seed=seed)
        write_audio(folder / f"{seed}.wav", samples, sample_rate=22_050)
    (folder / "broken.mp3").write_bytes(b"no music at all")
    return folder


def new_run(music: Path, place: Path, said: list[str]) -> SeedRun:
    files, held_out = training_files(music, fixed_split=False)
    command = command_line("vae", "--music", "my music")
    return SeedRun(music, files, held_out, place / "cache", place / "model", command, said.append)


def test_the_autoencoder_becomes_a_bundle_with_decoder_and_pictures(
    music: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    run_vae(new_run(music, tmp_path, said), VaeSettings(steps=2, batch=4))
    bundle = load_bundle(tmp_path / "model")

    assert (bundle.id, bundle.version) == ("conv-vae", bundle.card["sha256"][:8])
    assert (bundle.card["data"]["tracks"], bundle.card["data"]["skipped"]) == (3, 1)
    assert bundle.card["training"]["command"] == "earshot train vae --music 'my music'"
    assert bundle.card["on_training_music"]["squared_error_per_point"] > 0
    assert bundle.card["speed"]["milliseconds_per_window"] > 0
    assert (tmp_path / "model" / "decoder.onnx").stat().st_size == bundle.card["decoder"]["bytes"]
    assert (tmp_path / "model" / "reconstructions.png").read_bytes().startswith(b"\x89PNG")
    assert any(line.startswith("Skipped broken.mp3: ") for line in said)
    assert any(line.startswith("read 4/4") and "files/s" in line for line in said)
    assert any(line.startswith("step 2/2") and "windows/s" in line for line in said)


def test_the_factor_network_becomes_a_small_bundle(music: Path, tmp_path: Path) -> None:
    table = table_of(
        [("ann", "0.wav", 3.0), ("ann", "1.wav", 1.0), ("bob", "2.wav", 2.0), ("bob", "1.wav", 1.0)]
    )
    run = new_run(music, tmp_path, [])
    run_factors(run, FactorSettings(steps=1, batch=2), table, pretended=False)
    bundle = load_bundle(tmp_path / "model")
    vector = EncoderSession(bundle, "cpu").encode(
        chord(samples=bundle.window_samples, seed=9)[None]
    )

    assert (bundle.id, bundle.dimensions) == ("latent-factors", 40)
    assert bundle.model_path.stat().st_size < 10_000_000
    assert "2 listeners" in bundle.card["targets"]
    assert "limits" not in bundle.card
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_labels_about_other_music_are_refused(music: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("file,artist,album,group\n0.wav,ann,One,rock\nelse.wav,bob,Two,folk\n")

    with pytest.raises(EarshotError, match=r"labels\.csv” tell of 1 albums"):
        labelled_table(labels, training_files(music, fixed_split=False)[0])


def test_files_are_those_of_the_folder(music: Path, tmp_path: Path) -> None:
    assert training_files(music, fixed_split=False) == (
        ("0.wav", "1.wav", "2.wav", "broken.mp3"),
        (),
    )
    with pytest.raises(EarshotError, match="no music to train on"):
        training_files(tmp_path, fixed_split=False)
    with pytest.raises(EarshotError, match="no music to train on"):
        training_files(music, fixed_split=True)


def test_the_fixed_split_gives_its_training_part_alone(music: Path, tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    for name in (
        "pool/0000-kristjan-thomas-haaristo-caves-1.opus",
        "pool/0229-x-battle-1.opus",
    ):
        shutil.copyfile(music / "0.wav", tmp_path / name)
    files, held_out = training_files(tmp_path, fixed_split=True)

    assert files == ("pool/0000-kristjan-thomas-haaristo-caves-1.opus",)
    assert held_out == ()
