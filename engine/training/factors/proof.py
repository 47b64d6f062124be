"""Do predicted factors recover the tastes of listeners for tracks that nobody has played?

The listeners are simulated, so that their tastes are known. The factors of the listeners and of the
training tracks come from their plays; the network never hears the held-out tracks and their plays
are used by the upper bound alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.evaluation.spaces import unit_rows
from engine.training.factors.factorisation import LatentFactors, factorise, fold_in
from engine.training.factors.plays import PlayTable
from engine.training.factors.simulation import Simulation, simulate

_LEAST_PLAYED = 10


@dataclass(frozen=True, slots=True)
class Recovery:
    """How well listeners' tastes are recovered for held-out tracks.

    Each figure is the area under the ROC curve, averaged over listeners: the chance that a track
    of a listener's favourite style is ranked above one of another style. 0.5 is chance. Listeners
    whose favourite style has fewer than ten played tracks are left out: nobody could learn it.

    Attributes
    ----------
    predicted
        With the factors that the network hears.
    true_factors
        With the factors from the held-out tracks' own plays, the upper bound.
    random_factors
        With factors that know nothing, the lower bound.
    """

    predicted: float
    true_factors: float
    random_factors: float


@dataclass(frozen=True, slots=True)
class Trial:
    """Simulated listeners of tracks, of which some are held out.

    Attributes
    ----------
    simulation
        Of all tracks, the played ones first.
    played
        How many tracks have been played.
    factors
        Of the listeners and the played tracks.
    """

    simulation: Simulation
    played: int
    factors: LatentFactors


def make_trial(
    played: Sequence[str], held_out: Sequence[str], *, listeners: int, factors: int, seed: int
) -> Trial:
    """Simulate listeners of tracks of the given styles and factorise the plays of the first."""
    simulation = simulate([*played, *held_out], listeners, seed)
    plays = simulation.plays[:, : len(played)]
    table = PlayTable(
        tuple(map(str, range(listeners))),
        tuple(map(str, range(len(played)))),
        sparse.csr_matrix(plays),
    )
    return Trial(simulation, len(played), factorise(table, factors, seed))


def recovery(trial: Trial, predicted: NDArray[np.float32], seed: int) -> Recovery:
    """Score the factors that were predicted for the held-out tracks, float32 [tracks, factors]."""
    known = fold_in(trial.factors, trial.simulation.plays[:, trial.played :])
    random = np.random.default_rng(seed).standard_normal(known.shape)
    return Recovery(
        predicted=_area(trial, predicted),
        true_factors=_area(trial, known),
        random_factors=_area(trial, random),
    )


def _area(trial: Trial, tracks: NDArray[np.floating]) -> float:
    """Return the mean area under the ROC curve for the favourite style."""
    from sklearn.metrics import roc_auc_score

    scores = trial.factors.listeners @ unit_rows(tracks).T
    style = trial.simulation.style[trial.played :]
    favourite = trial.simulation.tastes.argmax(axis=1)
    known = np.bincount(trial.simulation.style[: trial.played], minlength=favourite.max() + 1)
    areas = [
        roc_auc_score(style == wanted, row)
        for wanted, row in zip(favourite, scores, strict=True)
        if known[wanted] >= _LEAST_PLAYED and 0 < np.count_nonzero(style == wanted) < len(style)
    ]
    return float(np.mean(areas))
