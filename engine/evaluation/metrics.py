"""Retrieval metrics over a set of track vectors, each a pure function of ranked neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NO_NEIGHBOUR = -1


def cosine_similarities(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the cosine of every pair after taking out the mean, float32 [tracks, tracks].

    Vectors that all point roughly the same way hide their differences in the last digits; taking
    out the mean is what the product does too.
    """
    centred = vectors - vectors.mean(axis=0)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    units = centred / np.maximum(length, 1e-12)
    return np.asarray(units @ units.T, dtype=np.float32)


def neighbours(
    similarities: NDArray[np.float32], count: int, exclude: Sequence[str] | None = None
) -> NDArray[np.int64]:
    """Return each track's most similar other tracks, most similar first.

    Parameters
    ----------
    similarities
        float [tracks, tracks].
    count
        Neighbours to return.
    exclude
        One name a track: tracks of the same name are no neighbours. With artists, this is the
        artist filter (Pampalk et al., 2005).

    Returns
    -------
    int [tracks, count], ``NO_NEIGHBOUR`` where too few are left.
    """
    scores = np.array(similarities, dtype=np.float64)
    np.fill_diagonal(scores, -np.inf)
    if exclude is not None:
        scores[_same(exclude)] = -np.inf
    order = np.argsort(-scores, axis=1, kind="stable")[:, :count]
    possible = np.take_along_axis(scores, order, axis=1) > -np.inf
    return np.where(possible, order, NO_NEIGHBOUR)


def precision_each(ranked: NDArray[np.int64], labels: Sequence[str]) -> NDArray[np.float64]:
    """Return the share of each track's neighbours that carry its label, float64 [tracks].

    NaN where a track has no neighbour at all.
    """
    values = np.asarray(labels)
    real = ranked != NO_NEIGHBOUR
    hits = (values[ranked] == values[:, None]) & real
    found = real.sum(axis=1)
    return np.where(found > 0, hits.sum(axis=1) / np.maximum(found, 1), np.nan)


def answerable(labels: Sequence[str], artists: Sequence[str]) -> NDArray[np.bool_]:
    """Say for which tracks some other artist's track carries the same label, bool [tracks]."""
    return np.asarray((_same(labels) & ~_same(artists)).any(axis=1))


def hits_each(ranked: NDArray[np.int64], wanted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Say whether a wanted track is among the neighbours, for tracks that have one.

    Parameters
    ----------
    ranked
        int [tracks, count] from ``neighbours``.
    wanted
        bool [tracks, tracks].

    Returns
    -------
    float64 [tracks]: 1 for a hit, 0 for a miss, NaN where nothing is wanted.
    """
    found = np.take_along_axis(wanted, np.maximum(ranked, 0), axis=1) & (ranked != NO_NEIGHBOUR)
    return np.where(wanted.any(axis=1), found.any(axis=1).astype(float), np.nan)


def same_artist_other_album(artists: Sequence[str], albums: Sequence[str]) -> NDArray[np.bool_]:
    """Return which pairs share the artist but not the album, bool [tracks, tracks]."""
    return _same(artists) & ~_same(albums)


def same_album(albums: Sequence[str]) -> NDArray[np.bool_]:
    """Return which pairs share the album, bool [tracks, tracks], no track with itself."""
    pairs = _same(albums)
    np.fill_diagonal(pairs, False)
    return pairs


def hub_skewness(ranked: NDArray[np.int64]) -> float:
    """Return the skewness of how often each track is somebody's neighbour.

    0 for a fair space; above 1, a few tracks are everybody's neighbours (Radovanović et al.,
    2010, eq. 1).
    """
    counts = np.bincount(ranked[ranked != NO_NEIGHBOUR].ravel(), minlength=len(ranked))
    deviation = counts.std()
    return 0.0 if deviation == 0 else float(np.mean(((counts - counts.mean()) / deviation) ** 3))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its bootstrap confidence interval."""

    value: float
    low: float
    high: float
    queries: int

    def as_card(self) -> dict[str, object]:
        """Return plain numbers, rounded, for a card or ``--json``."""
        return {
            "value": round(self.value, 4),
            "interval_95": [round(self.low, 4), round(self.high, 4)],
            "queries": self.queries,
        }


def bootstrap(
    values: NDArray[np.float64],
    groups: Sequence[str],
    *,
    samples: int = 2_000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Estimate:
    """Return the mean of the values that are not NaN, and its percentile interval.

    Whole groups are drawn, not single tracks: tracks by one artist err together, and drawing them
    one by one would promise more certainty than there is.
    """
    known = ~np.isnan(values)
    if not known.any():
        return Estimate(float("nan"), float("nan"), float("nan"), 0)
    members = np.unique(np.asarray(groups)[known], return_inverse=True)[1]
    totals = np.bincount(members, weights=values[known])
    sizes = np.bincount(members).astype(float)
    draws = np.random.default_rng(seed).integers(len(totals), size=(samples, len(totals)))
    means = totals[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    tail = (1 - confidence) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Estimate(float(values[known].mean()), float(low), float(high), int(known.sum()))


def _same(names: Sequence[str]) -> NDArray[np.bool_]:
    values = np.asarray(names)
    return np.asarray(values[:, None] == values[None, :])
