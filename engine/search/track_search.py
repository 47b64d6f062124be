"""Understands what is typed, with the help of the index where sound is asked for."""

import time

from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.search.errors import QueryError
from engine.search.parser import parse
from engine.store import browse, tracks
from engine.store.browse import View
from engine.store.criteria import AllOf, AnyOf, Criterion, Not, OneOf, Similar, Words
from engine.store.records import Track
from engine.store.store import Store
from engine.store.text_keys import fold
from engine.words import translate

SIMILAR_TRACKS = 100
"""How many tracks ``similar:"…"`` finds beside the one that is named."""

_CANDIDATES = 500


class TrackSearch:
    """Turns queries into conditions that the store can answer by itself.

    Parameters
    ----------
    store
        The library.
    radio
        Knows what sounds alike.
    """

    def __init__(self, store: Store, radio: Radio) -> None:
        self._store = store
        self._radio = radio

    def criterion(self, query: str) -> Criterion:
        """Return what a query asks for, with every ``similar:`` looked up; reads, so call it off
        the UI thread.

        Raises
        ------
        QueryError
            When the query cannot be understood, when no track is called as ``similar:`` says, or
            when that one was not listened to.
        """
        criterion = parse(query, now=time.time())
        try:
            return self._resolved(criterion)
        except EarshotError as error:
            raise QueryError(str(error), 0, len(query)) from error

    def _resolved(self, criterion: Criterion) -> Criterion:
        if isinstance(criterion, Similar):
            return self._similar(criterion.text)
        if isinstance(criterion, Not):
            return Not(self._resolved(criterion.part))
        if isinstance(criterion, AllOf | AnyOf):
            return type(criterion)(tuple(self._resolved(part) for part in criterion.parts))
        return criterion

    def _similar(self, text: str) -> OneOf:
        seed = self._best_match(text)
        found = self._radio.similar(seed.id, SIMILAR_TRACKS)
        return OneOf((seed.id, *(suggestion.track.id for suggestion in found)))

    def _best_match(self, text: str) -> Track:
        """Return the track that is called so; one whose title begins so; one with all the words."""
        wanted = fold(text)
        words = AllOf(tuple(Words(word) for word in wanted.split()))
        ids = self._store.read(browse.track_ids, View(criterion=words))[:_CANDIDATES].tolist()
        found = self._store.read(tracks.tracks_by_id, ids)
        if not ids:
            raise EarshotError(
                translate(
                    "Search", "No track is called “{text}”, so nothing can be like it."
                ).format(text=text)
            )
        return min((found[i] for i in ids if i in found), key=lambda track: _rank(track, wanted))


def _rank(track: Track, wanted: str) -> tuple[bool, bool, bool]:
    title = fold(track.title)
    return title != wanted, not title.startswith(wanted), wanted not in title
