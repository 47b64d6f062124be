"""What the rules of a radio know of a track."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from engine.radio.names import album_key, recording_keys, track_artist_key
from engine.store.records import Track

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A track that may be chosen.

    Attributes
    ----------
    similarity
        Cosine to what was asked for.
    artist, album
        Keys as of :mod:`engine.radio.names`; None where unknown, which matches nothing.
    recordings
        Keys of the recording; sharing one makes two tracks the same recording.
    duration
        Seconds, or None.
    vector
        Unit vector, float32 [dimensions].
    """

    track_id: int
    similarity: float
    artist: str | None
    album: str | None
    recordings: frozenset[str]
    duration: float | None
    vector: FloatArray = field(compare=False, repr=False)
    title: str = field(default="", compare=False)


def candidate_of(track: Track, similarity: float, vector: FloatArray) -> Candidate:
    """Derive a candidate from a track's tags."""
    return Candidate(
        track_id=track.id,
        similarity=similarity,
        artist=track_artist_key(track),
        album=album_key(track),
        recordings=recording_keys(track),
        duration=track.duration,
        vector=vector,
        title=track.title,
    )
