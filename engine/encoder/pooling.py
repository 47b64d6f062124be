"""Window vectors to one track vector."""

import numpy as np
from numpy.typing import NDArray


def track_vector(window_vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the direction in which a track's windows point on average.

    A single window depends much on where it happens to start; the mean over several is stable.

    Parameters
    ----------
    window_vectors
        float32 [windows, dimensions], rows of length 1, at least one row.

    Returns
    -------
    float32 [dimensions] of length 1. Where the windows cancel out exactly, the first window.

    Raises
    ------
    ValueError
        When there is no window.
    """
    if window_vectors.ndim != 2 or len(window_vectors) == 0:
        raise ValueError("a track vector needs a matrix with at least one window vector")
    mean = window_vectors.mean(axis=0, dtype=np.float64)
    length = float(np.linalg.norm(mean))
    if length < 1e-6:
        return np.asarray(window_vectors[0], dtype=np.float32)
    return np.asarray(mean / length, dtype=np.float32)
