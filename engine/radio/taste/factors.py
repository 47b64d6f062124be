"""Latent factors of a listener's own sessions and lists, foretold for unplayed tracks from sound.

Tracks that were heard to their end in one sitting, or stand in one list, belong together. Weighted
matrix factorisation (Hu, Koren and Volinsky, “Collaborative Filtering for Implicit Feedback
Datasets”, 2008) turns that into a few factors of each sitting and track. What was never played has
none; it gets those that its vector foretells, as in van den Oord, Dieleman and Schrauwen, “Deep
content-based music recommendation”, 2013. One listener's few hundred plays bear no network: the
regression is linear, with a prior (ridge).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.radio.candidate import FloatArray

FACTORS = 8

_SEEN = 1.0
_UNSEEN = 0.1
_REGULARISATION = 1.0
_RIDGE = 1.0
_ITERATIONS = 10

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session or a list.

    Attributes
    ----------
    accepted, refused
        Columns of the tracks that belong, and of those that were skipped.
    """

    accepted: Sequence[int]
    refused: Sequence[int] = ()


def factorise(
    sittings: Sequence[Sitting], tracks: int, factors: int = FACTORS
) -> tuple[Array, Array]:
    """Return the factors of sittings and tracks, float64 [sittings, f] and [tracks, f].

    Alternating least squares. The preference is 1 for what was accepted and 0 for all else, the
    confidence 1 for what was accepted or refused and 0.1 for what was not played, which says
    little. It begins with random numbers of a fixed seed, and so ends the same every time.
    """
    preference = np.zeros((len(sittings), tracks))
    confidence = np.full((len(sittings), tracks), _UNSEEN)
    for row, sitting in enumerate(sittings):
        confidence[row, list(sitting.refused)] = _SEEN
        preference[row, list(sitting.accepted)] = 1.0
        confidence[row, list(sitting.accepted)] = _SEEN
    of_tracks = np.random.default_rng(0).normal(0.0, 0.1, (tracks, factors))
    of_sittings = np.zeros((len(sittings), factors))
    for _ in range(_ITERATIONS):
        of_sittings = _solved(of_tracks, preference, confidence)
        of_tracks = _solved(of_sittings, preference.T, confidence.T)
    return of_sittings, of_tracks


def foretelling(vectors: FloatArray, of_tracks: Array) -> FloatArray:
    """Return the matrix that foretells factors from vectors, float32 [f, dimensions].

    Ridge regression of the factors less their mean.

    Parameters
    ----------
    vectors
        Unit vectors of the tracks less the middle of the library, float32 [tracks, dimensions].
    of_tracks
        Their factors, float64 [tracks, f].
    """
    known = vectors.astype(np.float64)
    square = known.T @ known + _RIDGE * np.eye(known.shape[1])
    return np.linalg.solve(square, known.T @ (of_tracks - of_tracks.mean(axis=0))).T.astype(
        np.float32
    )


def _solved(others: Array, preference: Array, confidence: Array) -> Array:
    """Return the factors of rows, those of the columns being fixed (Hu et al., eq. 4)."""
    common = _REGULARISATION * np.eye(others.shape[1])
    rows = [
        np.linalg.solve((others.T * sure) @ others + common, others.T @ (sure * wanted))
        for wanted, sure in zip(preference, confidence, strict=True)
    ]
    return np.array(rows).reshape(len(preference), others.shape[1])
