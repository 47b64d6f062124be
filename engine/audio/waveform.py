"""A track's outline: how far the samples swing and how loud they are, in a few hundred columns."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.audio.resampling import FloatArray

COLUMNS = 400
_SLICE_SECONDS = 0.02
_FULL_SCALE = 255


@dataclass(frozen=True, slots=True)
class Waveform:
    """The outline of a whole track.

    Attributes
    ----------
    peaks
        uint8, shape [columns]: the largest absolute sample, 255 at full scale.
    levels
        uint8, shape [columns]: the root mean square, 255 at full scale.
    """

    peaks: npt.NDArray[np.uint8]
    levels: npt.NDArray[np.uint8]


class WaveformBuilder:
    """Draws up the outline of a stream of samples, piece by piece.

    Parameters
    ----------
    sample_rate
        Frames a second.
    """

    def __init__(self, sample_rate: int) -> None:
        self._slice = round(_SLICE_SECONDS * sample_rate)
        self._rest = np.empty((0, 2), np.float32)
        self._peaks: list[FloatArray] = []
        self._energies: list[FloatArray] = []

    def add(self, samples: FloatArray) -> None:
        """Take samples, float32, shape [frames, 2]."""
        joined = np.concatenate([self._rest, samples])
        whole = len(joined) // self._slice * self._slice
        self._rest = joined[whole:]
        self._measure(joined[:whole].reshape(-1, self._slice * 2))

    def waveform(self) -> Waveform:
        """Return the outline of all samples; silent when there were none."""
        if len(self._rest):
            self._measure(self._rest.reshape(1, -1))
            self._rest = self._rest[:0]
        peaks = np.concatenate(self._peaks) if self._peaks else np.zeros(1, np.float32)
        energies = np.concatenate(self._energies) if self._energies else np.zeros(1, np.float32)
        edges = np.linspace(0, len(peaks), COLUMNS + 1)
        first = edges[:-1].astype(np.int64)
        # A short track has fewer slices than columns: then neighbours share one.
        last = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
        spans = list(zip(first, last, strict=True))
        levels = np.sqrt([energies[a:b].mean() for a, b in spans])
        return Waveform(_as_bytes([peaks[a:b].max() for a, b in spans]), _as_bytes(levels))

    def _measure(self, slices: FloatArray) -> None:
        if len(slices):
            self._peaks.append(np.maximum(slices.max(axis=1), -slices.min(axis=1)))
            self._energies.append(np.einsum("ij,ij->i", slices, slices) / slices.shape[1])


def _as_bytes(values: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    scaled = np.asarray(values, np.float64) * _FULL_SCALE
    return np.clip(np.round(scaled), 0, _FULL_SCALE).astype(np.uint8)
