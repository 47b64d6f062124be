"""Integrated loudness by ITU-R BS.1770-4 and EBU R 128, for tracks and whole albums.

The filters that follow the ear (K-weighting), the momentary loudness and the true peak are
FFmpeg's ``ebur128``; the gating is here, because an album's loudness is gated over the blocks of
all its tracks (BS.1770-4, annex 1, equations 3 to 7).
"""

import zlib
from collections.abc import Iterable
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt

from engine.audio.resampling import FloatArray

REFERENCE_LUFS = -18.0
"""The loudness that ReplayGain 2.0 brings everything to."""

_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_STEP_LU = 0.1
_LOUDEST_LUFS = 10.0
_BINS = round((_LOUDEST_LUFS - _ABSOLUTE_GATE_LUFS) / _STEP_LU)
# A block of 400 ms is complete with the fourth step of 100 ms.
_INCOMPLETE_STEPS = 3

Blocks = npt.NDArray[np.uint32]
"""How many gating blocks of 400 ms have which loudness: counts in steps of 0.1 LU from −70."""


class LoudnessMeter:
    """Measures a stream of stereo samples, piece by piece.

    Parameters
    ----------
    sample_rate
        Frames a second.
    """

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._taken = 0
        self._momentary: list[float] = []
        self._true_peak = 0.0
        self._graph = av.filter.Graph()
        self._input = self._graph.add_abuffer(
            sample_rate=sample_rate,
            format="flt",
            layout="stereo",
            time_base=Fraction(1, sample_rate),
        )
        meter = self._graph.add("ebur128", "metadata=1:peak=true")
        self._output = self._graph.add("abuffersink")
        self._input.link_to(meter)
        meter.link_to(self._output)
        self._graph.configure()

    @property
    def true_peak(self) -> float:
        """The highest true peak so far, 1 at full scale; four times oversampled."""
        return self._true_peak

    def add(self, samples: FloatArray) -> None:
        """Measure samples, float32, shape [frames, 2]."""
        if not len(samples):
            return
        flat = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(flat, format="flt", layout="stereo")
        frame.sample_rate = self._sample_rate
        frame.pts = self._taken
        self._taken += len(samples)
        self._input.push(frame)
        self._read()

    def blocks(self) -> Blocks:
        """Return the gating blocks of all samples; nothing may be added afterwards."""
        self._input.push(None)
        self._read()
        return blocks_of(np.array(self._momentary[_INCOMPLETE_STEPS:]))

    def _read(self) -> None:
        while True:
            try:
                frame = self._output.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            told = frame.metadata
            if "lavfi.r128.M" in told:
                self._momentary.append(float(told["lavfi.r128.M"]))
                self._true_peak = max(self._true_peak, float(told["lavfi.r128.true_peak"]))


def blocks_of(loudness: npt.NDArray[np.float64]) -> Blocks:
    """Return the gating blocks with these loudnesses in LUFS, float64 [blocks]."""
    # A true statement of “nothing” is minus infinity, or not a number.
    audible = loudness[loudness > _ABSOLUTE_GATE_LUFS]
    steps = ((audible - _ABSOLUTE_GATE_LUFS) / _STEP_LU).astype(np.int64)
    counts = np.bincount(np.minimum(steps, _BINS - 1), minlength=_BINS)
    return counts.astype(np.uint32)


def integrated_loudness(parts: Iterable[Blocks]) -> float | None:
    """Return the loudness of everything that these blocks stand for.

    Parameters
    ----------
    parts
        The gating blocks of a track, or of each track of an album.

    Returns
    -------
    float or None
        LUFS; None when nothing is louder than the absolute gate of −70 LUFS. The steps of the
        blocks keep it within 0.05 LU of the exact figure.
    """
    counts = np.zeros(_BINS, np.float64)
    for part in parts:
        counts += part
    if not counts.any():
        return None
    # Equation 2, the other way round: the energy in the middle of each step.
    centres = _ABSOLUTE_GATE_LUFS + (np.arange(_BINS) + 0.5) * _STEP_LU
    energies = 10 ** (centres / 10)
    gate = _mean_loudness(counts, energies) + _RELATIVE_GATE_LU
    return _mean_loudness(np.where(centres >= gate, counts, 0.0), energies)


def pack_blocks(blocks: Blocks) -> bytes:
    """Return gating blocks as a few hundred bytes."""
    return zlib.compress(blocks.astype("<u4").tobytes())


def unpack_blocks(packed: bytes) -> Blocks:
    """Return what :func:`pack_blocks` was given."""
    return np.frombuffer(zlib.decompress(packed), "<u4").astype(np.uint32)


def _mean_loudness(counts: npt.NDArray[np.float64], energies: npt.NDArray[np.float64]) -> float:
    return float(10 * np.log10((counts * energies).sum() / counts.sum()))
