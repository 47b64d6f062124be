"""Writes small audio files in any codec that PyAV can encode.

There is no encoder for Monkey's Audio (APE) in FFmpeg, so no test can make such a file.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]

CODECS: dict[str, tuple[str, str]] = {
    "mp3": ("libmp3lame", ".mp3"),
    "flac": ("flac", ".flac"),
    "vorbis": ("vorbis", ".ogg"),
    "opus": ("libopus", ".opus"),
    "aac": ("aac", ".m4a"),
    "alac": ("alac", ".m4a"),
    "wma": ("wmav2", ".wma"),
    "wav": ("pcm_s16le", ".wav"),
    "aiff": ("pcm_s16be", ".aiff"),
    "wavpack": ("wavpack", ".wv"),
}
LOSSLESS = ("flac", "alac", "wav", "aiff", "wavpack")
STAIRCASE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_CHUNK = 4096
_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1"}


def can_encode(name: str) -> bool:
    """Tell whether this build of PyAV has the encoder for one of `CODECS`."""
    try:
        av.Codec(CODECS[name][0], "w")
    except ValueError:
        return False
    return True


def sine(
    seconds: float, *, sample_rate: int = 44100, frequency: float = 440.0, level: float = 0.5
) -> FloatArray:
    """Return a mono sine, shape [samples]."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    return (level * np.sin(2 * np.pi * frequency * time)).astype(np.float32)


def noise(
    seconds: float, *, sample_rate: int = 44100, seed: int = 0, level: float = 0.1
) -> FloatArray:
    """Return reproducible mono white noise, shape [samples]."""
    generator = np.random.default_rng(seed)
    samples = generator.standard_normal(round(seconds * sample_rate)) * level
    return samples.astype(np.float32)


def staircase(levels: Sequence[float], seconds: float, *, sample_rate: int = 44100) -> FloatArray:
    """Return a 1 kHz tone whose loudness steps through `levels`, `seconds` each."""
    tone = sine(seconds, sample_rate=sample_rate, frequency=1000.0, level=1.0)
    return np.concatenate([tone * np.float32(level) for level in levels])


def write_audio(
    path: Path,
    samples: FloatArray,
    *,
    codec: str = "wav",
    sample_rate: int = 44100,
    bit_rate: int | None = None,
    container_options: dict[str, str] | None = None,
) -> Path:
    """Encode samples, shape [n] or [n, channels] in [-1, 1], and return the path written.

    A path without a suffix gets the codec's own.
    """
    encoder, suffix = CODECS[codec]
    path = path if path.suffix else path.with_suffix(suffix)
    planes = samples.reshape(len(samples), -1).T
    if codec == "vorbis" and len(planes) == 1:
        # FFmpeg's own Vorbis encoder only knows stereo.
        planes = np.repeat(planes, 2, axis=0)
    layout = _LAYOUTS[planes.shape[0]]
    # FFmpeg's own Vorbis encoder counts as experimental.
    options = {"strict": "-2"} if codec == "vorbis" else {}
    container_format = "ogg" if suffix in {".ogg", ".opus"} else None
    with av.open(
        str(path), "w", format=container_format, container_options=container_options or {}
    ) as output:
        stream: Any = output.add_stream(
            encoder, rate=sample_rate, layout=layout, options=options or None
        )
        if codec == "wavpack":
            stream.format = "s16p"  # eight bits by default
        if codec not in LOSSLESS:
            stream.bit_rate = bit_rate or 128_000
        resampler = av.AudioResampler(
            format=stream.format, layout=layout, rate=sample_rate, frame_size=_frame_size(stream)
        )
        for frame in _frames(planes, layout, sample_rate):
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))
    return path


def _frame_size(stream: Any) -> int:
    """Return the frame size which the encoder insists on, or a handy one."""
    context = stream.codec_context
    context.open()
    return int(context.frame_size) or _CHUNK


def _frames(planes: FloatArray, layout: str, sample_rate: int) -> "list[av.AudioFrame]":
    frames = []
    for start in range(0, planes.shape[1], _CHUNK):
        chunk = np.ascontiguousarray(planes[:, start : start + _CHUNK])
        frame = av.AudioFrame.from_ndarray(chunk, format="fltp", layout=layout)
        frame.sample_rate = sample_rate
        frame.time_base = Fraction(1, sample_rate)
        frame.pts = start
        frames.append(frame)
    return frames
