"""Trains the style network: what one step does, and how long it goes on."""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from engine.errors import EarshotError
from engine.training.augmentation import augment
from engine.training.dataset import Batch, Batches
from engine.training.losses import contrastive_loss, distillation_loss, geometry_loss
from engine.training.precision import fast_arithmetic
from engine.training.steps import (
    Plan,
    StepProgress,
    generators,
    load_checkpoint,
    run_steps,
)
from engine.training.style_network import StyleNetwork
from engine.training.vectors import unit

STEPS_PER_RENEWAL = 8
"""Steps whose new mixtures are made at once: many are not much slower than one."""


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
    mixtures
        Mixed excerpts of 29 s that the teachers listened to, as many as are kept at once.
    renewed
        Of these, how many are replaced by new ones in each step: something for a graphics card.
    mixed
        Share of the windows in a step that come from mixtures; the others are of real tracks.
    fcn
        Say of the second teacher, MSD-FCN, in what is learned; YAMNet has the rest.
    seed
        Fixes the network's start, the mixtures, the batches, and the augmentation.

    Raises
    ------
    EarshotError
        When the places of all mixtures cannot be renewed in turn.
    """

    steps: int = 12_000
    batch: int = 192
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    geometry: float = 4.0
    contrast: float = 0.05
    mixtures: int = 3_000
    renewed: int = 0
    mixed: float = 0.5
    fcn: float = 0.5
    seed: int = 1

    def __post_init__(self) -> None:
        size = self.renewed * STEPS_PER_RENEWAL
        if size and (self.mixtures < size or self.mixtures % size):
            raise EarshotError(
                f"{size} mixtures are renewed at a time: choose a multiple of that for --mixtures, "
                f"not {self.mixtures}."
            )

    @property
    def mixtures_in_all(self) -> int:
        """How many the teachers listen to until the last step."""
        renewals = (self.steps - 1) // STEPS_PER_RENEWAL
        return self.mixtures + renewals * self.renewed * STEPS_PER_RENEWAL


LONG = TrainingSettings(steps=6_000, batch=1_024, mixtures=4_096, renewed=8, mixed=0.8)
"""For a graphics card: nearly three times as many windows, and ever new mixtures."""

Renew = Callable[[int], None]
"""Told the number of the step to come; replaces mixtures where it is time to."""


def never(step: int) -> None:
    """Leave the mixtures as they are."""


def train(
    network: StyleNetwork,
    batches: Batches,
    settings: TrainingSettings,
    checkpoint: Path,
    report: Callable[[StepProgress], None],
    *,
    renew: Renew = never,
    report_every: int = 20,
    checkpoint_every: int = 100,
) -> None:
    """Train in place; go on from the checkpoint where there is one.

    Raises
    ------
    EarshotError
        When the checkpoint is damaged or belongs to another training.
    """
    optimiser = torch.optim.AdamW(
        network.parameters(),
        lr=settings.learning_rate,
        weight_decay=settings.weight_decay,
        fused=network.band_mean.is_cuda,
    )

    def step(number: int) -> Mapping[str, Tensor]:
        renew(number)
        for group in optimiser.param_groups:
            group["lr"] = settings.learning_rate * learning_rate_share(number, settings.steps)
        return _step(network, optimiser, batches, settings, number)

    plan = Plan(
        steps=settings.steps,
        batch=settings.batch,
        checkpoint=checkpoint,
        identity=_identity(settings, batches.identity),
        report_every=report_every,
        checkpoint_every=checkpoint_every,
    )
    run_steps(network, [optimiser], step, plan, report)


def is_trained(
    network: StyleNetwork, settings: TrainingSettings, identity: str, checkpoint: Path
) -> bool:
    """Tell whether the checkpoint is this training's last, and if it is take the network from it.

    ``identity`` is that of the batches, which need not be put together then.
    """
    if not checkpoint.is_file():
        return False
    stored = load_checkpoint(checkpoint)
    wanted = {"identity": _identity(settings, identity), "step": settings.steps}
    if any(stored.get(name) != value for name, value in wanted.items()):
        return False
    try:
        network.load_state_dict(stored["network"])
    except (KeyError, RuntimeError):  # other layers; what to do about it is said when resuming
        return False
    return True


def _identity(settings: TrainingSettings, batches: str) -> str:
    return f"{asdict(settings)} {batches}"


def learning_rate_share(step: int, steps: int) -> float:
    """Return the share of the highest learning rate: a short rise, then a falling cosine."""
    rise = max(1, steps // 20)
    if step < rise:
        return (step + 1) / rise
    return 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))


@torch.no_grad()
def set_scale(network: StyleNetwork, batches: Batches, seed: int, draws: int = 4) -> None:
    """Set the mean and deviation of each mel band from a few batches."""
    random = np.random.default_rng(seed)
    frames = torch.cat([batches.draw(random).log_mel.flatten(0, 1) for _ in range(draws)])
    network.band_mean.copy_(frames.mean(dim=0))
    network.band_scale.copy_(1.0 / frames.std(dim=0).clamp(min=0.1))


def _step(
    network: StyleNetwork,
    optimiser: torch.optim.Optimizer,
    batches: Batches,
    settings: TrainingSettings,
    number: int,
) -> dict[str, Tensor]:
    device = network.band_mean.device
    random, chance = generators(settings.seed, number)
    batch = batches.draw(random)
    changed = augment(batch.log_mel, batches.mel, chance)
    with fast_arithmetic(device):
        vectors = unit(network(changed).float())
    distilled = distillation_loss(vectors, batch.targets)
    loss = distilled + _other_losses(vectors, batch, settings)
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return {"loss": loss.detach(), "cosine": 1.0 - distilled.detach()}


def _other_losses(vectors: Tensor, batch: Batch, settings: TrainingSettings) -> Tensor:
    real = vectors[: len(batch.tracks)]
    contrast = contrastive_loss(real, batch.tracks, batch.albums, batch.artists)
    geometry = geometry_loss(vectors, batch.targets)
    return settings.geometry * geometry + settings.contrast * contrast
