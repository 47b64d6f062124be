"""The soft excerpt that is heard when the pointer rests on a track of the map."""

from pathlib import Path

import numpy as np

from engine.audio.stream import AudioStream
from engine.similarity.vector_block import FloatArray
from engine.sound import WHOLE, Span

SECONDS = 12.0
"""How long an excerpt lasts."""

LEVEL = 0.35
"""Its amplitude against the file's: in the background, some 9 dB down."""

_FADE_IN_SECONDS = 0.4
_FADE_OUT_SECONDS = 0.8
_RELEASE_SECONDS = 0.15


def typical_start(starts: FloatArray, windows: FloatArray, vector: FloatArray) -> float:
    """Return where the window begins that is most like the track as a whole, in seconds.

    Parameters
    ----------
    starts
        float32 [windows], seconds.
    windows
        Unit vectors, float32 [windows, dimensions].
    vector
        The track's, float32 [dimensions].
    """
    return float(starts[int((windows @ vector).argmax())])


class Excerpt:
    """A faded piece of a file, read like a stream.

    Parameters
    ----------
    path
        The file.
    start
        Seconds into it.
    sample_rate, channels
        What `read` returns.
    span
        The stretch of the file that is heard; `start` counts from its beginning.

    Raises
    ------
    EarshotError
        When the file cannot be opened.
    """

    def __init__(
        self, path: Path, start: float, sample_rate: int, channels: int, *, span: Span = WHOLE
    ) -> None:
        self._stream = AudioStream(path, sample_rate, channels, span=span)
        self._stream.seek(start)
        self._rate = sample_rate
        self._read = 0
        self._end = round(SECONDS * sample_rate)
        self._fade_out = round(_FADE_OUT_SECONDS * sample_rate)

    def read(self, frames: int) -> FloatArray:
        """Return the next samples, float32 [k, channels]; k is 0 at the end."""
        samples = self._stream.read(max(0, min(frames, self._end - self._read)))
        places = np.arange(self._read, self._read + len(samples), dtype=np.float32)
        rising = places / (_FADE_IN_SECONDS * self._rate)
        falling = (self._end - places) / self._fade_out
        self._read += len(samples)
        # Squared, so that it sounds as even as it looks.
        envelope = LEVEL * np.clip(np.minimum(rising, falling), 0.0, 1.0) ** 2
        faded: FloatArray = (samples * envelope[:, np.newaxis]).astype(np.float32)
        return faded

    def release(self) -> None:
        """Fade out from here, quickly."""
        left = round(_RELEASE_SECONDS * self._rate)
        if self._end - self._read > left:
            self._end, self._fade_out = self._read + left, left

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
