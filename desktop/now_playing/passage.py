"""A few marked seconds of a track."""

from dataclasses import dataclass

from engine.radio.passages import LONGEST, SHORTEST

USUAL = 5.0
"""Seconds that a passage lasts when only one end of it was given."""


@dataclass(frozen=True, slots=True)
class Passage:
    """From `start` to `end`, in seconds, no longer and no shorter than may be searched for."""

    start: float
    end: float

    @classmethod
    def dragged(cls, anchor: float, place: float, duration: float) -> "Passage | None":
        """Return what lies between where a drag began and where it is; None when next to nothing.

        Parameters
        ----------
        anchor, place
            Seconds.
        duration
            Of the track.
        """
        place = min(max(place, anchor - LONGEST, 0.0), anchor + LONGEST, duration)
        start, end = sorted((anchor, place))
        return cls(start, end) if end - start >= SHORTEST else None

    @classmethod
    def beginning(cls, start: float, before: "Passage | None", duration: float) -> "Passage":
        """Return the passage that begins at a moment; its end stays if it can."""
        start = max(0.0, min(start, duration - SHORTEST))
        end = before.end if before and before.end - start >= SHORTEST else start + USUAL
        return cls(start, min(end, start + LONGEST, duration))

    @classmethod
    def ending(cls, end: float, before: "Passage | None", duration: float) -> "Passage":
        """Return the passage that ends at a moment; its beginning stays if it can."""
        end = min(max(end, SHORTEST), duration)
        start = before.start if before and end - before.start >= SHORTEST else end - USUAL
        return cls(max(start, end - LONGEST, 0.0), end)
