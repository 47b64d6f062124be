"""The outline that the seek bar draws."""

import numpy as np
import pytest

from engine.audio.waveform import COLUMNS, WaveformBuilder
from tests.support.audio_files import staircase

RATE = 48_000


def stereo(samples: np.ndarray) -> np.ndarray:
    return np.stack([samples, samples], axis=1).astype(np.float32)


def test_an_outline_shows_how_loud_each_part_is() -> None:
    builder = WaveformBuilder(RATE)
    samples = stereo(staircase([0.2, 0.8, 0.4], 4.0, sample_rate=RATE))
    for start in range(0, len(samples), 12_345):
        builder.add(samples[start : start + 12_345])
    outline = builder.waveform()
    assert len(outline.peaks) == len(outline.levels) == COLUMNS
    for place, level in ((60, 0.2), (200, 0.8), (340, 0.4)):
        assert outline.peaks[place] == pytest.approx(255 * level, abs=1)
        assert outline.levels[place] == pytest.approx(255 * level / np.sqrt(2), abs=1)


@pytest.mark.parametrize("frames", [1, 960, 5_000])
def test_a_short_sound_fills_all_columns(frames: int) -> None:
    builder = WaveformBuilder(RATE)
    builder.add(stereo(np.full(frames, -0.5)))
    outline = builder.waveform()
    assert set(outline.peaks.tolist()) == {128}
    assert set(outline.levels.tolist()) == {128}


def test_no_sound_is_a_flat_line() -> None:
    outline = WaveformBuilder(RATE).waveform()
    assert not outline.peaks.any()
    assert len(outline.peaks) == COLUMNS


def test_samples_beyond_full_scale_stay_within_the_scale() -> None:
    builder = WaveformBuilder(RATE)
    builder.add(stereo(np.full(9_600, 1.7)))
    assert set(builder.waveform().peaks.tolist()) == {255}
