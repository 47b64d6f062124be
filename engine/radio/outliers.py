"""Tracks that do not belong to their album by sound."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import FloatArray

FEWEST = 4
"""Tracks of an album below which none of them stands out."""

LEAST_SCORE = 3.5
"""Modified z-score from which on a track counts as one that does not belong.

As Iglewicz and Hoaglin recommend (“How to Detect and Handle Outliers”, 1993).
"""

_DEVIATIONS = 1.4826
"""Median absolute deviations of a normal distribution in one standard deviation."""

_LEAST_DEVIATION = 0.02
"""Of an album whose tracks are all alike, or the smallest difference would stand out."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """A track that stands out of its album.

    `likeness` is the cosine to the mean of the album's other tracks, `usual` the median of that
    over the whole album; `strangeness` is how much the track falls short of it, `score` the same
    in robust standard deviations of the album.
    """

    track_id: int
    likeness: float
    usual: float
    score: float

    @property
    def strangeness(self) -> float:
        """How much less like its album than usual, 0 to 2."""
        return self.usual - self.likeness


def find_outliers(
    members: Iterable[tuple[int, str]],
    vectors: Mapping[int, FloatArray],
    count: int,
    hidden: Collection[int] = (),
) -> list[Outlier]:
    """Return the strangest tracks of all albums, strangest first.

    Parameters
    ----------
    members
        Tracks with the key of their album.
    vectors
        Unit vectors float32 [dimensions] of those that were listened to.
    count
        How many at most.
    hidden
        Tracks that belong where they are; they count for the others of their album.
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
    return [one for one in found if one.score >= LEAST_SCORE and one.track_id not in hidden][:count]


def _of_album(track_ids: list[int], vectors: FloatArray) -> list[Outlier]:
    """Compare each track, float32 [n, dimensions], with the mean of the others."""
    others = vectors.sum(axis=0) - vectors
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-6)
    likeness = (others * vectors).sum(axis=1) / lengths
    usual = float(np.median(likeness))
    deviation = _DEVIATIONS * float(np.median(np.abs(likeness - usual)))
    scale = max(deviation, _LEAST_DEVIATION)
    pairs = zip(track_ids, likeness.tolist(), strict=True)
    return [Outlier(track_id, alike, usual, (usual - alike) / scale) for track_id, alike in pairs]
