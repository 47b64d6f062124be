"""What a listener asks a radio for, as a direction and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import EarshotError
from engine.radio.candidate import FloatArray
from engine.radio.catalogue import Seed

_LEAST_LENGTH = 1e-3


@dataclass(frozen=True, slots=True)
class Request:
    """Towards some tracks, at least one, and away from others."""

    seeds: Sequence[Seed]
    minus: Sequence[Seed] = ()

    def direction(self) -> FloatArray:
        """Return the mean of the seeds less the mean of what is taken away, float32 [dimensions].

        Raises
        ------
        EarshotError
            When the two cancel each other.
        """
        direction: FloatArray = _vectors(self.seeds).mean(axis=0)
        if self.minus:
            direction = direction - _vectors(self.minus).mean(axis=0)
        if np.linalg.norm(direction) < _LEAST_LENGTH:
            raise EarshotError(
                "What is asked for and what is taken away cancel each other; leave one of them out."
            )
        return direction

    def reason(self, vector: FloatArray) -> str:
        """Say which seed a track with this unit vector is most like, and how like what is unwanted.

        For example ``0.94 like “Starfall”``, or with something taken away
        ``0.81 like “Starfall”, 0.12 like “Moon”``.
        """
        words = [_most_like(group, vector) for group in (self.seeds, self.minus) if group]
        return ", ".join(words)


def _vectors(seeds: Sequence[Seed]) -> FloatArray:
    return np.stack([seed.vector for seed in seeds])


def _most_like(seeds: Sequence[Seed], vector: FloatArray) -> str:
    similarities = _vectors(seeds) @ vector
    nearest = int(np.argmax(similarities))
    return f"{min(float(similarities[nearest]), 1.0):.2f} like “{seeds[nearest].track.title}”"
