"""One space's figures over a labelled collection, by cosine and by mutual proximity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.evaluation import metrics
from engine.evaluation.intervals import ArtistDraws, Estimate, plain
from engine.evaluation.labels import LabelledTrack
from engine.evaluation.spaces import FloatArray, Space, VectorSpace, nearest

_COUNT = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a space is for finding music that sounds alike.

    Attributes
    ----------
    each
        By metric, float64 [tracks], NaN where it cannot be asked of a track:

        - ``style_precision_1``, ``style_precision_10``: share of the nearest 1 and 10 tracks by
          other artists that carry the query's label, where some other artist has such a track;
        - ``style_ndcg_10``: the same, weighted by rank;
        - ``artist_hit_10``: whether another album by the artist is among the nearest 10;
        - ``album_hit_10``: whether another track of the album is among the nearest 10.
    hub_skewness
        Of how often tracks are among the nearest 10; 0 is fair.
    never_near
        Share of tracks that are among nobody's nearest 10.
    """

    each: Mapping[str, NDArray[np.float64]]
    hub_skewness: float
    never_near: float

    def means(self, draws: ArtistDraws) -> dict[str, Estimate]:
        """Return the mean of each metric with its interval."""
        return {name: draws.mean(values) for name, values in self.each.items()}

    def over(self, other: "Quality", draws: ArtistDraws) -> dict[str, Estimate]:
        """Return how many times as good as another space this one is, query by query."""
        return {name: draws.ratio(self.each[name], other.each[name]) for name in self.each}

    def as_card(self, draws: ArtistDraws) -> dict[str, Any]:
        """Return plain numbers for a card or ``--json``."""
        return {
            **{name: estimate.as_card() for name, estimate in self.means(draws).items()},
            "hub_skewness": plain(self.hub_skewness),
            "never_near": plain(self.never_near),
        }


def judge(space: Space, tracks: Sequence[LabelledTrack], *, mutual_proximity: bool) -> Quality:
    """Measure a space of these tracks, ranked by its similarity or by mutual proximity."""
    artists = metrics.codes([track.artist for track in tracks])
    albums = metrics.codes([track.record for track in tracks])
    labels = metrics.codes([track.style for track in tracks])
    relevant = metrics.relevant_by_others(labels, artists)
    everyone = nearest(space, _COUNT, mutual_proximity=mutual_proximity)
    others = nearest(space, _COUNT, exclude=artists, mutual_proximity=mutual_proximity)
    askable = relevant > 0
    return Quality(
        each={
            "style_precision_1": _where(askable, metrics.precision_each(others[:, :1], labels)),
            "style_precision_10": _where(askable, metrics.precision_each(others, labels)),
            "style_ndcg_10": metrics.ndcg_each(others, labels, relevant),
            "artist_hit_10": metrics.artist_hit_each(everyone, artists, albums),
            "album_hit_10": metrics.album_hit_each(everyone, albums),
        },
        hub_skewness=metrics.hub_skewness(everyone),
        never_near=metrics.never_near(everyone),
    )


def score(vectors: FloatArray, tracks: Sequence[LabelledTrack]) -> dict[str, Any]:
    """Measure vectors, float32 [tracks, dimensions], one row a track.

    Returns
    -------
    ``{"cosine": {…}, "mutual_proximity": {…}}``, each with ``hub_skewness``, ``never_near`` and,
    for the other metrics of :class:`Quality`, ``{"value", "interval_95", "queries"}``.
    """
    space, draws = VectorSpace(vectors), ArtistDraws([track.artist for track in tracks])
    return {
        name: judge(space, tracks, mutual_proximity=mutual).as_card(draws)
        for name, mutual in (("cosine", False), ("mutual_proximity", True))
    }


def _where(askable: NDArray[np.bool_], values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(askable, values, np.nan)
