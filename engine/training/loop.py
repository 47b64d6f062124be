"""The training run: seeded, resumable, and telling how far it is."""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from engine.training.augmentation import augment
from engine.training.dataset import Batch, Batches
from engine.training.losses import contrastive_loss, distillation_loss, geometry_loss
from engine.training.network import Encoder, unit

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to train.

    Attributes
    ----------
    steps, batch
        How long, and windows in a step.
    learning_rate
        Highest rate; it rises over the first twentieth and falls as a cosine to nothing.
    weight_decay
        Of AdamW.
    geometry, contrast
        Weights of these losses beside distillation.
    seed
        Fixes the network's start, the batches, and the augmentation.
    checkpoint_every
        Steps between two checkpoints.
    """

    steps: int = 1_200
    batch: int = 144
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    geometry: float = 4.0
    contrast: float = 0.05
    seed: int = 1
    checkpoint_every: int = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run is.

    Attributes
    ----------
    step, steps
        Done and planned.
    loss
        Mean since the last report.
    cosine
        Between student and teacher on the training windows, mean since the last report.
    windows_per_second, seconds_left
        Of this run, measured since it began or resumed.
    """

    step: int
    steps: int
    loss: float
    cosine: float
    windows_per_second: float
    seconds_left: float


def train(
    encoder: Encoder,
    batches: Batches,
    settings: TrainingSettings,
    checkpoint: Path,
    report: Callable[[Progress], None],
    *,
    report_every: int = 20,
) -> None:
    """Train in place; go on from the checkpoint where there is one.

    Each step seeds its own random numbers, so a resumed run sees the batches it would have seen.
    """
    optimiser = torch.optim.AdamW(
        encoder.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay
    )
    first = _resume(checkpoint, encoder, optimiser)
    encoder.train()
    began, recent = time.monotonic(), []
    for step in range(first, settings.steps):
        for group in optimiser.param_groups:
            group["lr"] = settings.learning_rate * learning_rate_share(step, settings.steps)
        recent.append(_step(encoder, optimiser, batches, settings, step))
        done = step + 1
        if done % report_every == 0 or done == settings.steps:
            report(_progress(done, first, settings, recent, time.monotonic() - began))
            recent = []
        if done % settings.checkpoint_every == 0 or done == settings.steps:
            _save(checkpoint, encoder, optimiser, done)
    encoder.eval()


def learning_rate_share(step: int, steps: int) -> float:
    """Return the share of the highest learning rate: a short rise, then a falling cosine."""
    rise = max(1, steps // 20)
    if step < rise:
        return (step + 1) / rise
    return 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))


@torch.no_grad()
def set_scale(encoder: Encoder, batches: Batches, seed: int, draws: int = 4) -> None:
    """Set the mean and deviation of each mel band from a few batches."""
    random = np.random.default_rng(seed)
    frames = torch.cat([batches.draw(random).log_mel.flatten(0, 1) for _ in range(draws)])
    encoder.band_mean.copy_(frames.mean(dim=0))
    encoder.band_scale.copy_(1.0 / frames.std(dim=0).clamp(min=0.1))


@torch.no_grad()
def set_centre(encoder: Encoder, batches: Batches, seed: int, draws: int = 10) -> None:
    """Set the mean of the vectors of unchanged training windows, which the graph takes out."""
    encoder.eval()
    random = np.random.default_rng(seed)
    vectors = []
    for _ in range(draws):
        batch = batches.draw(random)
        vectors.append(unit(encoder.raw(batch.log_mel[batch.tracks >= 0])))
    encoder.centre.copy_(torch.cat(vectors).mean(dim=0))


def _step(
    encoder: Encoder,
    optimiser: torch.optim.Optimizer,
    batches: Batches,
    settings: TrainingSettings,
    step: int,
) -> tuple[float, float]:
    batch = batches.draw(np.random.default_rng((settings.seed, step)))
    chance = torch.Generator().manual_seed(settings.seed * 1_000_003 + step)
    vectors = unit(encoder.raw(augment(batch.log_mel, encoder.settings, chance)))
    distilled = distillation_loss(vectors, batch.targets)
    loss = distilled + _other_losses(vectors, batch, settings)
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach()), 1.0 - float(distilled.detach())


def _other_losses(vectors: torch.Tensor, batch: Batch, settings: TrainingSettings) -> torch.Tensor:
    return settings.geometry * geometry_loss(
        vectors, batch.targets
    ) + settings.contrast * contrastive_loss(vectors, batch.tracks, batch.albums)


def _progress(
    done: int,
    first: int,
    settings: TrainingSettings,
    recent: list[tuple[float, float]],
    seconds: float,
) -> Progress:
    losses, cosines = zip(*recent, strict=True)
    per_step = seconds / (done - first)
    return Progress(
        step=done,
        steps=settings.steps,
        loss=sum(losses) / len(losses),
        cosine=sum(cosines) / len(cosines),
        windows_per_second=settings.batch / per_step,
        seconds_left=per_step * (settings.steps - done),
    )


def _save(path: Path, encoder: Encoder, optimiser: torch.optim.Optimizer, step: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    torch.save(
        {"step": step, "encoder": encoder.state_dict(), "optimiser": optimiser.state_dict()},
        unfinished,
    )
    unfinished.replace(path)


def _resume(path: Path, encoder: Encoder, optimiser: torch.optim.Optimizer) -> int:
    if not path.is_file():
        return 0
    stored = torch.load(path, map_location="cpu", weights_only=True)
    encoder.load_state_dict(stored["encoder"])
    optimiser.load_state_dict(stored["optimiser"])
    logger.info("Going on from step %d of %s.", stored["step"], path)
    return int(stored["step"])
