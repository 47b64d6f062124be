"""The variational autoencoder in small: synthetic spectrograms, a narrow network."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

import onnxruntime  # noqa: E402

from engine.encoder.bundle import load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession  # noqa: E402
from engine.training.excerpts import Excerpts  # noqa: E402
from engine.training.export import write_bundle  # noqa: E402
from engine.training.filters import MelSettings  # noqa: E402
from engine.training.steps import StepProgress  # noqa: E402
from engine.training.vae.loss import (  # noqa: E402
    divergence,
    draw_latent,
    reconstruction_error,
)
from engine.training.vae.network import ConvolutionalVae  # noqa: E402
from engine.training.vae.pictures import write_reconstructions  # noqa: E402
from engine.training.vae.run import write_decoder  # noqa: E402
from engine.training.vae.training import VaeSettings, train_vae  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402
from tests.engine.training.made_up_excerpts import hills  # noqa: E402

MEL = MelSettings(frame=512, hop=256, bands=32)
FRAMES = 32
QUICK = VaeSettings(steps=100, batch=16, learning_rate=5e-3, divergence_weight=1.0, latent=8)


def small_network() -> ConvolutionalVae:
    torch.manual_seed(0)
    return ConvolutionalVae(latent=8, channels=8, settings=MEL, frames=FRAMES)


@pytest.fixture(scope="module")
def excerpts() -> Excerpts:
    return hills(12, 40, 32)


@pytest.fixture(scope="module")
def trained(
    excerpts: Excerpts, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ConvolutionalVae, list[StepProgress]]:
    reports: list[StepProgress] = []
    checkpoint = tmp_path_factory.mktemp("vae") / "checkpoint.pt"
    return train_vae(excerpts, QUICK, checkpoint, reports.append, small_network()), reports


def sounds(network: ConvolutionalVae, count: int) -> np.ndarray:
    return np.stack([chord(samples=network.window_samples, seed=90 + n) for n in range(count)])


def test_it_learns_to_redraw_spectrograms(
    trained: tuple[ConvolutionalVae, list[StepProgress]],
) -> None:
    _, reports = trained

    assert reports[-1].losses["squared error"] < 0.6 * reports[0].losses["squared error"]
    assert reports[-1].losses["divergence"] > 0.5


@torch.no_grad()
def test_reconstructions_are_of_the_right_spectrogram(
    trained: tuple[ConvolutionalVae, list[StepProgress]], excerpts: Excerpts
) -> None:
    network, _ = trained
    pictures = network.normalised(torch.from_numpy(excerpts.log_mel[:, :FRAMES]).float())
    drawn = network.decode(network.describe(pictures))
    distances = (pictures[:, None] - drawn[None]).square().mean(dim=(2, 3))

    # A window resembles its own reconstruction more than those of most others.
    better = (distances.diagonal()[:, None] < distances).float().mean()
    assert float(better) > 0.75


def test_the_divergence_is_that_of_two_normal_distributions() -> None:
    mean, log_variance = torch.randn(5, 3), torch.randn(5, 3)
    found = torch.distributions.kl_divergence(
        torch.distributions.Normal(mean, torch.exp(0.5 * log_variance)),
        torch.distributions.Normal(torch.zeros(5, 3), torch.ones(5, 3)),
    )

    assert float(divergence(mean, log_variance)) == pytest.approx(
        float(found.sum(dim=1).mean()), rel=1e-5
    )
    assert float(divergence(torch.zeros(2, 3), torch.zeros(2, 3))) == 0.0


def test_the_reconstruction_error_is_half_the_squared_distance() -> None:
    assert float(reconstruction_error(torch.zeros(2, 3, 4), torch.ones(2, 3, 4))) == 6.0


def test_latent_vectors_are_drawn_with_their_mean_and_deviation() -> None:
    mean, log_variance = torch.full((40_000, 1), 3.0), torch.full((40_000, 1), 2.0)
    drawn = draw_latent(mean, log_variance, torch.Generator().manual_seed(0))

    assert float(drawn.mean()) == pytest.approx(3.0, abs=0.1)
    assert float(drawn.std()) == pytest.approx(float(np.exp(1.0)), rel=0.05)


@torch.no_grad()
def test_the_exported_encoder_is_the_network(
    trained: tuple[ConvolutionalVae, list[StepProgress]], tmp_path: Path
) -> None:
    network, _ = trained
    write_bundle(network, tmp_path, {"id": "tiny", "version": "0", "windows_per_track": 2})
    session = EncoderSession(load_bundle(tmp_path), "cpu", batch_size=3)
    wanted = network(torch.from_numpy(sounds(network, 4))).numpy()

    assert session.encode(sounds(network, 4)) == pytest.approx(wanted, abs=1e-4)
    assert json.loads((tmp_path / "card.json").read_text())["dimensions"] == 8


@torch.no_grad()
def test_the_exported_decoder_is_the_networks(
    trained: tuple[ConvolutionalVae, list[StepProgress]], tmp_path: Path
) -> None:
    network, _ = trained
    write_decoder(network, tmp_path / "decoder.onnx")
    session = onnxruntime.InferenceSession(
        str(tmp_path / "decoder.onnx"), providers=["CPUExecutionProvider"]
    )
    latent = torch.randn(3, 8)
    (found,) = session.run(["log_mel"], {"latent": latent.numpy()})

    assert found == pytest.approx(network.decode(latent).numpy(), abs=1e-4)


@torch.no_grad()
def test_vectors_are_centred_on_the_training_music(
    trained: tuple[ConvolutionalVae, list[StepProgress]], excerpts: Excerpts
) -> None:
    network, _ = trained
    pictures, _ = network.crops(excerpts, 8 * 12, np.random.default_rng(QUICK.seed))
    means = network.describe(pictures)

    assert torch.allclose(means.mean(dim=0), network.centre, atol=1e-4)
    assert float((means - network.centre).norm(dim=1).mean()) > 0.1


def test_pictures_show_originals_above_reconstructions(tmp_path: Path) -> None:
    originals = np.full((3, 10, 6), 9.0, dtype=np.float32)
    write_reconstructions(originals, -originals, tmp_path / "pictures.png")
    content = (tmp_path / "pictures.png").read_bytes()

    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (3 * 10 + 2 * 4, 2 * 6 + 4)
