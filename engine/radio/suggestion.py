"""What a radio answers with."""

from dataclasses import dataclass

from engine.store.records import Track


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A track, how alike it is (cosine in [-1, 1] to what was asked for), and why in words."""

    track: Track
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class RadioQueue:
    """Tracks in playing order, and in words which rules gave way to fill the queue."""

    tracks: list[Suggestion]
    relaxed: tuple[str, ...]
