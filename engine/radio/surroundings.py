"""What lies around several tracks at once."""

from collections.abc import Mapping

import numpy as np

from engine.radio.candidate import FloatArray
from engine.radio.catalogue import Catalogue
from engine.similarity.vector_block import IdArray


def nearest_to_any(
    catalogue: Catalogue, vectors: Mapping[int, FloatArray], each: int, hidden: IdArray
) -> tuple[IdArray, FloatArray, IdArray]:
    """Return the tracks around some others, each once with the one that it is nearest to.

    Parameters
    ----------
    catalogue
        The library.
    vectors
        Unit vectors float32 [dimensions] by track, at least one.
    each
        How many of the nearest of each are looked at.
    hidden
        Tracks that are left out.

    Returns
    -------
    ids, cosines, sources
        int64 [n], float32 [n] and int64 [n]: a track, its cosine to the nearest, and which that
        is.
    """
    found = catalogue.around_each(np.stack(list(vectors.values())), each, hidden)
    ids = np.concatenate([part for part, _ in found])
    cosines = np.concatenate([part for _, part in found])
    sources = np.repeat(list(vectors), [len(part) for part, _ in found])
    order = np.argsort(-cosines, kind="stable")
    unique, first = np.unique(ids[order], return_index=True)
    best = order[first]
    return unique, cosines[best], sources[best]
