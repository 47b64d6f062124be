"""The logarithm of symmetric positive definite matrices with nothing but products and sums.

No runtime has an eigenvalue operator that runs everywhere; products of small matrices do.
"""

import math

import torch
from torch import Tensor

_ITERATIONS = (16, 10, 7, 6)
_TERMS = 12


def matrix_logarithm(matrices: Tensor) -> Tensor:
    """Return the matrix logarithm by inverse scaling and squaring (Higham, 2008, section 11.5).

    The matrices are scaled to a trace of 1, so that all eigenvalues lie in (0, 1]; four square
    roots bring them close to the identity, where the power series of log(1 - x) is short. The
    square roots are coupled Newton-Schulz iterations (Higham, 2008, eq. 6.35), which need no
    inverse.

    Parameters
    ----------
    matrices
        float32 [..., n, n], symmetric, the largest eigenvalue at most 4,000 times the smallest.

    Returns
    -------
    float32 [..., n, n].
    """
    identity = torch.eye(matrices.shape[-1], dtype=matrices.dtype, device=matrices.device)
    trace = (matrices * identity).sum(dim=(-2, -1), keepdim=True)
    root = matrices / trace
    for iterations in _ITERATIONS:
        root = _square_root(root, identity, iterations)
    power = 2 ** len(_ITERATIONS)
    logarithms: Tensor = power * _series(root, identity) + torch.log(trace) * identity
    return logarithms


def _square_root(matrices: Tensor, identity: Tensor, iterations: int) -> Tensor:
    root, inverse = matrices, identity
    for _ in range(iterations):
        step = 1.5 * identity - 0.5 * (inverse @ root)
        root, inverse = root @ step, step @ inverse
    return root


def _series(matrices: Tensor, identity: Tensor) -> Tensor:
    """log(c(I - X)) = log(c) I - (X + X²/2 + X³/3 + …), in Horner's order.

    ``c`` lies in the middle of where the eigenvalues are.
    """
    middle = 0.8
    rest = identity - matrices / middle
    total = identity / _TERMS
    for term in range(_TERMS - 1, 0, -1):
        total = identity / term + rest @ total
    return math.log(middle) * identity - rest @ total
