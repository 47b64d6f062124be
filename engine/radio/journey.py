"""From one track to another over any number of stops, in steps that are hard to notice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from engine.radio.candidate import Candidate
from engine.radio.path import FloatArray, angles, narrowest, smoothest, smoothest_within, stretched
from engine.radio.reasons import bridge, like
from engine.radio.spacing import Blocked, Spacing
from engine.words import plural, translate

DIRECT_NEIGHBOURS = 10
"""How many nearest tracks of each one tell how dense a library is."""

LONGEST_STEP = 2.0
"""Longest step of a journey in medians of the distance to a direct neighbour."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Places in a pool in playing order, and in words what could not be kept.

    `legs` holds for each place which leg it lies on, counted from 0; a stop ends its leg.
    """

    places: tuple[int, ...]
    legs: tuple[int, ...]
    relaxed: tuple[str, ...]


def usual_step(similarities: FloatArray) -> float:
    """Return how far direct neighbours usually are: the median of their angles in radians.

    Parameters
    ----------
    similarities
        Cosines of tracks to their direct neighbours, float32 of any shape; 0 where there are none.
    """
    if not similarities.size:
        return 0.0
    return float(np.median(np.arccos(np.clip(similarities, -1.0, 1.0))))


def plan_journey(
    pool: Sequence[Candidate],
    stops: int,
    count: int,
    *,
    neighbour_step: float,
    spacing: Spacing,
) -> Journey:
    """Find a smooth way through a pool of tracks.

    Parameters
    ----------
    pool
        Different recordings; the first `stops` of them are the stops in their order, 2 or more.
    count
        How many tracks the journey is to have. It has fewer where steps that are short enough
        cannot be had, and never fewer than stops.
    neighbour_step
        Usual distance of direct neighbours, radians; no step is longer than
        :data:`LONGEST_STEP` times that unless there is no other way.
    spacing
        Kept where another track fits nearly as well.

    Returns
    -------
    Journey
        Begins and ends with the outer stops, holds every stop, and no place twice.
    """
    steps = angles(np.stack([candidate.vector for candidate in pool]))
    bound = LONGEST_STEP * neighbour_step
    line, legs, hurried = [0], [0], False
    for leg, length in enumerate(_shares(steps, stops, count)):
        free = np.ones(len(pool), bool)
        free[line] = free[:stops] = False
        longest = max(bound, narrowest(steps, leg, leg + 1, free))
        path = smoothest(steps, leg, leg + 1, longest, free)
        if len(path) > length:
            path = smoothest_within(steps, leg, leg + 1, length, longest, free)
            hurried |= max(steps[one, other] for one, other in pairwise(path)) > longest
        path = stretched(path, steps, length, longest, free)
        path = _spaced(pool, path, steps, longest, free, spacing)
        line += path[1:]
        legs += [leg] * (len(path) - 1)
    relaxed = _hurry(count) if hurried else _shortfall(pool, line, steps, bound, count)
    return Journey(tuple(line), tuple(legs), relaxed)


def along(
    journey: Journey, pool: Sequence[Candidate], stops: int
) -> tuple[list[Candidate], list[str]]:
    """Return a journey's tracks in playing order, and why each is in it.

    A track's similarity becomes the cosine to the one before it; the first one's is 1.
    """
    line = [pool[place] for place in journey.places]
    likeness = [1.0, *(float(a.vector @ b.vector) for a, b in pairwise(line))]
    reasons = []
    for number, (place, leg) in enumerate(zip(journey.places, journey.legs, strict=True)):
        if place < stops:
            reasons.append(_stop_words(place, stops))
        else:
            between = bridge(pool[leg].title, pool[leg + 1].title)
            reasons.append(
                f"{like([line[number - 1].title], likeness[number : number + 1])}, {between}"
            )
    return [
        replace(one, similarity=alike) for one, alike in zip(line, likeness, strict=True)
    ], reasons


def widest_gap(journey: Journey, pool: Sequence[Candidate]) -> tuple[int, int, float]:
    """Return the two places of a journey with the longest step between them, and that angle."""
    vectors = np.stack([pool[place].vector for place in journey.places])
    lengths = np.arccos(np.clip((vectors[:-1] * vectors[1:]).sum(axis=1), -1.0, 1.0))
    widest = int(np.argmax(lengths))
    return journey.places[widest], journey.places[widest + 1], float(lengths[widest])


def _shares(steps: FloatArray, stops: int, count: int) -> list[int]:
    """Return how many tracks each leg has, both its stops included, in proportion to its length."""
    lengths = np.array([float(steps[leg, leg + 1]) for leg in range(stops - 1)])
    inside = max(count - stops, 0)
    exact = inside * lengths / lengths.sum() if lengths.sum() > 0 else np.zeros(stops - 1)
    shares = np.floor(exact).astype(int)
    for leg in np.argsort(shares - exact, kind="stable")[: inside - int(shares.sum())]:
        shares[leg] += 1
    return [2 + int(share) for share in shares]


def _spaced(
    pool: Sequence[Candidate],
    path: list[int],
    steps: FloatArray,
    longest: float,
    free: "np.typing.NDArray[np.bool_]",
    spacing: Spacing,
) -> list[int]:
    """Exchange tracks whose artist or album is too near for others that fit as closely."""
    line = list(path)
    free = free.copy()
    free[line] = False
    for place in range(1, len(line) - 1):
        if not _neighbours_block(pool, line, place, pool[line[place]], spacing):
            continue
        longer = np.where(free, np.maximum(steps[line[place - 1]], steps[line[place + 1]]), np.inf)
        for other in np.argsort(longer, kind="stable")[:DIRECT_NEIGHBOURS].tolist():
            fits = longer[other] <= longest
            if fits and not _neighbours_block(pool, line, place, pool[other], spacing):
                free[line[place]], free[other] = True, False
                line[place] = other
                break
    return line


def _neighbours_block(
    pool: Sequence[Candidate], line: list[int], place: int, candidate: Candidate, spacing: Spacing
) -> bool:
    before = [pool[other] for other in line[:place]]
    behind = [pool[other] for other in reversed(line[place + 1 :])]
    return not all(Blocked.after(side, spacing).allows(candidate) for side in (before, behind))


def _stop_words(place: int, stops: int) -> str:
    if place == 0:
        return translate("Radio", "where the journey begins")
    return (
        translate("Radio", "where the journey ends")
        if place == stops - 1
        else translate("Radio", "a stop on the journey")
    )


def _hurry(count: int) -> tuple[str, ...]:
    return (
        plural(
            "Radio",
            "the way is too long for %n track; with more its steps are smaller",
            "the way is too long for %n tracks; with more its steps are smaller",
            count,
        ),
    )


def _shortfall(
    pool: Sequence[Candidate], line: list[int], steps: FloatArray, bound: float, count: int
) -> tuple[str, ...]:
    words = []
    if len(line) < count:
        words.append(
            plural(
                "Radio",
                "only {found} of %n track lies on the way",
                "only {found} of %n tracks lie on the way",
                count,
            ).format(found=len(line))
        )
    lengths = [float(steps[one, other]) for one, other in pairwise(line)]
    widest = int(np.argmax(lengths))
    if lengths[widest] > bound:
        one, other = (pool[line[place]].title for place in (widest, widest + 1))
        words.append(
            translate(
                "Radio", "there is nothing to bridge the gap between “{one}” and “{other}”"
            ).format(one=one, other=other)
        )
    return tuple(words)
