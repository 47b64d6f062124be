"""How strongly neighbours are drawn to each other on the map."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.map.neighbours import IndexArray
from engine.similarity.vector_block import FloatArray

_HALVINGS = 48
_WIDEST = 30.0
_LEAST = 1e-30


@dataclass(frozen=True, slots=True)
class Affinities:
    """The symmetric joint probabilities of t-SNE, row by row.

    Attributes
    ----------
    starts
        Where each row begins, int64 [n]; no row is empty.
    columns
        The other end of each entry, int32 [entries].
    weights
        Probabilities, float32 [entries], with the sum 1.
    """

    starts: npt.NDArray[np.int64]
    columns: IndexArray
    weights: FloatArray

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """How many entries each row has, int64 [n]."""
        return np.diff(np.append(self.starts, len(self.columns)))


def affinities(neighbours: IndexArray, distances: FloatArray, perplexity: float) -> Affinities:
    """Return joint probabilities p_ij = (p_j|i + p_i|j) / 2n (van der Maaten & Hinton 2008).

    Parameters
    ----------
    neighbours, distances
        int32 and float32 [n, k], as :func:`engine.map.neighbours.nearest_neighbours` returns them.
    perplexity
        How many neighbours count, softly; less than k.
    """
    conditional = _conditional(distances.astype(np.float64), perplexity)
    total, count = neighbours.shape
    one = np.repeat(np.arange(total, dtype=np.int64), count)
    other = neighbours.ravel().astype(np.int64)
    pairs = np.concatenate([one * total + other, other * total + one])
    both = np.concatenate([conditional.ravel(), conditional.ravel()])
    distinct, which = np.unique(pairs, return_inverse=True)
    weights = np.bincount(which, both) / (2 * total)
    starts = np.searchsorted(distinct, np.arange(total, dtype=np.int64) * total)
    return Affinities(starts, (distinct % total).astype(np.int32), weights.astype(np.float32))


def _conditional(distances: npt.NDArray[np.float64], perplexity: float) -> npt.NDArray[np.float64]:
    """Return p_j|i [n, k], each row's Gaussian as wide as its entropy is log(perplexity)."""
    # Only differences matter, and the nearest at 0 keeps the exponential from vanishing.
    excess = distances - distances[:, :1]
    narrow, wide = np.full(len(distances), _WIDEST), np.full(len(distances), -_WIDEST)
    for _ in range(_HALVINGS):
        middle = (narrow + wide) / 2
        shares = _shares(excess, middle)
        entropy = -(shares * np.log(np.maximum(shares, _LEAST))).sum(axis=1)
        too_wide = entropy > np.log(perplexity)
        wide = np.where(too_wide, middle, wide)
        narrow = np.where(too_wide, narrow, middle)
    return _shares(excess, (narrow + wide) / 2)


def _shares(
    excess: npt.NDArray[np.float64], precision: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return each row's Gaussian with the precision exp(`precision`), with the sum 1."""
    shares: npt.NDArray[np.float64] = np.exp(-excess * np.exp(precision)[:, np.newaxis])
    shares /= shares.sum(axis=1, keepdims=True)
    return shares
