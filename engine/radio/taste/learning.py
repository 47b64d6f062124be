"""From evidence to a taste."""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.radio.candidate import FloatArray
from engine.radio.taste.evidence import Evidence, Judgement
from engine.radio.taste.factors import Sitting, factorise, foretelling
from engine.radio.taste.metric import Examples, closeness_to, leaning_of
from engine.radio.taste.taste import Taste

LEANING = 0.2
"""Similarity that a unit of log odds is worth."""

LIKING = 2.0
"""Similarity that a unit of agreement with the latent factors of all sittings is worth.

Both were chosen on simulated listeners other than those that are reported, and so was that the
agreement with the factors of what was asked for counts nothing: it cost 0.03 skips in 25.
"""


def learn(
    evidence: Evidence, vectors: Mapping[int, FloatArray], library: FloatArray
) -> Taste | None:
    """Learn a taste, or None where nothing can be learned.

    The same evidence gives the same taste. How far it moves a track grows with the evidence by
    itself: the priors of its parts hold them at nothing before there is any.

    Parameters
    ----------
    evidence
        What the listener did.
    vectors
        Unit vectors by track; of tracks without one nothing is learned.
    library
        Unit vectors of the library or of a sample of it, float32 [n, dimensions].
    """
    judged = [one for one in evidence.judgements if one.track_id in vectors]
    if not judged or not len(library):
        return None
    centre = library.mean(axis=0)
    leaning = LEANING * leaning_of(_examples(judged, vectors, centre))
    liking = LIKING * _liking(judged, evidence.playlists, vectors, centre)
    return Taste(centre, leaning + liking)


def _examples(
    judged: Sequence[Judgement], vectors: Mapping[int, FloatArray], centre: FloatArray
) -> Examples:
    closeness = [
        closeness_to(
            vectors[one.track_id], [vectors[other] for other in one.context if other in vectors]
        )
        for one in judged
    ]
    return Examples(
        np.stack([vectors[one.track_id] for one in judged]) - centre,
        np.array(closeness, np.float32),
        np.array([one.accepted for one in judged]),
        np.array([one.weight for one in judged], np.float32),
    )


def _liking(
    judged: Sequence[Judgement],
    playlists: Sequence[Sequence[int]],
    vectors: Mapping[int, FloatArray],
    centre: FloatArray,
) -> FloatArray:
    """Return which way the latent factors lean that sittings have on average, [dimensions]."""
    lists = [[one for one in listed if one in vectors] for listed in playlists]
    tracks = sorted({one.track_id for one in judged} | {one for kept in lists for one in kept})
    column = {track_id: place for place, track_id in enumerate(tracks)}
    sittings = [Sitting([column[one] for one in kept]) for kept in lists if kept]
    sessions: dict[int, tuple[list[int], list[int]]] = {}
    for one in judged:
        accepted, refused = sessions.setdefault(one.session, ([], []))
        (accepted if one.accepted else refused).append(column[one.track_id])
    sittings += [Sitting(accepted, refused) for accepted, refused in sessions.values()]
    of_sittings, of_tracks = factorise(sittings, len(tracks))
    matrix = foretelling(np.stack([vectors[one] for one in tracks]) - centre, of_tracks)
    return np.asarray(of_sittings.mean(axis=0) @ matrix, np.float32)
