"""The one place the window and the command line ask for music that sounds alike."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from engine.errors import EarshotError
from engine.radio.candidate import Candidate
from engine.radio.catalogue import Catalogue
from engine.radio.corridor import find_journey
from engine.radio.expansion import expand
from engine.radio.filling import as_candidates, fill, request_of
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed
from engine.radio.filter_station import excite, filter_reasons
from engine.radio.journey import along
from engine.radio.order import QueueOrder, Weighted
from engine.radio.rankings import Rediscovery, outliers, rediscover
from engine.radio.reasons import like, with_absence, with_taste
from engine.radio.recordings import distinct
from engine.radio.request import Request
from engine.radio.selection import most_of_each_artist
from engine.radio.spacing import Spacing
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.radio.taste.evidence import Evidence
from engine.radio.taste.habits import (
    HabitsAccount,
    learn_from,
    learn_habits,
    tell_habits,
)
from engine.radio.taste.taste import Taste, suits
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.similarity.vector_block import IdArray
from engine.store.learned_taste import StoredTaste
from engine.store.plays import last_heard
from engine.store.store import Store
from engine.words import translate


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
    columns
        Holds the learned filters that stations are made of.
    """

    def __init__(
        self,
        store: Store,
        index: SimilarityIndex,
        model: VectorSpace,
        *,
        spacing: Spacing | None = None,
        columns: FilterColumns | None = None,
    ) -> None:
        self._store = store
        self._catalogue = Catalogue(store, index, model)
        self._spacing = spacing or Spacing()
        self._columns = columns or FilterColumns(store)

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

    def neighbours(self, track_id: int, count: int) -> IdArray:
        """Return the ids of the tracks nearest to one by cosine, nearest first, int64 [k].

        Unlike :meth:`similar`, other files of its recording are among them.

        Raises
        ------
        EarshotError
            As :meth:`similar`.
        """
        self._catalogue.refresh()
        [seed] = self._catalogue.seeds([track_id])
        nearest, _ = self._catalogue.nearest(seed.vector, count, [track_id])
        return nearest[:count]

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
        request = request_of(self._catalogue, plus, minus)
        memory = self._catalogue.memory(as_candidates(request.seeds))
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
            Ids that must not come again, oldest first; the newest
            :data:`engine.radio.filling.REMEMBERED` keep other files of their recordings away too.
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
        order = QueueOrder(
            plus=_weighted(seeds),
            minus=_weighted(minus),
            count=count,
            adventure=adventure,
            seed_number=seed_number,
            exclude=exclude,
            recent=recent,
        )
        return self.fill(order)

    def fill(self, order: QueueOrder) -> RadioQueue:
        """Return the queue that a station ordered.

        Raises
        ------
        EarshotError
            As :meth:`queue`.
        ValueError
            When `adventure` is not between 0 and 1.
        """
        self._catalogue.refresh()
        filled = fill(self._catalogue, order, self._spacing)
        suited = suits(order.taste, filled.chosen)
        reasons = [filled.request.reason(one.vector) for one in filled.chosen]
        reasons = [
            with_taste(reason, suits=one.track_id in suited)
            for one, reason in zip(
                filled.chosen, self._lately(filled.chosen, reasons, order.now), strict=True
            )
        ]
        return RadioQueue(self._told(filled.chosen, reasons), filled.relaxed)

    def expand(self, order: QueueOrder) -> RadioQueue:
        """Return tracks that fit into the collection that is asked for, each near to some of it.

        Parameters
        ----------
        order
            As in :func:`engine.radio.expansion.expand`.

        Raises
        ------
        EarshotError
            When nothing in the collection has been listened to.
        """
        self._catalogue.refresh()
        found = expand(self._catalogue, order, self._spacing)
        sources = self._catalogue.tracks([found.sources[one.track_id] for one in found.chosen])
        reasons = [
            like([sources[found.sources[one.track_id]].title], [one.similarity])
            for one in found.chosen
        ]
        return RadioQueue(
            self._told(found.chosen, self._lately(found.chosen, reasons, order.now)), found.relaxed
        )

    def excite(self, order: QueueOrder, seed: FilterSeed) -> RadioQueue:
        """Return the queue that a station of a learned filter ordered.

        A track's similarity is what the filter says of it, as a share of the greatest here.

        Raises
        ------
        EarshotError
            When the filter told of no track that is there.
        """
        self._catalogue.refresh()
        found = excite(self._store, self._columns, self._catalogue, order, seed, self._spacing)
        last = self._store.read(last_heard, [one.track_id for one in found.chosen])
        told = [
            with_absence(reason, last.get(one.track_id), order.now)
            for one, reason in zip(
                found.chosen, filter_reasons(self._store, seed, found.chosen), strict=True
            )
        ]
        return RadioQueue(self._told(found.chosen, told), found.relaxed)

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
            raise EarshotError(
                translate("Radio", "A journey needs two or more different tracks to go between.")
            )
        self._catalogue.refresh()
        seeds = self._catalogue.seeds(stops)
        pool, journey = find_journey(self._catalogue, as_candidates(seeds), count, self._spacing)
        return RadioQueue(self._told(*along(journey, pool, len(stops))), journey.relaxed)

    def rediscover(self, count: int, now: float) -> Rediscovery:
        """Return forgotten tracks that are near to what the listener loves, nearest first.

        Before there are thumbs up, many stars, or tracks heard to their end more than once, they
        are near to what was played.

        Parameters
        ----------
        count
            How many at most.
        now
            The present moment, seconds since 1970.
        """
        self._catalogue.refresh()
        return rediscover(self._store, self._catalogue, count, now)

    def learn(self, evidence: Evidence) -> Taste | None:
        """Learn a taste from evidence, much or little; None where nothing can be learned."""
        self._catalogue.refresh()
        return learn_from(self._catalogue, evidence)

    def learn_habits(self, since: float) -> StoredTaste | None:
        """Learn the listener's taste from all that was done since a moment.

        Parameters
        ----------
        since
            Seconds since 1970.

        Returns
        -------
        None before there is enough to learn from.
        """
        self._catalogue.refresh()
        return learn_habits(self._store, self._catalogue, since)

    def tell_habits(self, since: float, learned: StoredTaste | None) -> HabitsAccount:
        """Tell what there is to learn from since a moment, and what was learned."""
        self._catalogue.refresh()
        return tell_habits(self._store, self._catalogue, since, learned)

    def outliers(self, count: int) -> list[Suggestion]:
        """Return tracks that do not belong to their album by sound, strangest first.

        A track's similarity is the cosine to the mean of the album's other tracks.
        """
        self._catalogue.refresh()
        return outliers(self._store, self._catalogue, count)

    def _suggestions(self, chosen: Iterable[Candidate], request: Request) -> list[Suggestion]:
        candidates = list(chosen)
        return self._told(candidates, [request.reason(one.vector) for one in candidates])

    def _lately(self, chosen: Sequence[Candidate], reasons: Sequence[str], now: float) -> list[str]:
        """Add to reasons what was not heard for long."""
        last = self._store.read(last_heard, [one.track_id for one in chosen])
        return [
            with_absence(reason, last.get(one.track_id), now)
            for one, reason in zip(chosen, reasons, strict=True)
        ]

    def _told(self, chosen: Sequence[Candidate], reasons: Sequence[str]) -> list[Suggestion]:
        tracks = self._catalogue.tracks([candidate.track_id for candidate in chosen])
        return [
            Suggestion(tracks[candidate.track_id], candidate.similarity, reason)
            for candidate, reason in zip(chosen, reasons, strict=True)
            if candidate.track_id in tracks
        ]


def _weighted(track_ids: Collection[int]) -> Weighted:
    return track_ids if isinstance(track_ids, Mapping) else dict.fromkeys(track_ids, 1.0)
