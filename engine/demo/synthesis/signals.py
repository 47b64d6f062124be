"""The array type that all sounds share, their envelopes, and the tape they are laid on."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Signal: TypeAlias = npt.NDArray[np.float32]
"""Samples as float32: [frames] for one voice, [2, frames] for a stereo tape."""


def times(frames: int, rate: int) -> Signal:
    """Return the time of every sample in seconds, float32 [frames]."""
    return np.arange(frames, dtype=np.float32) / np.float32(rate)


def decay(frames: int, rate: int, seconds: float) -> Signal:
    """Return an exponential decay, float32 [frames], that falls by 60 dB in `seconds`."""
    return np.asarray(np.exp(times(frames, rate) * np.float32(-6.908 / seconds)))


def swell(frames: int, rate: int, attack: float, release: float) -> Signal:
    """Return a raised-cosine rise and fall, float32 [frames] from 0 to 1, times in seconds."""
    envelope = np.ones(frames, dtype=np.float32)
    for seconds, edge in ((attack, envelope), (release, envelope[::-1])):
        count = min(frames, max(1, round(seconds * rate)))
        edge[:count] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(count, dtype=np.float32) / count)
    return envelope


class Tape:
    """A stereo tape of fixed length that sounds are added to.

    Attributes
    ----------
    samples
        float32 [2, frames], left and right.
    rate
        Samples a second.
    """

    def __init__(self, seconds: float, rate: int) -> None:
        self.rate = rate
        self.samples: Signal = np.zeros((2, round(seconds * rate)), dtype=np.float32)

    def add(self, sound: Signal, at: float, gain: float = 1.0, pan: float = 0.0) -> None:
        """Lay a sound on the tape; what reaches beyond the end is cut off.

        Parameters
        ----------
        sound
            float32 [frames], or [2, frames] for a sound that is already stereo.
        at
            Start in seconds.
        gain
            Linear factor.
        pan
            From -1 (left) to 1 (right), at constant power.
        """
        start = max(0, round(at * self.rate))
        room = self.samples.shape[-1] - start
        if room <= 0:
            return
        angle = (pan + 1.0) * np.pi / 4.0
        sides = np.sqrt(2.0) * gain * np.array([[np.cos(angle)], [np.sin(angle)]], np.float32)
        clip = sound[..., :room]
        self.samples[:, start : start + clip.shape[-1]] += sides * clip
