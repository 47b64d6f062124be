"""Which tracks of a library may lie on a journey: those around the straight way, and bridges."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from engine.radio.candidate import Candidate, FloatArray
from engine.radio.catalogue import Catalogue
from engine.radio.journey import (
    DIRECT_NEIGHBOURS,
    LONGEST_STEP,
    Journey,
    plan_journey,
    usual_step,
    widest_gap,
)
from engine.radio.recordings import distinct
from engine.radio.spacing import Spacing
from engine.similarity.vector_block import IdArray

_WAYPOINTS = 9
_AROUND_EACH = 200
_WHOLE_LIBRARY = 1500
_SAMPLED = 32
_BRIDGES = 6


def find_journey(
    catalogue: Catalogue, stops: Sequence[Candidate], count: int, spacing: Spacing
) -> tuple[list[Candidate], Journey]:
    """Return a pool of different recordings and the journey through it.

    A library of up to 1,500 tracks is searched whole. Of a larger one the tracks around the great
    circles between the stops are; where these leave too long a step, those around its ends and
    its middle join them, a few times over.
    """
    vectors = np.stack([stop.vector for stop in stops])
    hidden = [stop.track_id for stop in stops]
    ids = catalogue.around(waypoints(vectors), _AROUND_EACH, hidden, least=_WHOLE_LIBRARY)
    for _ in range(_BRIDGES):
        pool = _pool(catalogue, stops, ids)
        neighbour_step = _neighbour_step(catalogue, pool)
        journey = plan_journey(
            pool, len(stops), count, neighbour_step=neighbour_step, spacing=spacing
        )
        one, other, length = widest_gap(journey, pool)
        ends = np.stack([pool[one].vector, pool[other].vector])
        more = catalogue.around(waypoints(ends, 3), _AROUND_EACH, [*hidden, *ids.tolist()])
        if length <= LONGEST_STEP * neighbour_step or not len(more):
            break
        ids = np.concatenate([ids, more])
    return pool, journey


def waypoints(vectors: FloatArray, count: int = _WAYPOINTS) -> FloatArray:
    """Return points evenly spread over the great circles between unit vectors, ends included.

    Spherical linear interpolation (Shoemake 1985).

    Parameters
    ----------
    vectors
        float32 [stops, dimensions].
    count
        Points on each leg.

    Returns
    -------
    float32 [legs * count, dimensions], of length 1 unless two stops are opposite.
    """
    shares = np.linspace(0.0, 1.0, count, dtype=np.float32)[:, np.newaxis]
    legs = [_arc(one, other, shares) for one, other in pairwise(vectors)]
    return np.concatenate(legs)


def _arc(one: FloatArray, other: FloatArray, shares: FloatArray) -> FloatArray:
    angle = float(np.arccos(np.clip(one @ other, -1.0, 1.0)))
    if np.sin(angle) < 1e-4:
        # Along the chord; what is exactly opposite has no way that is shorter than others.
        return np.asarray((1.0 - shares) * one + (shares + 1e-3) * other, np.float32)
    arc = np.sin((1.0 - shares) * angle) * one + np.sin(shares * angle) * other
    return np.asarray(arc / np.sin(angle), np.float32)


def _pool(catalogue: Catalogue, stops: Sequence[Candidate], ids: IdArray) -> list[Candidate]:
    found = catalogue.candidates(ids, np.zeros(len(ids), np.float32))
    return [*stops, *distinct(found, catalogue.memory(stops))]


def _neighbour_step(catalogue: Catalogue, pool: Sequence[Candidate]) -> float:
    places = np.unique(np.linspace(0, len(pool) - 1, _SAMPLED).astype(int))
    sample = np.stack([pool[place].vector for place in places])
    # The nearest of each is itself.
    return usual_step(catalogue.neighbour_similarities(sample, 1 + DIRECT_NEIGHBOURS)[:, 1:])
