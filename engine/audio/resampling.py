"""Sample-rate and channel conversion of decoded frames to float32 arrays."""

from collections.abc import Iterable, Iterator

import av
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]

_LAYOUTS = {1: "mono", 2: "stereo"}
# FFmpeg does not scale a downmix to float, and a stereo sum would then exceed full scale.
_OPTIONS = {"rematrix_maxval": "1.0"}


class Resampler:
    """Converts decoded frames to one sample rate and channel count.

    Parameters
    ----------
    sample_rate
        Frames a second of the output.
    channels
        1 for the mean of all channels or 2 for stereo.
    block
        Input samples gathered before they are converted: decoders hand out as few as 128, and the
        conversion of so small a frame costs several times as much as decoding it. Blocks of
        more than the default no longer fit into the processor's cache and cost more again.
    """

    def __init__(self, sample_rate: int, channels: int, *, block: int = 16384) -> None:
        self.sample_rate = sample_rate
        self.channels = channels
        self._block = block
        self._input: tuple[int, str, int] | None = None
        self._gathered = av.AudioFifo()
        self._resampler: av.AudioResampler | None = None

    def convert(self, frame: av.AudioFrame) -> Iterator[FloatArray]:
        """Yield float32 arrays, shape [samples, channels], as they become ready."""
        described = (frame.sample_rate, frame.format.name, frame.layout.nb_channels)
        if self._resampler is None or self._input != described:
            yield from self.flush()
            self._input = described
            self._resampler = self._resampler_from(frame.layout.nb_channels)
        # Timestamps only make FFmpeg complain about holes in broken files.
        frame.pts = None
        self._gathered.write(frame)
        if self._gathered.samples >= self._block:
            yield from self._convert_gathered(self._resampler)

    def flush(self) -> Iterator[FloatArray]:
        """Yield what is still inside and get ready for unrelated audio."""
        if self._resampler is not None:
            yield from self._convert_gathered(self._resampler)
            yield from self._arrays(self._resampler.resample(None))
        self._gathered = av.AudioFifo()
        self._resampler = None

    def convert_all(self, frames: Iterable[av.AudioFrame]) -> Iterator[FloatArray]:
        """Yield the converted frames and, at the end, what was still inside."""
        for frame in frames:
            yield from self.convert(frame)
        yield from self.flush()

    def _resampler_from(self, channels: int) -> av.AudioResampler:
        """Return a resampler that never adds channels: FFmpeg would make mono 3 dB quieter."""
        return av.AudioResampler(
            format="flt",
            layout=_LAYOUTS[min(channels, self.channels)],
            rate=self.sample_rate,
            options=_OPTIONS,
        )

    def _convert_gathered(self, resampler: av.AudioResampler) -> Iterator[FloatArray]:
        gathered = self._gathered.read()
        if gathered is not None:
            gathered.pts = None
            yield from self._arrays(resampler.resample(gathered))

    def _arrays(self, frames: list[av.AudioFrame]) -> Iterator[FloatArray]:
        for frame in frames:
            array = np.asarray(frame.to_ndarray(), dtype=np.float32)
            array = array.reshape(frame.samples, -1)
            if array.shape[1] < self.channels:
                array = np.repeat(array, self.channels, axis=1)
            yield array
