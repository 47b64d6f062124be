"""Short excerpts spread over a track, read without decoding all of it."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from engine.audio.resampling import FloatArray, Resampler
from engine.audio.source import FARTHEST_LANDING_SECONDS, AudioSource, SeekError
from engine.errors import EarshotError
from engine.failures import NOT_DECODED, NOTHING_THERE
from engine.sound import WHOLE, Span

# MP3 frames lean on earlier ones and Opus needs 80 ms to converge after a jump.
_PREROLL_SECONDS = 0.12
# Emptier excerpts say little about the music; they stay out where there are better ones.
_SMALLEST_FILL = 0.5


@dataclass(frozen=True, slots=True)
class TrackWindows:
    """Excerpts of one track.

    Attributes
    ----------
    samples
        float32, shape [n, window_samples], mono in [-1, 1]; a short window ends in zeros.
    starts
        float64, shape [n]: seconds from the beginning of the track.
    duration
        Length of the track in seconds.
    """

    samples: FloatArray
    starts: npt.NDArray[np.float64]
    duration: float


def choose_window_starts(duration: float, window_seconds: float, count: int) -> list[float]:
    """Spread windows over a track with equal gaps before, between and after them.

    A long track's first and last seconds are thereby left out: they are often silence or
    applause. A track too short for `count` windows side by side gets fewer, at least one.

    Parameters
    ----------
    duration
        Length of the track in seconds.
    window_seconds
        Length of a window in seconds.
    count
        How many windows are wanted.

    Returns
    -------
    list of float
        Starts in seconds, ascending; the windows do not overlap.
    """
    fitting = max(1, min(count, int(duration / window_seconds)))
    gap = max(0.0, duration - fitting * window_seconds) / (fitting + 1)
    return [gap + index * (gap + window_seconds) for index in range(fitting)]


def read_windows(
    path: Path, *, sample_rate: int, window_samples: int, count: int, span: Span = WHOLE
) -> TrackWindows:
    """Read evenly spread mono excerpts of a track.

    The file is sought in; only where that fails is it decoded from beginning to end, and even
    then no more than one window is held besides the results.

    Parameters
    ----------
    path
        The file.
    sample_rate
        Frames a second of the result.
    window_samples
        Length of a window.
    count
        How many windows are wanted; short or damaged tracks give fewer.
    span
        The stretch of the file that is the track; nothing outside it is read into a window.

    Raises
    ------
    EarshotError
        When the file cannot be opened or nothing in it can be decoded.
    """
    shape = _Shape(sample_rate, window_samples, count, span)
    found = _read_by_seeking(path, shape) or _read_in_one_pass(path, shape)
    if not found.fillers:
        raise EarshotError(NOT_DECODED.format(path=path))
    return TrackWindows(
        samples=np.stack([filler.samples() for filler in found.fillers]),
        starts=np.array([filler.start for filler in found.fillers], np.float64) - span.start,
        duration=found.duration,
    )


def read_passage(
    path: Path,
    start: float,
    end: float,
    *,
    sample_rate: int,
    window_samples: int,
    span: Span = WHOLE,
) -> FloatArray:
    """Read windows that cover a passage of a track, each half over the one before.

    A passage shorter than a window is repeated until it fills one: silence behind it would be
    heard as a part of it.

    Parameters
    ----------
    path
        The file.
    start, end
        Seconds from the beginning of the track.
    sample_rate, window_samples, span
        As in :func:`read_windows`.

    Returns
    -------
    float32 [n, window_samples], mono in [-1, 1], n at least 1.

    Raises
    ------
    EarshotError
        When the file cannot be opened or nothing there can be decoded.
    """
    if (length := span.duration(None)) is not None:
        end = min(end, length)
    wanted = max(1, round((end - start) * sample_rate))
    filler = _WindowFiller(span.start + start, sample_rate, wanted, wanted)
    with AudioSource(path, fast_seek=True) as source:
        sought = source.duration is not None and _fill_by_seeking(source, filler)
    if not sought:
        filler = _WindowFiller(span.start + start, sample_rate, wanted, wanted)
        with AudioSource(path) as source:
            _fill_in_one_pass(source, [filler])
    heard = filler.fill()
    if not heard:
        raise EarshotError(NOTHING_THERE.format(path=path))
    return _overlapping(filler.samples()[:heard], window_samples)


def _overlapping(samples: FloatArray, window_samples: int) -> FloatArray:
    """Cut into windows that overlap by at least half, from the first sample to the last."""
    if len(samples) <= window_samples:
        return np.resize(samples, (1, window_samples))
    count = 1 + -(-2 * (len(samples) - window_samples) // window_samples)
    starts = np.linspace(0, len(samples) - window_samples, count).astype(int)
    return np.stack([samples[start : start + window_samples] for start in starts])


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is wanted of a track."""

    sample_rate: int
    window_samples: int
    count: int
    span: Span

    def empty_windows(self, duration: float) -> list["_WindowFiller"]:
        """Return windows at the right places of the file, yet to be filled."""
        starts = choose_window_starts(duration, self.window_samples / self.sample_rate, self.count)
        samples = self.window_samples
        if self.span.last is not None:
            samples = min(samples, round(duration * self.sample_rate))
        return [
            _WindowFiller(self.span.start + start, self.sample_rate, self.window_samples, samples)
            for start in starts
        ]

    def duration(self, whole: float) -> float:
        """Return the length of the track in a file of so many seconds."""
        return self.span.duration(whole) or 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of a track."""

    fillers: list["_WindowFiller"]
    duration: float


class _WindowFiller:
    """Gathers the frames of one window, up to `available` of its samples."""

    def __init__(self, start: float, sample_rate: int, window_samples: int, available: int) -> None:
        self.start = start
        self._wanted = available
        self._whole = window_samples
        self._end = start + available / sample_rate
        self._resampler = Resampler(sample_rate, 1)
        self._blocks: list[FloatArray] = []
        self._skip: int | None = None

    def add(self, time: float, frame: av.AudioFrame) -> bool:
        """Take a frame, and tell whether it reaches the end of the window."""
        end = time + frame.samples / frame.sample_rate
        if end > self.start and time < self._end:
            if self._skip is None:
                self._skip = max(0, round((self.start - time) * self._resampler.sample_rate))
                self.start = max(self.start, time)
            self._blocks.extend(self._resampler.convert(frame))
        return end >= self._end

    def fill(self) -> int:
        """Finish, and return how many samples the window has."""
        self._blocks.extend(self._resampler.flush())
        whole = np.concatenate(self._blocks)[:, 0] if self._blocks else np.empty(0, np.float32)
        skip = self._skip or 0
        self._blocks = [whole[skip : skip + self._wanted, np.newaxis]]
        return len(self._blocks[0])

    def samples(self) -> FloatArray:
        """Return the window, shape [window_samples], padded with zeros."""
        filled = self._blocks[0][:, 0]
        padded = np.zeros(self._whole, dtype=np.float32)
        np.clip(filled, -1.0, 1.0, out=padded[: len(filled)])
        return padded


def _read_by_seeking(path: Path, shape: _Shape) -> _Found | None:
    """Jump from window to window, or return None when the file's index cannot be trusted."""
    with AudioSource(path, fast_seek=True) as source:
        whole = source.duration
        if whole is None:
            return None
        duration = shape.duration(whole)
        fillers = shape.empty_windows(duration)
        if not all(_fill_by_seeking(source, filler) for filler in fillers):
            return None
    return _Found(_worthwhile(fillers, shape.window_samples), duration)


