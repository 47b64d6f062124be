"""Learns how the encoder's two branches are joined: what is usual, and one matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.training.network import Encoder

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JoinSettings:
    """How the branches are joined.

    Attributes
    ----------
    timbre
        Weight of the timbre statistics beside the style network.
    logarithms
        Weight of the log-covariance beside the mean cepstra.
    components
        Principal components of the timbre that are kept before it is whitened.
    shrinkage
        Multiple of the mean variance that is added to the covariance within albums.
    exponent
        Power that the covariance within albums is raised to: 0 leaves the timbre as it is, -0.5
        whitens it.
    """

    timbre: float = 1.0
    logarithms: float = 1.5
    components: int = 160
    shrinkage: float = 3.0
    exponent: float = -0.5


@torch.no_grad()
def set_usual(encoder: Encoder, parts: Sequence[Tensor]) -> None:
    """Set the mean of each part over all tracks, which the graph takes out.

    Parameters
    ----------
    parts
        ``Encoder.parts`` of the windows of each track.
    """
    encoder.usual.copy_(torch.stack([rows.mean(dim=0) for rows in parts]).mean(dim=0))


@torch.no_grad()
def set_projection(
    encoder: Encoder, parts: Sequence[Tensor], albums: Sequence[str], settings: JoinSettings
) -> None:
    """Learn the matrix that joins the branches, from tracks and the albums they are on.

    Tracks of one album differ in what was played and agree in how it was recorded, so directions
    of the timbre in which they differ most are turned down (within-class covariance normalisation;
    Hatch et al., 2006). The style network's part is left as the teachers taught it: it has seen
    these very tracks, and would be judged too kindly. The principal components of both together,
    about zero, are what the vector keeps.

    Parameters
    ----------
    parts
        ``Encoder.parts`` of the windows of each track.
    albums
        One name a track.
    """
    tracks = np.stack([encoder.joined(rows).mean(dim=0).double().numpy() for rows in parts])
    size = encoder.style.dimensions
    means = encoder.timbre.mean_size
    weights = np.full(tracks.shape[1] - size, settings.logarithms)
    weights[:means] = 1.0
    timbre = weights[:, None] * whitening(tracks[:, size:] * weights, albums, settings)
    level = _level(tracks[:, :size]) / _level(tracks[:, size:] @ timbre)
    branches = np.zeros((tracks.shape[1], size + timbre.shape[1]))
    branches[:size, :size] = np.eye(size)
    branches[size:, size:] = settings.timbre * level * timbre
    kept = principal_components(tracks @ branches)[:, : encoder.dimensions]
    encoder.projection.copy_(torch.from_numpy(branches @ kept))


def principal_components(rows: FloatArray) -> FloatArray:
    """Return the directions of the largest second moments, float64 [inputs, inputs], as columns."""
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    return np.asarray(vectors[:, np.argsort(values)[::-1]])


def whitening(rows: FloatArray, classes: Sequence[str], settings: JoinSettings) -> FloatArray:
    """Return a matrix that turns down what differs within classes, float64 [inputs, components].

    Parameters
    ----------
    rows
        float64 [examples, inputs].
    classes
        One name an example. Where no class has two members, nothing is turned down.
    """
    kept = principal_components(rows)[:, : settings.components]
    within = _within(rows @ kept, classes)
    if not within.any():
        return kept
    within += settings.shrinkage * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    return np.asarray(kept @ (vectors * values**settings.exponent) @ vectors.T)


def _within(rows: FloatArray, classes: Sequence[str]) -> FloatArray:
    """Covariance within classes; a class of n members weighs as much as √n of their squares."""
    names = np.asarray(classes)
    total, freedom = np.zeros((rows.shape[1], rows.shape[1])), 0.0
    for name in np.unique(names):
        members = rows[names == name]
        weight = len(members) ** -0.5
        centred = members - members.mean(axis=0)
        total += weight * centred.T @ centred
        freedom += weight * (len(members) - 1)
    return total / max(freedom, 1e-9)


def _level(rows: FloatArray) -> float:
    return float(np.sqrt(np.square(rows).sum(axis=1).mean()))
