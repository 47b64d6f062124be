"""What a listener asks a radio for, as a direction and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import EarshotError
from engine.radio.candidate import FloatArray
from engine.radio.catalogue import Seed
from engine.radio.reasons import like
from engine.words import translate

_LEAST_LENGTH = 1e-3


@dataclass(frozen=True, slots=True)
class Term:
    """A track in a sum of tracks, with how much it counts, 0 or more."""

    seed: Seed
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """Towards some tracks, at least one, and away from others: the arithmetic of songs.

    The sum of the `plus` unit vectors times their weights less that of the `minus` ones, as in
    king - man + woman (Mikolov, Yih and Zweig 2013). What counts 0 is as if it were not there.
    """

    plus: Sequence[Term]
    minus: Sequence[Term] = ()

    @classmethod
    def of(cls, seeds: Iterable[Seed], minus: Iterable[Seed] = ()) -> "Request":
        """Return a request in which every track counts the same."""
        return cls([Term(seed) for seed in seeds], [Term(seed) for seed in minus])

    @property
    def seeds(self) -> list[Seed]:
        """All tracks in the sum, wanted and unwanted."""
        return [term.seed for term in (*self.plus, *self.minus)]

    def direction(self) -> FloatArray:
        """Return the sum, float32 [dimensions].

        Raises
        ------
        EarshotError
            When the terms cancel each other, or none of them counts.
        """
        direction = _sum(self.plus) - _sum(self.minus)
        if np.linalg.norm(direction) < _LEAST_LENGTH:
            raise EarshotError(
                translate(
                    "Radio",
                    "What is asked for and what is taken away cancel each other; leave one of them"
                    " out.",
                )
            )
        return direction

    def reason(self, vector: FloatArray) -> str:
        """Say which seed a track with this unit vector is most like, and how like what is unwanted.

        For example ``0.94 like “Starfall”``, or with something taken away
        ``0.81 like “Starfall”, 0.12 like “Moon”``, or ``0.71 between “Starfall” and “Rain”``.
        """
        groups = [[term for term in group if term.weight] for group in (self.plus, self.minus)]
        return ", ".join(_likeness(group, vector) for group in groups if group)


def _sum(terms: Sequence[Term]) -> FloatArray:
    total = sum((term.weight * term.seed.vector for term in terms), np.float32(0.0))
    return np.asarray(total, np.float32)


def _likeness(terms: Sequence[Term], vector: FloatArray) -> str:
    vectors = np.stack([term.seed.vector for term in terms])
    return like([term.seed.track.title for term in terms], (vectors @ vector).tolist())
