"""The map that is there at once: the plane along which the library varies most."""

import numpy as np

from engine.similarity.vector_block import FloatArray


def principal_plane(vectors: FloatArray) -> FloatArray:
    """Return the first two principal components of vectors (Hotelling 1933).

    The sign of each axis is chosen so that its longest reach is positive: the same library gives
    the same picture.

    Parameters
    ----------
    vectors
        float32 [n, dimensions].

    Returns
    -------
    positions
        float32 [n, 2], centred; columns of zeros where there is nothing to vary along.
    """
    if not len(vectors):
        return np.empty((0, 2), np.float32)
    mean = vectors.mean(axis=0, dtype=np.float64)
    # Centred afterwards: the vectors of a large library are not copied.
    scatter = (vectors.T @ vectors).astype(np.float64) - len(vectors) * np.outer(mean, mean)
    _, axes = np.linalg.eigh(scatter)
    plane = vectors @ axes[:, ::-1][:, :2].astype(np.float32)
    plane -= plane.mean(axis=0)
    if plane.shape[1] < 2:
        plane = np.pad(plane, ((0, 0), (0, 2 - plane.shape[1])))
    longest = plane[np.abs(plane).argmax(axis=0), [0, 1]]
    upright: FloatArray = np.where(longest < 0, -plane, plane).astype(np.float32)
    return upright
