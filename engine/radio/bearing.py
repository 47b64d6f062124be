"""Where a station heads for, moved by what the listener likes, skips and hears to the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import FloatArray
from engine.radio.order import Anchor, Feedback

DRIFT = 0.2
"""Share of each accepted track in the drifting mean of a station that follows the vibe."""

NEARER = 0.25
AWAY = 0.25
"""How far feedback moves a station at the most, in lengths of its direction."""

AVERSION = 1.0
ATTRACTION = 0.5
"""Loss or gain of similarity for each by which a track is more like a rated one than the station.

Found with :mod:`engine.evaluation.radio`.
"""

_LIKES = {"liked": 1.0, "completed": 0.8}
_DISLIKES = {"disliked": 1.0, "skipped_early": 0.8, "skipped_late": 0.3}
_LEAST_LENGTH = 1e-3


@dataclass(frozen=True, slots=True)
class Bearing:
    """A direction, and the sounds it seeks and avoids on its way.

    Attributes
    ----------
    direction
        float32 [dimensions], of length 1.
    sought, avoided
        Unit vectors float32 [n, dimensions], and how much each counts, float32 [n] in (0, 1].
    """

    direction: FloatArray
    sought: tuple[FloatArray, FloatArray]
    avoided: tuple[FloatArray, FloatArray]

    def pull(self, vectors: FloatArray, cosines: FloatArray) -> FloatArray:
        """Return the gain or loss of similarity of tracks for what they are like besides.

        Parameters
        ----------
        vectors
            float32 [m, dimensions], of length 1.
        cosines
            float32 [m], to the direction.
        """
        gain = ATTRACTION * _excess(*self.sought, vectors, cosines)
        return gain - AVERSION * _excess(*self.avoided, vectors, cosines)


def take_bearing(
    direction: FloatArray,
    feedback: Feedback,
    vectors: Mapping[int, FloatArray],
    anchor: Anchor = "seed",
) -> Bearing:
    """Move a station's direction by the feedback on it.

    Rocchio's relevance feedback (1971): towards the mean of the relevant, away from that of the
    rest. Both means are shrunk, as if one neutral track had been heard before, so that a single
    skip is no turn.

    Parameters
    ----------
    direction
        What the station was asked for, float32 [dimensions], of any length but 0.
    feedback
        Of tracks without a vector nothing is learned.
    vectors
        Unit vectors by track.
    anchor
        With ``vibe`` the direction first drifts with the tracks that were accepted, in their
        order.
    """
    base = _unit(direction)
    if anchor == "vibe":
        for track_id in feedback.completed:
            if track_id in vectors:
                base = _unit((1.0 - DRIFT) * base + DRIFT * vectors[track_id])
    sought = _gathered(feedback, _LIKES, vectors, base)
    avoided = _gathered(feedback, _DISLIKES, vectors, base)
    moved = base + NEARER * _shrunk(*sought) - AWAY * _shrunk(*avoided)
    return Bearing(_unit_or(moved, base), sought, avoided)


def _gathered(
    feedback: Feedback,
    kinds: Mapping[str, float],
    vectors: Mapping[int, FloatArray],
    like: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return vectors [n, dimensions] and weights [n] of the tracks of these kinds of feedback."""
    weights: dict[int, float] = {}
    for kind, weight in kinds.items():
        track_ids: Sequence[int] = getattr(feedback, kind)
        for track_id in track_ids:
            weights[track_id] = max(weight, weights.get(track_id, 0.0))
    known = [track_id for track_id in weights if track_id in vectors]
    rows = np.stack([vectors[one] for one in known]) if known else np.empty((0, len(like)))
    return rows.astype(np.float32), np.array([weights[one] for one in known], np.float32)


def _excess(
    rated: FloatArray, weights: FloatArray, vectors: FloatArray, cosines: FloatArray
) -> FloatArray:
    """Return by how much tracks are more like a rated one than like the direction, float32 [m]."""
    if not len(rated):
        return np.zeros(len(vectors), np.float32)
    more = np.maximum(vectors @ rated.T - cosines[:, np.newaxis], 0.0)
    return np.asarray((more * weights).max(axis=1), np.float32)


def _shrunk(vectors: FloatArray, weights: FloatArray) -> FloatArray:
    return np.asarray(weights @ vectors / (1.0 + weights.sum()), np.float32)


def _unit(vector: FloatArray) -> FloatArray:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def _unit_or(vector: FloatArray, otherwise: FloatArray) -> FloatArray:
    return _unit(vector) if np.linalg.norm(vector) > _LEAST_LENGTH else otherwise
