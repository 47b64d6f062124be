"""Keeps a map recognisable: a new one is turned to lie on the old one."""

import numpy as np

from engine.similarity.vector_block import FloatArray, IdArray


def aligned(positions: FloatArray, known: IdArray, target: FloatArray) -> FloatArray:
    """Return positions moved, turned and mirrored so that some of them lie best on a target.

    Orthogonal Procrustes (Schönemann 1966) without scaling: distances on the map stay.

    Parameters
    ----------
    positions
        The new map, float32 [n, 2].
    known
        Which of them have an earlier position, int64 [k].
    target
        Those earlier positions, float32 [k, 2].
    """
    if len(known) < 2:
        return positions
    moved = positions[known]
    centre, goal = moved.mean(axis=0), target.mean(axis=0)
    left, _, right = np.linalg.svd((moved - centre).T.astype(np.float64) @ (target - goal))
    turn = (left @ right).astype(np.float32)
    turned: FloatArray = ((positions - centre) @ turn + goal).astype(np.float32)
    return turned
