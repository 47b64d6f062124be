"""Rankings of the whole library that are told in words: the forgotten, and the strange."""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from engine.radio.catalogue import Catalogue
from engine.radio.outliers import find_outliers
from engine.radio.reasons import like, unlike_album, with_absence
from engine.radio.rediscovery import (
    LONG_UNHEARD_SECONDS,
    LOVED_STARS,
    MOST_LOVED,
    loved_tracks,
    rediscoveries,
)
from engine.radio.suggestion import Suggestion
from engine.store.belonging import belonging
from engine.store.feedback import all_thumbs
from engine.store.narrowing import album_members
from engine.store.plays import heard_since, last_heard, most_completed, most_played
from engine.store.ratings import highly_rated
from engine.store.store import Store
from engine.words import translate

Basis = Literal["loved", "played", "nothing"]
"""What a rediscovery goes by."""


@dataclass(frozen=True, slots=True)
class Rediscovery:
    """Forgotten tracks, nearest first, and whether they are near to what is loved or only played.

    With the basis ``nothing`` there are none: there was nothing to go by.
    """

    basis: Basis
    tracks: list[Suggestion]


def rediscover(store: Store, catalogue: Catalogue, count: int, now: float) -> Rediscovery:
    """Rank as :meth:`engine.radio.station.Radio.rediscover` says."""
    thumbs = store.read(all_thumbs)
    often, rated = store.read(most_completed, MOST_LOVED), store.read(highly_rated, LOVED_STARS)
    if loved := loved_tracks(thumbs, often, rated):
        return Rediscovery("loved", _forgotten(store, catalogue, loved, count, now))
    played = [one for one in store.read(most_played, MOST_LOVED) if thumbs.get(one, 1) > 0]
    tracks = _forgotten(store, catalogue, played, count, now)
    return Rediscovery("played" if played else "nothing", tracks)


def _forgotten(
    store: Store, catalogue: Catalogue, near_what: list[int], count: int, now: float
) -> list[Suggestion]:
    heard = store.read(heard_since, now - LONG_UNHEARD_SECONDS)
    found = list(islice(rediscoveries(catalogue, near_what, heard, now), count))
    ids = [one.track_id for one, _ in found]
    last = store.read(last_heard, ids)
    tracks, near_to = catalogue.tracks(ids), catalogue.tracks([near for _, near in found])
    suggestions = []
    for one, near in found:
        reason = like([near_to[near].title], [one.similarity])
        told = with_absence(reason, last.get(one.track_id), now)
        if one.track_id not in last:
            told = translate("Radio", "{reason}, never played").format(reason=told)
        suggestions.append(Suggestion(tracks[one.track_id], one.similarity, told))
    return suggestions


def outliers(store: Store, catalogue: Catalogue, count: int) -> list[Suggestion]:
    """Rank as :meth:`engine.radio.station.Radio.outliers` says."""
    hidden = store.read(belonging)
    members = store.read(album_members)
    vectors = catalogue.vectors_of(track_id for track_id, _ in members)
    found = find_outliers(members, vectors, count, hidden)
    tracks = catalogue.tracks([one.track_id for one in found])
    return [
        Suggestion(
            tracks[one.track_id],
            one.likeness,
            unlike_album(one.likeness, one.usual),
        )
        for one in found
        if one.track_id in tracks
    ]
