"""What was heard of windows to what is known of a track."""

import numpy as np
from numpy.typing import NDArray

from engine.encoder.session import FilterOutputs
from engine.store.records import TrackFilters


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


def track_filters(windows: FilterOutputs) -> TrackFilters:
    """Return what the filters say of a track: the greatest maximum, where it is, and the mean.

    Parameters
    ----------
    windows
        Of all its windows, at least one, in their order. Of equal maxima the first counts.
    """
    loudest = windows.maxima.argmax(axis=0)
    columns = np.arange(windows.maxima.shape[1])
    return TrackFilters(
        maxima=windows.maxima[loudest, columns],
        means=windows.means.mean(axis=0, dtype=np.float64).astype(np.float32),
        windows=loudest,
        shares=windows.moments[loudest, columns],
    )
