import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.encoder.bundle import ModelBundle, default_bundle, find_bundle
from engine.encoder.gpu import gpu_may_be_present
from engine.encoder.session import CPU_BATCH, EncoderSession
from engine.errors import EarshotError
from tests.engine.encoder.synthetic import chord

GOLDEN = Path(__file__).with_name("golden.json")
WINDOW = 110_250


@pytest.fixture(scope="module")
def session() -> EncoderSession:
    return EncoderSession(default_bundle(), "cpu")


def cosine(first: np.ndarray, second: np.ndarray) -> float:
    return float(first @ second)


def test_the_shipped_network_still_says_what_it_said(session: EncoderSession) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    sounds = np.stack([chord(seed=number) for number in range(len(golden["vectors"]))])
    vectors = session.encode(sounds)

    assert golden["sha256"] == session.bundle.card["sha256"], "make golden.json anew"
    for vector, wanted in zip(vectors, golden["vectors"], strict=True):
        assert cosine(vector, np.array(wanted)) >= 0.9999


def test_different_sounds_differ(session: EncoderSession) -> None:
    vectors = session.encode(np.stack([chord(seed=1), chord(seed=2)]))

    assert cosine(*vectors) < 0.99


@pytest.mark.parametrize("count", [0, 1, CPU_BATCH - 1, CPU_BATCH, CPU_BATCH + 1])
def test_any_number_of_windows(session: EncoderSession, count: int) -> None:
    sounds = np.stack([chord(seed=number) for number in range(CPU_BATCH + 1)])[:count]
    vectors = session.encode(sounds)

    assert vectors.shape == (count, 128)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(count), abs=1e-5)


def test_the_batch_does_not_change_a_vector(session: EncoderSession) -> None:
    sounds = np.stack([chord(seed=number) for number in range(3)])
    alone = EncoderSession(default_bundle(), "cpu", batch_size=1)

    assert alone.encode(sounds) == pytest.approx(session.encode(sounds), abs=1e-5)


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(WINDOW),
        np.full(WINDOW, 1.0),
        np.full(WINDOW, 1e-30),
        np.sign(np.sin(np.arange(WINDOW))),
        np.eye(1, WINDOW)[0],
    ],
    ids=["silence", "constant", "denormal", "clipped", "click"],
)
def test_odd_sounds_give_finite_unit_vectors(session: EncoderSession, sound: np.ndarray) -> None:
    vector = session.encode(sound.astype(np.float32)[None])[0]

    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), decibels=st.floats(-6.0, 0.0))
def test_loudness_changes_little(session: EncoderSession, seed: int, decibels: float) -> None:
    sound = chord(seed=seed)
    quieter = sound * np.float32(10 ** (decibels / 20))

    assert cosine(*session.encode(np.stack([sound, quieter]))) > 0.9


def test_filters_say_how_much_and_where(session: EncoderSession) -> None:
    late = np.zeros((1, WINDOW), np.float32)
    late[0, WINDOW // 2 :] = chord()[: WINDOW - WINDOW // 2]
    filters = session.hear(late).filters

    assert filters is not None
    for found in (filters.maxima, filters.means, filters.moments):
        assert found.shape == (1, session.bundle.filters)
        assert found.dtype == np.float32
    assert (filters.means >= 0).all()
    assert (filters.maxima >= filters.means).all()
    assert (filters.moments > 0).all()
    assert (filters.moments < 1).all()
    # What most filters wait for is the chord, which begins in the middle, or its beginning.
    assert np.median(filters.moments) >= 0.5


def test_the_batch_does_not_change_what_filters_say(session: EncoderSession) -> None:
    sounds = np.stack([chord(seed=number) for number in range(CPU_BATCH + 1)])
    together, alone = session.hear(sounds).filters, session.hear(sounds[-1:]).filters

    assert together is not None
    assert alone is not None
    assert together.maxima[-1] == pytest.approx(alone.maxima[0], abs=1e-4)
    assert together.means[-1] == pytest.approx(alone.means[0], abs=1e-4)


def test_a_model_without_filters_says_so() -> None:
    bundle = find_bundle("conv-vae")
    samples = chord(samples=bundle.window_samples)[None]

    assert bundle.filters == 0
    assert EncoderSession(bundle, "cpu").hear(samples).filters is None


def test_a_wrong_shape_is_refused(session: EncoderSession) -> None:
    with pytest.raises(ValueError, match="110250"):
        session.encode(np.zeros((1, 1000), dtype=np.float32))


def test_a_network_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "model.onnx"
    broken.write_bytes(b"not a network")
    bundle = ModelBundle("x", "1", broken, 128, 22_050, WINDOW, 6, {})

    with pytest.raises(EarshotError, match=r"model\.onnx cannot be loaded"):
        EncoderSession(bundle, "cpu")


def test_auto_runs_everywhere_and_tells_where() -> None:
    session = EncoderSession(default_bundle(), "auto")

    assert session.device in {"cpu", "cuda"}
    assert session.encode(chord()[None]).shape == (1, 128)


@pytest.mark.skipif(gpu_may_be_present(), reason="this machine has an NVIDIA driver")
def test_a_gpu_that_is_not_there_is_an_error_with_a_remedy() -> None:
    with pytest.raises(EarshotError, match=r"earshot\[cuda\]"):
        EncoderSession(default_bundle(), "cuda")


@pytest.mark.skipif(not gpu_may_be_present(), reason="no NVIDIA driver on this machine")
def test_the_gpu_agrees_with_the_cpu(session: EncoderSession) -> None:
    try:
        gpu = EncoderSession(default_bundle(), "cuda", batch_size=4)
    except EarshotError as error:
        pytest.skip(str(error))
    sounds = np.stack([chord(seed=number) for number in range(5)])

    assert gpu.device == "cuda"
    assert np.abs(gpu.encode(sounds) - session.encode(sounds)).max() <= 1e-3


def test_nothing_is_written_to_the_terminal() -> None:
    code = (
        "from engine.encoder.bundle import default_bundle\n"
        "from engine.encoder.session import EncoderSession\n"
        "EncoderSession(default_bundle(), 'auto')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment()
    )

    assert (done.stdout, done.stderr) == ("", "")


def test_importing_the_encoder_is_light() -> None:
    code = (
        "import sys, engine.encoder.bundle, engine.encoder.pooling, engine.encoder.session\n"
        "print([name for name in ('onnxruntime', 'torch', 'av') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment()
    )

    assert done.stdout.strip() == "[]"


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[3]
    return {**os.environ, "PYTHONPATH": str(root)}
