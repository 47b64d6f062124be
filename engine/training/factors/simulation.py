"""Listeners whose tastes are known, because we made them up: the proof needs a right answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_CONCENTRATION = 0.15
_PLAYS_PER_TRACK = 3.0


@dataclass(frozen=True, slots=True)
class Simulation:
    """Listeners, what they like, and what they played.

    Attributes
    ----------
    tastes
        float64 [listeners, styles], rows add up to 1.
    style
        int64 [tracks]: position of a track's style in ``tastes``.
    plays
        float32 [listeners, tracks], whole numbers.
    """

    tastes: NDArray[np.float64]
    style: NDArray[np.int64]
    plays: NDArray[np.float32]

    @property
    def liking(self) -> NDArray[np.float64]:
        """How much each listener likes each track, float64 [listeners, tracks]."""
        return self.tastes[:, self.style]


def simulate(styles: Sequence[str], listeners: int, seed: int) -> Simulation:
    """Make up listeners and draw what they played.

    A listener's taste over the styles is drawn from a symmetric Dirichlet distribution that favours
    few styles; the plays of a track are Poisson with a mean that is the product of the listener's
    taste for its style, her activity and the track's popularity (both log-normal).

    Parameters
    ----------
    styles
        The style of each track.
    """
    random = np.random.default_rng(seed)
    names, style = np.unique(np.asarray(styles), return_inverse=True)
    tastes = random.dirichlet(np.full(len(names), _CONCENTRATION), size=listeners)
    activity = random.lognormal(0.0, 0.5, size=(listeners, 1))
    popularity = random.lognormal(0.0, 0.7, size=len(style))
    mean = _PLAYS_PER_TRACK * activity * tastes[:, style] * popularity
    return Simulation(tastes, style, random.poisson(mean).astype(np.float32))
