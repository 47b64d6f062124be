"""Sums of songs: what is added, what is taken away, and what sounds like the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.operations import Operation, Operations
from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.radio.suggestion import Suggestion
from engine.similarity.vector_block import FloatArray, IdArray
from engine.words import plural, translate

_NEIGHBOURS = 12
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of tracks.

    Attributes
    ----------
    plus, minus
        Ids of what is added and taken away.
    nearest
        What sounds most like the sum, nearest first; empty while nobody knows, or for no terms.
    """

    plus: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    nearest: tuple[Suggestion, ...] = ()

    @property
    def ids(self) -> IdArray:
        """The ids of the nearest, int64 [k]."""
        return np.array([one.track.id for one in self.nearest], np.int64)

    @property
    def similarities(self) -> FloatArray:
        """How near they are, cosines, float32 [k]."""
        return np.array([one.similarity for one in self.nearest], np.float32)


class Arithmetic(QObject):
    """Keeps the terms of one sum and finds out what it is near to.

    Signals
    -------
    changed
        The Sum; once when a term changed, and again when its neighbours are known.
    failed
        A sentence.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, radio: Radio, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._radio = radio
        self._operations = operations
        self._sum = Sum()
        self._asking: Operation | None = None

    @property
    def sum(self) -> Sum:
        """The terms, and the neighbours as far as they are known."""
        return self._sum

    def mark(self, track_id: int, sign: int) -> None:
        """Add a track for +1, take it away for -1; what is so already is left out again."""
        plus, minus = list(self._sum.plus), list(self._sum.minus)
        terms, others = (plus, minus) if sign > 0 else (minus, plus)
        if track_id in terms:
            terms.remove(track_id)
        else:
            terms.append(track_id)
            if track_id in others:
                others.remove(track_id)
        self._ask(Sum(tuple(plus), tuple(minus)))

    def clear(self) -> None:
        """Forget all terms."""
        self._ask(Sum())

    def _ask(self, terms: Sum) -> None:
        if self._asking:
            self._asking.cancel()
            self._asking = None
        self._sum = terms
        self.changed.emit(terms)
        # To take away from nothing has no meaning.
        if terms.plus:
            self._asking = self._operations.run(partial(self._find, terms), self._take, self._fail)

    def _find(self, terms: Sum) -> Sum:
        nearest: Sequence[Suggestion] = self._radio.blend(
            dict.fromkeys(terms.plus, 1.0), dict.fromkeys(terms.minus, 1.0), _NEIGHBOURS
        )
        return Sum(terms.plus, terms.minus, tuple(nearest))

    def _take(self, found: Sum) -> None:
        self._asking = None
        self._sum = found
        self.changed.emit(found)

    def _fail(self, error: EarshotError) -> None:
        self._asking = None
        self.failed.emit(str(error))


def sum_words(found: Sum) -> str:
    """Say in a few words what is added, taken away, and what that sounds like."""
    terms = plural("Map", "%n added", "%n added", len(found.plus))
    if found.minus:
        terms += ", " + plural("Map", "%n taken away", "%n taken away", len(found.minus))
    if not found.plus:
        return translate("Map", "{terms}: add a track first (P)").format(terms=terms)
    if not found.nearest:
        return terms
    quoted = translate("Map", "“{title}”")
    names = ", ".join(quoted.format(title=one.track.title) for one in found.nearest[:_NAMED])
    return translate("Map", "{terms}: sounds like {names}").format(terms=terms, names=names)
