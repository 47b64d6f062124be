"""Mastering: an album's colour, fades, and one loudness for every piece."""

from dataclasses import dataclass

import numpy as np

from engine.demo.synthesis.filters import Gains, bell, high, reverb, shape_spectrum, tilt
from engine.demo.synthesis.signals import Signal, swell

TARGET_LOUDNESS = -18.0
"""Loudness of every piece in LUFS, the reference level of ReplayGain 2."""
CEILING = 0.84
"""Highest sample, -1.5 dBFS; the half decibel below -1 leaves room between the samples."""
_KNEE = 0.6


@dataclass(frozen=True, slots=True)
class Production:
    """The sound that the pieces of an album share.

    Attributes
    ----------
    rate
        Samples a second.
    channels
        1 or 2.
    bits
        Resolution; the samples are written as 16 bits, the lowest ones zero. 14 bits lie 68 dB
        below the music and take a quarter less room on the disk; 12 suit an old console.
    tilt
        Decibels an octave added above 1 kHz and taken away below; negative is darker.
    room
        Extra reverberation, 0 to 1.
    live
        Whether an audience claps at the end.
    """

    rate: int = 44100
    channels: int = 2
    bits: int = 14
    tilt: float = 0.0
    room: float = 0.0
    live: bool = False


def master(tape: Signal, production: Production, noise: np.random.Generator) -> Signal:
    """Return a finished recording at `TARGET_LOUDNESS` that never exceeds `CEILING`.

    Parameters
    ----------
    tape
        float32 [2, frames].
    production
        The album's colour.
    noise
        Source of the room and of the audience.

    Returns
    -------
    numpy.ndarray
        float32 [channels, frames], faded at both ends, without DC.
    """
    rate = production.rate
    coloured = shape_spectrum(tape, rate, high(28.0), tilt(production.tilt))
    if production.room:
        coloured = coloured + production.room * reverb(coloured, rate, 1.8, noise)
    if production.live:
        coloured = coloured + _applause(coloured, rate, noise)
    if production.channels == 1:
        coloured = coloured.mean(axis=0, keepdims=True)
    coloured = coloured * swell(coloured.shape[-1], rate, 0.01, 1.6)
    return _level(coloured, rate)


def _applause(tape: Signal, rate: int, noise: np.random.Generator) -> Signal:
    """Return an audience, float32 [2, frames], that claps over the last three seconds."""
    frames = tape.shape[-1]
    claps = np.zeros((2, frames), dtype=np.float32)
    tail = min(frames, 3 * rate)
    # Hands clap at random moments: a Poisson process rather than steady noise.
    hits = noise.uniform(size=(2, tail)) < 1500.0 / rate
    claps[:, frames - tail :] = hits * noise.standard_normal((2, tail))
    claps[:, frames - tail :] *= swell(tail, rate, 1.2, 1.5)
    claps = shape_spectrum(claps, rate, high(500.0), bell(1300.0, 9.0))
    return claps * np.float32(0.35 * np.sqrt(np.mean(tape**2)) / np.sqrt(np.mean(claps**2)))


def _level(tape: Signal, rate: int) -> Signal:
    """Return the tape at the target loudness; peaks bend softly instead of clipping."""
    missing = TARGET_LOUDNESS - loudness(tape, rate)
    return _soften(tape * np.float32(10.0 ** (missing / 20.0)))


def _soften(tape: Signal) -> Signal:
    """Return the tape with everything above `_KNEE` squeezed below `CEILING`."""
    loud = np.abs(tape) > _KNEE
    peaks = tape[loud]
    room = CEILING - _KNEE
    softened = tape.copy()
    softened[loud] = np.sign(peaks) * (_KNEE + room * np.tanh((np.abs(peaks) - _KNEE) / room))
    return softened


def _k_weighting(f: Gains) -> Gains:
    """Return the gain of the K-weighting filters of ITU-R BS.1770-4 (tables 1 and 2)."""
    z = np.exp(-2j * np.pi * np.minimum(f, 24000.0) / 48000.0)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1.0 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    bass = (1.0 - z) ** 2 / (1.0 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(np.abs(shelf * bass))


def loudness(tape: Signal, rate: int) -> float:
    """Return the integrated loudness of a recording in LUFS, after ITU-R BS.1770-4.

    Blocks of 400 ms overlap by three quarters; silence (below -70 LUFS) and blocks 10 LU below
    the rest do not count. A mono recording counts as it is played, from two loudspeakers.

    Parameters
    ----------
    tape
        float32 [channels, frames].
    rate
        Samples a second.
    """
    hop = rate // 10
    hops = tape.shape[-1] // hop
    # By Parseval's theorem the power can be weighted and summed without going back to samples.
    spectra = np.fft.rfft(tape[:, : hops * hop].reshape(len(tape), hops, hop))
    weights = (np.sqrt(2.0) / hop * _k_weighting(np.fft.rfftfreq(hop, 1.0 / rate))) ** 2
    weights = weights.astype(np.float32)
    power = ((spectra.real**2 + spectra.imag**2) @ weights).sum(axis=0) * (2.0 / len(tape))
    blocks = np.convolve(power, np.full(4, 0.25), "valid").astype(np.float64) + 1e-12
    heard = blocks[blocks > 1e-7] if np.any(blocks > 1e-7) else blocks
    heard = heard[heard > 0.1 * heard.mean()]
    return float(-0.691 + 10.0 * np.log10(heard.mean()))
