"""A taste as a radio sees it: what it adds to the similarity of a track, never more than a bit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import Candidate, FloatArray

LIMIT = 0.25
"""Greatest similarity that a taste adds to a track or takes from it.

Two deviations of the cosines of a library's tracks to one of them: a taste chooses among what
sounds alike, and does not make alike what is not.
"""

NOTABLE = 0.1
"""What a taste adds when it is named among the reasons for a track."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What was learned of a listener, in the space of one model's vectors.

    Attributes
    ----------
    centre
        The middle of the library it was learned in, float32 [dimensions]; nothing is said of it.
    leaning
        Similarity that is added by unit of length in each direction, float32 [dimensions].
    """

    centre: FloatArray
    leaning: FloatArray

    def gain(self, vectors: FloatArray) -> FloatArray:
        """Return what is added to the similarity of tracks, float32 [m] within ±:data:`LIMIT`.

        Parameters
        ----------
        vectors
            Unit vectors, float32 [m, dimensions].
        """
        gained = vectors @ self.leaning - self.centre @ self.leaning
        return np.asarray(np.clip(gained, -LIMIT, LIMIT), np.float32)


def suits(taste: Taste | None, candidates: Sequence[Candidate]) -> set[int]:
    """Return the ids of the candidates that a taste raises notably."""
    if taste is None or not candidates:
        return set()
    gains = taste.gain(np.stack([one.vector for one in candidates]))
    return {
        one.track_id
        for one, gain in zip(candidates, gains.tolist(), strict=True)
        if gain >= NOTABLE
    }
