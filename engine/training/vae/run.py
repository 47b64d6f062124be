"""One run of the variational autoencoder: from a folder of music to a model bundle."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.training.excerpts import Excerpts, ExcerptSettings
from engine.training.export import write_onnx
from engine.training.seed_run import SeedRun
from engine.training.vae.loss import divergence, reconstruction_error
from engine.training.vae.network import ConvolutionalVae
from engine.training.vae.pictures import write_reconstructions
from engine.training.vae.training import VaeSettings, train_vae

EXCERPTS = ExcerptSettings(frames=256, count=3)
DECODER_FILE = "decoder.onnx"
PICTURES_FILE = "reconstructions.png"

_WINDOWS_PER_TRACK = 6
_JUDGED_WINDOWS = 256
_SHOWN_WINDOWS = 8
_METHOD = (
    "A convolutional variational autoencoder over 128 bands of log-mel and 6 s, trained without "
    "labels: squared error of the reconstruction plus the Kullback–Leibler divergence from a "
    "standard normal. The vector is the mean of the latent distribution, centred and scaled to "
    "length 1. decoder.onnx draws a normalised log-mel picture from a latent vector, and "
    "reconstructions.png shows windows above what is left of them."
)
_LIMITS = (
    "It keeps what a spectrogram looks like, not what the music is: read the table before you "
    "choose it."
)


def run_vae(run: SeedRun, settings: VaeSettings) -> None:
    """Read the music, train, and write the bundle with its decoder and its pictures."""
    excerpts = run.excerpts(EXCERPTS)
    network = train_vae(excerpts, settings, run.checkpoint, run.say_progress)
    judged = run.excerpts(EXCERPTS, run.held_out) if run.held_out else excerpts
    run.output.mkdir(parents=True, exist_ok=True)
    write_decoder(network, run.output / DECODER_FILE)
    facts = {
        "id": "conv-vae",
        "windows_per_track": _WINDOWS_PER_TRACK,
        "method": _METHOD,
        **run.facts(settings, excerpts),
        "held_out" if run.held_out else "on_training_music": _judge(network, judged, run.output),
        "limits": _LIMITS,
        "decoder": _file_facts(run.output / DECODER_FILE),
    }
    run.write(network, facts)


def write_decoder(network: ConvolutionalVae, path: Path) -> None:
    """Write the decoder: ``latent`` [batch, dimensions] → ``log_mel`` [batch, frames, bands]."""
    network.eval()
    write_onnx(
        network.decoder, torch.zeros(2, network.dimensions), path, names=("latent", "log_mel")
    )


@torch.no_grad()
def _judge(network: ConvolutionalVae, excerpts: Excerpts, output: Path) -> dict[str, float]:
    """Reconstruct windows, draw some, and return the losses."""
    pictures, _ = network.crops(excerpts, _JUDGED_WINDOWS, np.random.default_rng(0))
    means, log_variances = network.encode(pictures)
    drawn = network.decode(means)
    write_reconstructions(
        pictures[:_SHOWN_WINDOWS].numpy(), drawn[:_SHOWN_WINDOWS].numpy(), output / PICTURES_FILE
    )
    error = 2.0 * float(reconstruction_error(pictures, drawn)) / pictures[0].numel()
    return {
        "squared_error_per_point": round(error, 4),
        "divergence_nats": round(float(divergence(means, log_variances)), 2),
    }


def _file_facts(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }
