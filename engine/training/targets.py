"""What the student should say: the teachers' embeddings, turned into one compact space."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.vectors import unit

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

    mean: Tensor
    matrix: Tensor

    @classmethod
    def fit(cls, rows: Array, dimensions: int) -> Self:
        """Learn from rows, float32 [examples, inputs]."""
        mean = rows.mean(axis=0, dtype=np.float64)
        centred = rows - mean
        values, vectors = np.linalg.eigh(centred.T @ centred / len(rows))
        order = np.argsort(values)[::-1][:dimensions]
        scale = np.maximum(values[order], 1e-8) ** -0.25
        matrix = (vectors[:, order] * scale).astype(np.float32)
        return cls(torch.from_numpy(mean.astype(np.float32)), torch.from_numpy(matrix))

    def to(self, device: torch.device) -> Self:
        """Return the same space for rows that lie on that device."""
        return type(self)(self.mean.to(device), self.matrix.to(device))

    def project(self, rows: Tensor) -> Tensor:
        """Return rows in this space, float32 [..., outputs]; a mean of them is the mean's."""
        return (rows.float() - self.mean) @ self.matrix


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

    def to(self, device: torch.device) -> Self:
        """Return the same space for rows that lie on that device."""
        return type(self)(self.yamnet.to(device), self.fcn.to(device))

    @staticmethod
    def join(yamnet: Tensor, fcn: Tensor, share: float = 0.5) -> Tensor:
        """Put rows of both teachers' spaces side by side, unit rows, float32 [examples, both].

        The cosine of two such rows is the mean of the teachers' own cosines; ``share`` is the
        second teacher's part in it.
        """
        return torch.cat([unit(yamnet) * (1.0 - share) ** 0.5, unit(fcn) * share**0.5], dim=1)
