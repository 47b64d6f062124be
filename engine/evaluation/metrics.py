"""Retrieval metrics over ranked neighbours, each a pure function."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.spaces import NO_NEIGHBOUR

Codes = NDArray[np.int64]
Ranked = NDArray[np.int64]
Array = NDArray[np.float64]


def codes(names: Sequence[str]) -> Codes:
    """Return one number a name, int64 [tracks]; an empty name is like no other."""
    numbers = np.unique(np.asarray(names), return_inverse=True)[1].astype(np.int64)
    unknown = np.array([not name for name in names], dtype=bool)
    numbers[unknown] = len(names) + np.arange(unknown.sum())
    return numbers


def combined(first: Codes, second: Codes) -> Codes:
    """Return numbers that are equal where both are equal, int64 [tracks]."""
    pairs = np.stack([first, second], axis=1)
    return np.unique(pairs, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def how_many(groups: Codes) -> NDArray[np.int64]:
    """Return how many tracks share each track's number, itself included, int64 [tracks]."""
    _, place, counts = np.unique(groups, return_inverse=True, return_counts=True)
    return np.asarray(counts[place], dtype=np.int64)


def relevant_by_others(labels: Codes, artists: Codes) -> NDArray[np.int64]:
    """Return how many tracks by other artists carry each track's label, int64 [tracks]."""
    return how_many(labels) - how_many(combined(labels, artists))


def precision_each(ranked: Ranked, labels: Codes) -> Array:
    """Return the share of each track's neighbours that carry its label, float64 [tracks].

    NaN where a track has no neighbour at all.
    """
    found = (ranked != NO_NEIGHBOUR).sum(axis=1)
    hits = _shared(ranked, labels).sum(axis=1)
    return np.where(found > 0, hits / np.maximum(found, 1), np.nan)


def ndcg_each(ranked: Ranked, labels: Codes, relevant: NDArray[np.int64]) -> Array:
    """Return each track's normalised discounted cumulative gain, float64 [tracks].

    A neighbour with the track's label gains 1, discounted by log2 of its rank plus 1 (Järvelin
    and Kekäläinen, 2002), over the best that could be had.

    Parameters
    ----------
    ranked
        int64 [tracks, count].
    labels
        int64 [tracks].
    relevant
        int64 [tracks]: how many tracks could be found; NaN where none.
    """
    count = ranked.shape[1]
    discounts = 1.0 / np.log2(np.arange(2, count + 2))
    best = np.concatenate([[0.0], np.cumsum(discounts)])[np.minimum(relevant, count)]
    gained = _shared(ranked, labels) @ discounts
    return np.where(relevant > 0, gained / np.maximum(best, 1e-12), np.nan)


def album_hit_each(ranked: Ranked, albums: Codes) -> Array:
    """Say whether another track of the album is among the neighbours, float64 [tracks].

    1 for a hit, 0 for a miss, NaN where the album has no other track.
    """
    hits = _shared(ranked, albums).any(axis=1).astype(float)
    return np.where(how_many(albums) > 1, hits, np.nan)


def artist_hit_each(ranked: Ranked, artists: Codes, albums: Codes) -> Array:
    """Say whether another album by the artist is among the neighbours, float64 [tracks].

    1 for a hit, 0 for a miss, NaN where the artist has no other album.
    """
    hits = (_shared(ranked, artists) & ~_shared(ranked, albums)).any(axis=1).astype(float)
    others = how_many(artists) - how_many(combined(artists, albums))
    return np.where(others > 0, hits, np.nan)


def occurrences(ranked: Ranked) -> NDArray[np.int64]:
    """Return among how many tracks' neighbours each track is, int64 [tracks]."""
    return np.bincount(ranked[ranked != NO_NEIGHBOUR].ravel(), minlength=len(ranked))


def hub_skewness(ranked: Ranked) -> float:
    """Return the skewness of how often each track is somebody's neighbour.

    0 for a fair space; above 1, a few tracks are everybody's neighbours (Radovanović et al.,
    2010, eq. 1).
    """
    counts = occurrences(ranked)
    deviation = counts.std()
    return 0.0 if deviation == 0 else float(np.mean(((counts - counts.mean()) / deviation) ** 3))


def never_near(ranked: Ranked) -> float:
    """Return the share of tracks that are among nobody's neighbours, in [0, 1]."""
    return float(np.mean(occurrences(ranked) == 0))


def _shared(ranked: Ranked, groups: Codes) -> NDArray[np.bool_]:
    """Say which neighbours have the track's own number, bool [tracks, count]."""
    return np.asarray((groups[ranked] == groups[:, np.newaxis]) & (ranked != NO_NEIGHBOUR))
