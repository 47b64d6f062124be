"""What some tracks have in common that the rest of the library has not."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST = 3
"""How many of the tracks must share something before it is told."""

LEAST_LIFT = 2.0
"""How many times more frequent it must be among them than in the library."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A genre or an artist that is frequent among some tracks: `count` of them have it."""

    name: str
    count: int
    strength: float


def traits(
    names: Iterable[str | None], library: Mapping[str, int], total: int, most: int
) -> list[Trait]:
    """Return which names are over-represented, the most surprising first.

    The measure is the log-likelihood ratio (Dunning, 1993), so that three of three weigh less than
    thirty of forty.

    Parameters
    ----------
    names
        Of each of the tracks, None where it has none.
    library
        How many tracks of the library have each name, these included.
    total
        How many tracks the library has.
    most
        How many to return.
    """
    found = list(names)
    counts = Counter(name for name in found if name)
    told = [
        Trait(name, count, strength)
        for name, count in counts.items()
        if count >= FEWEST
        and (strength := _surprise(count, len(found), max(library.get(name, 0), count), total)) > 0
    ]
    return sorted(told, key=lambda one: (-one.strength, one.name))[:most]


def _surprise(count: int, tracks: int, in_library: int, total: int) -> float:
    """Return the log-likelihood ratio, or 0 when it is not frequent enough to speak of."""
    total = max(total, tracks, in_library)
    expected = tracks * in_library / total
    if count < LEAST_LIFT * expected:
        return 0.0
    surprise = count * math.log(count / expected)
    without = tracks - count
    if without:
        surprise += without * math.log(without / max(tracks - expected, 1e-9))
    return 2.0 * surprise