def _fill_by_seeking(source: AudioSource, filler: _WindowFiller) -> bool:
    """Fill one window, and tell whether the jump led to where it should."""
    goal = max(0.0, filler.start - _PREROLL_SECONDS)
    landed = False
    try:
        if goal > 0.0:
            source.seek(goal)
        for time, frame in source.frames(since=goal):
            if time is None:
                return False
            if not landed and not -FARTHEST_LANDING_SECONDS <= time - goal <= 1.0:
                return False
            landed = True
            if filler.add(time, frame):
                break
    except SeekError:
        return False
    return landed


def _read_in_one_pass(path: Path, shape: _Shape) -> _Found:
    """Decode a file from beginning to end, keeping only the windows."""
    with AudioSource(path) as source:
        duration = shape.duration(source.measure_duration() or source.duration or 0.0)
    fillers = shape.empty_windows(duration)
    with AudioSource(path) as source:
        _fill_in_one_pass(source, fillers)
    return _Found(_worthwhile(fillers, shape.window_samples), duration)


def _fill_in_one_pass(source: AudioSource, fillers: list[_WindowFiller]) -> None:
    """Fill all windows, counting samples as the clock: the file's own is not to be trusted."""
    waiting = iter(fillers)
    filler = next(waiting)
    time = 0.0
    for _, frame in source.frames():
        while filler.add(time, frame):
            following = next(waiting, None)
            if following is None:
                return
            filler = following
        time += frame.samples / frame.sample_rate


def _worthwhile(fillers: list[_WindowFiller], window_samples: int) -> list[_WindowFiller]:
    """Drop empty windows, and half-empty ones unless there are no better ones."""
    fills = [filler.fill() for filler in fillers]
    threshold = min(max(fills), _SMALLEST_FILL * window_samples)
    return [
        filler for filler, fill in zip(fillers, fills, strict=True) if fill >= max(1, threshold)
    ]
