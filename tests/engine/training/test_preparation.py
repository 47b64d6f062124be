import re
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError
from engine.evaluation.spaces import unit_rows
from engine.training.filters import MelSettings
from engine.training.mixing import Mixer
from engine.training.mixtures import load_mixtures, make_mixtures
from engine.training.msd_fcn import MsdFcn
from engine.training.preparation import (
    Prepared,
    cache_file,
    load_prepared,
    prepare,
    to_float,
    to_int16,
)
from engine.training.teachers import Teachers, at_least
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

    mixer = Mixer(names[:2], cache, Teachers(TEACHERS), settings, seed=1)
    counts = list(make_mixtures(mixer, cache, count=2, seed=1))
    first, second = load_mixtures(cache, count=2, seed=1)
    assert counts == [2]
    assert first.log_mel.shape == (settings.frames(29 * 22_050), 80)
    assert (first.yamnet.rows.shape, first.fcn.rows.shape) == ((29, 1024), (10, 64))
    assert np.isfinite(first.fcn.rows).all()
    assert not np.allclose(first.yamnet.rows, second.yamnet.rows)


def test_yamnet_hears_what_its_published_file_hears() -> None:
    interpreter = pytest.importorskip(
        "ai_edge_litert.interpreter", reason="needs the extra “train”"
    )
    torch = pytest.importorskip("torch")
    if not TEACHERS.is_dir():
        pytest.skip("the shared teachers are not on this machine")
    path = TEACHERS / "yamnet.tflite"
    published = interpreter.Interpreter(str(path), experimental_preserve_all_tensors=True)
    published.allocate_tensors()
    ((scale, zero),) = [
        item["quantization"] for item in published.get_tensor_details() if item["index"] == 115
    ]
    sounds = np.stack([chord(samples=15_600, seed=seed) for seed in range(4)])
    wanted = []
    for sound in sounds:
        published.set_tensor(0, sound)
        published.invoke()
        wanted.append((published.get_tensor(115).ravel().astype(np.float32) - zero) * scale)

    heard = Yamnet(path)(torch.from_numpy(sounds)).numpy()

    cosines = (unit_rows(heard) * unit_rows(np.stack(wanted))).sum(axis=1)
    assert cosines.min() > 0.99


def test_every_row_of_the_second_teacher_is_about_its_own_five_seconds() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("ai_edge_litert", reason="needs the extra “train”")
    if not TEACHERS.is_dir():
        pytest.skip("the shared teachers are not on this machine")
    parts = [chord(samples=40_000, seed=seed) for seed in range(4)]
    pairs = [np.concatenate(parts[first : first + 2]) for first in range(3)]
    sound, teachers = np.concatenate(parts), Teachers(TEACHERS)
    # Each five seconds by themselves, from beginning to end until there are 20.48 s of them.
    repeated = np.stack([np.resize(pair, 327_680) for pair in pairs])
    wanted = unit_rows(MsdFcn(TEACHERS / "msd_fcn.pth")(torch.from_numpy(repeated)).numpy())

    _, kept = teachers.listen(sound)
    _, mixed = teachers.hear(torch.from_numpy(np.stack([sound[::-1].copy(), sound])))

    for rows in (kept, mixed[1].numpy()):
        cosines = unit_rows(rows.astype(np.float32)) @ wanted.T
        assert np.diag(cosines) == pytest.approx(np.ones(3), abs=1e-3)
        assert cosines[~np.eye(3, dtype=bool)].max() < 0.999


def test_another_file_is_no_teacher(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert", reason="needs the extra “train”")
    (tmp_path / "yamnet.tflite").write_bytes(b"no network")

    with pytest.raises(EarshotError, match=r"yamnet\.tflite holds another network"):
        Yamnet(tmp_path / "yamnet.tflite")


def test_a_damaged_cache_is_named(tmp_path: Path) -> None:
    damaged = cache_file(tmp_path, "a/b.mp3")
    damaged.write_bytes(b"PK no archive")

    with pytest.raises(EarshotError, match=f"{re.escape(damaged.name)} cannot be read"):
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
