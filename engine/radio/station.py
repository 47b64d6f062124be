"""The one place the window and the command line ask for music that sounds alike."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from engine.errors import EarshotError
from engine.radio.adventure import preference_order
from engine.radio.candidate import Candidate, candidate_of
from engine.radio.catalogue import Catalogue, Seed
from engine.radio.corridor import find_journey
from engine.radio.journey import along
from engine.radio.recordings import RecordingMemory, distinct
from engine.radio.request import Request, Term
from engine.radio.selection import most_of_each_artist, select
from engine.radio.spacing import Spacing
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.store.store import Store

REACH = 0.3
"""Loss of similarity at which a radio rather lets an artist return early than stray further."""

REMEMBERED = 250
"""How many of the newest `exclude` ids also keep other files of their recordings away."""

Weighted = Mapping[int, float]
"""Track ids and how much each counts, 0 or more."""


class Radio:
    """Finds music that sounds like other music of the library.

    Every call first loads what was listened to since the last one, and may come from any thread.

    Parameters
    ----------
    store
        The library.
    index
        Kept in step with the library by this object.
    model
        Whose vectors are compared, such as an :class:`engine.encoder.bundle.ModelBundle`.
    spacing
        The rule for :meth:`queue`.
    """

    def __init__(
        self,
        store: Store,
        index: SimilarityIndex,
        model: VectorSpace,
        *,
        spacing: Spacing | None = None,
    ) -> None:
        self._catalogue = Catalogue(store, index, model)
        self._spacing = spacing or Spacing()

    def similar(self, track_id: int, count: int, per_artist: int | None = None) -> list[Suggestion]:
        """Return the tracks most like one, nearest first, every recording once.

        Parameters
        ----------
        track_id
            The seed; neither it nor another file of its recording is in the result.
        count
            How many at most.
        per_artist
            How many of one artist at most.

        Raises
        ------
        EarshotError
            When the seed is not in the library or has not been listened to.
        """
        return self.blend({track_id: 1.0}, {}, count, per_artist)

    def blend(
        self, plus: Weighted, minus: Weighted, count: int, per_artist: int | None = None
    ) -> list[Suggestion]:
        """Return the tracks nearest to a weighted sum of tracks, every recording once.

        What counts 0 is left out of the sum, and may be in the result. Otherwise like
        :meth:`similar`.

        Raises
        ------
        EarshotError
            As :meth:`queue`.
        """
        self._catalogue.refresh()
        request = self._request(plus, minus)
        memory = RecordingMemory(_as_candidates(request.seeds))
        hidden = [seed.track.id for seed in request.seeds]
        ranked = self._catalogue.nearest(request.direction(), count, hidden)
        found: Iterator[Candidate] = distinct(self._catalogue.candidates(*ranked), memory)
        if per_artist is not None:
            found = most_of_each_artist(found, per_artist)
        return self._suggestions(islice(found, count), request)

    def queue(
        self,
        seeds: Collection[int],
        minus: Collection[int] = (),
        count: int = 25,
        *,
        adventure: float = 0.0,
        seed_number: int = 0,
        exclude: Sequence[int] = (),
        recent: Sequence[int] = (),
    ) -> RadioQueue:
        """Return a queue of tracks like the seeds and unlike `minus`.

        The same library, arguments and `seed_number` give the same queue. To go on endlessly,
        pass what was queued before as `exclude` and its last tracks as `recent`.

        Parameters
        ----------
        seeds, minus
            Track ids, at least one seed, or a mapping from ids to weights. None of them, nor
            another file of their recordings, is in the result, unless its weight is 0.
        count
            How many at most.
        adventure
            0 takes strictly the nearest that the rules allow, 1 strays widest.
        seed_number
            Chooses among the adventurous queues, 0 or more.
        exclude
            Ids that must not come again, oldest first; the newest :data:`REMEMBERED` keep other
            files of their recordings away as well.
        recent
            Ids that play directly before, in their order; the spacing counts them.

        Raises
        ------
        EarshotError
            When a seed is not in the library or has not been listened to, or when seeds and
            `minus` cancel each other.
        ValueError
            When there is no seed, or `adventure` is not between 0 and 1.
        """
        if not seeds:
            raise ValueError("a radio needs at least one seed")
        self._catalogue.refresh()
        request = self._request(_weighted(seeds), _weighted(minus))
        hidden = [*(seed.track.id for seed in request.seeds), *exclude, *recent]
        ids, similarities = self._catalogue.nearest(request.direction(), count, hidden)
        order = preference_order(len(ids), adventure, seed_number)
        before = self._catalogue.known([*exclude[-REMEMBERED:], *recent])
        memory = RecordingMemory([*before.values(), *_as_candidates(request.seeds)])
        selection = select(
            distinct(self._catalogue.candidates(ids[order], similarities[order]), memory),
            count,
            spacing=self._spacing,
            reach=math.inf if adventure else REACH,
            recent=[before[track_id] for track_id in recent if track_id in before],
        )
        return RadioQueue(self._suggestions(selection.chosen, request), selection.relaxed)

    def journey(self, stops: Sequence[int], count: int = 25) -> RadioQueue:
        """Return a smooth way from the first stop to the last over all others.

        Parameters
        ----------
        stops
            Track ids, at least two, each another.
        count
            How many tracks, the stops included. It is fewer where the library has no others that
            lie on the way, and never fewer than stops.

        Returns
        -------
        RadioQueue
            A track's similarity is the cosine to the one before it; of the first it is 1.

        Raises
        ------
        EarshotError
            When there are not two stops, a track is one twice, is not in the library, or has not
            been listened to.
        """
        if len(set(stops)) < len(stops) or len(stops) < 2:
            raise EarshotError("A journey needs two or more different tracks to go between.")
        self._catalogue.refresh()
        seeds = self._catalogue.seeds(stops)
        pool, journey = find_journey(self._catalogue, _as_candidates(seeds), count, self._spacing)
        return RadioQueue(self._told(*along(journey, pool, len(stops))), journey.relaxed)

    def _request(self, plus: Weighted, minus: Weighted) -> Request:
        return Request(*(self._terms(weights) for weights in (plus, minus)))

    def _terms(self, weights: Weighted) -> list[Term]:
        counting = {track_id: weight for track_id, weight in weights.items() if weight}
        seeds = self._catalogue.seeds(list(counting))
        return [Term(seed, counting[seed.track.id]) for seed in seeds]

    def _suggestions(self, chosen: Iterable[Candidate], request: Request) -> list[Suggestion]:
        candidates = list(chosen)
        return self._told(candidates, [request.reason(one.vector) for one in candidates])

    def _told(self, chosen: Sequence[Candidate], reasons: Sequence[str]) -> list[Suggestion]:
        tracks = self._catalogue.tracks([candidate.track_id for candidate in chosen])
        return [
            Suggestion(tracks[candidate.track_id], candidate.similarity, reason)
            for candidate, reason in zip(chosen, reasons, strict=True)
            if candidate.track_id in tracks
        ]


def _weighted(track_ids: Collection[int]) -> Weighted:
    return track_ids if isinstance(track_ids, Mapping) else dict.fromkeys(track_ids, 1.0)


def _as_candidates(seeds: Iterable[Seed]) -> list[Candidate]:
    return [candidate_of(seed.track, 1.0, seed.vector) for seed in seeds]
