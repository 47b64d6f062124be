"""Where a track belongs on a map that was made without it: among what it sounds like."""

import numpy as np

from engine.similarity.vector_block import FloatArray

_AMONG = 5
_ROWS_AT_ONCE = 512
_SHARPNESS = 10.0


def placed(vectors: FloatArray, mapped: FloatArray, positions: FloatArray) -> FloatArray:
    """Return a place for each vector: among the nearest tracks that the map has.

    The nearest counts most: weights are exp(10 cos), and of the five nearest those count that lie
    near the one in the middle of them, so that a track between two regions joins one and does not
    fall into the void between them.

    Parameters
    ----------
    vectors
        Unit vectors to place, float32 [n, dimensions].
    mapped
        Unit vectors of the tracks on the map, float32 [m, dimensions], m >= 1.
    positions
        Where those are, float32 [m, 2].

    Returns
    -------
    places
        float32 [n, 2].
    """
    places = np.empty((len(vectors), 2), np.float32)
    count = min(_AMONG, len(mapped))
    for start in range(0, len(vectors), _ROWS_AT_ONCE):
        scores = vectors[start : start + _ROWS_AT_ONCE] @ mapped.T
        chosen = np.argpartition(scores, len(mapped) - count, axis=1)[:, len(mapped) - count :]
        cosines = np.take_along_axis(scores, chosen, axis=1)
        weights = np.exp(_SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True)))
        places[start : start + len(scores)] = _middle(positions[chosen], weights)
    return places


def place_among(around: FloatArray, cosines: FloatArray) -> FloatArray:
    """Return the place of something whose nearest tracks are known, float32 [2].

    Parameters
    ----------
    around
        Where those are, nearest first, float32 [k, 2], k >= 1; the first five count.
    cosines
        How alike they are, float32 [k].
    """
    near, alike = around[np.newaxis, :_AMONG], cosines[np.newaxis, :_AMONG]
    place: FloatArray = _middle(near, np.exp(_SHARPNESS * (alike - alike.max())))[0]
    return place


def _middle(around: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted mean around the medoid of each group [n, count, 2], float32 [n, 2]."""
    apart = np.linalg.norm(around[:, :, np.newaxis] - around[:, np.newaxis], axis=3)
    medoid = (apart * weights[:, np.newaxis]).sum(axis=2).argmin(axis=1)
    from_medoid = np.take_along_axis(apart, medoid[:, np.newaxis, np.newaxis], axis=1)[:, 0]
    reach = np.median(from_medoid, axis=1, keepdims=True)
    near = weights * (from_medoid <= reach)
    total = (around * near[:, :, np.newaxis]).sum(axis=1)
    middle: FloatArray = (total / near.sum(axis=1, keepdims=True)).astype(np.float32)
    return middle
