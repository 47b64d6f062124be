"""In which order the tracks around a bearing are offered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count as numbers_from

import numpy as np

from engine.radio.adventure import preference_order
from engine.radio.bearing import Bearing
from engine.radio.candidate import Candidate, FloatArray
from engine.radio.catalogue import Catalogue
from engine.radio.order import QueueOrder
from engine.similarity.mutual_proximity import ranking_scores
from engine.similarity.vector_block import IdArray
from engine.store.records import Track

FATIGUE = 0.12
"""Loss of similarity of a track that was heard a moment ago."""

FATIGUE_DAYS = 14.0
"""Days after which no more than a third of the fatigue is left."""

_FEWEST_FOR_STATISTICS = 50
_DAY_SECONDS = 86_400.0


def closeness(
    catalogue: Catalogue, direction: FloatArray, vectors: FloatArray, felt: FloatArray
) -> FloatArray:
    """Return what tracks are ranked by, the nearest highest: mutual proximity to a direction.

    In a library too small for statistics it is the similarity itself.

    Parameters
    ----------
    catalogue
        The library.
    direction
        A unit vector, float32 [dimensions].
    vectors
        Those of the tracks, float32 [n, dimensions].
    felt
        How similar each is to the direction, float32 [n].
    """
    sample = catalogue.sample()
    if sample.surroundings is None or len(sample.vectors) < _FEWEST_FOR_STATISTICS:
        return felt
    spread = sample.surroundings.spread
    return ranking_scores(felt, spread(direction[np.newaxis]), spread(vectors))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranks everything in the library for one order, as far as anybody asks.

    Attributes
    ----------
    catalogue, order, bearing
        The library, what is asked for, and where that heads.
    allows
        The rules, asked of every track that is offered.
    """

    catalogue: Catalogue
    order: QueueOrder
    bearing: Bearing
    allows: Callable[[Track], bool]

    def candidates(self, hidden: IdArray) -> Iterator[Candidate]:
        """Yield what may be played, most preferred first, but not the `hidden` tracks.

        The nearest few thousand come first; only when they run out are more looked at, and of
        those none that a narrow rule leaves out: there may be next to none of its genre.
        """
        only: IdArray | None = None
        for segment in numbers_from():
            reach = self.order.count * 8**segment
            ids, cosines = self.catalogue.nearest(self.bearing.direction, reach, hidden, only)
            if not len(ids):
                return
            ranks = self._ranks(ids, cosines)
            order = self.order
            preferred = ranks[
                preference_order(len(ids), order.adventure, order.seed_number + segment)
            ]
            yield from self.catalogue.candidates(ids[preferred], cosines[preferred], self.allows)
            hidden = np.concatenate([hidden, ids])
            if segment == 0:
                only = self.catalogue.matching(self.order.rules)

    def _ranks(self, ids: IdArray, cosines: FloatArray) -> IdArray:
        """Return the places of tracks from the nearest to the farthest by mutual proximity."""
        vectors = self.catalogue.vectors(ids)
        felt = cosines - self._fatigue(ids) + self.bearing.pull(vectors, cosines)
        if self.order.taste:
            felt += self.order.taste.gain(vectors)
        scores = closeness(self.catalogue, self.bearing.direction, vectors, felt)
        return np.argsort(-scores, kind="stable")

    def _fatigue(self, ids: IdArray) -> FloatArray:
        heard = self.order.heard
        if not heard:
            return np.zeros(len(ids), np.float32)
        moments = np.array([heard.get(track_id, -np.inf) for track_id in ids.tolist()])
        days = np.maximum(self.order.now - moments, 0.0) / _DAY_SECONDS
        return np.asarray(FATIGUE * np.exp(-days / FATIGUE_DAYS), np.float32)
