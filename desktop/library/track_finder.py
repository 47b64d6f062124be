"""Finds the tracks of a place that a query leaves, and keeps at hand what the next letter needs."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from desktop.operations import Operation, Operations
from engine.errors import EarshotError
from engine.search.track_search import TrackSearch
from engine.store import browse
from engine.store.browse import View
from engine.store.search import narrowed
from engine.store.search_texts import FoldedTexts, texts_at_hand
from engine.store.store import Store

Ids = npt.NDArray[np.int64]


class FoundTracks(NamedTuple):
    """The ids that a query leaves, in order, and by id why tracks could not be listened to."""

    ids: Ids
    reasons: Mapping[int, str]


class TrackFinder:
    """Asks the library off the UI thread; a new question takes the place of one not yet answered.

    Parameters
    ----------
    store, operations
        The library, and the way off the UI thread.
    search
        Understands what is typed.
    failures
        Returns by id why tracks could not be listened to; called off the UI thread.
    """

    def __init__(
        self,
        store: Store,
        operations: Operations,
        search: TrackSearch,
        failures: Callable[[], Mapping[int, str]],
    ) -> None:
        self._store = store
        self._operations = operations
        self._search = search
        self._failures = failures
        self._asking: Operation | None = None
        self._ordered: Ids | None = None
        self._texts: FoldedTexts | None = None

    @property
    def busy(self) -> bool:
        """Whether a question was not answered yet."""
        return self._asking is not None

    def find(
        self,
        view: View,
        query: str,
        then: Callable[[FoundTracks], None],
        failed: Callable[[EarshotError], None],
    ) -> None:
        """Find the tracks of a view that a query leaves; the order at hand has to be the view's."""
        if self._asking:
            self._asking.cancel()

        def keep(answer: tuple[Ids, FoundTracks]) -> None:
            self._asking = None
            self._ordered, found = answer
            then(found)

        def fail(error: EarshotError) -> None:
            self._asking = None
            failed(error)

        work = partial(self._find, view, query, self._ordered, self._texts)
        self._asking = self._operations.run(work, keep, fail)

    def forget_order(self) -> None:
        """Read the ids of the place anew with the next question, for the view is another."""
        self._ordered = None

    def forget(self) -> None:
        """Read everything anew with the next question, for the library may have changed."""
        self._ordered = self._texts = None

    def read_texts(self) -> None:
        """Have at hand, before the first letter is typed, what short words are looked for in."""
        if self._texts is None:
            self._operations.run(
                lambda: self._store.read(texts_at_hand), self._keep_texts, lambda _: None
            )

    def _keep_texts(self, texts: FoldedTexts) -> None:
        self._texts = texts

    def _find(
        self, view: View, query: str, ordered: Ids | None, texts: FoldedTexts | None
    ) -> tuple[Ids, FoundTracks]:
        """Return all ids of the place in order, and what is found among them."""
        criterion = self._search.criterion(query)
        if ordered is None:
            ordered = self._store.read(browse.ordered_ids, view)
        reasons = self._failures() if view.place == "failed" else {}
        ids = self._store.read(narrowed, ordered, criterion, texts)
        return ordered, FoundTracks(ids, reasons)
