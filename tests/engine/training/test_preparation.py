from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError
from engine.training.filters import MelSettings
from engine.training.mixtures import load_mixtures, make_mixtures
from engine.training.preparation import (
    Prepared,
    cache_file,
    load_prepared,
    prepare,
    to_float,
    to_int16,
)
from engine.training.teachers import at_least
from engine.training.yamnet import Yamnet
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
    names = ["one.wav", "two.wav", "broken.wav"]
    for seed, name in enumerate(names[:2]):
        write_audio(tmp_path / name, chord(samples=6 * 22_050, seed=seed), sample_rate=22_050)
    (tmp_path / "broken.wav").write_bytes(b"no sound")
    cache, settings = tmp_path / "cache", MelSettings()

    done = list(prepare(tmp_path, names, cache, TEACHERS, settings))
    assert [one.name for one in done] == names
    assert [one.problem is None for one in done] == [True, True, False]
    assert "broken.wav" in str(done[2].problem)
    for name in names:
        (tmp_path / name).unlink()
    again = list(prepare(tmp_path, names[:2], cache, TEACHERS, settings))
    assert again == [Prepared("one.wav"), Prepared("two.wav")]

    track = load_prepared(cache, "one.wav")
    assert track.log_mel.shape == (settings.frames(6 * 22_050), 80)
    assert (track.yamnet.shape, track.fcn.shape) == ((11, 1024), (1, 64))
    assert to_float(track.samples) == pytest.approx(chord(samples=6 * 22_050), abs=1e-3)

    counts = list(make_mixtures(names[:2], cache, TEACHERS, settings, count=2, seed=1))
    mixtures = load_mixtures(cache, count=2, seed=1)
    assert counts[-1] == len(mixtures) == 2
    assert mixtures[0].log_mel.shape == (settings.frames(29 * 22_050), 80)
    assert mixtures[0].yamnet.mean(3.0, 5.0).shape == (1024,)
    assert np.isfinite(mixtures[0].fcn.mean(3.0, 5.0)).all()


def test_a_damaged_cache_is_named(tmp_path: Path) -> None:
    cache_file(tmp_path, "a/b.mp3").write_bytes(b"PK no archive")

    with pytest.raises(EarshotError, match=r"a_b\.mp3\.npz cannot be read"):
        load_prepared(tmp_path, "a/b.mp3")


def test_short_sound_is_repeated() -> None:
    assert at_least(np.arange(3, dtype=np.float32), 5).tolist() == [0, 1, 2, 0, 1]
    assert len(at_least(np.arange(9, dtype=np.float32), 5)) == 9


def test_sixteen_bits_and_back() -> None:
    samples = np.array([-2.0, -1.0, 0.0, 0.3, 1.0], dtype=np.float32)

    assert to_float(to_int16(samples)) == pytest.approx(np.clip(samples, -1, 1), abs=1e-4)


def test_of_long_music_the_middle_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert", reason="needs the extra “train”")
    if not TEACHERS.is_dir():
        pytest.skip("the shared teachers are not on this machine")
    silence = np.zeros(6 * 22_050, dtype=np.float32)
    samples = np.concatenate([silence, chord(samples=4 * 22_050), silence])
    write_audio(tmp_path / "long.wav", samples, sample_rate=22_050)
    write_audio(tmp_path / "short.wav", chord(samples=2 * 22_050), sample_rate=22_050)
    cache, names = tmp_path / "cache", ["long.wav", "short.wav"]

    list(prepare(tmp_path, names, cache, TEACHERS, MelSettings(), longest=4.0))

    long, short = (load_prepared(cache, name) for name in names)
    assert len(long.samples) == 4 * 22_050
    assert to_float(long.samples)[2_000:-2_000] == pytest.approx(
        chord(samples=4 * 22_050)[2_000:-2_000], abs=1e-2
    )
    assert len(short.samples) == 2 * 22_050
