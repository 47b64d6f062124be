import os
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra “train”")

from engine.errors import EarshotError
from engine.training.excerpts import (
    Excerpts,
    ExcerptSettings,
    band_statistics,
    random_crops,
    read_excerpts,
)
from engine.training.filters import MelSettings, reference_log_mel
from tests.engine.encoder.synthetic import chord
from tests.support.audio_files import write_audio

MEL = MelSettings(frame=512, hop=256, bands=16)
SETTINGS = ExcerptSettings(frames=40, count=2, mel=MEL)


def write_chord(path: Path, seed: int, seconds: float = 2.0) -> None:
    samples = chord(samples=round(seconds * 22_050), seed=seed)
    write_audio(path, samples, sample_rate=22_050)


def read(folder: Path, *names: str) -> tuple[Excerpts, list[tuple[int, int]]]:
    seen: list[tuple[int, int]] = []
    found = read_excerpts(
        folder, names, folder / "cache", SETTINGS, lambda done, total: seen.append((done, total))
    )
    return found, seen


def made_up(log_mel: np.ndarray) -> Excerpts:
    return Excerpts(("one",), log_mel.astype(np.float16), np.zeros(len(log_mel), np.int64), {})


def test_excerpts_are_the_log_mel_of_what_is_heard(tmp_path: Path) -> None:
    write_chord(tmp_path / "one.wav", 1)
    write_chord(tmp_path / "short.wav", 2, seconds=0.6)
    found, seen = read(tmp_path, "one.wav", "short.wav")
    gap = (2 * 22_050 - 2 * SETTINGS.samples) // 3
    heard = chord(samples=2 * 22_050, seed=1)[gap : gap + SETTINGS.samples]

    assert found.names == ("one.wav", "short.wav")
    assert found.track.tolist() == [0, 0, 1]
    assert found.log_mel.shape == (3, 40, 16)
    assert found.log_mel[0] == pytest.approx(
        reference_log_mel(heard.astype(np.float64), MEL), abs=0.5
    )
    assert seen == [(1, 2), (2, 2)]


def test_an_unreadable_file_is_skipped_and_told(tmp_path: Path) -> None:
    write_chord(tmp_path / "good.wav", 1)
    (tmp_path / "broken.mp3").write_bytes(b"no music at all")
    found, seen = read(tmp_path, "broken.mp3", "gone.wav", "good.wav")

    assert found.names == ("good.wav",)
    assert set(found.skipped) == {"broken.mp3", "gone.wav"}
    assert "broken.mp3" in found.skipped["broken.mp3"]
    assert seen[-1] == (3, 3)


def test_what_is_cached_is_not_read_again_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "one.wav"
    write_chord(path, 1)
    first, _ = read(tmp_path, "one.wav")
    state = path.stat()
    path.write_bytes(bytes(state.st_size))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    again, _ = read(tmp_path, "one.wav")
    write_chord(path, 5)
    changed, _ = read(tmp_path, "one.wav")

    assert np.array_equal(first.log_mel, again.log_mel)
    assert not np.array_equal(first.log_mel, changed.log_mel)


def test_nothing_readable_is_an_error_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "broken.mp3").write_bytes(b"no music at all")

    with pytest.raises(EarshotError, match=r"None of the 1 files.*broken\.mp3"):
        read(tmp_path, "broken.mp3")
    with pytest.raises(EarshotError, match="no music to train on"):
        read(tmp_path)


def test_crops_lie_inside_their_excerpts() -> None:
    log_mel = np.arange(2 * 10 * 3).reshape(2, 10, 3)
    chosen = np.array([0, 1, 1, 0])
    crops = random_crops(made_up(log_mel), chosen, 4, np.random.default_rng(0))

    assert crops.shape == (4, 4, 3)
    for crop, one in zip(crops, chosen, strict=True):
        start = int(crop[0, 0] - log_mel[one, 0, 0]) // 3
        assert np.array_equal(crop, log_mel[one, start : start + 4])


def test_bands_are_measured_one_by_one() -> None:
    random = np.random.default_rng(0)
    log_mel = random.standard_normal((20, 50, 2)) * [1.0, 3.0] + [-2.0, 5.0]
    mean, deviation = band_statistics(made_up(log_mel))

    assert mean == pytest.approx([-2.0, 5.0], abs=0.3)
    assert deviation == pytest.approx([1.0, 3.0], rel=0.1)
