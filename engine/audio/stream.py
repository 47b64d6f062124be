"""A file as a stream of samples for playback, however long it is."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.audio.resampling import FloatArray, Resampler
from engine.audio.source import AudioSource, SeekError
from engine.sound import WHOLE, Span

# Small blocks let a seek answer at once; larger ones would decode more before the first sound.
_BLOCK = 2048
# MP3 frames lean on earlier ones and Opus needs 80 ms to converge after a jump.
_PREROLL_SECONDS = 0.12


class AudioStream:
    """Decodes a file, or a stretch of one, piece by piece at a fixed sample rate.

    Parameters
    ----------
    path
        The file.
    sample_rate
        Frames a second of what `read` returns.
    channels
        1 or 2.
    span
        The stretch of the file; seconds count from its beginning.
    goes_on_from
        A stream that is at the end of its own stretch, where this one begins: its decoder goes on
        without a seam, and it must not be used again.

    Raises
    ------
    EarshotError
        When the file cannot be opened or holds no audio.
    """

    def __init__(
        self,
        path: Path,
        sample_rate: int = 48000,
        channels: int = 2,
        *,
        span: Span = WHOLE,
        goes_on_from: "AudioStream | None" = None,
    ) -> None:
        self.path = path
        self.sample_rate = sample_rate
        self.channels = channels
        self.span = span
        self._left = span.samples(sample_rate)
        self._rest: FloatArray = self._silence(0)
        self._blocks: Iterator[FloatArray] = iter(())
        self._source: AudioSource
        if goes_on_from is not None:
            self._source, self._blocks = goes_on_from._source, goes_on_from._blocks
            self._rest = goes_on_from._rest
        else:
            self._source = AudioSource(path)
            self._blocks = self._decode_from(0.0)
            if span.first:
                self.seek(0.0)
        self.duration: float | None = span.duration(self._source.duration)

    def read(self, frames: int) -> FloatArray:
        """Return the next samples, float32, shape [k, channels] in [-1, 1].

        k is smaller than `frames` only at the end.
        """
        if self._left is not None:
            frames = min(frames, self._left)
        parts = [self._rest]
        ready = len(self._rest)
        while ready < frames and (block := next(self._blocks, None)) is not None:
            parts.append(block)
            ready += len(block)
        joined = np.concatenate(parts)
        self._rest = joined[frames:]
        if self._left is not None:
            self._left -= min(frames, len(joined))
        return joined[:frames]

    def seek(self, seconds: float) -> None:
        """Go on at a place; a place behind the end makes `read` return nothing more.

        A file that cannot be sought in is decoded from its beginning up to the place.

        Raises
        ------
        EarshotError
            When the file vanished.
        """
        goal = self.span.start + max(0.0, seconds)
        self._left = self.span.samples_from(goal, self.sample_rate)
        self._rest = self._silence(0)
        try:
            # Opening anew is exact where FFmpeg's jump to zero loses the encoder's first frame.
            if goal <= _PREROLL_SECONDS:
                self._reopen()
            else:
                self._source.seek(goal - _PREROLL_SECONDS)
        except SeekError:
            self._reopen()
        self._blocks = self._decode_from(goal)

    def close(self) -> None:
        """Close the file."""
        self._blocks = iter(())
        self._source.close()

    def _reopen(self) -> None:
        self._source.close()
        self._source = AudioSource(self.path)

    def _decode_from(self, goal: float) -> Iterator[FloatArray]:
        """Yield blocks from `goal` seconds on, given a source standing at or before it."""
        resampler = Resampler(self.sample_rate, self.channels, block=_BLOCK)
        skip: int | None = None
        for time, frame in self._source.frames():
            known = goal if time is None else time
            if known + frame.samples / frame.sample_rate <= goal:
                continue
            if skip is None:
                skip = max(0, round((goal - known) * self.sample_rate))
            for block in resampler.convert(frame):
                yield np.clip(block[skip:], -1.0, 1.0)
                skip = max(0, skip - len(block))
        for block in resampler.flush():
            yield np.clip(block[skip or 0 :], -1.0, 1.0)
            skip = max(0, (skip or 0) - len(block))

    def _silence(self, frames: int) -> FloatArray:
        return np.zeros((frames, self.channels), dtype=np.float32)
