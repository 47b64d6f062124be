"""The numbers behind the log-mel front-end: window, mel filters, and the factored DFT.

Plain NumPy, so that the network, its test and people read the same definition.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MelSettings:
    """What the front-end measures.

    Attributes
    ----------
    sample_rate
        Hertz.
    frame, hop
        Samples in a frame and between two frames. ``frame`` is a multiple of ``hop``.
    bands
        Mel bands.
    lowest, highest
        Edges of the mel scale in hertz.
    floor
        Added to the power before the logarithm; silence becomes ``log(floor)``.
    """

    sample_rate: int = 22_050
    frame: int = 1_024
    hop: int = 512
    bands: int = 80
    lowest: float = 30.0
    highest: float = 11_000.0
    floor: float = 1e-5

    def frames(self, samples: int) -> int:
        """Return how many whole frames lie in that many samples."""
        return 1 + (samples - self.frame) // self.hop


def hann(length: int) -> Matrix:
    """Return the periodic Hann window, float64 [length], scaled to an energy of 1."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    return np.asarray(window / np.sqrt(np.sum(window**2)))


def mel_filters(settings: MelSettings) -> Matrix:
    """Return triangular filters on the HTK mel scale, each with a peak of 1.

    Returns
    -------
    float64 [frame // 2 + 1, bands]: multiply power spectra with it from the right.
    """
    edges = _mel_to_hertz(
        np.linspace(
            _hertz_to_mel(settings.lowest), _hertz_to_mel(settings.highest), settings.bands + 2
        )
    )
    frequencies = np.arange(settings.frame // 2 + 1) * settings.sample_rate / settings.frame
    rising = (frequencies[:, None] - edges[:-2]) / np.diff(edges)[:-1]
    falling = (edges[2:] - frequencies[:, None]) / np.diff(edges)[1:]
    return np.maximum(0.0, np.minimum(rising, falling))


def reference_log_mel(samples: Matrix, settings: MelSettings) -> Matrix:
    """Return the log-mel spectrogram by NumPy's FFT, float64 [..., frames, bands].

    The plain definition that the network's factored DFT is tested against.
    """
    power = reference_power(samples, settings)
    return np.asarray(np.log(power @ mel_filters(settings) + settings.floor))


def reference_power(samples: Matrix, settings: MelSettings) -> Matrix:
    """Return the power spectrum by NumPy's FFT, float64 [..., frames, frame // 2 + 1]."""
    starts = np.arange(settings.frames(samples.shape[-1])) * settings.hop
    frames = samples[..., starts[:, None] + np.arange(settings.frame)]
    spectrum = np.fft.rfft(frames * hann(settings.frame))
    return np.asarray(spectrum.real**2 + spectrum.imag**2)


@dataclass(frozen=True, slots=True)
class FactoredDft:
    """Constants of a DFT of length ``rows * columns`` in four steps (Bailey, 1990).

    With n = columns * r + c and k = i + rows * j, the DFT becomes: a DFT over r for each c,
    a multiplication with the twiddle factors exp(-2πi c i / n), a DFT over c for each i. Real
    input needs only i = 0 … rows / 2; the other half mirrors it.

    Attributes
    ----------
    first
        [2 * kept, rows]: real rows, then imaginary rows of the DFT over r.
    twiddle_real, twiddle_imaginary
        [kept, columns].
    second
        [2 * columns, 2 * columns]: (real, imaginary) in, (real, imaginary) out.
    bins
        int [kept, columns]: which bin of the full DFT each output is, folded to 0 … length / 2.
    """

    first: Matrix
    twiddle_real: Matrix
    twiddle_imaginary: Matrix
    second: Matrix
    bins: NDArray[np.int64]


def factored_dft(rows: int, columns: int) -> FactoredDft:
    """Return the constants for a real DFT of length ``rows * columns``; ``rows`` is even."""
    kept, length = rows // 2 + 1, rows * columns
    over_rows = np.exp(-2j * np.pi * np.outer(np.arange(kept), np.arange(rows)) / rows)
    twiddle = np.exp(-2j * np.pi * np.outer(np.arange(kept), np.arange(columns)) / length)
    over_columns = np.exp(-2j * np.pi * np.outer(np.arange(columns), np.arange(columns)) / columns)
    bins = np.arange(kept)[:, None] + rows * np.arange(columns)
    return FactoredDft(
        first=np.concatenate([over_rows.real, over_rows.imag]),
        twiddle_real=twiddle.real,
        twiddle_imaginary=twiddle.imag,
        second=np.block(
            [[over_columns.real, over_columns.imag], [-over_columns.imag, over_columns.real]]
        ),
        bins=np.minimum(bins, length - bins),
    )


def mel_filters_for(dft: FactoredDft, settings: MelSettings) -> Matrix:
    """Return the mel filters with one row for each output of the factored DFT.

    Where two outputs are the same bin (i = 0 and i = rows / 2 hold their own mirror), each gets
    half of the filter.

    Returns
    -------
    float64 [kept * columns, bands].
    """
    bins = dft.bins.ravel()
    share = 1.0 / np.bincount(bins, minlength=settings.frame // 2 + 1)[bins]
    return mel_filters(settings)[bins] * share[:, None]


def _hertz_to_mel(hertz: float) -> float:
    return float(2595.0 * np.log10(1.0 + hertz / 700.0))


def _mel_to_hertz(mel: Matrix) -> Matrix:
    return np.asarray(700.0 * (10.0 ** (mel / 2595.0) - 1.0))
