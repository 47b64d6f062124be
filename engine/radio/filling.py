"""From an order to a queue: rank, collapse versions, keep the rules, space, explain."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.radio.bearing import Bearing, take_bearing
from engine.radio.candidate import Candidate, candidate_of
from engine.radio.catalogue import Catalogue, Seed
from engine.radio.order import Feedback, QueueOrder, Weighted
from engine.radio.ranking import Ranking
from engine.radio.recordings import RecordingMemory, distinct
from engine.radio.request import Request, Term
from engine.radio.selection import Selection, select
from engine.radio.spacing import Spacing
from engine.similarity.vector_block import IdArray
from engine.store.records import Track
from engine.words import number, plural, translate

REACH = 0.3
"""Loss of similarity at which a radio rather lets an artist return early than stray further."""

REMEMBERED = 250
"""How many of the newest `exclude` ids also keep other files of their recordings away."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Candidates in playing order, what they were measured against, and what gave way in words."""

    chosen: tuple[Candidate, ...]
    request: Request
    relaxed: tuple[str, ...]


def request_of(
    catalogue: Catalogue, plus: Weighted, minus: Weighted, *, some_suffice: bool = False
) -> Request:
    """Return the arithmetic of tracks; what counts 0 is left out.

    With `some_suffice` so is what has no vector, as long as one of `plus` has one.
    """
    if some_suffice and (heard := _heard(catalogue, plus)):
        plus, minus = heard, _heard(catalogue, minus)
    return Request(_terms(catalogue, plus), _terms(catalogue, minus))


def as_candidates(seeds: Iterable[Seed]) -> list[Candidate]:
    """Return seeds as candidates, each exactly like itself."""
    return [candidate_of(seed.track, 1.0, seed.vector) for seed in seeds]


def fill(catalogue: Catalogue, order: QueueOrder, spacing: Spacing) -> Filled:
    """Choose a queue.

    When the rules starve the pool they give way in this order, each told in words: the caps per
    hour, the albums' gap, the artists' gap, and last the rest of what was heard today. What the
    listener ruled out stays out.
    """
    request = request_of(catalogue, order.plus, order.minus, some_suffice=order.some_suffice)
    bearing = _bearing(catalogue, order, request)
    asked = [*order.plus, *order.minus]
    before = catalogue.known([*order.exclude[-REMEMBERED:], *order.recent])
    known = [*before.values(), *catalogue.known(asked).values()]
    ranking = Ranking(catalogue, order, bearing, partial(allows, catalogue, order))
    recent = [before[track_id] for track_id in order.recent if track_id in before]
    choose = partial(_choose, ranking, spacing, recent)
    hidden = _ids(
        [seed.track.id for seed in request.seeds],
        order.exclude,
        order.recent,
        order.feedback.disliked,
    )
    # While a track rests, so do its other versions.
    resting = catalogue.known(order.resting[:REMEMBERED]).values()
    fresh = choose(
        catalogue.memory([*known, *resting]), np.concatenate([hidden, _ids(order.resting)]), ()
    )
    rested = Selection((), ())
    if len(fresh.chosen) < order.count and order.resting:
        rested = choose(catalogue.memory([*known, *fresh.chosen]), hidden, fresh.chosen)
    chosen = fresh.chosen + rested.chosen
    relaxed = spacing.describe(fresh.kept + rested.kept)
    if rested.chosen:
        relaxed += (translate("Radio", "tracks that you have heard today come again"),)
    return Filled(chosen, request, relaxed + shortage(catalogue, chosen, order.count))


def _choose(
    ranking: Ranking,
    spacing: Spacing,
    recent: Sequence[Candidate],
    memory: RecordingMemory,
    hidden: IdArray,
    chosen: Sequence[Candidate],
) -> Selection:
    """Choose what is still missing behind what was chosen already."""
    return select(
        distinct(ranking.candidates(hidden), memory),
        ranking.order.count - len(chosen),
        spacing=spacing,
        reach=math.inf if ranking.order.adventure else REACH,
        recent=[*recent, *chosen],
    )


def _bearing(catalogue: Catalogue, order: QueueOrder, request: Request) -> Bearing:
    feedback: Feedback = order.feedback
    told = {
        *feedback.liked, *feedback.disliked, *feedback.completed,
        *feedback.skipped_early, *feedback.skipped_late,
    }  # fmt: skip
    vectors = catalogue.vectors_of(sorted(told))
    return take_bearing(request.direction(), feedback, vectors, order.anchor)


def allows(catalogue: Catalogue, order: QueueOrder, track: Track) -> bool:
    """Tell whether the rules of an order let a track in."""
    if not all(rules.allows(track, order.month) for rules in order.rules):
        return False
    return not any(rules.music_only for rules in order.rules) or catalogue.is_music(track)


def _terms(catalogue: Catalogue, weights: Weighted) -> list[Term]:
    counting = {track_id: weight for track_id, weight in weights.items() if weight}
    seeds = catalogue.seeds(list(counting))
    return [Term(seed, counting[seed.track.id]) for seed in seeds]


def _heard(catalogue: Catalogue, weights: Weighted) -> Weighted:
    """Return those of some tracks that have a vector."""
    vectors = catalogue.vectors_of(weights)
    return {track_id: weight for track_id, weight in weights.items() if track_id in vectors}


def _ids(*groups: Iterable[int]) -> IdArray:
    return np.array([track_id for group in groups for track_id in group], np.int64)


def shortage(catalogue: Catalogue, chosen: Sequence[Candidate], count: int) -> tuple[str, ...]:
    """Say that too few tracks were found, or that none of them is close."""
    words = []
    if not chosen:
        words.append(translate("Radio", "nothing was found that may be played"))
    elif len(chosen) < count:
        words.append(
            plural(
                "Radio",
                "only {found} of %n track was found",
                "only {found} of %n tracks were found",
                count,
            ).format(found=len(chosen))
        )
    nearest = max((candidate.similarity for candidate in chosen), default=1.0)
    if nearest < catalogue.sample().least_closeness:
        words.append(
            translate(
                "Radio", "nothing that is left sounds close; the nearest is {likeness} like it"
            ).format(likeness=number(nearest, digits=2))
        )
    return tuple(words)
