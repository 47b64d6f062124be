"""The never and the long unheard, ranked by how near they are to what the listener loves."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from engine.radio.candidate import Candidate
from engine.radio.catalogue import Catalogue
from engine.radio.recordings import distinct
from engine.radio.selection import most_of_each_artist
from engine.radio.surroundings import nearest_to_any

LONG_UNHEARD_SECONDS = 180 * 86_400.0
"""After half a year a track counts as forgotten."""

MOST_LOVED = 100
LOVED_STARS = 4
_AROUND_EACH = 200
_OF_ONE_ARTIST = 3


def loved_tracks(
    thumbs: Mapping[int, int], completed: Mapping[int, int], rated: Sequence[int] = ()
) -> list[int]:
    """Return what the listener loves.

    These are the newest thumbs up, then what has many stars, then what was heard to its end more
    than once, most often first. A thumb down outweighs all of that.

    Parameters
    ----------
    thumbs
        1 or -1 by track, oldest first.
    completed
        How often tracks were heard to their end, most often first.
    rated
        What has :data:`LOVED_STARS` stars or more, the most first.
    """
    up = [track_id for track_id, thumb in reversed(list(thumbs.items())) if thumb > 0]
    often = [track_id for track_id, times in completed.items() if times > 1]
    loved = [one for one in dict.fromkeys([*up, *rated, *often]) if thumbs.get(one, 1) > 0]
    return loved[:MOST_LOVED]


def rediscoveries(
    catalogue: Catalogue, loved: list[int], heard: Mapping[int, float], now: float
) -> Iterator[tuple[Candidate, int]]:
    """Yield forgotten tracks, nearest to anything loved first, each with what it is near to.

    Parameters
    ----------
    catalogue
        The library.
    loved
        Track ids; those without a vector are passed over.
    heard
        When tracks were heard last, seconds since 1970.
    now
        The present moment in the same measure.
    """
    vectors = catalogue.vectors_of(loved)
    if not vectors:
        return
    lately = [one for one, moment in heard.items() if now - moment < LONG_UNHEARD_SECONDS]
    hidden = np.array([*lately, *loved], np.int64)
    ids, cosines, nearest = nearest_to_any(catalogue, vectors, _AROUND_EACH, hidden)
    order = np.lexsort((ids, -cosines))
    near_to = dict(zip(ids.tolist(), nearest.tolist(), strict=True))
    memory = catalogue.memory(catalogue.known(loved).values())
    found = distinct(catalogue.candidates(ids[order], cosines[order], catalogue.is_music), memory)
    for candidate in most_of_each_artist(found, _OF_ONE_ARTIST):
        yield candidate, near_to[candidate.track_id]
