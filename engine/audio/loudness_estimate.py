"""A track's loudness from the few windows that are listened to, without decoding the rest.

By ITU-R BS.1770-4 as far as that goes: K-weighting, gating over blocks of 400 ms. What is missing
is the rest of the track, and which part of the sound the channels have in common: the windows are
mono. They count as two equal channels, so wide mixes come out up to 3 LU too quiet.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from engine.audio.loudness import blocks_of, integrated_loudness
from engine.audio.resampling import FloatArray

_BLOCK_SECONDS = 0.4
_DEFINED_AT = 48_000.0
_OFFSET_LU = -0.691
_CHANNELS = 2
_LEAST = 1e-12

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
          (1.0, -1.69065929318241, 0.73248077421585))  # fmt: skip
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The two filters of K-weighting at 48 kHz, numerators and denominators (annex 1, tables 1, 2)."""


def estimated_loudness(windows: FloatArray, sample_rate: int) -> float | None:
    """Return how loud a track is, judged by some windows of it.

    Parameters
    ----------
    windows
        Mono samples in [-1, 1], float32 [windows, samples]; zeros at the end of one do not count.
    sample_rate
        Frames a second.

    Returns
    -------
    float or None
        LUFS; None when nothing is louder than −70 LUFS.
    """
    length = round(_BLOCK_SECONDS * sample_rate)
    count = windows.shape[1] // length
    if not count:
        return None
    blocks = windows[:, : count * length].reshape(-1, length)
    # Parseval: the power of a filtered block is that of its weighted spectrum. The block's ends
    # are cut, which spreads a little of what is there and adds nothing.
    spectrum = np.abs(np.fft.rfft(blocks, axis=1)) ** 2
    power = spectrum @ _weights(length, sample_rate) * (2.0 / length**2)
    loudness = _OFFSET_LU + 10 * np.log10(np.maximum(_CHANNELS * power, _LEAST))
    return integrated_loudness([blocks_of(loudness)])


@lru_cache(maxsize=4)
def _weights(length: int, sample_rate: int) -> npt.NDArray[np.float64]:
    """Return |H|² of K-weighting at the frequencies of a block's spectrum."""
    frequencies = np.fft.rfftfreq(length, 1 / sample_rate)
    turn = np.exp(-2j * np.pi * frequencies / _DEFINED_AT)
    powers = np.stack([np.ones_like(turn), turn, turn**2])
    weights = np.ones(len(frequencies))
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        weights *= np.abs(np.array(numerator) @ powers / (np.array(denominator) @ powers)) ** 2
    return weights
