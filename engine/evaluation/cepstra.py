"""Log-mel spectra and MFCC in plain NumPy, for the classic baselines."""

import numpy as np

from engine.evaluation.spaces import FloatArray
from engine.training.filters import Matrix, MelSettings, hann, mel_filters

_FRAMES_AT_ONCE = 4_096


def mel_decibels(samples: FloatArray, settings: MelSettings, floor: float) -> Matrix:
    """Return the log-mel spectrogram in decibels, float64 [frames, bands].

    Parameters
    ----------
    samples
        float32 [samples]; what is shorter than a frame is filled up with zeros.
    settings
        Frames and bands; its own floor is not used.
    floor
        Decibels below the loudest band of the clip under which nothing is told apart.
    """
    padded = np.pad(samples, (0, max(0, settings.frame - len(samples))))
    window, filters = hann(settings.frame), mel_filters(settings)
    starts = np.arange(settings.frames(len(padded))) * settings.hop
    power = np.empty((len(starts), settings.bands))
    for first in range(0, len(starts), _FRAMES_AT_ONCE):
        part = starts[first : first + _FRAMES_AT_ONCE, np.newaxis]
        spectrum = np.fft.rfft(padded[part + np.arange(settings.frame)] * window)
        power[first : first + len(part)] = (spectrum.real**2 + spectrum.imag**2) @ filters
    least = max(float(power.max()) * 10 ** (-floor / 10), 1e-10)
    return 10.0 * np.log10(np.maximum(power, least))


def cepstra(decibels: Matrix, count: int) -> Matrix:
    """Return mel-frequency cepstral coefficients, float64 [frames, count].

    The orthonormal DCT-II over the bands (Davis and Mermelstein, 1980); the first is loudness.
    """
    bands = decibels.shape[1]
    angles = np.pi / bands * np.outer(np.arange(bands) + 0.5, np.arange(count))
    basis = np.cos(angles) * np.sqrt(2 / bands)
    basis[:, 0] /= np.sqrt(2)
    return np.asarray(decibels @ basis)
