"""Trains the convnet to predict latent factors from log-mel excerpts."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.evaluation.spaces import unit_rows
from engine.training.excerpts import Excerpts
from engine.training.factors.network import FACTORS, FactorNetwork
from engine.training.loop import learning_rate_share
from engine.training.steps import Plan, StepProgress, generators, run_steps

EXCERPT_FRAMES = 646
"""Thirty seconds from the middle of a track, out of which 599 frames are cropped."""


@dataclass(frozen=True, slots=True)
class FactorSettings:
    """How to train.

    Attributes
    ----------
    steps, batch
        How long, and windows in a step.
    learning_rate
        Highest rate; it rises over the first twentieth and falls as a cosine to nothing.
    momentum
        Nesterov's.
    factors
        Length of the vector.
    seed
        Fixes the factorisation, the network's start and the crops.
    """

    steps: int = 1_500
    batch: int = 16
    learning_rate: float = 0.001
    momentum: float = 0.9
    factors: int = FACTORS
    seed: int = 1


def train_factors(
    excerpts: Excerpts,
    targets: NDArray[np.float32],
    settings: FactorSettings,
    checkpoint: Path,
    report: Callable[[StepProgress], None],
    network: FactorNetwork | None = None,
) -> FactorNetwork:
    """Train a network on random crops and set the centre of its vectors.

    Parameters
    ----------
    excerpts
        What is heard.
    targets
        float32 [tracks, factors], one row for each of ``excerpts.names``. Their length, which
        mostly tells how popular a track is, is taken out.
    """
    torch.manual_seed(settings.seed)
    network = network or FactorNetwork(settings.factors)
    network.set_bands(excerpts)
    wanted = torch.from_numpy(unit_rows(targets))
    factors = hashlib.sha256(wanted.numpy().tobytes()).hexdigest()[:16]
    optimiser = torch.optim.SGD(
        network.parameters(),
        lr=settings.learning_rate,
        momentum=settings.momentum,
        nesterov=True,
    )
    plan = Plan(
        steps=settings.steps,
        batch=settings.batch,
        checkpoint=checkpoint,
        identity=f"{settings} {excerpts.fingerprint} {factors}",
    )

    def step(number: int) -> dict[str, float]:
        for group in optimiser.param_groups:
            group["lr"] = settings.learning_rate * learning_rate_share(number, settings.steps)
        return _step(network, optimiser, _draw(network, excerpts, wanted, settings, number))

    run_steps(network, [optimiser], step, plan, report)
    network.set_centre(excerpts, settings.seed)
    return network


@torch.no_grad()
def predict(network: FactorNetwork, excerpts: Excerpts) -> Tensor:
    """Return the factors of the middle of each excerpt, float32 [excerpts, factors]."""
    frames = network.log_mel.frames
    first = (excerpts.log_mel.shape[1] - frames) // 2
    middle = torch.from_numpy(excerpts.log_mel[:, first : first + frames])
    parts = [network.describe(network.normalised(part.float())) for part in torch.split(middle, 8)]
    return torch.cat(parts)


def _draw(
    network: FactorNetwork,
    excerpts: Excerpts,
    wanted: Tensor,
    settings: FactorSettings,
    number: int,
) -> tuple[Tensor, Tensor]:
    """Return a batch of crops and their targets."""
    random, _ = generators(settings.seed, number)
    # Dropout draws from the global generator.
    torch.manual_seed(settings.seed * 1_000_003 + number)
    pictures, chosen = network.crops(excerpts, settings.batch, random)
    return pictures, wanted[excerpts.track[chosen]]


def _step(
    network: FactorNetwork, optimiser: torch.optim.Optimizer, batch: tuple[Tensor, Tensor]
) -> dict[str, float]:
    pictures, wanted = batch
    predicted = network.describe(pictures)
    # Summed over the factors: the mean would only rescale the learning rate by their number.
    error = (predicted - wanted).square().sum(dim=1).mean()
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(error)
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return {
        "squared error": float(error.detach()),
        "cosine": float(nn.functional.cosine_similarity(predicted.detach(), wanted).mean()),
    }
