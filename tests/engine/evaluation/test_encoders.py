import pickle
from pathlib import Path

import numpy as np
import pytest

from engine.audio.windows import read_windows
from engine.encoder.bundle import default_bundle, find_bundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.evaluation.encoders import Encoder, UntrainedEncoder, write_untrained
from engine.evaluation.subjects import Sound
from tests.support.labelled_music import LabelledMusic


def test_a_bundle_hears_what_the_product_hears(labelled_music: LabelledMusic) -> None:
    bundle, path = default_bundle(), labelled_music.paths[7]
    windows = read_windows(
        path,
        sample_rate=bundle.sample_rate,
        window_samples=bundle.window_samples,
        plan=bundle.plan,
    )
    expected = track_vector(EncoderSession(bundle).encode(windows.samples))

    subject = pickle.loads(pickle.dumps(Encoder(bundle)))

    assert subject.open()(Sound(path)) == pytest.approx(expected, abs=1e-6)


def test_the_untrained_network_has_the_shape_but_not_the_weights(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    trained = default_bundle().model_path
    write_untrained(trained, tmp_path / "untrained.onnx", seed=0)
    before, after = (
        {
            one.name.removeprefix("encoder."): onnx.numpy_helper.to_array(one)
            for one in onnx.load(path).graph.initializer
        }
        for path in (trained, tmp_path / "untrained.onnx")
    )
    changed = {name for name in before if not np.array_equal(before[name], after[name])}

    assert {name: one.shape for name, one in before.items()} == {
        name: one.shape for name, one in after.items()
    }
    assert {name for name in before if name.endswith("inner.0.weight")} <= changed
    assert "style.stem.0.weight" in changed
    computed = ("spectrum.", "timbre.", "filters", "style.band_")
    assert not [name for name in changed if name.startswith(computed)]


def test_the_untrained_network_listens_and_its_seed_matters(labelled_music: LabelledMusic) -> None:
    pytest.importorskip("onnx")
    bundle, sound = default_bundle(), Sound(labelled_music.paths[7])

    first, again, other = (UntrainedEncoder(bundle, seed).open()(sound) for seed in (0, 0, 1))

    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(first, again)
    assert float(first @ other) < 0.9


def test_weights_stored_as_integers_are_drawn_anew_too(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    write_untrained(find_bundle("latent-factors").model_path, tmp_path / "untrained.onnx", seed=0)
    drawn = {
        one.name: onnx.numpy_helper.to_array(one)
        for one in onnx.load(tmp_path / "untrained.onnx").graph.initializer
    }
    weights = drawn["dense.4.weights.integers"] * drawn["dense.4.weights.scale"]

    assert drawn["dense.4.weights.integers"].dtype == np.int8
    assert weights.std() == pytest.approx((2 / 2048) ** 0.5, rel=0.02)
    assert not drawn["dense.4.bias"].any()
