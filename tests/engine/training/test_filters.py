import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.training.filters import (
    MelSettings,
    factored_dft,
    hann,
    mel_filters,
    mel_filters_for,
    reference_log_mel,
)

SETTINGS = MelSettings()


@given(st.sampled_from([(4, 4), (8, 4), (4, 8), (32, 32), (16, 64)]), st.integers(0, 100))
def test_the_factored_dft_is_the_dft(shape: tuple[int, int], seed: int) -> None:
    rows, columns = shape
    samples = np.random.default_rng(seed).standard_normal(rows * columns)
    dft = factored_dft(rows, columns)
    kept = rows // 2 + 1

    over_rows = dft.first @ samples.reshape(rows, columns)
    real, imaginary = over_rows[:kept], over_rows[kept:]
    turned = np.concatenate(
        [
            real * dft.twiddle_real - imaginary * dft.twiddle_imaginary,
            real * dft.twiddle_imaginary + imaginary * dft.twiddle_real,
        ],
        axis=1,
    )
    spectrum = turned @ dft.second
    power = spectrum[:, :columns] ** 2 + spectrum[:, columns:] ** 2

    assert power == pytest.approx(np.abs(np.fft.rfft(samples))[dft.bins] ** 2, abs=1e-8)


def test_every_bin_counts_once() -> None:
    filters = mel_filters_for(factored_dft(32, 32), SETTINGS)

    assert filters.sum(axis=0) == pytest.approx(mel_filters(SETTINGS).sum(axis=0))


def test_every_band_hears_something() -> None:
    assert (mel_filters(SETTINGS).sum(axis=0) > 0).all()


def test_a_tone_lights_up_its_band() -> None:
    time = np.arange(22_050) / 22_050
    bands = [
        int(reference_log_mel(np.sin(2 * np.pi * hertz * time), SETTINGS)[10].argmax())
        for hertz in (110, 440, 1760, 7040)
    ]

    assert bands == sorted(set(bands))


def test_silence_is_the_floor() -> None:
    assert reference_log_mel(np.zeros(4096), SETTINGS) == pytest.approx(np.log(SETTINGS.floor))


def test_the_window_has_unit_energy() -> None:
    assert np.sum(hann(1024) ** 2) == pytest.approx(1.0)


def test_only_whole_frames_count() -> None:
    assert [SETTINGS.frames(count) for count in (1024, 1535, 1536, 110_250)] == [1, 1, 2, 214]
