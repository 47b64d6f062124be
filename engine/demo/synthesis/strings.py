"""Strings: plucked by a finger or a plectrum, and struck by a piano's hammer."""

import numpy as np

from engine.demo.synthesis.oscillators import damped_sines
from engine.demo.synthesis.signals import Signal, swell


def plucked_string(
    hertz: float,
    seconds: float,
    rate: int,
    noise: np.random.Generator,
    *,
    brightness: float = 0.5,
    sustain: float = 3.0,
) -> Signal:
    """Return a plucked string.

    The algorithm of K. Karplus and A. Strong, "Digital synthesis of plucked-string and drum
    timbres" (1983): noise runs round a delay line and is averaged at every turn. The uneven
    average that keeps high strings bright, and the comb of the plucking point, are from
    D. Jaffe and J. Smith, "Extensions of the Karplus-Strong plucked-string algorithm" (1983).

    Parameters
    ----------
    hertz
        Pitch.
    seconds
        Length of the sound; the end is damped.
    rate
        Samples a second.
    noise
        Source of the pluck.
    brightness
        From 0 (flesh of the thumb, nylon) to 1 (plectrum, steel).
    sustain
        Seconds in which the fundamental falls by 60 dB.

    Returns
    -------
    numpy.ndarray
        float32 [frames], peak about 1.
    """
    stretch = 0.5 - 0.35 * brightness
    period = int(rate / hertz - stretch)
    turns = int(np.ceil(seconds * rate / period)) + 2
    loss = 10.0 ** (-3.0 * period / rate / sustain)
    line = _delay_line(_pluck(period, brightness, noise), turns, loss, stretch)
    # The delay line holds whole samples only: reading it at another speed tunes the string.
    speed = hertz * (period + stretch) / rate
    frames = round(seconds * rate)
    positions = np.minimum(1 + np.arange(frames) * speed, len(line) - 1)
    sound: Signal = np.interp(positions, np.arange(len(line)), line).astype(np.float32)
    return sound * swell(frames, rate, 0.001, min(0.08, seconds / 3))


def _delay_line(pluck: Signal, turns: int, loss: float, stretch: float) -> Signal:
    """Return what runs by when `pluck` circulates, unevenly averaged with what came before it."""
    period = len(pluck)
    line = np.zeros(1 + period * turns, dtype=np.float32)
    line[1 : period + 1] = pluck
    old, older = np.float32(loss * (1.0 - stretch)), np.float32(loss * stretch)
    for start in range(1 + period, len(line), period):
        before = start - period
        line[start : start + period] = (
            old * line[before:start] + older * line[before - 1 : start - 1]
        )
    return line


def _pluck(period: int, brightness: float, noise: np.random.Generator) -> Signal:
    """Return the string's first turn: harmonics of random phase that fall as a finger's do.

    The noise has no random strengths, so that plucks of one force sound equally loud; harmonics
    with a node at the plucking point, a fifth along the string, are missing.
    """
    n = np.arange(1, period // 2 + 1)
    strength = np.abs(np.sin(np.pi * n * 0.21)) / n ** (1.4 - 0.8 * brightness)
    spectrum = np.append(0.0, strength * np.exp(2j * np.pi * noise.uniform(size=len(n))))
    burst = np.fft.irfft(spectrum, period)
    return np.asarray(burst / np.abs(burst).max(), dtype=np.float32)


def piano_string(
    hertz: float, seconds: float, rate: int, velocity: float, brightness: float = 0.5
) -> Signal:
    """Return one struck note of a piano, by additive synthesis.

    Partials lie at n f sqrt(1 + B n^2), sharper than harmonic because strings are stiff
    (H. Fletcher, "Quality of piano tones", 1962). Each partial is a pair of strings out of tune by
    a few tenths of a hertz, which gives the slow beat and the two-stage decay; harder blows
    excite more partials.

    Parameters
    ----------
    hertz
        Pitch.
    seconds
        How long the key is held.
    rate
        Samples a second.
    velocity
        Force of the blow, 0 to 1.
    brightness
        From 0 (felt, muted) to 1 (concert grand).

    Returns
    -------
    numpy.ndarray
        float32 [frames], including a short release after the key.
    """
    n = np.arange(1, 23)
    partials = n * hertz * np.sqrt(1.0 + 4e-4 * (hertz / 262.0) ** 0.8 * n**2)
    hardness = 0.25 + 0.4 * brightness + 0.5 * velocity
    amplitude = np.exp(-n / (1.0 + 6.5 * hardness * (262.0 / hertz) ** 0.4)) / n**0.55
    # A hammer at an eighth of the string cannot excite the eighth partial.
    amplitude *= 0.15 + np.abs(np.sin(np.pi * n / 8.0))
    ring = 9.0 * (262.0 / hertz) ** 0.6 / (1.0 + 0.28 * n)
    pairs = np.concatenate([partials - 0.12, partials + 0.17 + 0.03 * n])
    weights = np.concatenate([amplitude, 0.6 * amplitude])
    rings = np.concatenate([0.35 * ring, ring])
    frames = round((seconds + 0.25) * rate)
    sound = damped_sines(pairs, weights, rings, frames, rate, phase=np.tile(n * 0.7, 2))
    return sound * swell(frames, rate, 0.003, 0.25) * np.float32(velocity / weights.sum() * 2.2)


def struck_bell(hertz: float, seconds: float, rate: int) -> Signal:
    """Return a soft bell, float32 [frames]: the partials of a tuned bar, the high ones short."""
    ratios = np.array([1.0, 2.0, 2.76, 5.4])
    strengths = np.array([1.0, 0.25, 0.3, 0.08])
    lengths = seconds * np.array([1.0, 0.6, 0.35, 0.12])
    frames = round(seconds * rate)
    sound = damped_sines(hertz * ratios, strengths, lengths, frames, rate)
    return sound * swell(frames, rate, 0.004, 0.1)
