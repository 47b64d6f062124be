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
TIMBRE = {"ReduceMax", "Clip", "Max", "Gather"}
FILTERS = {"ReduceMax", "ArgMax", "Cast"}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    torch.manual_seed(0)
    network = Encoder(window_samples=22_050, dimensions=16, channels=16, blocks=(1, 1)).eval()
    network.usual.copy_(torch.randn(sum(network.sizes)) * 0.1)
    network.projection.copy_(torch.randn(sum(network.sizes), 16))
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

    assert set(kinds) <= FRONT_END | NETWORK | POOLING | TIMBRE | FILTERS
    assert graph.input[0].type.tensor_type.shape.dim[0].dim_param == "batch"


def test_the_card_knows_the_network(encoder: Encoder, bundle_folder: Path) -> None:
    card = json.loads((bundle_folder / "card.json").read_text(encoding="utf-8"))

    assert (card["dimensions"], card["window_samples"]) == (16, 22_050)
    assert card["filters"] == 16
    assert card["bytes"] == (bundle_folder / "model.onnx").stat().st_size


@torch.no_grad()
def test_what_is_usual_is_taken_out_of_each_part(encoder: Encoder) -> None:
    parts = encoder.parts(torch.from_numpy(sounds(4)))
    joined = encoder.joined(parts).split(encoder.sizes, dim=1)
    centred = (parts - encoder.usual).split(encoder.sizes, dim=1)

    for found, plain in zip(joined, centred, strict=True):
        length = torch.linalg.norm(plain, dim=1, keepdim=True)
        assert found.numpy() == pytest.approx((plain / length).numpy(), abs=1e-5)


@torch.no_grad()
def test_the_style_network_hears_the_log_mel(encoder: Encoder) -> None:
    samples = torch.from_numpy(sounds(2))
    style = encoder.parts(samples)[:, : encoder.sizes[0]]
    raw = encoder.raw(encoder.log_mel(samples))

    assert style.numpy() == pytest.approx(
        (raw / torch.linalg.norm(raw, dim=1, keepdim=True)).numpy(), abs=1e-5
    )
