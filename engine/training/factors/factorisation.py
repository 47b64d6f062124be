"""Who played what, turned into latent factors of listeners and tracks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.training.factors.plays import PlayTable

_CONFIDENCE = 2.0
_SMALLEST_PLAY = 1e-2
_REGULARISATION = 0.05
_ITERATIONS = 25


@dataclass(frozen=True, slots=True)
class LatentFactors:
    """A space in which a listener's product with a track tells how much she would like it.

    Attributes
    ----------
    listeners
        float32 [listeners, factors].
    tracks
        float32 [tracks, factors].
    """

    listeners: NDArray[np.float32]
    tracks: NDArray[np.float32]


def factorise(table: PlayTable, factors: int, seed: int) -> LatentFactors:
    """Factorise a table of plays by weighted matrix factorisation (Hu, Koren, Volinsky, 2008).

    A track that was played at all is wanted; how often tells how sure that is. The confidence is
    the logarithmic one of the paper's eq. 6, ``1 + α log(1 + plays / ε)``.
    """
    from implicit.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits

    # The library's own threads and those of BLAS get in each other's way.
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(
            factors=factors,
            regularization=_REGULARISATION,
            iterations=_ITERATIONS,
            num_threads=1,
            random_state=seed,
        )
        model.fit(_confidence(table), show_progress=False)
    return LatentFactors(np.asarray(model.user_factors), np.asarray(model.item_factors))


def fold_in(factors: LatentFactors, plays: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the factors that tracks get from their own plays by known listeners.

    The listeners stay as they are; each track is solved by least squares (Hu et al., eq. 5).

    Parameters
    ----------
    plays
        float32 [listeners, tracks].

    Returns
    -------
    float32 [tracks, factors].
    """
    listeners = factors.listeners.astype(np.float64)
    common = listeners.T @ listeners + _REGULARISATION * np.eye(listeners.shape[1])
    rows = []
    for column in plays.T:
        surer = _CONFIDENCE * np.log1p(column / _SMALLEST_PLAY)
        weighted = common + (listeners.T * surer) @ listeners
        rows.append(np.linalg.solve(weighted, listeners.T @ ((1.0 + surer) * (column > 0))))
    return np.array(rows, dtype=np.float32)


def _confidence(table: PlayTable) -> sparse.csr_matrix:
    plays = sparse.csr_matrix(table.plays, dtype=np.float32)
    plays.data = (1.0 + _CONFIDENCE * np.log1p(plays.data / _SMALLEST_PLAY)).astype(np.float32)
    return plays
