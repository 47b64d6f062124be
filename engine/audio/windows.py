"""Reads short excerpts of a track without decoding all of it."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from engine.audio.resampling import FloatArray, Resampler
from engine.audio.source import FARTHEST_LANDING_SECONDS, AudioSource, SeekError
from engine.audio.window_plan import WindowPlan, overlapping_starts
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


def read_windows(
    path: Path, *, sample_rate: int, window_samples: int, plan: WindowPlan, span: Span = WHOLE
) -> TrackWindows:
    """Read mono excerpts of a track, laid out by a plan.

    The file is sought in; only where that fails is it decoded from beginning to end, and even
    then nothing is held but the results.

    Parameters
    ----------
    path
        The file.
    sample_rate
        Frames a second of the result.
    window_samples
        Length of a window.
    plan
        Which windows are wanted; damaged tracks give fewer.
    span
        The stretch of the file that is the track; nothing outside it is read into a window.

    Raises
    ------
    EarshotError
        When the file cannot be opened or nothing in it can be decoded.
    """
    shape = _Shape(sample_rate, window_samples, plan, span)
    found = _read_by_seeking(path, shape) or _read_in_one_pass(path, shape)
    if not found.windows:
        raise EarshotError(NOT_DECODED.format(path=path))
    return TrackWindows(
        samples=np.stack([window.samples for window in found.windows]),
        starts=np.array([window.start for window in found.windows], np.float64) - span.start,
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
    stretch = _Stretch(span.start + start, sample_rate, wanted)
    with AudioSource(path, fast_seek=True) as source:
        sought = source.duration is not None and _fill_by_seeking(source, stretch)
    if not sought:
        stretch = _Stretch(span.start + start, sample_rate, wanted)
        with AudioSource(path) as source:
            _fill_in_one_pass(source, [stretch])
    samples = stretch.finish()
    if not len(samples):
        raise EarshotError(NOTHING_THERE.format(path=path))
    return _overlapping(samples, window_samples)


def _overlapping(samples: FloatArray, window_samples: int) -> FloatArray:
    """Cut into windows that overlap by at least half, from the first sample to the last."""
    if len(samples) <= window_samples:
        return np.resize(samples, (1, window_samples))
    starts = [int(start) for start in overlapping_starts(len(samples), window_samples)]
    return np.stack([samples[start : start + window_samples] for start in starts])


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is wanted of a track."""

    sample_rate: int
    window_samples: int
    plan: WindowPlan
    span: Span

    def stretches(self, duration: float) -> list["_Stretch"]:
        """Return the parts of the file that the windows lie in, yet to be read."""
        seconds = self.window_samples / self.sample_rate
        available = self.window_samples
        if self.span.last is not None:
            available = min(available, round(duration * self.sample_rate))
        found: list[_Stretch] = []
        for start in self.plan.starts(duration, seconds):
            if not (found and found[-1].take(self.span.start + start)):
                found.append(_Stretch(self.span.start + start, self.sample_rate, available))
        return found

    def duration(self, whole: float) -> float:
        """Return the length of the track in a file of so many seconds."""
        return self.span.duration(whole) or 0.0

    def found(self, stretches: list["_Stretch"], duration: float) -> "_Found":
        """Return the windows that were read and are worth hearing.

        Empty ones are not, and half-empty ones only where there are none better.
        """
        windows = [window for one in stretches for window in one.windows(self.window_samples)]
        best = max(window.fill for window in windows)
        threshold = max(1, min(best, _SMALLEST_FILL * self.window_samples))
        return _Found([window for window in windows if window.fill >= threshold], duration)


@dataclass(frozen=True, slots=True)
class _Window:
    """One window that was read: its place in seconds, its samples, how many are not padding."""

    start: float
    samples: FloatArray
    fill: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of a track."""

    windows: list[_Window]
    duration: float


class _Stretch:
    """Gathers the frames of an unbroken part of a file, in which one or more windows lie."""

    def __init__(self, start: float, sample_rate: int, available: int) -> None:
        self.start = start
        self._begun = start
        self._offsets = [0]
        self._available = available
        self._wanted = available
        self._resampler = Resampler(sample_rate, 1)
        self._blocks: list[FloatArray] = []
        self._skip: int | None = None

    def take(self, start: float) -> bool:
        """Take in another window if it begins before this part ends, and tell whether it does."""
        offset = round((start - self.start) * self._resampler.sample_rate)
        if offset > self._wanted:
            return False
        self._offsets.append(offset)
        self._wanted = offset + self._available
        return True

    def add(self, time: float, frame: av.AudioFrame) -> bool:
        """Take a frame, and tell whether it reaches the end of this part."""
        end = time + frame.samples / frame.sample_rate
        wanted_until = self.start + self._wanted / self._resampler.sample_rate
        if end > self.start and time < wanted_until:
            if self._skip is None:
                self._skip = max(0, round((self.start - time) * self._resampler.sample_rate))
                self._begun = max(self.start, time)
            self._blocks.extend(self._resampler.convert(frame))
        return end >= wanted_until

    def finish(self) -> FloatArray:
        """Return all samples of this part that there are, in [-1, 1]."""
        self._blocks.extend(self._resampler.flush())
        whole = np.concatenate(self._blocks)[:, 0] if self._blocks else np.empty(0, np.float32)
        skip = self._skip or 0
        return np.clip(whole[skip : skip + self._wanted - self._late], -1.0, 1.0)

    def windows(self, window_samples: int) -> list[_Window]:
        """Finish, and cut the windows; short ones are padded with zeros."""
        samples = self.finish()
        found = []
        for offset in self._offsets:
            first = max(0, offset - self._late)
            part = samples[first : first + self._available]
            padded = np.zeros(window_samples, dtype=np.float32)
            padded[: len(part)] = part
            start = self._begun + first / self._resampler.sample_rate
            found.append(_Window(start, padded, len(part)))
        return found

    @property
    def _late(self) -> int:
        """How many samples at the beginning are missing: files and jumps may begin too late."""
        return round((self._begun - self.start) * self._resampler.sample_rate)


def _read_by_seeking(path: Path, shape: _Shape) -> _Found | None:
    """Jump from window to window, or return None when the file's index cannot be trusted."""
    with AudioSource(path, fast_seek=True) as source:
        whole = source.duration
        if whole is None:
            return None
        duration = shape.duration(whole)
        stretches = shape.stretches(duration)
        if not all(_fill_by_seeking(source, stretch) for stretch in stretches):
            return None
    return shape.found(stretches, duration)


def _fill_by_seeking(source: AudioSource, stretch: _Stretch) -> bool:
    """Fill one part, and tell whether the jump led to where it should."""
    goal = max(0.0, stretch.start - _PREROLL_SECONDS)
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
            if stretch.add(time, frame):
                break
    except SeekError:
        return False
    return landed


def _read_in_one_pass(path: Path, shape: _Shape) -> _Found:
    """Decode a file from beginning to end, keeping only the windows."""
    with AudioSource(path) as source:
        duration = shape.duration(source.measure_duration() or source.duration or 0.0)
    stretches = shape.stretches(duration)
    with AudioSource(path) as source:
        _fill_in_one_pass(source, stretches)
    return shape.found(stretches, duration)


def _fill_in_one_pass(source: AudioSource, stretches: list[_Stretch]) -> None:
    """Fill all parts, counting samples as the clock: the file's own is not to be trusted."""
    waiting = iter(stretches)
    stretch = next(waiting)
    time = 0.0
    for _, frame in source.frames():
        while stretch.add(time, frame):
            following = next(waiting, None)
            if following is None:
                return
            stretch = following
        time += frame.samples / frame.sample_rate
