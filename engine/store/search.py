"""Finds the tracks that conditions hold for.

Every leaf of the tree becomes a set of ids, by whatever finds it fastest: words in memory or in
the trigram index, names that tracks share once for all of them, numbers in memory or along the
indexes of the table's orders.
Sets are joined as masks over the ids that are asked about, which keeps those in their order.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from engine.store.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    FieldText,
    NoNumber,
    Not,
    NumberRange,
    OneOf,
    Similar,
    Words,
)
from engine.store.plays import HEARD
from engine.store.search_texts import NUMBERS, FoldedTexts, Ids, folded_texts, indexed_matches
from engine.store.text_keys import fold

Mask = npt.NDArray[np.bool_]

_COLUMNS: dict[str, str] = {
    "year": "year",
    "added": "added_at",
    "length": "duration",
    "rating": "rating",
}


def narrowed(
    database: Database, ids: Ids, criterion: Criterion, texts: FoldedTexts | None = None
) -> Ids:
    """Return those of `ids`, in their order, that a criterion holds for.

    To look the matches up and keep the order that is there is several times faster than to sort
    them again, and a listener types more often than he sorts. Who searches repeatedly passes
    `texts`, as of the same moment as `ids`.

    Raises
    ------
    ValueError
        When the criterion still says `Similar`: only the index can resolve that.
    """
    if not len(ids):
        return ids
    return ids[_Search(database, ids, texts).mask(criterion)]


class _Search:
    """One pass over a tree of conditions."""

    def __init__(self, database: Database, ids: Ids, texts: FoldedTexts | None) -> None:
        self._database = database
        self._ids = ids
        self._held = self._texts = texts
        self._masks: dict[type, Callable[..., Mask]] = {
            Words: lambda words: self._words([words.text]),
            FieldText: self._field,
            NumberRange: self._number,
            NoNumber: self._no_number,
            OneOf: lambda one: self._among(np.array(one.ids, np.int64)),
            Not: lambda inverse: ~self.mask(inverse.part),
            AllOf: self._all_of,
            AnyOf: self._any_of,
            Similar: self._unresolved,
        }

    def mask(self, criterion: Criterion) -> Mask:
        return self._masks[type(criterion)](criterion)

    def _all_of(self, every: AllOf) -> Mask:
        words = [part.text for part in every.parts if isinstance(part, Words)]
        holds = self._words(words) if words else np.ones(len(self._ids), np.bool_)
        for part in every.parts:
            if not isinstance(part, Words):
                holds &= self.mask(part)
        return holds

    def _any_of(self, some: AnyOf) -> Mask:
        holds = np.zeros(len(self._ids), np.bool_)
        for part in some.parts:
            holds |= self.mask(part)
        return holds

    def _words(self, texts: Sequence[str]) -> Mask:
        words = [word for text in texts if (word := fold(text))]
        if not words:
            return np.ones(len(self._ids), np.bool_)
        if self._texts:
            return self._among(self._texts.matching(words))
        return self._among(indexed_matches(self._database, words))

    def _field(self, condition: FieldText) -> Mask:
        word = fold(condition.text)
        if self._texts is None:
            self._texts = folded_texts(self._database)
        if condition.field == "folder":
            return self._among(self._texts.below(self._database, word))
        return self._among(self._texts.with_field(condition.field, word))

    def _number(self, condition: NumberRange) -> Mask:
        if condition.field == "played":
            return self._played(condition.least or 0.0, condition.below)
        column = _COLUMNS[condition.field]
        # For a single search, the indexes find numbers sooner than reading them all.
        if self._held and column in NUMBERS:
            numbers = self._held.numbers(self._database)
            return self._among(numbers.between(column, condition.least, condition.below))
        limits = ((f"{column} >= ?", condition.least), (f"{column} < ?", condition.below))
        given = [(term, limit) for term, limit in limits if limit is not None]
        terms = " AND ".join([f"{column} IS NOT NULL", *(term for term, _ in given)])
        return self._among(_where(self._database, terms, [limit for _, limit in given]))

    def _played(self, least: float, below: float | None) -> Mask:
        """What was never played has no row to count."""
        rows = self._database.execute(
            f"SELECT track_id, count(*) FROM plays WHERE {HEARD} GROUP BY track_id"
        ).fetchall()
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        counts = np.fromiter((row[1] for row in rows), np.float64, len(rows))
        inside = (counts >= least) & (counts < (np.inf if below is None else below))
        if least <= 0 and (below is None or below > 0):
            return ~self._among(ids[~inside])
        return self._among(ids[inside])

    def _no_number(self, condition: NoNumber) -> Mask:
        if condition.field == "played":
            return self._played(0, 1)
        column = _COLUMNS[condition.field]
        term = f"{column} = 0" if condition.field == "rating" else f"{column} IS NULL"
        return self._among(_where(self._database, term))

    def _among(self, matches: Ids) -> Mask:
        """Return which ids are among the matches; row numbers are small, so by a table."""
        if not len(matches):
            return np.zeros(len(self._ids), np.bool_)
        wanted = np.zeros(max(self._ids.max(), matches.max()) + 1, np.bool_)
        wanted[matches] = True
        return wanted[self._ids]

    def _unresolved(self, condition: Similar) -> Mask:
        raise ValueError(f"what is similar to “{condition.text}” has to be resolved first")


def _where(database: Database, terms: str, parameters: Sequence[object] = ()) -> Ids:
    """Return the ids of all tracks, there or missing, along the indexes of either kind."""
    rows = database.execute(
        f"SELECT id FROM tracks WHERE missing_since IS NULL AND {terms} UNION ALL"
        f" SELECT id FROM tracks WHERE missing_since IS NOT NULL AND {terms}",
        [*parameters, *parameters],
    )
    return np.fromiter((row[0] for row in rows), np.int64)
