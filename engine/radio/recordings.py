"""The same recording never twice, whatever file, format or release it comes from."""

from collections.abc import Iterable, Iterator

import numpy as np

from engine.radio.candidate import Candidate, FloatArray

SAME_SOUND = 0.98
"""Cosine above which two tracks of one length count as copies of one recording.

It holds for models whose card has no ``same_sound`` of its own. It lies between copies in other
formats and different recordings; ``tests/benchmarks/same_sound.py`` measures both sides.
"""

SAME_LENGTH = 0.02
"""Greatest difference of two copies' durations, relative to the longer one."""

_FIRST_ROOM = 64


def same_sound(model: object) -> float:
    """Return the cosine from which on two vectors of a model are of one recording.

    Parameters
    ----------
    model
        A vector space; where it is an installed model, its card tells what was measured for it.
    """
    card = getattr(model, "card", None)
    measured = card.get("same_sound") if isinstance(card, dict) else None
    return float(measured) if isinstance(measured, int | float) else SAME_SOUND


class RecordingMemory:
    """Knows every recording it was told of, by name and by sound."""

    def __init__(self, known: Iterable[Candidate] = ()) -> None:
        self._keys: set[str] = set()
        self._durations: list[float | None] = []
        self._vectors: FloatArray | None = None
        for candidate in known:
            self.remember(candidate)

    def remember(self, candidate: Candidate) -> None:
        """Take note of a recording."""
        self._keys |= candidate.recordings
        row = len(self._durations)
        if self._vectors is None:
            self._vectors = np.empty((_FIRST_ROOM, len(candidate.vector)), np.float32)
        elif row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.empty_like(self._vectors)])
        self._vectors[row] = candidate.vector
        self._durations.append(candidate.duration)

    def knows(self, candidate: Candidate) -> bool:
        """Tell whether this recording was remembered, perhaps as another file."""
        if not self._keys.isdisjoint(candidate.recordings):
            return True
        if self._vectors is None:
            return False
        alike = self._vectors[: len(self._durations)] @ candidate.vector
        return any(
            _same_length(self._durations[row], candidate.duration)
            for row in np.flatnonzero(alike > SAME_SOUND)
        )


def distinct(candidates: Iterable[Candidate], memory: RecordingMemory) -> Iterator[Candidate]:
    """Yield the first candidate of each recording that `memory` does not know, and remember it."""
    for candidate in candidates:
        if not memory.knows(candidate):
            memory.remember(candidate)
            yield candidate


def _same_length(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    return abs(one - other) <= SAME_LENGTH * max(one, other)
