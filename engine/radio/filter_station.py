"""A queue of the tracks that excite a learned filter most, under the rules of any station."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.errors import EarshotError
from engine.radio.adventure import preference_order
from engine.radio.candidate import Candidate, FloatArray
from engine.radio.catalogue import Catalogue
from engine.radio.filling import allows, bearing_towards, choose, too_few
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed, filter_label
from engine.radio.filter_tops import IdArray, in_order
from engine.radio.order import QueueOrder
from engine.radio.ranking import Ranking
from engine.radio.spacing import Spacing
from engine.store.filter_activations import filter_names, moments_of_filter
from engine.store.listened import absent_ids, listened_tracks
from engine.store.store import Store
from engine.words import clock, number, translate

_OFFERED_AT_ONCE = 2_000
_TYPICAL = 50
"""So many of the tracks that excite the filter most tell what it sounds like."""


@dataclass(frozen=True, slots=True)
class Excited:
    """Tracks in playing order, each one's activation as `similarity`, and what gave way in words.

    The activation is a share of the greatest that the filter says of any track that is there.
    """

    chosen: tuple[Candidate, ...]
    relaxed: tuple[str, ...]


def shares_of_filter(
    store: Store, columns: FilterColumns, seed: FilterSeed
) -> tuple[IdArray, FloatArray]:
    """Return the tracks that are there by what a filter says of them, most excited first.

    Ids int64 [n], and float32 [n] in [0, 1]: shares of the greatest.

    Raises
    ------
    EarshotError
        When the filter told of no track that is there.
    """
    column = columns.of(seed)
    present = ~np.isin(column.track_ids, store.read(absent_ids))
    ids, said = in_order(column.track_ids[present], column.said[present])
    first = _first_left(store, seed, ids)
    ids, said = ids[first:], said[first:]
    if not len(said) or said[0] <= 0:
        raise EarshotError(
            translate("Filters", "{filter} has told nothing of your music yet.").format(
                filter=label_of(store, seed)
            )
        )
    return ids, said / said[0]


def _first_left(store: Store, seed: FilterSeed, ids: IdArray) -> int:
    """Return the place of the first track that the model still has heard.

    A column may be older than the removal of a track, or than a failure to hear it again.
    """
    for start in range(0, len(ids), _TYPICAL):
        part = ids[start : start + _TYPICAL].tolist()
        left = store.read(listened_tracks, *seed.model, part)
        for place, track_id in enumerate(part):
            if track_id in left:
                return start + place
    return len(ids)


def label_of(store: Store, seed: FilterSeed) -> str:
    """Return what the listener calls a filter."""
    return filter_label(seed.number, store.read(filter_names, *seed.model).get(seed.number))


def excite(
    store: Store,
    columns: FilterColumns,
    catalogue: Catalogue,
    order: QueueOrder,
    seed: FilterSeed,
    spacing: Spacing,
) -> Excited:
    """Choose a queue by a filter; what gives way does so as in :func:`engine.radio.filling.fill`.

    Raises
    ------
    EarshotError
        When the filter told of no track that is there, or those have no vectors.
    """
    ids, shares = shares_of_filter(store, columns, seed)
    ranking = _FilterRanking(
        catalogue,
        order,
        bearing_towards(catalogue, order, _typical(catalogue, ids)),
        partial(allows, catalogue, order),
        ids,
        shares,
    )
    chosen, relaxed = choose(ranking, spacing, reach=math.inf)
    return Excited(chosen, relaxed + too_few(len(chosen), order.count))


def filter_reasons(store: Store, seed: FilterSeed, chosen: Sequence[Candidate]) -> list[str]:
    """Say of each track how much it excites the filter, and where."""
    label = label_of(store, seed)
    moments = store.read(
        moments_of_filter,
        *seed.model,
        seed.number,
        [one.track_id for one in chosen],
        seed.window_seconds,
    )
    return [filter_reason(label, seed, one.similarity, moments.get(one.track_id)) for one in chosen]


def filter_reason(label: str, seed: FilterSeed, share: float, moment: float | None) -> str:
    """Say how much a track excites a filter: ``Filter 17 is 0.93 of its highest here, at 1:42``."""
    share_words = number(share, digits=2)
    if seed.by == "mean":
        words = translate("Filters", "{filter} is on average {share} of its highest")
        return words.format(filter=label, share=share_words)
    if moment is None:
        words = translate("Filters", "{filter} is {share} of its highest here")
        return words.format(filter=label, share=share_words)
    words = translate("Filters", "{filter} is {share} of its highest here, at {moment}")
    return words.format(filter=label, share=share_words, moment=clock(moment))


@dataclass(frozen=True, slots=True)
class _FilterRanking(Ranking):
    """Offers what excites a filter, moved by fatigue and by what the listener said of the station.

    Attributes
    ----------
    ids, shares
        All tracks that the filter told of, most excited first.
    """

    ids: IdArray
    shares: FloatArray

    def candidates(self, hidden: IdArray) -> Iterator[Candidate]:
        """Yield what may be played, most preferred first, but not the `hidden` tracks."""
        left = np.flatnonzero(~np.isin(self.ids, hidden))
        for segment, start in enumerate(range(0, len(left), _OFFERED_AT_ONCE)):
            rows = left[start : start + _OFFERED_AT_ONCE]
            known = self.catalogue.vectors_of(self.ids[rows].tolist())
            if not known:
                continue
            rows = rows[[track_id in known for track_id in self.ids[rows].tolist()]]
            ids, shares = self.ids[rows], self.shares[rows]
            vectors = np.stack(list(known.values()))
            cosines = np.asarray(vectors @ self.bearing.direction, np.float32)
            felt = shares - self._fatigue(ids) + self.bearing.pull(vectors, cosines)
            ranks = np.argsort(-felt, kind="stable")
            order = self.order
            places = preference_order(len(ids), order.adventure, order.seed_number + segment)
            preferred = ranks[places]
            yield from self.catalogue.candidates(ids[preferred], shares[preferred], self.allows)


def _typical(catalogue: Catalogue, ids: IdArray) -> FloatArray:
    """Return what the filter sounds like, so that liked and skipped tracks move the station."""
    known = catalogue.vectors_of(ids[:_TYPICAL].tolist())
    if not known:
        raise EarshotError(
            translate("Filters", "What excites this filter has not been listened to yet.")
        )
    return np.asarray(np.sum(list(known.values()), axis=0), np.float32)
