"""Loudness from windows, against the measurement of the whole."""

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.audio.loudness import LoudnessMeter, integrated_loudness
from engine.audio.loudness_estimate import estimated_loudness
from engine.audio.measuring import measure
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_windows
from tests.support.audio_files import noise, sine

MUSIC = Path(__file__).parents[4] / "shared" / "music"


def measured(samples: np.ndarray, sample_rate: int) -> float | None:
    meter = LoudnessMeter(sample_rate)
    meter.add(np.stack([samples, samples], axis=1))
    return integrated_loudness([meter.blocks()])


@pytest.mark.parametrize("sample_rate", [16_000, 22_050, 48_000])
@pytest.mark.parametrize("frequency", [60.0, 440.0, 997.0, 5000.0])
def test_a_tone_is_as_loud_as_the_standard_says(sample_rate: int, frequency: float) -> None:
    tone = sine(6.0, sample_rate=sample_rate, frequency=frequency, level=0.1)
    found = estimated_loudness(tone.reshape(2, -1), sample_rate)
    at_48_000 = sine(6.0, sample_rate=48_000, frequency=frequency, level=0.1)
    assert found == pytest.approx(measured(at_48_000, 48_000), abs=0.15)


def test_noise_is_as_loud_as_the_standard_says() -> None:
    samples = noise(6.0, sample_rate=48_000, level=0.05)
    found = estimated_loudness(samples.reshape(3, -1), 48_000)
    assert found == pytest.approx(measured(samples, 48_000), abs=0.15)


def test_silence_and_what_is_too_short_have_no_loudness() -> None:
    assert estimated_loudness(np.zeros((3, 16_000), np.float32), 16_000) is None
    assert estimated_loudness(np.ones((1, 100), np.float32), 16_000) is None


def test_zeros_that_fill_a_short_window_do_not_count() -> None:
    tone = sine(2.0, sample_rate=16_000, level=0.1)
    padded = np.concatenate([tone, np.zeros(8 * 16_000, np.float32)])[np.newaxis]
    alone = estimated_loudness(tone[np.newaxis], 16_000)
    assert alone is not None
    assert estimated_loudness(padded, 16_000) == pytest.approx(alone, abs=0.2)


@pytest.mark.skipif(not MUSIC.is_dir(), reason="needs ../shared/music")
def test_an_estimate_of_music_is_near_what_the_whole_track_has() -> None:
    with (MUSIC / "full.csv").open(encoding="utf-8", newline="") as lines:
        paths = [MUSIC / row["file"] for row in csv.DictReader(lines)][::3]
    apart = []
    for path in paths:
        windows = read_windows(path, sample_rate=16_000, window_samples=80_000, plan=WindowPlan(6))
        estimate, whole = estimated_loudness(windows.samples, 16_000), measure(path)
        assert estimate is not None
        assert whole is not None
        assert whole.loudness is not None
        apart.append(estimate - whole.loudness)
    assert abs(float(np.median(apart))) < 2.0
    assert float(np.median(np.abs(apart))) < 2.0
    assert float(np.abs(apart).max()) < 5.0
