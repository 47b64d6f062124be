"""From an order to a queue: rank, collapse versions, keep the rules, space, explain."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.radio.bearing import Bearing, take_bearing
from engine.radio.candidate import Candidate, FloatArray, candidate_of
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
    bearing = bearing_towards(catalogue, order, request.direction())
    ranking = Ranking(catalogue, order, bearing, partial(allows, catalogue, order))
    chosen, relaxed = choose(
        ranking,
        spacing,
        hidden=[seed.track.id for seed in request.seeds],
        known=[*order.plus, *order.minus],
        reach=math.inf if order.adventure else REACH,
    )
    return Filled(chosen, request, relaxed + shortage(catalogue, chosen, order.count))


def choose(
    ranking: Ranking,
    spacing: Spacing,
    *,
    reach: float,
    hidden: Iterable[int] = (),
    known: Sequence[int] = (),
) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """Choose from a ranking, and tell in words what gave way.

    What was heard today comes only when nothing else is left; until then its other versions rest
    too.

    Parameters
    ----------
    ranking
        Offers candidates for its order.
    spacing
        How far artists and albums are kept apart.
    reach
        Loss of similarity at which an artist rather returns early.
    hidden
        Tracks that must not come, beside those that the order leaves out.
    known
        Tracks that may be hidden, of whose recordings no other file must come.
    """
    catalogue, order = ranking.catalogue, ranking.order
    before = catalogue.known([*order.exclude[-REMEMBERED:], *order.recent])
    recordings = [*before.values(), *catalogue.known(known).values()]
    recent = [before[track_id] for track_id in order.recent if track_id in before]
    left_out = _ids(hidden, order.exclude, order.recent, order.feedback.disliked)
    more = partial(_choose, ranking, spacing, recent, reach)
    # While a track rests, so do its other versions.
    resting = catalogue.known(order.resting[:REMEMBERED]).values()
    fresh = more(
        catalogue.memory([*recordings, *resting]),
        np.concatenate([left_out, _ids(order.resting)]),
        (),
    )
    rested = Selection((), ())
    if len(fresh.chosen) < order.count and order.resting:
        rested = more(catalogue.memory([*recordings, *fresh.chosen]), left_out, fresh.chosen)
    relaxed = spacing.describe(fresh.kept + rested.kept)
    if rested.chosen:
        relaxed += (translate("Radio", "tracks that you have heard today come again"),)
    return fresh.chosen + rested.chosen, relaxed


def _choose(
    ranking: Ranking,
    spacing: Spacing,
    recent: Sequence[Candidate],
    reach: float,
    memory: RecordingMemory,
    hidden: IdArray,
    chosen: Sequence[Candidate],
) -> Selection:
    """Choose what is still missing behind what was chosen already."""
    return select(
        distinct(ranking.candidates(hidden), memory),
        ranking.order.count - len(chosen),
        spacing=spacing,
        reach=reach,
        recent=[*recent, *chosen],
    )


def bearing_towards(catalogue: Catalogue, order: QueueOrder, direction: FloatArray) -> Bearing:
    """Head for a direction, float32 [dimensions], moved by what was said and done on the way."""
    feedback: Feedback = order.feedback
    told = {
        *feedback.liked, *feedback.disliked, *feedback.completed,
        *feedback.skipped_early, *feedback.skipped_late,
    }  # fmt: skip
    vectors = catalogue.vectors_of(sorted(told))
    return take_bearing(direction, feedback, vectors, order.anchor)


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


def too_few(found: int, count: int) -> tuple[str, ...]:
    """Say that fewer tracks were found than were asked for, or none at all."""
    if not found:
        return (translate("Radio", "nothing was found that may be played"),)
    if found >= count:
        return ()
    words = plural(
        "Radio",
        "only {found} of %n track was found",
        "only {found} of %n tracks were found",
        count,
    )
    return (words.format(found=found),)


def shortage(catalogue: Catalogue, chosen: Sequence[Candidate], count: int) -> tuple[str, ...]:
    """Say that too few tracks were found, or that none of them is close."""
    nearest = max((candidate.similarity for candidate in chosen), default=1.0)
    words = too_few(len(chosen), count)
    if nearest < catalogue.sample().least_closeness:
        far = translate(
            "Radio", "nothing that is left sounds close; the nearest is {likeness} like it"
        )
        words += (far.format(likeness=number(nearest, digits=2)),)
    return words
