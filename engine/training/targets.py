"""What the student should say: the teachers' embeddings, turned into one compact space."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HalfWhitening:
    """Centred principal components, each divided by the square root of its deviation.

    Without it a few directions drown the others; full whitening lifts noise as high as what
    matters. Half way is where retrieval is best.

    Attributes
    ----------
    mean
        float32 [inputs].
    matrix
        float32 [inputs, outputs].
    """

    mean: Array
    matrix: Array

    @classmethod
    def fit(cls, rows: Array, dimensions: int) -> Self:
        """Learn from rows, float32 [examples, inputs]."""
        mean = rows.mean(axis=0, dtype=np.float64)
        centred = rows - mean
        values, vectors = np.linalg.eigh(centred.T @ centred / len(rows))
        order = np.argsort(values)[::-1][:dimensions]
        scale = np.maximum(values[order], 1e-8) ** -0.25
        return cls(mean.astype(np.float32), (vectors[:, order] * scale).astype(np.float32))

    def project(self, rows: NDArray[np.floating]) -> Array:
        """Return rows in this space, float32 [examples, outputs]; a mean of them is the mean's."""
        return np.asarray((rows - self.mean) @ self.matrix, dtype=np.float32)

    def apply(self, rows: Array) -> Array:
        """Return unit rows, float32 [examples, outputs]."""
        return unit_rows(self.project(rows))


@dataclass(frozen=True, slots=True)
class TargetSpace:
    """Both teachers side by side, with equal say.

    Attributes
    ----------
    yamnet, fcn
        The space of each teacher.
    """

    yamnet: HalfWhitening
    fcn: HalfWhitening

    @classmethod
    def fit(cls, yamnet: Array, fcn: Array, dimensions: tuple[int, int]) -> Self:
        """Learn from both teachers' rows, float32 [examples, 1024] and [examples, 64]."""
        first, second = dimensions
        return cls(HalfWhitening.fit(yamnet, first), HalfWhitening.fit(fcn, second))

    def apply(self, yamnet: Array, fcn: Array) -> Array:
        """Return unit rows, float32 [examples, dimensions of both].

        The cosine of two such rows is the mean of the teachers' own cosines.
        """
        return self.join(self.yamnet.project(yamnet), self.fcn.project(fcn))

    @staticmethod
    def join(yamnet: Array, fcn: Array, share: float = 0.5) -> Array:
        """Put rows of both teachers' spaces side by side, unit rows, float32 [examples, both].

        ``share`` is the second teacher's part in the cosine of two such rows.
        """
        parts = [unit_rows(yamnet) * (1.0 - share) ** 0.5, unit_rows(fcn) * share**0.5]
        return np.concatenate(parts, axis=1, dtype=np.float32, casting="same_kind")


def unit_rows(rows: NDArray[np.floating]) -> Array:
    """Scale rows to length 1."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), dtype=np.float32)
