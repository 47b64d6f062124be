"""The one place the window and the command line ask for music that sounds alike."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.radio.adventure import preference_order
from engine.radio.candidate import Candidate, candidate_of
from engine.radio.catalogue import Catalogue, Seed
from engine.radio.recordings import RecordingMemory, distinct
from engine.radio.request import Request
from engine.radio.selection import most_of_each_artist, select
from engine.radio.spacing import Spacing
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.store.records import Track
from engine.store.store import Store

REACH = 0.3
"""Loss of similarity at which a radio rather lets an artist return early than stray further."""

REMEMBERED = 250
"""How many of the newest `exclude` ids also keep other files of their recordings away."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A track, how alike it is (cosine in [-1, 1] to what was asked for), and why in words."""

    track: Track
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class RadioQueue:
    """Tracks in playing order, and in words which rules gave way to fill the queue."""

    tracks: list[Suggestion]
    relaxed: tuple[str, ...]


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
        self._catalogue.refresh()
        request = Request(self._catalogue.seeds([track_id]))
        memory = RecordingMemory(_as_candidates(request.seeds))
        ranked = self._catalogue.nearest(request.direction(), count, [track_id])
        found: Iterator[Candidate] = distinct(self._catalogue.candidates(*ranked), memory)
        if per_artist is not None:
            found = most_of_each_artist(found, per_artist)
        return self._suggestions(islice(found, count), request)

    def queue(
        self,
        seeds: Sequence[int],
        minus: Sequence[int] = (),
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
            Track ids, at least one seed. None of them, nor another file of their recordings, is
            in the result.
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
        request = Request(self._catalogue.seeds(seeds), self._catalogue.seeds(minus))
        before = self._catalogue.known([*exclude[-REMEMBERED:], *recent])
        hidden = [*seeds, *minus, *exclude, *recent]
        ids, similarities = self._catalogue.nearest(request.direction(), count, hidden)
        order = preference_order(len(ids), adventure, seed_number)
        known = [*before.values(), *_as_candidates([*request.seeds, *request.minus])]
        selection = select(
            distinct(
                self._catalogue.candidates(ids[order], similarities[order]),
                RecordingMemory(known),
            ),
            count,
            spacing=self._spacing,
            reach=math.inf if adventure else REACH,
            recent=[before[track_id] for track_id in recent if track_id in before],
        )
        return RadioQueue(self._suggestions(selection.chosen, request), selection.relaxed)

    def _suggestions(self, chosen: Iterable[Candidate], request: Request) -> list[Suggestion]:
        candidates = list(chosen)
        tracks = self._catalogue.tracks([candidate.track_id for candidate in candidates])
        return [
            Suggestion(
                tracks[candidate.track_id], candidate.similarity, request.reason(candidate.vector)
            )
            for candidate in candidates
            if candidate.track_id in tracks
        ]


def _as_candidates(seeds: Iterable[Seed]) -> list[Candidate]:
    return [candidate_of(seed.track, 1.0, seed.vector) for seed in seeds]
