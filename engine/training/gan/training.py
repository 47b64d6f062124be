"""Trains the InfoGAN on log-mel excerpts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from engine.training.excerpts import Excerpts
from engine.training.gan.loss import critic_loss, draw_code, generator_loss, information_loss
from engine.training.gan.network import InfoGan, halved
from engine.training.steps import Plan, StepProgress, generators, run_steps

_BETAS = (0.5, 0.999)


@dataclass(frozen=True, slots=True)
class GanSettings:
    """How to train.

    Attributes
    ----------
    steps, batch
        How long, and windows in a step.
    generator_rate, critic_rate
        Learning rates of Adam, those of the paper's appendix C.
    seed
        Fixes the start, the crops and the codes.
    """

    steps: int = 2_000
    batch: int = 32
    generator_rate: float = 1e-3
    critic_rate: float = 2e-4
    seed: int = 1


@dataclass(frozen=True, slots=True)
class _Players:
    """The network with the optimisers of its two halves."""

    network: InfoGan
    critic: torch.optim.Optimizer
    generator: torch.optim.Optimizer


def train_gan(
    excerpts: Excerpts,
    settings: GanSettings,
    checkpoint: Path,
    report: Callable[[StepProgress], None],
    network: InfoGan | None = None,
) -> InfoGan:
    """Train a network on random crops of the excerpts and set the centre of its vectors."""
    torch.manual_seed(settings.seed)
    network = network or InfoGan()
    network.set_bands(excerpts)
    players = _players(network, settings)
    plan = Plan(
        steps=settings.steps,
        batch=settings.batch,
        checkpoint=checkpoint,
        identity=f"{settings} {excerpts.fingerprint}",
    )

    def step(number: int) -> dict[str, float]:
        random, chance = generators(settings.seed, number)
        pictures, _ = network.crops(excerpts, settings.batch, random)
        return _step(players, halved(pictures), chance)

    run_steps(network, [players.critic, players.generator], step, plan, report)
    network.set_centre(excerpts, settings.seed)
    return network


def _players(network: InfoGan, settings: GanSettings) -> _Players:
    drawing = [*network.generator.parameters(), *network.critic.reader.parameters()]
    judging = [*network.critic.trunk.parameters(), *network.critic.real.parameters()]
    return _Players(
        network,
        critic=torch.optim.Adam(judging, lr=settings.critic_rate, betas=_BETAS),
        generator=torch.optim.Adam(drawing, lr=settings.generator_rate, betas=_BETAS),
    )


def _step(players: _Players, pictures: Tensor, chance: torch.Generator) -> dict[str, float]:
    """Let the critic move, then the generator; both learn from the code that is read back."""
    network = players.network
    category, start = draw_code(len(pictures), chance)
    drawn = network.generator(start)
    real_logit, _ = network.critic(pictures)
    drawn_logit, read = network.critic(drawn.detach())
    judged = critic_loss(real_logit, drawn_logit)
    _move(players, players.critic, judged + information_loss(read, category, start))
    passed, read = network.critic(drawn)
    information = information_loss(read, category, start)
    fooled = generator_loss(passed)
    _move(players, players.generator, fooled + information)
    return {
        "critic": float(judged.detach()),
        "generator": float(fooled.detach()),
        "information": float(information.detach()),
    }


def _move(players: _Players, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    players.network.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    optimiser.step()
