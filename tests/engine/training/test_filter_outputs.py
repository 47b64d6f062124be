"""What filters say, as the exporter writes it and as it is added to a finished graph."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
onnx = pytest.importorskip("onnx", reason="needs the extra “train”")
pytest.importorskip("onnxscript", reason="needs the extra “train”")

from engine.encoder.bundle import CARD_FILE, FILTER_OUTPUTS, MODEL_FILE, load_bundle  # noqa: E402
from engine.encoder.session import EncoderSession, FilterOutputs  # noqa: E402
from engine.errors import EarshotError  # noqa: E402
from engine.training import filter_conversion  # noqa: E402
from engine.training.export import export_onnx, write_bundle, write_onnx  # noqa: E402
from engine.training.factors.network import FactorNetwork  # noqa: E402
from engine.training.filter_outputs import HasFilters, over_time  # noqa: E402
from engine.training.filters import MelSettings  # noqa: E402
from engine.training.gan.network import InfoGan  # noqa: E402
from engine.training.network import Encoder  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

WINDOW = 22_050

MakeNetwork = Callable[[], Encoder | FactorNetwork]


def style_encoder() -> Encoder:
    torch.manual_seed(0)
    return Encoder(window_samples=WINDOW, dimensions=16, channels=16, blocks=(1, 1)).eval()


def factor_network() -> FactorNetwork:
    torch.manual_seed(0)
    mel = MelSettings(frame=512, hop=256, bands=16)
    return FactorNetwork(4, channels=(8, 8, 8, 16), hidden=32, settings=mel, frames=120).eval()


def sounds(network: Encoder | FactorNetwork, count: int) -> np.ndarray:
    return np.stack([chord(samples=network.window_samples, seed=seed) for seed in range(count)])


def hear(folder: Path, samples: np.ndarray) -> tuple[np.ndarray, FilterOutputs]:
    encoded = EncoderSession(load_bundle(folder), "cpu", batch_size=3).hear(samples)
    assert encoded.filters is not None
    return encoded.vectors, encoded.filters


@torch.no_grad()
@pytest.mark.parametrize("make", [style_encoder, factor_network])
def test_the_exported_outputs_are_maximum_mean_and_moment_of_the_activations(
    make: MakeNetwork, tmp_path: Path
) -> None:
    network = make()
    samples = sounds(network, 4)
    write_bundle(network, tmp_path, {"id": "tiny", "version": "0", "windows_per_track": 1})
    vectors, filters = hear(tmp_path, samples)
    wanted, activations = network.with_activations(torch.from_numpy(samples))
    values = activations.numpy()

    assert load_bundle(tmp_path).filters == values.shape[1] == 16
    assert vectors == pytest.approx(wanted.numpy(), abs=1e-4)
    assert (values >= 0).all()
    assert filters.maxima == pytest.approx(values.max(axis=2), abs=1e-4)
    assert filters.means == pytest.approx(values.mean(axis=2), abs=1e-4)
    at = np.floor(filters.moments * values.shape[2]).astype(int)
    found = np.take_along_axis(values, at[:, :, None], axis=2)[:, :, 0]
    assert found == pytest.approx(values.max(axis=2), abs=1e-4)


def test_the_first_of_equal_maxima_counts_and_a_moment_is_the_middle_of_its_step() -> None:
    activations = torch.tensor([[[0.0, 3.0, 1.0, 3.0], [0.0, 0.0, 0.0, 0.0]]])
    maximum, mean, moment = over_time(activations)

    assert maximum.tolist() == [[3.0, 0.0]]
    assert mean.tolist() == [[1.75, 0.0]]
    assert moment.tolist() == [[0.375, 0.125]]


@torch.no_grad()
@pytest.mark.parametrize("make", [style_encoder, factor_network])
def test_a_converted_bundle_says_what_an_exported_one_says(
    make: MakeNetwork, tmp_path: Path
) -> None:
    network = make()
    exported, converted = tmp_path / "exported", tmp_path / "converted"
    facts = {"id": "tiny", "version": "0", "windows_per_track": 1}
    write_bundle(network, exported, facts)
    bundle_without_filters(network, exported, converted)
    samples = sounds(network, 3)
    before = EncoderSession(load_bundle(converted), "cpu").hear(samples)
    filter_conversion.main([str(converted)])
    vectors, filters = hear(converted, samples)
    _, wanted = hear(exported, samples)

    assert before.filters is None
    assert np.array_equal(vectors, before.vectors)
    assert filters.maxima == pytest.approx(wanted.maxima, abs=1e-5)
    assert filters.means == pytest.approx(wanted.means, abs=1e-5)
    assert filters.moments == pytest.approx(wanted.moments, abs=1e-6)
    assert load_bundle(converted).filters == load_bundle(exported).filters


def bundle_without_filters(network: Encoder | FactorNetwork, exported: Path, folder: Path) -> None:
    """Write the bundle as it was written before there were outputs of filters."""
    shutil.copytree(exported, folder)
    example = torch.zeros(2, network.window_samples)
    write_onnx(network, example, folder / MODEL_FILE, names=("samples", "vector"))
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    del card["filters"]
    content = (folder / MODEL_FILE).read_bytes()
    card["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / CARD_FILE).write_text(json.dumps(card), encoding="utf-8")


def test_a_converted_bundle_is_not_converted_again(tmp_path: Path) -> None:
    facts = {"id": "tiny", "version": "0", "windows_per_track": 1}
    write_bundle(style_encoder(), tmp_path, facts)
    before = (tmp_path / MODEL_FILE).read_bytes()

    with pytest.raises(EarshotError, match="already tells"):
        filter_conversion.convert(tmp_path)
    assert (tmp_path / MODEL_FILE).read_bytes() == before


def test_a_network_without_such_filters_has_no_such_outputs(tmp_path: Path) -> None:
    network = InfoGan(channels=4)
    path = tmp_path / MODEL_FILE
    export_onnx(network, path)
    model = onnx.load(path)

    assert not isinstance(network, HasFilters)
    assert not {output.name for output in model.graph.output} & set(FILTER_OUTPUTS)
    with pytest.raises(EarshotError, match="does not average"):
        filter_conversion.add_filter_outputs(model)
