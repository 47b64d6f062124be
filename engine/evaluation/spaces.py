"""Who is near whom: by vectors, or by what a peer says of each pair."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.similarity.mutual_proximity import Spread, Surroundings, ranking_scores

FloatArray = NDArray[np.float32]
NO_NEIGHBOUR = -1

_ROWS_AT_ONCE = 512


class Space(Protocol):
    """Similarities between the tracks of a collection."""

    def __len__(self) -> int:
        """How many tracks there are."""

    def similarities(self, rows: slice) -> FloatArray:
        """Return those of some tracks to all, float32 [rows, tracks]; the caller may change it."""

    def spread(self) -> Spread:
        """Return each track's mean and deviation of similarity to the others."""


class VectorSpace:
    """Cosines between vectors after taking out their mean.

    Vectors that all point roughly the same way hide their differences in the last digits.

    Parameters
    ----------
    vectors
        float32 [tracks, dimensions], of any length.
    """

    def __init__(self, vectors: FloatArray) -> None:
        self._mean = vectors.mean(axis=0, dtype=np.float64)
        self.units = self.placed(vectors)

    def placed(self, vectors: FloatArray) -> FloatArray:
        """Return other vectors as this space sees them: centred, rows of length 1."""
        return unit_rows(vectors - self._mean)

    def __len__(self) -> int:
        return len(self.units)

    def similarities(self, rows: slice) -> FloatArray:
        """See :class:`Space`."""
        return np.asarray(self.units[rows] @ self.units.T, dtype=np.float32)

    def spread(self) -> Spread:
        """See :class:`Space`."""
        return Surroundings.of(self.units).spread(self.units, members=True)


class PairSpace:
    """Similarities that are known pair by pair, float32 [tracks, tracks]."""

    def __init__(self, similarities: FloatArray) -> None:
        self._similarities = similarities

    def __len__(self) -> int:
        return len(self._similarities)

    def similarities(self, rows: slice) -> FloatArray:
        """See :class:`Space`."""
        return self._similarities[rows].copy()

    def spread(self) -> Spread:
        """See :class:`Space`."""
        others = self._similarities.astype(np.float64)
        np.fill_diagonal(others, np.nan)
        deviation = np.maximum(np.nanstd(others, axis=1), 1e-9)
        mean = np.nanmean(others, axis=1)
        return Spread(mean.astype(np.float32), deviation.astype(np.float32))


def nearest(
    space: Space,
    count: int,
    *,
    exclude: NDArray[np.int64] | None = None,
    mutual_proximity: bool = False,
) -> NDArray[np.int64]:
    """Return each track's most similar other tracks, most similar first.

    Parameters
    ----------
    space
        The collection.
    count
        Neighbours to return.
    exclude
        int64 [tracks]: tracks of the same number are no neighbours. With artists, this is the
        artist filter (Pampalk et al., 2005).
    mutual_proximity
        Rank by Gaussian mutual proximity over the collection instead.

    Returns
    -------
    int64 [tracks, count], ``NO_NEIGHBOUR`` where too few are left.
    """
    spread = space.spread() if mutual_proximity else None
    found = np.full((len(space), count), NO_NEIGHBOUR, dtype=np.int64)
    for start in range(0, len(space), _ROWS_AT_ONCE):
        rows = slice(start, min(start + _ROWS_AT_ONCE, len(space)))
        scores = space.similarities(rows)
        if spread is not None:
            scores = ranking_scores(scores, spread[rows], spread)
        scores[np.arange(len(scores)), np.arange(rows.start, rows.stop)] = -np.inf
        if exclude is not None:
            scores[exclude[rows, np.newaxis] == exclude] = -np.inf
        best = top(scores, count)
        found[rows, : best.shape[1]] = best
    return found


def top(scores: FloatArray, count: int) -> NDArray[np.int64]:
    """Return the places of each row's largest numbers, largest first.

    Parameters
    ----------
    scores
        float [rows, tracks]; what is -inf is not wanted.
    count
        How many at most.

    Returns
    -------
    int64 [rows, min(count, tracks)], ``NO_NEIGHBOUR`` where too few are wanted.
    """
    count = min(count, scores.shape[1])
    places = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    # Places first, so that what is equally near always comes in the same order.
    places.sort(axis=1)
    order = np.argsort(-np.take_along_axis(scores, places, axis=1), axis=1, kind="stable")
    places = np.take_along_axis(places, order, axis=1)
    wanted = np.take_along_axis(scores, places, axis=1) > -np.inf
    return np.where(wanted, places, NO_NEIGHBOUR)


def unit_rows(rows: NDArray[np.floating]) -> FloatArray:
    """Scale rows to length 1; a zero row stays zero."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-12), dtype=np.float32)
