"""Oscillators: band-limited wavetables, and sums of damped sines by matrix product."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from engine.demo.synthesis.signals import Signal

_TABLE = 2048
_LEVELS = 24


def harmonic_amplitudes(shape: str, count: int) -> npt.NDArray[np.float64]:
    """Return the Fourier sine amplitudes of harmonics 1 to `count` of a wave shape.

    Parameters
    ----------
    shape
        "saw", "square", "triangle", or "pulse" (a quarter on, three quarters off).
    count
        Number of harmonics.

    Returns
    -------
    numpy.ndarray
        float64 [count].
    """
    n = np.arange(1, count + 1)
    odd = n % 2
    shapes = {
        "saw": 1.0 / n,
        "square": odd / n,
        "triangle": odd * (-1.0) ** ((n - 1) // 2) / n**2,
        "pulse": np.sin(np.pi * n * 0.25) / n,
    }
    return np.asarray(shapes[shape], dtype=np.float64)


def _cycle(amplitudes: npt.NDArray[np.float64]) -> Signal:
    """Return one cycle of the harmonics, float32 [_TABLE + 1], the first sample repeated last."""
    spectrum = np.zeros(_TABLE // 2 + 1, dtype=np.complex128)
    spectrum[1 : len(amplitudes) + 1] = -0.5j * amplitudes * _TABLE
    cycle = np.fft.irfft(spectrum, _TABLE)
    return np.append(cycle, cycle[0]).astype(np.float32)


@lru_cache(maxsize=256)
def _plain_table(shape: str, harmonics: int) -> Signal:
    taper = np.sinc(np.arange(1, harmonics + 1) / (harmonics + 1))
    return _cycle(harmonic_amplitudes(shape, harmonics) * taper)


@lru_cache(maxsize=64)
def _filtered_tables(shape: str, harmonics: int, resonance: float) -> Signal:
    """Return cycles behind a two-pole low-pass at `_LEVELS` cutoffs, [_LEVELS, _TABLE + 1]."""
    n = np.arange(1, harmonics + 1)
    amplitudes = harmonic_amplitudes(shape, harmonics) * np.sinc(n / (harmonics + 1))
    tables = []
    for level in range(_LEVELS):
        ratio = n / harmonics ** (level / (_LEVELS - 1))
        gain = 1.0 / np.sqrt((1.0 - ratio**2) ** 2 + (ratio / resonance) ** 2)
        tables.append(_cycle(amplitudes * gain))
    return np.stack(tables)


def _phase(hertz: float | Signal, frames: int, rate: int) -> npt.NDArray[np.float64]:
    """Return the position in the cycle at every sample, float64 [frames] in [0, 1)."""
    steps = np.broadcast_to(np.asarray(hertz, dtype=np.float64) / rate, frames)
    return np.asarray((np.cumsum(steps) - steps[0]) % 1.0)


def wave(shape: str, hertz: float | Signal, frames: int, rate: int) -> Signal:
    """Return a wave without harmonics above 90 per cent of the Nyquist frequency.

    Parameters
    ----------
    shape
        A name that `harmonic_amplitudes` knows.
    hertz
        Frequency, constant or float32 [frames].
    frames
        Number of samples.
    rate
        Samples a second.

    Returns
    -------
    numpy.ndarray
        float32 [frames], about -1 to 1.
    """
    harmonics = int(np.clip(0.45 * rate / float(np.max(hertz)), 1, _TABLE // 4))
    position = _phase(hertz, frames, rate) * _TABLE
    index = position.astype(np.intp)
    blend = (position - index).astype(np.float32)
    table = _plain_table(shape, harmonics)
    return table[index] * (1 - blend) + table[index + 1] * blend


def filtered_wave(
    shape: str, hertz: float, cutoff: Signal, rate: int, resonance: float = 1.0
) -> Signal:
    """Return a wave behind a resonant low-pass filter whose cutoff moves.

    The filter acts on the harmonics of the cycle, |H| = 1 / sqrt((1 - x^2)^2 + (x / Q)^2) with
    x = harmonic / cutoff, so it needs no recursion.

    Parameters
    ----------
    shape
        A name that `harmonic_amplitudes` knows.
    hertz
        Frequency of the note.
    cutoff
        float32 [frames], in Hz.
    rate
        Samples a second.
    resonance
        Q of the filter; 1 is flat, 6 sings.

    Returns
    -------
    numpy.ndarray
        float32 [frames].
    """
    harmonics = int(np.clip(0.45 * rate / hertz, 2, _TABLE // 4))
    tables = _filtered_tables(shape, harmonics, resonance)
    octave = np.log(np.maximum(cutoff / hertz, 1.0)) / np.log(harmonics)
    level = np.clip(octave * (_LEVELS - 1), 0, _LEVELS - 1.001)
    row = level.astype(np.intp)
    blend = (level - row).astype(np.float32)
    column = (_phase(hertz, len(cutoff), rate) * _TABLE).astype(np.intp)
    sound = tables[row, column] * (1 - blend) + tables[row + 1, column] * blend
    return np.asarray(sound, dtype=np.float32)


def damped_sines(
    hertz: npt.ArrayLike,
    amplitude: npt.ArrayLike,
    seconds: npt.ArrayLike,
    frames: int,
    rate: int,
    *,
    phase: npt.ArrayLike = 0.0,
) -> Signal:
    """Return a sum of exponentially damped sines.

    exp(s (a + b)) = exp(s a) exp(s b): the coarse and the fine part of time are tabulated, and
    one matrix product multiplies and sums all partials.

    Parameters
    ----------
    hertz, amplitude, seconds, phase
        [partials] or scalars: frequency, peak, time to fall by 60 dB, and phase in radians.
    frames
        Number of samples.
    rate
        Samples a second; partials above 48 per cent of it are left out.

    Returns
    -------
    numpy.ndarray
        float32 [frames].
    """
    f, a, d, p = np.broadcast_arrays(
        *(np.atleast_1d(x) for x in (hertz, amplitude, seconds, phase))
    )
    heard = f < 0.48 * rate
    pole = (2j * np.pi * f - 6.908 / d)[heard] / rate
    block = 512
    # Products this small stay on one thread: they sum in the same order on every machine, and
    # two hundred short notes do not wait for a thread pool.
    rows = 4
    starts = np.arange(0, -(-frames // (block * rows)) * block * rows, block)
    coarse = np.exp(np.outer(starts, pole) + 1j * p[heard]) * a[heard]
    fine = np.exp(np.outer(pole, np.arange(block)))
    left = np.hstack([coarse.real, coarse.imag]).astype(np.float32)
    right = np.vstack([fine.imag, fine.real]).astype(np.float32)
    return np.asarray((left.reshape(-1, rows, left.shape[1]) @ right).reshape(-1)[:frames])
