"""Policies compared, with how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_BOOTSTRAPS = 2000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Skips per 25 tracks under a policy, and how many fewer than under the one before it.

    Intervals hold 95 % of the means of listeners drawn with replacement; `fewer` pairs each
    listener with himself. It is 0 for the first.
    """

    name: str
    skips: float
    interval: tuple[float, float]
    fewer: float
    fewer_interval: tuple[float, float]

    def as_plain(self) -> dict[str, object]:
        """Return it in plain types, rounded."""
        return {
            "policy": self.name,
            "skips_in_25": round(self.skips, 3),
            "interval_95": [round(bound, 3) for bound in self.interval],
            "fewer_than_before": round(self.fewer, 3),
            "fewer_interval_95": [round(bound, 3) for bound in self.fewer_interval],
        }


def compare(skips: Mapping[str, Sequence[float]], seed: int = 0) -> list[Comparison]:
    """Compare policies, each with the one before it.

    Parameters
    ----------
    skips
        By policy the skips in 25 of each listener, of all policies in the same order.
    seed
        Of the bootstrap (Efron, 1979).
    """
    found = []
    before: npt.NDArray[np.float64] | None = None
    for name, counts in skips.items():
        values = np.asarray(counts, np.float64)
        gain = np.zeros_like(values) if before is None else before - values
        draws = np.random.default_rng(seed).integers(0, len(values), (_BOOTSTRAPS, len(values)))
        found.append(
            Comparison(
                name,
                float(values.mean()),
                _bounds(values[draws].mean(axis=1)),
                float(gain.mean()),
                _bounds(gain[draws].mean(axis=1)),
            )
        )
        before = values
    return found


def _bounds(means: npt.NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
