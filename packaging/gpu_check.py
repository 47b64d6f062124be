"""Tells whether the GPU hears what the CPU hears, and how fast.

``python packaging/gpu_check.py [MODEL-FOLDER]``, on a machine with an NVIDIA driver and the extra
``cuda``. It ends with 0 when all vectors agree within 0.001 and with 1 when they do not, or when
CUDA cannot be used.
"""

import sys
import time
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from engine.encoder.bundle import ModelBundle, default_bundle, load_bundle
from engine.encoder.session import CUDA_BATCH, EncoderSession
from engine.errors import EarshotError

_MOST_DIFFERENCE = 1e-3
_ROUNDS = 10


def main() -> int:
    """Compare, measure, print, and return the exit code."""
    bundle = load_bundle(Path(sys.argv[1])) if len(sys.argv) > 1 else default_bundle()
    try:
        gpu = EncoderSession(bundle, "cuda")
    except EarshotError as error:
        click.echo(str(error), err=True)
        return 1
    cpu = EncoderSession(bundle, "cpu")
    sounds = _sounds(bundle)
    difference = float(np.abs(gpu.encode(sounds) - cpu.encode(sounds)).max())
    agree = difference <= _MOST_DIFFERENCE
    verdict = "they agree" if agree else f"more than {_MOST_DIFFERENCE}: they do not agree"
    click.echo(f"{bundle.id} {bundle.version}: largest difference {difference:.6f}, {verdict}")
    click.echo(f"GPU: {_rate(gpu, sounds, _ROUNDS):.0f} windows/s in batches of {gpu.batch_size}")
    click.echo(f"CPU, one thread: {_rate(cpu, sounds, 1):.0f} windows/s")
    return 0 if agree else 1


def _sounds(bundle: ModelBundle) -> NDArray[np.float32]:
    """Tones, noise, clicks and silence, float32 [windows, window_samples]."""
    random = np.random.default_rng(0)
    time_axis = np.arange(bundle.window_samples) / bundle.sample_rate
    rows = [np.zeros_like(time_axis), (random.random(len(time_axis)) < 1e-4).astype(float)]
    for hertz in np.geomspace(40.0, 8_000.0, CUDA_BATCH - len(rows)):
        beat = np.exp(-4.0 * (time_axis % random.uniform(0.2, 1.0)))
        noise = random.standard_normal(len(time_axis)) * 10 ** random.uniform(-4, -1)
        rows.append(0.5 * beat * np.sin(2 * np.pi * hertz * time_axis) + noise)
    return np.clip(np.stack(rows), -1.0, 1.0).astype(np.float32)


def _rate(session: EncoderSession, sounds: NDArray[np.float32], rounds: int) -> float:
    """Return windows a second; the first run, in which GPUs tune their kernels, is not counted."""
    session.encode(sounds)
    began = time.perf_counter()
    for _ in range(rounds):
        session.encode(sounds)
    return rounds * len(sounds) / (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
