"""What a teacher heard in a track: its embeddings and where in the track each belongs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hearing:
    """One teacher's embeddings of one piece of sound.

    Attributes
    ----------
    rows
        float16 or float32 [windows, dimensions], at least one row.
    hop_seconds, window_seconds
        Time between the starts of two rows, and how much sound each row is about.
    """

    rows: NDArray[np.floating]
    hop_seconds: float
    window_seconds: float

    def mean(self, start: float, seconds: float) -> NDArray[np.float32]:
        """Return the mean over an excerpt, float32 [dimensions].

        Each row counts by how much of it lies in the excerpt; where none does, all count alike.
        """
        begins = np.arange(len(self.rows)) * self.hop_seconds
        ends = np.minimum(begins + self.window_seconds, start + seconds)
        weights = np.maximum(ends - np.maximum(begins, start), 0.0)
        if weights.sum() <= 0:
            weights = np.ones(len(self.rows))
        inside = np.flatnonzero(weights)
        rows = self.rows[inside].astype(np.float32)
        return np.asarray(weights[inside] @ rows / weights[inside].sum(), dtype=np.float32)

    def through(self, change: Callable[[NDArray[np.floating]], NDArray[np.floating]]) -> Self:
        """Return the same with other rows, for example in another space."""
        return replace(self, rows=change(self.rows))
