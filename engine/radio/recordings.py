"""The same recording never twice, whatever file, format or release it comes from."""

from collections.abc import Iterable, Iterator

import numpy as np

from engine.radio.candidate import Candidate, FloatArray
from engine.radio.names import related_titles

SAME_SOUND = 0.98
"""Cosine from which on two tracks of one length are the same recording.

It holds for models whose card says nothing of it. What the card says was measured with
``tests/benchmarks/same_sound.py``: it lies between copies in other formats and other recordings.
"""

SAME_LENGTH = 0.02
SAME_SECONDS = 2.5
"""Greatest difference of two copies' durations: relative to the longer one, and in seconds.

The larger of both counts: encoders pad, and copies of a record begin a little later.
"""

_TITLE_TELLS = 3.0
"""How many times farther from 1 than the threshold a cosine may be where titles are related."""

_FIRST_ROOM = 64


def same_sound(model: object) -> float:
    """Return the cosine from which on two vectors of a model are of one recording.

    Parameters
    ----------
    model
        A vector space; that of an installed model knows what its card says (``same_sound``).
    """
    measured = getattr(model, "same_sound", None)
    return SAME_SOUND if measured is None else float(measured)


class RecordingMemory:
    """Knows every recording it was told of, by name and by sound.

    Parameters
    ----------
    known
        What it is told of at once.
    threshold
        As of :func:`same_sound`.
    """

    def __init__(self, known: Iterable[Candidate] = (), threshold: float = SAME_SOUND) -> None:
        self._keys: set[str] = set()
        self._known: list[Candidate] = []
        self._vectors: FloatArray | None = None
        self._same = threshold
        self._perhaps = 1.0 - _TITLE_TELLS * (1.0 - threshold)
        for candidate in known:
            self.remember(candidate)

    def remember(self, candidate: Candidate) -> None:
        """Take note of a recording."""
        self._keys |= candidate.recordings
        row = len(self._known)
        if self._vectors is None:
            self._vectors = np.empty((_FIRST_ROOM, len(candidate.vector)), np.float32)
        elif row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.empty_like(self._vectors)])
        self._vectors[row] = candidate.vector
        self._known.append(candidate)

    def knows(self, candidate: Candidate) -> bool:
        """Tell whether this recording was remembered, perhaps as another file."""
        if not self._keys.isdisjoint(candidate.recordings):
            return True
        if self._vectors is None:
            return False
        alike = self._vectors[: len(self._known)] @ candidate.vector
        return any(
            self._is_same(self._known[row], candidate, float(alike[row]))
            for row in np.flatnonzero(alike >= self._perhaps)
        )

    def _is_same(self, one: Candidate, other: Candidate, cosine: float) -> bool:
        """Tell whether two tracks at least perhaps alike are the same recording.

        Beside the sound their length must speak for it or, where a cut or a fade left less of
        that, their titles. Artists do not count: those of files without tags are mere folders.
        """
        if cosine >= self._same and _same_length(one.duration, other.duration):
            return True
        return related_titles(one.title, other.title)


def distinct(candidates: Iterable[Candidate], memory: RecordingMemory) -> Iterator[Candidate]:
    """Yield the first candidate of each recording that `memory` does not know, and remember it."""
    for candidate in candidates:
        if not memory.knows(candidate):
            memory.remember(candidate)
            yield candidate


def _same_length(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    return abs(one - other) <= max(SAME_LENGTH * max(one, other), SAME_SECONDS)
