"""More of the same: tracks that fit into a collection such as a playlist, near to any part of it.

A station heads for the mean of what it is made of. The mean of a playlist of metal and of harps
sounds like neither, so here each new track is near to one of the collection's own, and these take
turns: the best neighbour of each comes before the second best of any.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.errors import EarshotError
from engine.radio.candidate import Candidate, FloatArray
from engine.radio.catalogue import Catalogue
from engine.radio.filling import REMEMBERED, allows, shortage
from engine.radio.order import QueueOrder
from engine.radio.ranking import closeness
from engine.radio.recordings import distinct
from engine.radio.selection import Selection, select
from engine.radio.spacing import Spacing
from engine.radio.surroundings import nearest_to_any
from engine.similarity.vector_block import IdArray
from engine.words import translate

MOST_ASKED = 200
"""Of a larger collection so many tracks, evenly spread, are asked for their neighbours."""

_LOOKED_BACK = 20
"""Tracks at the end of a collection that the spacing counts: an hour of usual ones."""

_AROUND_EACH = (200, 1_600, 12_800)
"""How far around each is looked; further only where rules leave too little."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What fits into a collection.

    Attributes
    ----------
    chosen
        In playing order; the similarity of each is its cosine to the nearest of the collection.
    sources
        Which that is, by track.
    relaxed
        In words what gave way, and what is missing.
    """

    chosen: tuple[Candidate, ...]
    sources: Mapping[int, int]
    relaxed: tuple[str, ...]


def expand(catalogue: Catalogue, order: QueueOrder, spacing: Spacing) -> Expansion:
    """Choose tracks that sound like some of a collection and are not in it.

    Parameters
    ----------
    catalogue
        The library.
    order
        `plus` is the collection in its order; of its tracks that have no vector nothing is
        learned. `exclude`, `recent`, `rules`, `count`, `now` and what was disliked count as for
        a queue; adventure and drift do not.
    spacing
        Of artists and albums; `recent`, or else the end of the collection, comes before.

    Raises
    ------
    EarshotError
        When nothing in the collection has been listened to.
    """
    if not order.plus:
        raise EarshotError(
            translate("Radio", "There is nothing in it yet that other tracks could sound like.")
        )
    vectors = catalogue.vectors_of(_spread_out(list(order.plus)))
    if not vectors:
        sentence = translate(
            "Radio", "None of these tracks has been listened to yet; Earshot is still at it."
        )
        raise EarshotError(sentence)
    known = catalogue.known([*order.plus, *order.exclude[-REMEMBERED:], *order.recent])
    before = [
        known[one] for one in order.recent or list(order.plus)[-_LOOKED_BACK:] if one in known
    ]
    hidden = np.array([*order.plus, *order.exclude, *order.feedback.disliked], np.int64)
    chosen = Selection((), ())
    sources: dict[int, int] = {}
    for each in _AROUND_EACH:
        found, sources = _in_turns(catalogue, vectors, each, hidden)
        allowed = catalogue.candidates(*found, partial(allows, catalogue, order))
        chosen = select(
            distinct(allowed, catalogue.memory(known.values())),
            order.count,
            spacing=spacing,
            recent=before,
        )
        if len(chosen.chosen) == order.count or len(found[0]) < each:
            break
    words = spacing.describe(chosen.kept) + shortage(catalogue, chosen.chosen, order.count)
    return Expansion(chosen.chosen, sources, words)


def _in_turns(
    catalogue: Catalogue, vectors: Mapping[int, FloatArray], each: int, hidden: IdArray
) -> tuple[tuple[IdArray, FloatArray], dict[int, int]]:
    """Return ids and cosines around a collection in the order of preference, and their sources."""
    ids, cosines, sources = nearest_to_any(catalogue, vectors, each, hidden)
    scores = np.empty(len(ids), np.float32)
    rounds = np.empty(len(ids), np.int64)
    close = cosines >= catalogue.sample().least_closeness
    for source, rows in _groups(sources):
        scores[rows] = closeness(
            catalogue, vectors[source], catalogue.vectors(ids[rows]), cosines[rows]
        )
        rounds[rows[np.lexsort((ids[rows], -scores[rows]))]] = np.arange(len(rows))
    # What is near to none comes last: a loner has its turn only where nothing better is left.
    order = np.lexsort((ids, -scores, rounds, ~close))
    near_to = dict(zip(ids.tolist(), sources.tolist(), strict=True))
    return (ids[order], cosines[order]), near_to


def _groups(sources: IdArray) -> Iterator[tuple[int, IdArray]]:
    for source in np.unique(sources):
        yield int(source), np.flatnonzero(sources == source)


def _spread_out(track_ids: Sequence[int]) -> list[int]:
    if len(track_ids) <= MOST_ASKED:
        return list(track_ids)
    places = np.linspace(0, len(track_ids) - 1, MOST_ASKED).astype(int)
    return [track_ids[place] for place in places]
