"""Rankings of the whole library that are told in words: the forgotten, and the strange."""

from itertools import islice

from engine.radio.catalogue import Catalogue
from engine.radio.outliers import find_outliers
from engine.radio.reasons import like, with_absence
from engine.radio.rediscovery import (
    LONG_UNHEARD_SECONDS,
    MOST_LOVED,
    loved_tracks,
    rediscoveries,
)
from engine.radio.suggestion import Suggestion
from engine.store.feedback import all_thumbs
from engine.store.narrowing import album_members
from engine.store.plays import heard_since, last_heard, most_completed
from engine.store.store import Store
from engine.words import number, translate


def rediscover(store: Store, catalogue: Catalogue, count: int, now: float) -> list[Suggestion]:
    """Rank as :meth:`engine.radio.station.Radio.rediscover` says."""
    loved = loved_tracks(store.read(all_thumbs), store.read(most_completed, MOST_LOVED))
    heard = store.read(heard_since, now - LONG_UNHEARD_SECONDS)
    found = list(islice(rediscoveries(catalogue, loved, heard, now), count))
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
    members = store.read(album_members)
    vectors = catalogue.vectors_of(track_id for track_id, _ in members)
    found = find_outliers(members, vectors, count)
    tracks = catalogue.tracks([one.track_id for one in found])
    return [
        Suggestion(
            tracks[one.track_id],
            one.likeness,
            translate(
                "Radio",
                "{likeness} like the rest of “{album}”, whose tracks usually are {usual}",
            ).format(
                likeness=number(one.likeness, digits=2),
                album=tracks[one.track_id].album,
                usual=number(one.usual, digits=2),
            ),
        )
        for one in found
        if one.track_id in tracks
    ]
