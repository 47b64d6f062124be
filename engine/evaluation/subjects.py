"""What can be measured: something that turns a track into numbers, and those into a space."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.audio.decoding import decode_mono
from engine.evaluation.spaces import FloatArray, Space, VectorSpace

Row = NDArray[np.generic]


@dataclass(slots=True)
class Sound:
    """One file, decoded only when somebody listens, and once for each rate.

    Attributes
    ----------
    path
        The file.
    """

    path: Path
    _decoded: dict[int, FloatArray] = field(default_factory=dict)

    def mono(self, sample_rate: int) -> FloatArray:
        """Return the whole track, float32 [samples] in [-1, 1].

        Raises
        ------
        EarshotError
            When it cannot be decoded.
        """
        if sample_rate not in self._decoded:
            self._decoded[sample_rate] = decode_mono(self.path, sample_rate)
        return self._decoded[sample_rate]


Describe = Callable[[Sound], Row]
"""A track to whatever its subject needs to compare it with others."""


class Subject(Protocol):
    """Something to be measured. It can be pickled; what cannot is made by :meth:`open`."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def key(self) -> str:
        """What its rows are cached under: another key for every change in them."""

    def open(self) -> Describe:
        """Load what is needed to describe tracks.

        Raises
        ------
        EarshotError
            When something is missing or damaged.
        """

    def space(self, rows: Sequence[Row]) -> Space:
        """Compare described tracks."""


def vector_space(rows: Sequence[Row]) -> VectorSpace:
    """Return the space of rows that are vectors already."""
    return VectorSpace(np.stack(rows).astype(np.float32))


def middle(samples: FloatArray, count: int) -> FloatArray:
    """Return at most so many samples from the middle, float32 [samples]."""
    start = max(0, (len(samples) - count) // 2)
    return samples[start : start + count]
