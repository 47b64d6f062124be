"""Drums: sines whose pitch falls, and noise in bands."""

import numpy as np

from engine.demo.synthesis.filters import high as high_pass
from engine.demo.synthesis.filters import low as low_pass
from engine.demo.synthesis.filters import shape_spectrum
from engine.demo.synthesis.signals import Signal, decay, swell, times


def kick(rate: int, *, hertz: float = 48.0, seconds: float = 0.32, punch: float = 4.0) -> Signal:
    """Return a bass drum, float32 [frames]: a sine that falls to `hertz` from `punch` octaves up.

    Parameters
    ----------
    rate
        Samples a second.
    hertz
        Pitch that the drum settles on.
    seconds
        Time in which it falls by 60 dB.
    punch
        Octaves that the pitch falls in the first hundredth of a second; more gives more click.
    """
    frames = round(seconds * rate)
    pitch = hertz * 2.0 ** (punch * np.exp(-times(frames, rate) / 0.014))
    tone = np.sin(2.0 * np.pi * np.cumsum(pitch.astype(np.float64)) / rate).astype(np.float32)
    body: Signal = np.tanh(1.6 * tone * decay(frames, rate, seconds * 1.4))
    return body * swell(frames, rate, 0, 0.05)


def tom(rate: int, hertz: float) -> Signal:
    """Return a tom-tom of the given pitch, float32 [frames]."""
    return kick(rate, hertz=hertz, seconds=0.28, punch=0.9)


def band_noise(
    rate: int, noise: np.random.Generator, *, low: float, high: float, seconds: float
) -> Signal:
    """Return a burst of noise between two frequencies, float32 [frames], decaying by 60 dB."""
    frames = round(seconds * rate)
    burst = noise.standard_normal(frames, dtype=np.float32)
    burst = shape_spectrum(burst, rate, high_pass(low, 3), low_pass(high, 3))
    burst = burst * decay(frames, rate, seconds)
    return np.asarray(burst / np.abs(burst).max(), dtype=np.float32)


def snare(rate: int, noise: np.random.Generator, *, hertz: float = 185.0) -> Signal:
    """Return a snare drum, float32 [frames]: the skin's tone under the rattle of the wires."""
    rattle = band_noise(rate, noise, low=1200.0, high=9000.0, seconds=0.24)
    skin = kick(rate, hertz=hertz, seconds=0.14, punch=0.7)
    rattle[: len(skin)] += 0.9 * skin
    return rattle


def hat(rate: int, noise: np.random.Generator, *, opened: bool = False) -> Signal:
    """Return a hi-hat, float32 [frames], closed or open."""
    high = min(15000.0, 0.44 * rate)
    return band_noise(rate, noise, low=0.55 * high, high=high, seconds=0.3 if opened else 0.06)


def clap(rate: int, noise: np.random.Generator) -> Signal:
    """Return hands clapping, float32 [frames]: three early bursts and a tail."""
    sound = band_noise(rate, noise, low=800.0, high=3500.0, seconds=0.26)
    burst = band_noise(rate, noise, low=800.0, high=3500.0, seconds=0.03)
    total = np.zeros(len(sound) + rate // 30, dtype=np.float32)
    total[rate // 30 :] += sound
    for start in (0, rate // 90, rate // 45):
        total[start : start + len(burst)] += 0.8 * burst
    return total


def crash(rate: int, noise: np.random.Generator) -> Signal:
    """Return a crash cymbal, float32 [frames], two seconds long."""
    return band_noise(rate, noise, low=3000.0, high=min(11000.0, 0.44 * rate), seconds=2.0)
