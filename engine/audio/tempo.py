"""Faster and slower at the same pitch, by FFmpeg's ``atempo`` (waveform similarity overlap-add).

Source of the method: Verhelst and Roelands, “An overlap-add technique based on waveform
similarity (WSOLA) for high quality time-scale modification of speech”, ICASSP 1993.
"""

from fractions import Fraction

import av
import numpy as np

from engine.audio.resampling import FloatArray

_LAYOUTS = {1: "mono", 2: "stereo"}


class Tempo:
    """Changes the speed of a stream of samples, piece by piece.

    Parameters
    ----------
    sample_rate
        Frames a second, of what goes in and of what comes out.
    channels
        1 or 2.
    speed
        Frames that go in for each that comes out, 0.5 to 2.
    """

    def __init__(self, sample_rate: int, channels: int, speed: float) -> None:
        self._sample_rate = sample_rate
        self._layout = _LAYOUTS[channels]
        self._nothing = np.empty((0, channels), np.float32)
        self._taken = 0
        self._graph = av.filter.Graph()
        self._input = self._graph.add_abuffer(
            sample_rate=sample_rate,
            format="flt",
            layout=self._layout,
            time_base=Fraction(1, sample_rate),
        )
        tempo = self._graph.add("atempo", str(speed))
        self._output = self._graph.add("abuffersink")
        self._input.link_to(tempo)
        tempo.link_to(self._output)
        self._graph.configure()

    def convert(self, samples: FloatArray) -> FloatArray:
        """Take samples, shape [frames, channels], and return what is ready, of the same shape."""
        if not len(samples):
            return self._nothing
        flat = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(flat, format="flt", layout=self._layout)
        frame.sample_rate = self._sample_rate
        frame.pts = self._taken
        self._taken += len(samples)
        self._input.push(frame)
        return self._ready()

    def flush(self) -> FloatArray:
        """Return what is still inside; nothing may be converted afterwards."""
        self._input.push(None)
        return self._ready()

    def _ready(self) -> FloatArray:
        parts = [self._nothing]
        while True:
            try:
                frame = self._output.pull()
            except (av.BlockingIOError, av.EOFError):
                return np.concatenate(parts)
            assert isinstance(frame, av.AudioFrame)
            parts.append(np.asarray(frame.to_ndarray(), np.float32).reshape(frame.samples, -1))
