"""How far a map can be trusted: what it shows as near, and what it keeps of what is near."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray

NEIGHBOURS = 10
_MOST_EXACT = 5000
_SAMPLE = 2000
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class MapQuality:
    """Two figures between 0 and 1, higher is better.

    Attributes
    ----------
    trustworthiness
        1 when whatever the map shows as near sounds alike (Venna & Kaski 2001, equation 3).
    neighbourhood_preservation
        Share of the true nearest neighbours that are among the nearest on the map.
    """

    trustworthiness: float
    neighbourhood_preservation: float


def map_quality(
    vectors: FloatArray, positions: FloatArray, neighbours: int = NEIGHBOURS
) -> MapQuality | None:
    """Compare neighbours on a map with true neighbours by cosine.

    Of more than 5,000 tracks, 2,000 are looked at, always the same ones, among all others.

    Parameters
    ----------
    vectors
        Unit vectors, float32 [n, dimensions].
    positions
        float32 [n, 2].
    neighbours
        How many of them count.

    Returns
    -------
    quality
        None for fewer tracks than the measure is defined for (n <= 2k).
    """
    total = len(vectors)
    if total <= 2 * neighbours:
        return None
    looked_at = _looked_at(total)
    penalty = kept = 0
    for start in range(0, len(looked_at), _ROWS_AT_ONCE):
        ranks = _true_ranks(
            vectors, positions, looked_at[start : start + _ROWS_AT_ONCE], neighbours
        )
        penalty += int(np.maximum(0, ranks - neighbours).sum())
        kept += int((ranks <= neighbours).sum())
    pairs = len(looked_at) * neighbours
    worst = pairs * (2 * total - 3 * neighbours - 1) / 2
    return MapQuality(1.0 - penalty / worst, kept / pairs)


def _looked_at(total: int) -> npt.NDArray[np.int64]:
    if total <= _MOST_EXACT:
        return np.arange(total)
    return np.random.default_rng(0).choice(total, _SAMPLE, replace=False)


def _true_ranks(
    vectors: FloatArray, positions: FloatArray, rows: npt.NDArray[np.int64], neighbours: int
) -> npt.NDArray[np.int64]:
    """Return which neighbours by sound the nearest on the map are, from 1, int64 [rows, k]."""
    own = np.arange(len(rows))
    apart = ((positions[rows, np.newaxis] - positions[np.newaxis]) ** 2).sum(axis=2)
    apart[own, rows] = np.inf
    near = np.argpartition(apart, neighbours, axis=1)[:, :neighbours]
    scores = vectors[rows] @ vectors.T
    scores[own, rows] = -np.inf
    theirs = np.take_along_axis(scores, near, axis=1)
    ranks = [(scores > theirs[:, [n]]).sum(axis=1) + 1 for n in range(neighbours)]
    return np.stack(ranks, axis=1)
