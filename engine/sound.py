"""Where the sound of a track lies: in a file of its own, or in a stretch of one (a CUE sheet's)."""

from dataclasses import dataclass
from pathlib import Path

CD_FRAMES = 75
"""CUE sheets count in frames of a compact disc, so many a second: 588 samples at 44.1 kHz."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, in CD frames: from `first`, up to but without `last`.

    A `last` of None is the end of the file.
    """

    first: int = 0
    last: int | None = None

    @property
    def start(self) -> float:
        """Seconds from the beginning of the file to that of the span."""
        return self.first / CD_FRAMES

    def duration(self, whole: float | None) -> float | None:
        """Return its length in seconds, in a file of `whole` seconds; None when unknown."""
        if self.last is not None:
            return (self.last - self.first) / CD_FRAMES
        return None if whole is None else max(0.0, whole - self.start)

    def samples(self, sample_rate: int) -> int | None:
        """Return its length at a sample rate, or None when only the file's end ends it.

        Spans that follow each other share every sample out, whatever the rate.
        """
        if self.last is None:
            return None
        return _sample(self.last, sample_rate) - _sample(self.first, sample_rate)

    def samples_from(self, seconds: float, sample_rate: int) -> int | None:
        """Return how many samples of it lie behind a place in the file, as :meth:`samples`."""
        if self.last is None:
            return None
        return max(0, _sample(self.last, sample_rate) - round(seconds * sample_rate))

    def continues(self, before: "Span") -> bool:
        """Whether this span begins where another one of the same file ends."""
        return before.last is not None and before.last == self.first


WHOLE = Span()
"""All of a file."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file and the stretch of it that a track is."""

    path: Path
    span: Span = WHOLE


def _sample(frame: int, sample_rate: int) -> int:
    return round(frame * sample_rate / CD_FRAMES)
