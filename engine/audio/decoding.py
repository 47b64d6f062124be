"""Whole files as arrays of samples, and what can be told of a file without decoding it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.audio.resampling import FloatArray, Resampler
from engine.audio.source import AudioSource
from engine.errors import EarshotError
from engine.failures import NOT_DECODED


@dataclass(frozen=True, slots=True)
class AudioProperties:
    """What a file says about its audio.

    Attributes
    ----------
    duration
        Seconds, or None when the file does not tell.
    sample_rate
        Frames a second.
    channels
        Number of channels.
    codec
        FFmpeg's name of the codec.
    bitrate
        Bits a second, or None when the file does not tell.
    """

    duration: float | None
    sample_rate: int
    channels: int
    codec: str
    bitrate: int | None


def probe(path: Path) -> AudioProperties:
    """Read a file's audio properties without decoding the audio.

    Raises
    ------
    EarshotError
        When the file cannot be opened or holds no audio.
    """
    with AudioSource(path) as source:
        return AudioProperties(
            duration=source.duration,
            sample_rate=source.sample_rate,
            channels=source.channels,
            codec=source.codec,
            bitrate=source.bit_rate,
        )


def decode_mono(path: Path, sample_rate: int) -> FloatArray:
    """Decode a whole file, mix it down to mono and resample it.

    Parameters
    ----------
    path
        The file.
    sample_rate
        Frames a second of the result.

    Returns
    -------
    numpy.ndarray
        float32, shape [samples], in [-1, 1].

    Raises
    ------
    EarshotError
        When the file cannot be opened or nothing in it can be decoded.
    """
    with AudioSource(path) as source:
        frames = (frame for _, frame in source.frames())
        blocks = list(Resampler(sample_rate, 1).convert_all(frames))
    if not blocks:
        raise EarshotError(NOT_DECODED.format(path=path))
    return np.clip(np.concatenate(blocks)[:, 0], -1.0, 1.0)
