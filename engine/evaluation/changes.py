"""The same recording as it comes along in other libraries: re-encoded, cut, quieter, mono."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from engine.audio.resampling import Resampler
from engine.audio.source import AudioSource
from engine.errors import EarshotError
from engine.evaluation.spaces import FloatArray

_RATE = 48_000
_CHUNK = 4_096
_LAYOUTS = {1: "mono", 2: "stereo"}
_SHIFT_SECONDS = 1.2
_QUIETER = np.float32(10 ** (-6 / 20))


def write_changed(path: Path, folder: Path) -> dict[str, Path]:
    """Write one copy of a track for each change and return their paths by the change's name.

    Changes that are not about codecs are written as 32-bit float WAV and lose nothing else.

    Raises
    ------
    EarshotError
        When the track cannot be decoded.
    """
    samples = _decode(path)
    written = {}
    for number, (name, (codec, bit_rate, change)) in enumerate(_CHANGES.items()):
        suffix = {"libmp3lame": ".mp3", "libopus": ".opus"}.get(codec, ".wav")
        written[name] = folder / f"{number}{suffix}"
        _write(written[name], change(samples), codec, bit_rate)
    return written


def _unchanged(samples: FloatArray) -> FloatArray:
    return samples


def _later(samples: FloatArray) -> FloatArray:
    return samples[min(int(_SHIFT_SECONDS * _RATE), len(samples) // 2) :]


def _quieter(samples: FloatArray) -> FloatArray:
    return samples * _QUIETER


def _mono(samples: FloatArray) -> FloatArray:
    return np.asarray(samples.mean(axis=1, keepdims=True), dtype=np.float32)


_CHANGES: dict[str, tuple[str, int | None, Callable[[FloatArray], FloatArray]]] = {
    "mp3 128 kbit/s": ("libmp3lame", 128_000, _unchanged),
    "opus 48 kbit/s": ("libopus", 48_000, _unchanged),
    "starts 1.2 s later": ("pcm_f32le", None, _later),
    "6 dB quieter": ("pcm_f32le", None, _quieter),
    "mono": ("pcm_f32le", None, _mono),
}
CHANGES = tuple(_CHANGES)
"""Names of the changes."""


def _decode(path: Path) -> FloatArray:
    """Return a whole file, float32 [samples, channels], of one or two channels at 48 kHz."""
    with AudioSource(path) as source:
        resampler = Resampler(_RATE, min(2, source.channels))
        blocks = list(resampler.convert_all(frame for _, frame in source.frames()))
    if not blocks:
        raise EarshotError(f"Nothing in “{path}” could be decoded; it may be damaged.")
    return np.concatenate(blocks)


def _write(path: Path, samples: FloatArray, codec: str, bit_rate: int | None) -> None:
    layout = _LAYOUTS[samples.shape[1]]
    with av.open(str(path), "w") as output:
        stream: Any = output.add_stream(codec, rate=_RATE, layout=layout)
        if bit_rate is not None:
            stream.bit_rate = bit_rate
        stream.codec_context.open()
        size = stream.codec_context.frame_size or _CHUNK
        shaper = av.AudioResampler(format=stream.format, layout=layout, rate=_RATE, frame_size=size)
        for start in range(0, len(samples), _CHUNK):
            for ready in shaper.resample(_frame(samples[start : start + _CHUNK], layout, start)):
                output.mux(stream.encode(ready))
        for ready in shaper.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))


def _frame(samples: FloatArray, layout: str, start: int) -> av.AudioFrame:
    planes = np.ascontiguousarray(samples.T)
    frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
    frame.sample_rate, frame.time_base, frame.pts = _RATE, Fraction(1, _RATE), start
    return frame
