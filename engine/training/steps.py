"""Runs the steps of a training: seeded, resumable, and telling how far it is."""

import logging
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from torch import nn

from engine.errors import EarshotError

logger = logging.getLogger(__name__)

_UNKNOWN, _THEN = "unknown", "; then "

Losses = Mapping[str, float | torch.Tensor]
Step = Callable[[int], Losses]
"""Does the step of that number and returns its losses by name.

Losses that lie on a graphics card are only fetched from there for a report: it need not wait.
"""


@dataclass(frozen=True, slots=True)
class StepProgress:
    """Where a training is.

    Attributes
    ----------
    step, steps
        Done and planned.
    losses
        Means since the last report, by name.
    windows_per_second, seconds_left
        Of this run, measured since it began or resumed.
    """

    step: int
    steps: int
    losses: dict[str, float]
    windows_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train, and where to keep what was reached.

    Attributes
    ----------
    steps, batch
        Steps, and windows in each.
    checkpoint
        The file to go on from; rewritten as the training proceeds.
    identity
        What a checkpoint must have been made with to be of use: settings, seed, tracks.
    report_every, checkpoint_every
        Steps between two reports and between two checkpoints.
    """

    steps: int
    batch: int
    checkpoint: Path
    identity: str
    report_every: int = 20
    checkpoint_every: int = 100


@dataclass(frozen=True, slots=True)
class _Behind:
    """What a training has behind it: steps, seconds, and the hardware of all its runs."""

    steps: int = 0
    seconds: float = 0.0
    hardware: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Return what a checkpoint tells."""
        hardware = str(stored.get("hardware", _UNKNOWN))
        return cls(int(stored["step"]), float(stored["seconds"]), hardware)

    def hardware_with(self, network: nn.Module) -> str:
        """Return that hardware and what the network is trained on now, each once."""
        device = next(network.parameters()).device
        card = torch.cuda.get_device_name(device) if device.type == "cuda" else "no GPU"
        threads = f"{torch.get_num_threads()} of {os.cpu_count()} threads"
        now = f"{platform.machine()}, {threads}, {card}"
        before = self.hardware.split(_THEN) if self.hardware else []
        return _THEN.join(before if now in before else [*before, now])


def run_steps(
    network: nn.Module,
    optimisers: Sequence[torch.optim.Optimizer],
    step: Step,
    plan: Plan,
    report: Callable[[StepProgress], None],
) -> None:
    """Train in place; go on from the checkpoint where there is one.

    ``step`` must take its random numbers from its number alone, so that a resumed run does what an
    unbroken one would have done.

    Raises
    ------
    EarshotError
        When the checkpoint belongs to another training.
    """
    behind = _resume(plan, network, optimisers)
    first, hardware = behind.steps, behind.hardware_with(network)
    network.train()
    began = time.monotonic()
    recent: list[Losses] = []
    for number in range(first, plan.steps):
        recent.append(step(number))
        done = number + 1
        if done % plan.report_every == 0 or done == plan.steps:
            per_step = (time.monotonic() - began) / (done - first)
            report(_progress(done, plan, recent, per_step))
            recent = []
        if done % plan.checkpoint_every == 0 or done == plan.steps:
            taken = behind.seconds + time.monotonic() - began
            _save(plan, network, optimisers, _Behind(done, taken, hardware))
    network.eval()


def generators(seed: int, step: int) -> tuple[np.random.Generator, torch.Generator]:
    """Return the random numbers of one step, for NumPy and for torch."""
    return (
        np.random.default_rng((seed, step)),
        torch.Generator().manual_seed(seed * 1_000_003 + step),
    )


@dataclass(frozen=True, slots=True)
class Effort:
    """What a training took until its last checkpoint: minutes, all runs together, and hardware."""

    minutes: float
    hardware: str


def effort(checkpoint: Path) -> Effort:
    """Return what the training of this checkpoint took, wherever that was."""
    behind = _Behind.of(load_checkpoint(checkpoint))
    return Effort(round(behind.seconds / 60, 1), behind.hardware)


def _progress(done: int, plan: Plan, recent: Sequence[Losses], per_step: float) -> StepProgress:
    return StepProgress(
        step=done,
        steps=plan.steps,
        losses={name: float(sum(one[name] for one in recent)) / len(recent) for name in recent[0]},
        windows_per_second=plan.batch / per_step,
        seconds_left=per_step * (plan.steps - done),
    )


def _save(
    plan: Plan,
    network: nn.Module,
    optimisers: Sequence[torch.optim.Optimizer],
    behind: _Behind,
) -> None:
    plan.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    unfinished = plan.checkpoint.with_suffix(".part")
    torch.save(
        {
            "step": behind.steps,
            "identity": plan.identity,
            "seconds": behind.seconds,
            "hardware": behind.hardware,
            "network": network.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in optimisers],
        },
        unfinished,
    )
    unfinished.replace(plan.checkpoint)


def _resume(plan: Plan, network: nn.Module, optimisers: Sequence[torch.optim.Optimizer]) -> _Behind:
    """Return what lies behind."""
    if not plan.checkpoint.is_file():
        return _Behind()
    stored = load_checkpoint(plan.checkpoint)
    try:
        if stored["identity"] != plan.identity:
            raise ValueError("another identity")
        network.load_state_dict(stored["network"])
        for optimiser, state in zip(optimisers, stored["optimisers"], strict=True):
            _load(optimiser, state)
    except (ValueError, KeyError, RuntimeError) as error:  # torch raises the last for other layers
        raise EarshotError(
            f"The checkpoint “{plan.checkpoint}” was made with other settings, other music or "
            "another Earshot; delete it to begin anew, or name another folder with --cache."
        ) from error
    logger.info("Going on from step %d of %s.", stored["step"], plan.checkpoint)
    return _Behind.of(stored)


def _load(optimiser: torch.optim.Optimizer, state: dict[str, Any]) -> None:
    """Take an optimiser's state; how it computes is its own matter, wherever the state was left."""
    for group, own in zip(state["param_groups"], optimiser.param_groups, strict=True):
        if "fused" in own:
            group["fused"] = own["fused"]
    optimiser.load_state_dict(state)


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read a checkpoint: step, identity, seconds, hardware, network, optimisers.

    Raises
    ------
    EarshotError
        When it is missing or damaged.
    """
    try:
        return dict(torch.load(path, map_location="cpu", weights_only=True))
    except Exception as error:  # torch documents no common base of what a damaged file raises
        raise EarshotError(
            f"The checkpoint “{path}” is damaged; delete it to begin anew."
        ) from error
