"""How all points of a map push each other apart, without looking at every pair of many.

A few points are compared pair by pair. For more, the forces are sums over a kernel, so they are a
convolution: charges are spread over the nodes of a regular grid, convolved there by the fast
Fourier transform, and read off again (FIt-SNE, Linderman et al. 2019, section 3).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.similarity.vector_block import FloatArray

_BOX = 1.0
"""Side of a box where the map is not too wide for that; the kernel's own width is 1."""

_FEWEST_BOXES, _MOST_BOXES = 16, 150
_NODES = 3
"""Nodes a box in each direction: quadratic interpolation."""

_SMALLEST_SPAN = 1e-6
_MOST_IN_PAIRS = 500


@dataclass(frozen=True, slots=True)
class _Spread:
    """How each point shares itself out among the nodes around it.

    `cells` int64 and `shares` float32 [nodes², n]; the grid has `side`² nodes, `step` apart.
    """

    cells: npt.NDArray[np.int64]
    shares: FloatArray
    side: int
    step: float


def repulsion(positions: FloatArray) -> FloatArray:
    """Return Σ_j q_ij² Z (y_i - y_j) / Z, the repulsive half of t-SNE's gradient over 4.

    With the Cauchy kernel q_ij Z = 1 / (1 + |y_i - y_j|²), and Z its sum over all pairs.

    Parameters
    ----------
    positions
        float32 [n, 2], n >= 2.

    Returns
    -------
    forces
        float32 [n, 2].
    """
    if len(positions) <= _MOST_IN_PAIRS:
        return _in_pairs(positions)
    low = positions.min(axis=0)
    span = max(float((positions.max(axis=0) - low).max()), _SMALLEST_SPAN)
    places = positions - low - span / 2
    spread = _spread((positions - low) / span, span)
    charges = (spread.shares, spread.shares * places[:, 0], spread.shares * places[:, 1])
    grids = np.stack([_gridded(spread, charge) for charge in charges])
    cauchy, ones, first, second = _read(spread, _convolved(spread, grids))
    normalisation = max(float(cauchy.sum()) - len(positions), _SMALLEST_SPAN)
    forces = np.stack([places[:, 0] * ones - first, places[:, 1] * ones - second], axis=1)
    return (forces / normalisation).astype(np.float32)


def _in_pairs(positions: FloatArray) -> FloatArray:
    offsets = positions[:, np.newaxis] - positions
    kernel = 1.0 / (1.0 + (offsets**2).sum(axis=2))
    normalisation = max(float(kernel.sum()) - len(positions), _SMALLEST_SPAN)
    forces: FloatArray = ((kernel * kernel)[:, :, np.newaxis] * offsets).sum(axis=1)
    return forces / np.float32(normalisation)


def _spread(unit: FloatArray, span: float) -> _Spread:
    """Share points in the unit square out among the nodes by Lagrange's polynomials."""
    boxes = int(np.clip(np.ceil(span / _BOX), _FEWEST_BOXES, _MOST_BOXES))
    side = boxes * _NODES
    scaled = unit * np.float32(boxes)
    box = np.minimum(scaled.astype(np.int64), boxes - 1)
    inside = (scaled - box).astype(np.float32)
    nodes = ((np.arange(_NODES) + 0.5) / _NODES).astype(np.float32)
    share = np.ones((_NODES, *unit.shape), np.float32)
    for node in range(_NODES):
        for other in range(_NODES):
            if node != other:
                share[node] *= (inside - nodes[other]) / (nodes[node] - nodes[other])
    offsets = np.arange(_NODES)[:, np.newaxis] * side + np.arange(_NODES)
    cells = box[:, 0] * _NODES * side + box[:, 1] * _NODES + offsets.reshape(-1, 1)
    shares = share[:, np.newaxis, :, 0] * share[np.newaxis, :, :, 1]
    return _Spread(cells, shares.reshape(_NODES**2, -1), side, span / side)


def _gridded(spread: _Spread, charge: FloatArray) -> FloatArray:
    """Return what charges [nodes², n] add up to at the nodes, float32 [side²]."""
    weights = np.bincount(spread.cells.ravel(), charge.ravel(), minlength=spread.side**2)
    return weights.astype(np.float32)


def _convolved(spread: _Spread, grids: FloatArray) -> FloatArray:
    """Return the kernel over the charges, then its square over all three, float32 [4, side²]."""
    side, size = spread.side, _smooth_size(2 * spread.side)
    apart = np.minimum(np.arange(size), size - np.arange(size)) * np.float32(spread.step)
    squares = (apart * apart).astype(np.float32)
    kernel = 1.0 / (1.0 + squares[:, np.newaxis] + squares)
    # The kernels are even, so their transforms are real.
    cauchy, squared = np.fft.rfft2(kernel).real, np.fft.rfft2(kernel * kernel).real
    transformed = np.fft.rfft2(grids.reshape(3, side, side), s=(size, size))
    product = np.concatenate([transformed[:1] * cauchy, transformed * squared])
    fields = np.fft.irfft2(product, s=(size, size))[:, :side, :side]
    return fields.reshape(4, side * side).astype(np.float32)


def _read(spread: _Spread, fields: FloatArray) -> FloatArray:
    """Return the fields [4, side²] at the points, [4, n]."""
    return np.stack([(field[spread.cells] * spread.shares).sum(axis=0) for field in fields])


def _smooth_size(least: int) -> int:
    """Return the next size that the fast Fourier transform likes: factors 2, 3 and 5 only."""
    size = least
    while True:
        rest = size
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 1
