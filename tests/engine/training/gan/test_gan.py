"""The InfoGAN in small."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

from engine.encoder.bundle import load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession  # noqa: E402
from engine.training.export import write_bundle  # noqa: E402
from engine.training.gan.loss import (  # noqa: E402
    critic_loss,
    draw_code,
    generator_loss,
    information_loss,
)
from engine.training.gan.network import CATEGORIES, CONTINUOUS, NOISE, SIDE, InfoGan  # noqa: E402
from engine.training.gan.training import GanSettings, train_gan  # noqa: E402
from engine.training.steps import StepProgress  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402
from tests.engine.training.made_up_excerpts import hills  # noqa: E402

QUICK = GanSettings(steps=80, batch=16, critic_rate=1e-3)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[InfoGan, list[StepProgress]]:
    torch.manual_seed(0)
    reports: list[StepProgress] = []
    network = train_gan(
        hills(16, 140, 128, places=4),
        QUICK,
        tmp_path_factory.mktemp("gan") / "checkpoint.pt",
        reports.append,
        InfoGan(channels=4),
    )
    return network, reports


def test_the_code_can_be_read_back_better_and_better(
    trained: tuple[InfoGan, list[StepProgress]],
) -> None:
    _, reports = trained

    assert reports[-1].losses["information"] < 0.95 * reports[0].losses["information"]
    assert all(np.isfinite(list(report.losses.values())).all() for report in reports)


@torch.no_grad()
def test_drawn_pictures_follow_the_code(trained: tuple[InfoGan, list[StepProgress]]) -> None:
    network, _ = trained
    _, start = draw_code(2, torch.Generator().manual_seed(1))
    start[1, :NOISE] = start[0, :NOISE]
    first, second = network.generator(start)

    assert first.shape == (1, SIDE, SIDE)
    assert float((first - second).abs().mean()) > 1e-3


@torch.no_grad()
def test_the_exported_reader_is_the_networks(
    trained: tuple[InfoGan, list[StepProgress]], tmp_path: Path
) -> None:
    network, _ = trained
    write_bundle(network, tmp_path, {"id": "tiny", "version": "0", "windows_per_track": 2})
    session = EncoderSession(load_bundle(tmp_path), "cpu")
    heard = np.stack([chord(samples=network.window_samples, seed=seed) for seed in range(2)])

    assert session.encode(heard) == pytest.approx(
        network(torch.from_numpy(heard)).numpy(), abs=1e-4
    )


def test_a_code_is_noise_a_category_and_continuous_numbers() -> None:
    category, start = draw_code(500, torch.Generator().manual_seed(0))
    one_hot = start[:, NOISE : NOISE + CATEGORIES]
    continuous = start[:, NOISE + CATEGORIES :]

    assert torch.equal(one_hot.argmax(dim=1), category)
    assert torch.equal(one_hot.sum(dim=1), torch.ones(500))
    assert len(category.unique()) == CATEGORIES
    assert continuous.shape == (500, CONTINUOUS)
    assert bool((continuous.abs() <= 1).all())


def test_losses_reward_the_right_player() -> None:
    sure, unsure = torch.full((4, 1), 5.0), torch.full((4, 1), -5.0)

    assert critic_loss(sure, unsure) < critic_loss(unsure, sure)
    assert generator_loss(sure) < generator_loss(unsure)


def test_a_code_read_right_costs_little() -> None:
    category, start = draw_code(6, torch.Generator().manual_seed(2))
    right = start[:, NOISE:].clone()
    right[:, :CATEGORIES] *= 20.0

    assert float(information_loss(right, category, start)) == pytest.approx(0.0, abs=1e-3)
    assert float(information_loss(-right, category, start)) > 1.0
