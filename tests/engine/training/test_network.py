import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
onnx = pytest.importorskip("onnx", reason="needs the extra “train”")

from engine.encoder.bundle import load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession  # noqa: E402
from engine.training.export import write_bundle  # noqa: E402
from engine.training.filters import MelSettings, reference_log_mel  # noqa: E402
from engine.training.network import Encoder  # noqa: E402

FRONT_END = {"Slice", "Concat", "Reshape", "MatMul", "Mul", "Add", "Sub", "Log", "Split"}
NETWORK = {"Conv", "Relu", "Gemm", "BatchNormalization", "AveragePool", "Transpose"}
POOLING = {"ReduceMean", "ReduceSum", "Sqrt", "Div", "Unsqueeze", "Squeeze"}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    torch.manual_seed(0)
    network = Encoder(window_samples=22_050, dimensions=16, channels=16, blocks=(1, 1)).eval()
    network.centre.copy_(torch.randn(16) * 0.1)
    return network


@pytest.fixture(scope="module")
def bundle_folder(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    write_bundle(encoder, folder, {"id": "tiny", "version": "0", "windows_per_track": 2})
    return folder


def sounds(count: int) -> np.ndarray:
    return np.random.default_rng(0).uniform(-0.5, 0.5, (count, 22_050)).astype(np.float32)


def test_the_front_end_is_the_plain_definition(encoder: Encoder) -> None:
    found = encoder.log_mel(torch.from_numpy(sounds(2))).numpy()

    assert found == pytest.approx(
        reference_log_mel(sounds(2).astype(np.float64), MelSettings()), abs=1e-4
    )


@torch.no_grad()
def test_the_exported_network_is_the_network(encoder: Encoder, bundle_folder: Path) -> None:
    session = EncoderSession(load_bundle(bundle_folder), "cpu", batch_size=3)
    wanted = encoder(torch.from_numpy(sounds(5))).numpy()

    assert session.encode(sounds(5)) == pytest.approx(wanted, abs=1e-4)


def test_the_graph_runs_on_every_provider(bundle_folder: Path) -> None:
    graph = onnx.load(str(bundle_folder / "model.onnx")).graph
    kinds = Counter(node.op_type for node in graph.node)

    assert set(kinds) <= FRONT_END | NETWORK | POOLING
    assert graph.input[0].type.tensor_type.shape.dim[0].dim_param == "batch"


def test_the_card_knows_the_network(encoder: Encoder, bundle_folder: Path) -> None:
    card = json.loads((bundle_folder / "card.json").read_text(encoding="utf-8"))

    assert (card["dimensions"], card["window_samples"]) == (16, 22_050)
    assert card["bytes"] == (bundle_folder / "model.onnx").stat().st_size


@torch.no_grad()
def test_the_centre_is_taken_out(encoder: Encoder) -> None:
    samples = torch.from_numpy(sounds(4))
    raw = encoder.raw(encoder.log_mel(samples)).numpy()
    units = raw / np.linalg.norm(raw, axis=1, keepdims=True) - encoder.centre.numpy()

    assert encoder(samples).numpy() == pytest.approx(
        units / np.linalg.norm(units, axis=1, keepdims=True), abs=1e-5
    )
