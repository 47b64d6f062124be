"""Filters, echoes and rooms for whole tapes, made without recursion."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.demo.synthesis.signals import Signal, decay

Gains = npt.NDArray[np.floating[Any]]
Response = Callable[[Gains], Gains]
"""Maps frequencies in Hz, float [bins], to gains, float [bins]."""

_TAPS = 8192
_BLOCK = 32768


def low(hertz: float, order: int = 2) -> Response:
    """Return the gain of a low-pass filter (Butterworth's magnitude)."""
    return lambda f: 1.0 / np.sqrt(1.0 + (f / hertz) ** (2 * order))


def high(hertz: float, order: int = 2) -> Response:
    """Return the gain of a high-pass filter (Butterworth's magnitude)."""
    return lambda f: 1.0 / np.sqrt(1.0 + (hertz / np.maximum(f, 1e-3)) ** (2 * order))


def bell(hertz: float, decibels: float) -> Response:
    """Return a gain of some decibels at a frequency that fades an octave to either side."""

    def response(f: Gains) -> Gains:
        octaves = np.log2(np.maximum(f, 1.0) / hertz)
        return np.asarray(10.0 ** (decibels / 20.0 * np.exp(-(octaves**2))))

    return response


def tilt(decibels: float) -> Response:
    """Return a gain that rises by some decibels an octave and is 1 at 1 kHz."""

    def response(f: Gains) -> Gains:
        octaves = np.clip(np.log2(np.maximum(f, 1.0) / 1000.0), -5.0, 4.0)
        return np.asarray(10.0 ** (decibels * octaves / 20.0))

    return response


def shape_spectrum(signal: Signal, rate: int, *responses: Response) -> Signal:
    """Return a signal behind one or several filters, without delay (of zero phase).

    The product of the gains becomes a symmetric impulse response of 8,192 samples, with which the
    signal is convolved block by block (overlap-add): short transforms stay in the processor's
    cache and are several times faster than one long transform.

    Parameters
    ----------
    signal
        float32 [..., frames].
    rate
        Samples a second.
    *responses
        Gains as functions of frequency.

    Returns
    -------
    numpy.ndarray
        float32, the shape of `signal`.
    """
    frames = signal.shape[-1]
    step = _BLOCK - _TAPS
    count = -(-frames // step)
    padded = np.zeros((*signal.shape[:-1], count * step), dtype=np.float32)
    padded[..., :frames] = signal
    blocks = padded.reshape(*signal.shape[:-1], count, step)
    spectra = np.fft.rfft(blocks, _BLOCK) * _kernel(rate, responses)
    filtered = np.fft.irfft(spectra, _BLOCK).astype(np.float32, copy=False)
    result = np.zeros((*signal.shape[:-1], (count + 1) * step), dtype=np.float32)
    result[..., : count * step] = filtered[..., :step].reshape(padded.shape)
    tails = result[..., step:].reshape(*signal.shape[:-1], count, step)
    tails[..., :_TAPS] += filtered[..., step:]
    return result[..., _TAPS // 2 : _TAPS // 2 + frames]


def _kernel(rate: int, responses: tuple[Response, ...]) -> npt.NDArray[np.complex64]:
    """Return the spectrum, complex64 [_BLOCK / 2 + 1], of the filters' common impulse response."""
    frequencies = np.fft.rfftfreq(_TAPS, 1.0 / rate)
    gain = np.prod([response(frequencies) for response in responses], axis=0)
    impulse = np.roll(np.fft.irfft(gain, _TAPS), _TAPS // 2) * np.hanning(_TAPS + 1)[:-1]
    return np.fft.rfft(impulse, _BLOCK).astype(np.complex64)


def echo(tape: Signal, rate: int, seconds: float, feedback: float, repeats: int = 5) -> Signal:
    """Return the echoes alone of a stereo tape, float32 [2, frames], swapping sides each time."""
    echoes = np.zeros_like(tape)
    for count in range(1, repeats + 1):
        shift = round(count * seconds * rate)
        if shift >= tape.shape[-1]:
            break
        source = tape[::-1] if count % 2 else tape
        echoes[:, shift:] += np.float32(feedback**count) * source[:, :-shift]
    return echoes


def reverb(tape: Signal, rate: int, seconds: float, noise: np.random.Generator) -> Signal:
    """Return the sound of a room alone: a tape convolved with decaying noise.

    The impulse response is Moorer's model of a hall, exponentially decaying white noise, darkened
    as air and walls do (J. A. Moorer, "About this reverberation business", 1979).

    Parameters
    ----------
    tape
        float32 [2, frames].
    rate
        Samples a second.
    seconds
        Time in which the room falls by 60 dB.
    noise
        Source of the noise; left and right are independent, which makes the room wide.

    Returns
    -------
    numpy.ndarray
        float32 [2, frames], at about the level of the input.
    """
    # A room swallows the treble, so half the sample rate carries all of it.
    frames = tape.shape[-1] // 2
    half = 0.5 * (tape[:, : 2 * frames : 2] + tape[:, 1 : 2 * frames : 2])
    taps = round(seconds * rate / 2)
    response = noise.standard_normal((2, taps), dtype=np.float32) * decay(taps, rate // 2, seconds)
    response = shape_spectrum(response, rate // 2, low(3500.0, 1), high(150.0, 1))
    response /= np.sqrt(np.sum(response**2, axis=-1, keepdims=True))
    size = _fast_length(frames + taps)
    wet = np.fft.irfft(np.fft.rfft(half, size) * np.fft.rfft(response, size), size)
    return _double_rate(wet[:, :frames].astype(np.float32, copy=False), tape.shape[-1])


def _fast_length(frames: int) -> int:
    """Return the next length at or above `frames` for which the FFT is quick."""
    sizes = [factor << power for factor in (1, 3, 5, 9, 15) for power in range(28)]
    return min(size for size in sizes if size >= frames)


def _double_rate(signal: Signal, frames: int) -> Signal:
    """Return a signal at twice its rate by linear interpolation, float32 [2, frames]."""
    doubled = np.zeros((2, frames), dtype=np.float32)
    even, odd = doubled[:, : 2 * signal.shape[-1] : 2], doubled[:, 1 : 2 * signal.shape[-1] : 2]
    even += signal
    odd += signal
    odd[:, :-1] += signal[:, 1:]
    odd[:, :-1] *= 0.5
    return doubled
