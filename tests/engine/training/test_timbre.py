import numpy as np
import pytest
from scipy.fft import dct

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.training.filters import MelSettings, mel_filters, reference_power  # noqa: E402
from engine.training.front_end import PowerSpectrum  # noqa: E402
from engine.training.timbre import TimbreStatistics  # noqa: E402
from tests.engine.encoder.synthetic import chord  # noqa: E402

SETTINGS = MelSettings()
SAMPLES = 44_100


def statistics(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    power = PowerSpectrum(SETTINGS, SAMPLES)(torch.from_numpy(samples.astype(np.float32)))
    means, logarithms = TimbreStatistics(SETTINGS)(power)
    return means.numpy(), logarithms.numpy()


def by_definition(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same with NumPy's FFT, SciPy's DCT and eigenvalues."""
    bands = MelSettings(bands=48, lowest=0.0, highest=11_025.0)
    mel = reference_power(samples.astype(np.float64), bands) @ mel_filters(bands)
    decibels = 10 * np.log10(np.maximum(mel, mel.max() * 1e-6))
    cepstra = dct(decibels, norm="ortho")[:, :36]
    covariance = np.cov(cepstra.T, bias=True)
    level = 0.02 * np.trace(covariance) / 36 + 1e-3
    values, directions = np.linalg.eigh(0.98 * covariance + level * np.eye(36))
    logarithm = (directions * np.log(values)) @ directions.T
    return cepstra.mean(axis=0)[1:], logarithm


def test_it_is_the_mean_and_the_logarithm_of_the_covariance() -> None:
    sound = chord(samples=SAMPLES, seed=3)
    means, logarithms = statistics(sound[None])
    wanted_means, wanted_logarithm = by_definition(sound)

    assert means[0] == pytest.approx(wanted_means, abs=0.01)
    upper = wanted_logarithm[np.triu_indices(36)]
    found = logarithms[0] / np.where(np.equal(*np.triu_indices(36)), 1.0, 2**0.5)
    assert found == pytest.approx(upper, abs=0.01)


def test_lengths_are_those_of_matrices() -> None:
    sound = chord(samples=SAMPLES, seed=4)
    logarithms = statistics(sound[None])[1]

    assert np.linalg.norm(logarithms[0]) == pytest.approx(
        np.linalg.norm(by_definition(sound)[1]), rel=1e-3
    )


def test_loudness_leaves_no_trace() -> None:
    sound = chord(samples=SAMPLES, seed=5)
    loud, soft = (statistics(gain * sound[None]) for gain in (1.0, 0.05))

    assert soft[0] == pytest.approx(loud[0], abs=0.01)
    assert soft[1] == pytest.approx(loud[1], abs=0.01)


def test_silence_is_finite() -> None:
    means, logarithms = statistics(np.zeros((1, SAMPLES)))

    assert np.isfinite(means).all()
    assert np.isfinite(logarithms).all()
