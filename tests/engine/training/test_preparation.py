from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError
from engine.training.filters import MelSettings
from engine.training.mixtures import load_mixtures, make_mixtures
from engine.training.preparation import (
    at_least,
    load_prepared,
    prepare,
    to_float,
    to_int16,
)
from engine.training.teachers import Yamnet
from tests.engine.encoder.synthetic import chord
from tests.support.audio_files import write_audio

TEACHERS = Path(__file__).resolve().parents[4] / "shared" / "teachers"


def test_a_missing_teacher_is_named(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert", reason="needs the extra “train”")

    with pytest.raises(EarshotError, match=r"yamnet\.tflite is missing"):
        Yamnet(tmp_path / "yamnet.tflite")


def test_tracks_are_measured_once_and_mixed(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert", reason="needs the extra “train”")
    if not TEACHERS.is_dir():
        pytest.skip("the shared teachers are not on this machine")
    names = ["one.wav", "two.wav"]
    for seed, name in enumerate(names):
        write_audio(tmp_path / name, chord(samples=6 * 22_050, seed=seed), sample_rate=22_050)
    cache, settings = tmp_path / "cache", MelSettings()

    assert list(prepare(tmp_path, names, cache, TEACHERS, settings)) == names
    for name in names:
        (tmp_path / name).unlink()
    assert list(prepare(tmp_path, names, cache, TEACHERS, settings)) == names

    track = load_prepared(cache, "one.wav")
    assert track.log_mel.shape == (settings.frames(6 * 22_050), 80)
    assert track.yamnet.shape == (11, 1024)
    assert to_float(track.samples) == pytest.approx(chord(samples=6 * 22_050), abs=1e-3)

    list(make_mixtures(names, cache, TEACHERS, settings, count=100, seed=1))
    mixtures = load_mixtures(cache, count=100, seed=1)
    assert mixtures.log_mel.shape == (100, 214, 80)
    assert np.isfinite(mixtures.yamnet).all()


def test_short_sound_is_repeated() -> None:
    assert at_least(np.arange(3, dtype=np.float32), 5).tolist() == [0, 1, 2, 0, 1]
    assert len(at_least(np.arange(9, dtype=np.float32), 5)) == 9


def test_sixteen_bits_and_back() -> None:
    samples = np.array([-2.0, -1.0, 0.0, 0.3, 1.0], dtype=np.float32)

    assert to_float(to_int16(samples)) == pytest.approx(np.clip(samples, -1, 1), abs=1e-4)
