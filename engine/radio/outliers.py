"""Tracks that do not belong to their album by sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import FloatArray

FEWEST = 4
"""Tracks of an album below which none of them stands out."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """A track that stands out of its album.

    `likeness` is the cosine to the mean of the album's other tracks, `usual` the median of that
    over the whole album; `strangeness` is how much the track falls short of it.
    """

    track_id: int
    likeness: float
    usual: float

    @property
    def strangeness(self) -> float:
        """How much less like its album than usual, 0 to 2."""
        return self.usual - self.likeness


def find_outliers(
    members: Iterable[tuple[int, str]], vectors: Mapping[int, FloatArray], count: int
) -> list[Outlier]:
    """Return the strangest tracks of all albums, strangest first.

    Parameters
    ----------
    members
        Tracks with the key of their album.
    vectors
        Unit vectors float32 [dimensions] of those that were listened to.
    count
        How many at most; a track that is as like its album as usual is none.
    """
    albums: dict[str, list[int]] = {}
    for track_id, album in members:
        if track_id in vectors:
            albums.setdefault(album, []).append(track_id)
    found = [
        outlier
        for album in albums.values()
        if len(album) >= FEWEST
        for outlier in _of_album(album, np.stack([vectors[one] for one in album]))
    ]
    found.sort(key=lambda outlier: (-outlier.strangeness, outlier.track_id))
    return [outlier for outlier in found if outlier.strangeness > 0][:count]


def _of_album(track_ids: list[int], vectors: FloatArray) -> list[Outlier]:
    """Compare each track, float32 [n, dimensions], with the mean of the others."""
    others = vectors.sum(axis=0) - vectors
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-6)
    likeness = (others * vectors).sum(axis=1) / lengths
    usual = float(np.median(likeness))
    pairs = zip(track_ids, likeness.tolist(), strict=True)
    return [Outlier(track_id, alike, usual) for track_id, alike in pairs]
