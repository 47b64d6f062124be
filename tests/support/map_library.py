"""Libraries for the map: tracks in a few tight groups of sound, with genres that name them."""

import numpy as np
import numpy.typing as npt

from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

GENRES = ("Ambient", "Folk", "Jazz", "Rock", "Techno", "Classical", "Dub", "Soul")
DIMENSIONS = 32
_SPREAD = 0.8


def grouped_units(
    groups: int, each: int, *, dimensions: int = DIMENSIONS, seed: int = 0
) -> npt.NDArray[np.float32]:
    """Return unit vectors around `groups` directions, float32 [groups * each, dimensions]."""
    centres = random_units(groups, dimensions, seed)
    parts = [
        near_units(centre, each, spread=_SPREAD, seed=1000 * seed + number)
        for number, centre in enumerate(centres)
    ]
    return np.concatenate(parts)


def store_grouped_library(
    store: Store, groups: int, each: int, space: Space | None = None
) -> tuple[list[int], npt.NDArray[np.float32]]:
    """Store tracks of `groups` genres with vectors to match; return ids and vectors."""
    rows = [
        {
            "title": f"Piece {number}",
            "genre": GENRES[number // each % len(GENRES)],
            "artist": f"Artist {number // 5}",
            "album": f"Album {number // 10}",
            "year": 1960 + number // each * 7,
        }
        for number in range(groups * each)
    ]
    ids, vectors = store_tracks(store, rows), grouped_units(groups, each)
    store_vectors(store, ids, vectors, space or Space())
    return ids, vectors
