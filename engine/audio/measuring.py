"""Loudness, peak and outline of a whole track in one pass over its file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.audio.loudness import Blocks, LoudnessMeter, integrated_loudness
from engine.audio.stream import AudioStream
from engine.audio.waveform import Waveform, WaveformBuilder
from engine.errors import EarshotError
from engine.failures import NOT_DECODED
from engine.sound import WHOLE, Span

_RATE, _CHANNELS = 48_000, 2
_CHUNK_FRAMES = _RATE


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one pass over a track tells.

    Attributes
    ----------
    loudness
        Integrated loudness in LUFS, or None for silence.
    true_peak
        1 at full scale.
    blocks
        The gating blocks, from which the loudness of an album is computed.
    waveform
        The outline.
    """

    loudness: float | None
    true_peak: float
    blocks: Blocks
    waveform: Waveform


def measure(
    path: Path, is_wanted: Callable[[], bool] = lambda: True, *, span: Span = WHOLE
) -> Measurement | None:
    """Decode a track from beginning to end and measure it as it would be played: in stereo.

    Parameters
    ----------
    path
        The file.
    is_wanted
        Asked after every second of sound; measuring ends early when it says no.
    span
        The stretch of the file that is the track.

    Returns
    -------
    Measurement or None
        None when it ended early.

    Raises
    ------
    EarshotError
        When the file cannot be opened or nothing in it can be decoded.
    """
    stream = AudioStream(path, _RATE, _CHANNELS, span=span)
    meter, outline, frames = LoudnessMeter(_RATE), WaveformBuilder(_RATE), 0
    try:
        while len(samples := stream.read(_CHUNK_FRAMES)):
            if not is_wanted():
                return None
            meter.add(samples)
            outline.add(samples)
            frames += len(samples)
    finally:
        stream.close()
    if not frames:
        raise EarshotError(NOT_DECODED.format(path=path))
    blocks = meter.blocks()
    loudness = integrated_loudness([blocks])
    return Measurement(loudness, meter.true_peak, blocks, outline.waveform())
