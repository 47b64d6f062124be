"""The map that keeps neighbours together: t-SNE by gradient descent.

Van der Maaten & Hinton (2008), with the repulsion of FIt-SNE, the initialisation by principal
components and the learning rate n / 12 that Kobak & Berens (2019) recommend. Nothing is drawn by
chance: the same vectors and beginning give the same map.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.map.affinities import Affinities, affinities
from engine.map.neighbours import nearest_neighbours
from engine.map.projection import principal_plane
from engine.map.repulsion import repulsion
from engine.similarity.vector_block import FloatArray

Progress = Callable[[float], None]

PERPLEXITY = 15.0
_NEIGHBOURS_EACH = 3
"""Neighbours looked at for one of perplexity."""

_FEWEST = 8
"""Below this many tracks, the principal plane is as good."""

_BEGINNING = 1e-4
"""Deviation of the first axis at the start: points must be able to pass each other."""

_EXAGGERATION = 12.0
_LEAST_LEARNING_RATE = 50.0
_SEARCH_SHARE = 0.25
"""How much of the work the search for neighbours is, for the progress."""


@dataclass(frozen=True, slots=True)
class _Phase:
    """Some steps of descent with the attraction exaggerated by a factor."""

    steps: int
    exaggeration: float
    momentum: float


_FROM_THE_PLANE = (_Phase(250, _EXAGGERATION, 0.5), _Phase(500, 1.0, 0.8))
_FROM_A_MAP = (_Phase(250, 1.0, 0.8),)


def neighbour_layout(
    vectors: FloatArray,
    beginning: FloatArray | None = None,
    on_progress: Progress = lambda _: None,
) -> FloatArray:
    """Return positions in which near tracks sound alike.

    Parameters
    ----------
    vectors
        Unit vectors, float32 [n, dimensions].
    beginning
        Positions of an earlier map of most of these tracks, float32 [n, 2], from which this one
        goes on; without, it begins with the principal plane.
    on_progress
        Hears the share that is done, 0 to 1.
    """
    if len(vectors) < _FEWEST:
        return principal_plane(vectors)
    perplexity = min(PERPLEXITY, (len(vectors) - 1) / _NEIGHBOURS_EACH)
    count = min(len(vectors) - 1, round(_NEIGHBOURS_EACH * perplexity))
    found = nearest_neighbours(vectors, count, lambda share: on_progress(_SEARCH_SHARE * share))
    phases = _FROM_THE_PLANE if beginning is None else _FROM_A_MAP
    start = _gathered(principal_plane(vectors)) if beginning is None else beginning
    return _descend(
        start,
        affinities(*found, perplexity),
        phases,
        lambda share: on_progress(_SEARCH_SHARE + (1 - _SEARCH_SHARE) * share),
    )


def _gathered(plane: FloatArray) -> FloatArray:
    """Return the plane drawn together to its beginning size."""
    return plane * np.float32(_BEGINNING / max(float(plane[:, 0].std()), _BEGINNING))


def _descend(
    positions: FloatArray, joint: Affinities, phases: tuple[_Phase, ...], on_progress: Progress
) -> FloatArray:
    """Return the positions after all steps; each axis of each point has a gain of its own."""
    positions = positions.astype(np.float32)
    rate = max(len(positions) / _EXAGGERATION, _LEAST_LEARNING_RATE)
    velocity, gains = np.zeros_like(positions), np.ones_like(positions)
    schedule = [phase for phase in phases for _ in range(phase.steps)]
    for step, phase in enumerate(schedule, 1):
        pull = phase.exaggeration * _attraction(positions, joint)
        gradient = 4 * (pull - repulsion(positions))
        # Jacobs (1988): faster where the direction holds, slower where it swings.
        onwards = np.sign(gradient) != np.sign(velocity)
        gains = np.maximum(np.where(onwards, gains + 0.2, gains * 0.8), 0.01)
        velocity = phase.momentum * velocity - rate * gains * gradient
        positions = (positions + velocity).astype(np.float32)
        positions -= positions.mean(axis=0)
        on_progress(step / len(schedule))
    return positions


def _attraction(positions: FloatArray, joint: Affinities) -> FloatArray:
    """Return Σ_j p_ij q_ij Z (y_i - y_j), float32 [n, 2]."""
    offsets = [
        np.repeat(axis, joint.lengths) - axis[joint.columns]
        for axis in np.ascontiguousarray(positions.T)
    ]
    weights = joint.weights / (1.0 + offsets[0] ** 2 + offsets[1] ** 2)
    return np.stack([np.add.reduceat(weights * axis, joint.starts) for axis in offsets], axis=1)
