"""Mutual proximity: near is whom one is near to *and* who has one among its own nearest.

In spaces of many dimensions some tracks, the hubs, are among everybody's nearest and others among
nobody's. Mutual proximity replaces each cosine by the probability that both tracks would find
most others less alike (Schnitzer et al., “Local and Global Scaling Reduce Hubs in Space”, Journal
of Machine Learning Research 13, 2012). Here a track's cosines to all others are taken for
normally distributed and those of two tracks for independent of each other, the paper’s
simplification for large collections.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

_LEAST_DEVIATION = 1e-4
_ROWS_AT_ONCE = 8_192
_COLUMNS_AT_ONCE = 8_192
# Press et al., “Numerical Recipes”, 2nd edition, section 6.2 (erfcc), highest power first.
_ERFC = (
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807,
    -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spread:
    """How alike tracks are to the music around them: mean and deviation of their cosines to it.

    Attributes
    ----------
    mean
        float32 [tracks], in [-1, 1].
    deviation
        float32 [tracks], above 0.
    """

    mean: FloatArray
    deviation: FloatArray

    def __getitem__(self, rows: int | slice | NDArray[np.integer]) -> "Spread":
        """Return the spread of some of the tracks."""
        return Spread(np.atleast_1d(self.mean[rows]), np.atleast_1d(self.deviation[rows]))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The music that tracks are compared with, reduced to what the spread of a cosine needs.

    The mean cosine of x to rows r is x · mean(r), and their mean square is xᵀ mean(r rᵀ) x. So
    the spread over a whole library costs one small matrix, and no sample needs to be drawn.

    Attributes
    ----------
    count
        How many vectors there were.
    mean
        float64 [dimensions].
    square
        float64 [dimensions, dimensions]: the mean of r rᵀ.
    """

    count: int
    mean: NDArray[np.float64]
    square: NDArray[np.float64]

    @classmethod
    def of(cls, vectors: FloatArray) -> Self:
        """Measure unit vectors, float32 [count, dimensions]: a library or a sample of it.

        Raises
        ------
        ValueError
            When there is none.
        """
        if not len(vectors):
            raise ValueError("surroundings need at least one vector")
        dimensions = vectors.shape[1]
        total, squares = np.zeros(dimensions), np.zeros((dimensions, dimensions))
        for start in range(0, len(vectors), _ROWS_AT_ONCE):
            # Blocks in double precision: a million rows add up without losing digits.
            part = vectors[start : start + _ROWS_AT_ONCE].astype(np.float64)
            total += part.sum(axis=0)
            squares += part.T @ part
        return cls(len(vectors), total / len(vectors), squares / len(vectors))

    def spread(self, vectors: FloatArray, *, members: bool = False) -> Spread:
        """Return how alike unit vectors are to the surroundings.

        Parameters
        ----------
        vectors
            float32 [tracks, dimensions], rows of length 1.
        members
            The vectors are themselves part of the surroundings: the cosine 1 of each to itself is
            not counted. In a small collection it matters.
        """
        mean, square = np.empty(len(vectors)), np.empty(len(vectors))
        for start in range(0, len(vectors), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            part = vectors[rows].astype(np.float64)
            mean[rows] = part @ self.mean
            square[rows] = np.einsum("td,td->t", part @ self.square, part)
        if members and self.count > 1:
            mean = (mean * self.count - 1.0) / (self.count - 1)
            square = (square * self.count - 1.0) / (self.count - 1)
        deviation = np.sqrt(np.maximum(square - mean * mean, _LEAST_DEVIATION**2))
        return Spread(mean.astype(np.float32), deviation.astype(np.float32))


def mutual_proximity(cosines: FloatArray, query: Spread, candidates: Spread) -> FloatArray:
    """Return the probability that query and candidate are both nearer to each other than to most.

    Parameters
    ----------
    cosines
        float32 [candidates] of one query, or [queries, candidates].
    query
        Spread of the one query, or of [queries].
    candidates
        Spread of [candidates].

    Returns
    -------
    float32, shape of ``cosines``, in [0, 1]. Close to 1 it runs out of digits: to put tracks into
    an order, take :func:`ranking_scores`.
    """
    return -np.expm1(-ranking_scores(cosines, query, candidates))


def ranking_scores(cosines: FloatArray, query: Spread, candidates: Spread) -> FloatArray:
    """Return -ln(1 - mutual proximity), which keeps its digits where proximity is close to 1.

    100,000 candidates take about as long as their cosines. Parameters and shapes are those of
    :func:`mutual_proximity`.

    Returns
    -------
    float32, shape of ``cosines``, 0 and above: the larger, the nearer. It grows with the cosine.
    """
    rows = np.atleast_2d(cosines)
    scores = np.empty(rows.shape, dtype=np.float32)
    # In blocks, because intermediate results that leave the processor's cache cost several times
    # the arithmetic.
    for start in range(0, rows.shape[1], _COLUMNS_AT_ONCE):
        columns = slice(start, start + _COLUMNS_AT_ONCE)
        for row, score, mean, deviation in zip(
            rows[:, columns], scores[:, columns], query.mean, query.deviation, strict=True
        ):
            among = candidates[columns]
            first = _log_upper_tail((row - mean) / deviation)
            second = _log_upper_tail((row - among.mean) / among.deviation)
            score[:] = -_log_either(first, second)
    return scores.reshape(cosines.shape)


def _log_either(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return ln(p + q - pq) for independent chances given as ln p and ln q."""
    larger, smaller = np.maximum(first, second), np.minimum(first, second)
    either = larger + np.log(1.0 + np.exp(smaller - larger) - np.exp(smaller))
    return np.asarray(np.minimum(either, 0.0), dtype=np.float32)


def _log_upper_tail(deviations: FloatArray) -> FloatArray:
    """Return the logarithm of how likely a standard normal variable is to be larger."""
    x = np.abs(deviations) * np.float32(np.sqrt(0.5))
    t = 1.0 / (1.0 + 0.5 * x)
    exponent = np.full_like(t, _ERFC[0])
    for coefficient in _ERFC[1:]:
        exponent *= t
        exponent += coefficient
    tail = np.log(0.5 * t) + exponent - x * x
    both = np.where(deviations < 0, np.log(1.0 - np.exp(tail)), tail)
    return np.asarray(both, dtype=np.float32)
