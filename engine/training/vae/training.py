"""Trains the variational autoencoder on log-mel excerpts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from engine.training.excerpts import Excerpts
from engine.training.loop import learning_rate_share
from engine.training.steps import Plan, StepProgress, generators, run_steps
from engine.training.vae.loss import divergence, draw_latent, reconstruction_error
from engine.training.vae.network import ConvolutionalVae


@dataclass(frozen=True, slots=True)
class VaeSettings:
    """How to train.

    Attributes
    ----------
    steps, batch
        How long, and windows in a step.
    learning_rate
        Highest rate; it rises over the first twentieth and falls as a cosine to nothing.
    divergence_weight
        Of the Kullback–Leibler term (β of Higgins et al., 2017); it rises to this over the first
        tenth of the steps, because otherwise the latent space collapses before it is of use.
    latent
        Length of the vector.
    seed
        Fixes the network's start, the crops and the noise.
    """

    steps: int = 2_400
    batch: int = 32
    learning_rate: float = 1e-3
    divergence_weight: float = 16.0
    latent: int = 64
    seed: int = 1


def train_vae(
    excerpts: Excerpts,
    settings: VaeSettings,
    checkpoint: Path,
    report: Callable[[StepProgress], None],
    network: ConvolutionalVae | None = None,
) -> ConvolutionalVae:
    """Train a network on random crops of the excerpts and set the centre of its vectors."""
    torch.manual_seed(settings.seed)
    network = network or ConvolutionalVae(settings.latent)
    network.set_bands(excerpts)
    optimiser = torch.optim.Adam(network.parameters(), lr=settings.learning_rate)
    plan = Plan(
        steps=settings.steps,
        batch=settings.batch,
        checkpoint=checkpoint,
        identity=f"{settings} {excerpts.fingerprint}",
    )

    def step(number: int) -> dict[str, float]:
        for group in optimiser.param_groups:
            group["lr"] = settings.learning_rate * learning_rate_share(number, settings.steps)
        return _step(network, optimiser, excerpts, settings, number)

    run_steps(network, [optimiser], step, plan, report)
    network.set_centre(excerpts, settings.seed)
    return network


def _step(
    network: ConvolutionalVae,
    optimiser: torch.optim.Optimizer,
    excerpts: Excerpts,
    settings: VaeSettings,
    number: int,
) -> dict[str, float]:
    random, noise = generators(settings.seed, number)
    pictures, _ = network.crops(excerpts, settings.batch, random)
    mean, log_variance = network.encode(pictures)
    drawn = network.decode(draw_latent(mean, log_variance, noise))
    error, nats = reconstruction_error(pictures, drawn), divergence(mean, log_variance)
    rise = min(1.0, (number + 1) / max(1.0, 0.1 * settings.steps))
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(error + rise * settings.divergence_weight * nats)
    nn.utils.clip_grad_norm_(network.parameters(), 1_000.0)
    optimiser.step()
    per_pixel = 2.0 * float(error.detach()) / pictures[0].numel()
    return {"squared error": per_pixel, "divergence": float(nats.detach())}
