"""Habits over a library: gathered, learned from, and told in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.radio.catalogue import Catalogue
from engine.radio.taste.evidence import Evidence, evidence_of
from engine.radio.taste.learning import learn
from engine.radio.taste.taste import Taste
from engine.radio.taste.words import Moved, sentences
from engine.store import learned_taste
from engine.store.learned_taste import StoredTaste
from engine.store.store import Store

MOST_PLAYS = 5000
"""The newest plays that are learned from; tastes change."""

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class HabitsAccount:
    """What was learned of a listener, told.

    Attributes
    ----------
    evidence
        What there is to learn from by now.
    learned_from
        Numbers by what they count, of what was learned; None while nothing was.
    words
        Sentences on what was learned.
    raised, lowered
        The tracks that it moves most, each with what it adds to the similarity.
    """

    evidence: Evidence
    learned_from: Mapping[str, int] | None = None
    words: Sequence[str] = ()
    raised: Sequence[Moved] = ()
    lowered: Sequence[Moved] = ()


def gather(store: Store, since: float) -> Evidence:
    """Return all that may be learned from: what was done after a moment, seconds since 1970."""
    return evidence_of(
        store.read(learned_taste.plays_after, since, MOST_PLAYS),
        store.read(learned_taste.thumbs_after, since),
        store.read(learned_taste.station_seeds),
        store.read(learned_taste.playlist_tracks, since),
    )


def learn_habits(store: Store, catalogue: Catalogue, since: float) -> StoredTaste | None:
    """Learn from all that was done after a moment; None before there is enough."""
    evidence = gather(store, since)
    taste = learn_from(catalogue, evidence) if evidence.is_enough else None
    return None if taste is None else StoredTaste(counts_of(evidence), taste.centre, taste.leaning)


def learn_from(catalogue: Catalogue, evidence: Evidence) -> Taste | None:
    """Learn from evidence, much or little; None where nothing can be learned."""
    told = {
        *(one.track_id for one in evidence.judgements),
        *(other for one in evidence.judgements for other in one.context),
        *(track_id for kept in evidence.playlists for track_id in kept),
    }
    vectors = catalogue.vectors_of(sorted(told))
    return learn(evidence, vectors, catalogue.sample().vectors)


def counts_of(evidence: Evidence) -> dict[str, int]:
    """Return from how much was learned."""
    return {
        "completed": evidence.completed,
        "skipped": evidence.skipped,
        "thumbs": evidence.thumbs,
        "playlists": len(evidence.playlists),
        "judged": evidence.judged,
        "sessions": evidence.sessions,
    }


def as_taste(stored: StoredTaste) -> Taste:
    """Return what a radio takes of what is stored."""
    return Taste(stored.centre, stored.leaning)


def tell_habits(
    store: Store, catalogue: Catalogue, since: float, stored: StoredTaste | None
) -> HabitsAccount:
    """Tell what there is to learn from, and what was learned."""
    evidence = gather(store, since)
    if stored is None:
        return HabitsAccount(evidence)
    moved = _moved(catalogue, as_taste(stored))
    return HabitsAccount(
        evidence,
        stored.learned_from,
        sentences(moved),
        [one for one in moved[:_SHOWN] if one.gain > 0],
        [one for one in moved[::-1][:_SHOWN] if one.gain < 0],
    )


def _moved(catalogue: Catalogue, taste: Taste) -> list[Moved]:
    """Return the tracks that a taste moves most up and down, most raised first."""
    if not taste.leaning.any():
        return []
    ends = [catalogue.nearest(sign * taste.leaning, 1, ())[0] for sign in (1, -1)]
    ids = np.unique(np.concatenate(ends))
    tracks = catalogue.tracks(ids.tolist())
    moved = [
        Moved(tracks[track_id], gain)
        for track_id, gain in zip(
            ids.tolist(), taste.gain(catalogue.vectors(ids)).tolist(), strict=True
        )
        if track_id in tracks
    ]
    return sorted(moved, key=lambda one: -one.gain)
