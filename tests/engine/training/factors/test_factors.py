"""The latent-factor convnet: its shape, its small file, and the proof on known tastes."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
pytest.importorskip("implicit", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

from engine.encoder.bundle import load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession  # noqa: E402
from engine.errors import EarshotError  # noqa: E402
from engine.evaluation.spaces import unit_rows  # noqa: E402
from engine.training.excerpts import Excerpts  # noqa: E402
from engine.training.export import write_bundle  # noqa: E402
from engine.training.factors.compact import CompactWeights, compact  # noqa: E402
from engine.training.factors.network import FRAMES, FactorNetwork  # noqa: E402
from engine.training.factors.proof import make_trial, recovery  # noqa: E402
from engine.training.factors.training import (  # noqa: E402
    FactorSettings,
    predict,
    train_factors,
)
from engine.training.filters import MelSettings  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402
from tests.engine.training.made_up_excerpts import hills  # noqa: E402

MEL = MelSettings(frame=512, hop=256, bands=16)
SMALL_FRAMES = 120
STYLES = 3


def small_network(hidden: int = 32) -> FactorNetwork:
    torch.manual_seed(0)
    return FactorNetwork(
        4, channels=(8, 8, 8, 16), hidden=hidden, settings=MEL, frames=SMALL_FRAMES
    )


def sounds(network: FactorNetwork, count: int) -> np.ndarray:
    return np.stack([chord(samples=network.window_samples, seed=seed) for seed in range(count)])


def part(excerpts: Excerpts, first: int, last: int) -> Excerpts:
    count = last - first
    return Excerpts(excerpts.names[first:last], excerpts.log_mel[first:last], np.arange(count), {})


@torch.no_grad()
def test_the_network_is_the_articles() -> None:
    network = FactorNetwork().eval()
    shapes: list[tuple[int, ...]] = []
    for layer in network.convolutions:
        layer.register_forward_hook(lambda _, __, out: shapes.append(tuple(out.shape[1:])))
    dense = [layer for layer in network.dense if isinstance(layer, torch.nn.Linear)]
    found = network.describe(torch.randn(2, FRAMES, 128))

    # Convolutions of width 4, pooling by 4, 2 and 2: 599 → 596 → 149 → 146 → 73 → 70 → 35 → 32.
    assert [shape[1] for shape in shapes[::4]] == [596, 146, 70, 32]
    assert [shape[1] for shape in shapes[3::4]] == [149, 73, 35]
    assert [(layer.in_features, layer.out_features) for layer in dense] == [
        (3 * 512, 2048),
        (2048, 2048),
        (2048, 40),
    ]
    assert found.shape == (2, 40)


def test_predicted_factors_recover_tastes_for_tracks_that_nobody_played(tmp_path: Path) -> None:
    excerpts = hills(72, 130, 16, places=STYLES)
    styles = [f"style {track % STYLES}" for track in range(72)]
    trial = make_trial(styles[:48], styles[48:], listeners=80, factors=4, seed=1)
    settings = FactorSettings(steps=120, batch=16, learning_rate=0.02, factors=4)
    network = train_factors(
        part(excerpts, 0, 48),
        trial.factors.tracks,
        settings,
        tmp_path / "checkpoint.pt",
        lambda progress: None,
        small_network(),
    )
    found = recovery(trial, predict(network, part(excerpts, 48, 72)).numpy(), seed=1)

    assert 0.3 < found.random_factors < 0.7
    assert found.true_factors > 0.85
    assert found.predicted > 0.85


def test_rounding_to_eight_bits_keeps_every_weight_within_half_a_step() -> None:
    weights = torch.randn(5, 7, 3) * torch.tensor([0.01, 0.1, 1.0, 10.0, 0.0]).view(5, 1, 1)
    found = CompactWeights(weights)()
    step = weights.abs().amax(dim=(1, 2), keepdim=True) / 127

    assert bool(((found - weights).abs() <= step / 2 + 1e-9).all())


@torch.no_grad()
def test_the_compact_file_says_what_the_network_says(tmp_path: Path) -> None:
    network = small_network(hidden=512).eval()
    write_bundle(compact(network), tmp_path, {"id": "tiny", "windows_per_track": 1})
    bundle = load_bundle(tmp_path)
    wanted = network(torch.from_numpy(sounds(network, 3))).numpy()
    found = EncoderSession(bundle, "cpu").encode(sounds(network, 3))
    front_end = 4 * sum(buffer.numel() for buffer in network.log_mel.buffers())

    assert (found * wanted).sum(axis=1).min() > 0.999
    assert bundle.card["parameters"] == sum(values.numel() for values in network.parameters())
    assert bundle.model_path.stat().st_size - front_end < 1.5 * bundle.card["parameters"]


def test_other_plays_do_not_go_on_from_the_same_checkpoint(tmp_path: Path) -> None:
    excerpts = hills(4, 130, 16)
    settings = FactorSettings(steps=1, batch=2, factors=4)

    def train_on(targets: np.ndarray) -> None:
        train_factors(
            excerpts, targets, settings, tmp_path / "c.pt", lambda progress: None, small_network()
        )

    train_on(np.eye(4, dtype=np.float32))
    train_on(2 * np.eye(4, dtype=np.float32))
    with pytest.raises(EarshotError, match="other settings, other music"):
        train_on(np.ones((4, 4), dtype=np.float32))


def test_targets_lose_their_length() -> None:
    assert unit_rows(np.array([[3.0, 4.0]])) == pytest.approx(np.array([[0.6, 0.8]]))
