"""Every track's nearest neighbours among all vectors, exactly."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray

IndexArray = npt.NDArray[np.int32]

_SCORES_AT_ONCE = 8_000_000


def nearest_neighbours(
    vectors: FloatArray, count: int, on_progress: Callable[[float], None] = lambda _: None
) -> tuple[IndexArray, FloatArray]:
    """Return the nearest other rows of each row, nearest first.

    Parameters
    ----------
    vectors
        Unit vectors, float32 [n, dimensions].
    count
        How many neighbours, less than n.
    on_progress
        Hears the share that is done, 0 to 1.

    Returns
    -------
    neighbours
        int32 [n, count].
    distances
        Squared Euclidean distances, 2 - 2 cos, float32 [n, count].
    """
    total = len(vectors)
    neighbours = np.empty((total, count), np.int32)
    distances = np.empty((total, count), np.float32)
    rows = max(1, _SCORES_AT_ONCE // max(1, total))
    for start in range(0, total, rows):
        part = slice(start, min(start + rows, total))
        scores = vectors[part] @ vectors.T
        scores[np.arange(len(scores)), np.arange(part.start, part.stop)] = -np.inf
        chosen = np.argpartition(scores, total - count, axis=1)[:, total - count :]
        cosines = np.take_along_axis(scores, chosen, axis=1)
        order = np.argsort(-cosines, axis=1, kind="stable")
        neighbours[part] = np.take_along_axis(chosen, order, axis=1)
        distances[part] = np.maximum(0.0, 2.0 - 2.0 * np.take_along_axis(cosines, order, axis=1))
        on_progress(part.stop / total)
    return neighbours, distances
