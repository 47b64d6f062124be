"""How sure a figure is: bootstrap intervals by drawing artists."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean, or a ratio of means, with its bootstrap confidence interval.

    NaN where nothing could be asked; ``queries`` says how often it could.
    """

    value: float
    low: float
    high: float
    queries: int

    def as_card(self) -> dict[str, object]:
        """Return plain numbers, rounded, for a card or ``--json``; None for what is unknown."""
        return {
            "value": plain(self.value),
            "interval_95": [plain(self.low), plain(self.high)],
            "queries": self.queries,
        }


_UNKNOWN = Estimate(float("nan"), float("nan"), float("nan"), 0)


def plain(number: float) -> float | None:
    """Round to four digits; JSON has no NaN."""
    return round(float(number), 4) if np.isfinite(number) else None


class ArtistDraws:
    """Draws whole artists with replacement (Efron, 1979), the same draws for every figure.

    Tracks by one artist err together, and drawing them one by one would promise more certainty
    than there is.

    Parameters
    ----------
    artists
        One name a track.
    samples
        How many collections to draw.
    confidence
        Share of them that the percentile interval spans.
    seed
        Of the draws.
    """

    def __init__(
        self,
        artists: Sequence[str],
        *,
        samples: int = 2_000,
        confidence: float = 0.95,
        seed: int = 0,
    ) -> None:
        self._artist = np.unique(np.asarray(artists), return_inverse=True)[1]
        self._samples, self._seed = samples, seed
        self._tails = ((1 - confidence) / 2, (1 + confidence) / 2)

    def mean(self, values: Array) -> Estimate:
        """Return the mean of the values that are not NaN, float64 [tracks]."""
        known = ~np.isnan(values)
        if not known.any():
            return _UNKNOWN
        totals, sizes = self._drawn(values, known), self._drawn(np.ones_like(values), known)
        return self._estimate(float(values[known].mean()), totals, sizes, known)

    def ratio(self, values: Array, others: Array) -> Estimate:
        """Return mean(values) / mean(others), over the tracks for which both are known.

        Both means come from the same drawn artists. Queries differ in difficulty far more than
        encoders do, so this interval is much narrower than those of the two means.
        """
        known = ~np.isnan(values) & ~np.isnan(others)
        if not known.any() or not others[known].any():
            return _UNKNOWN
        ratio = values[known].mean() / others[known].mean()
        upper, lower = self._drawn(values, known), self._drawn(others, known)
        return self._estimate(float(ratio), upper, lower, known)

    def _estimate(
        self, value: float, upper: Array, lower: Array, known: NDArray[np.bool_]
    ) -> Estimate:
        possible = lower > 0
        low, high = np.quantile(upper[possible] / lower[possible], self._tails)
        return Estimate(value, float(low), float(high), int(known.sum()))

    def _drawn(self, values: Array, known: NDArray[np.bool_]) -> Array:
        """Return the sum of the known values in each drawn collection, float64 [samples]."""
        count = self._counts.shape[1]
        totals = np.bincount(self._artist[known], weights=values[known], minlength=count)
        return np.asarray(self._counts @ totals)

    @cached_property
    def _counts(self) -> Array:
        """How often each artist is in each drawn collection, float64 [samples, artists]."""
        artists = int(self._artist.max()) + 1
        draws = np.random.default_rng(self._seed)
        return draws.multinomial(artists, np.full(artists, 1 / artists), self._samples).astype(
            np.float64
        )
