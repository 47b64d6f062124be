"""Passages of the library that sound like a marked one."""

import threading
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engine.audio.windows import read_passage
from engine.encoder.bundle import ModelBundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.errors import EarshotError
from engine.radio.candidate import FloatArray
from engine.radio.catalogue import Catalogue
from engine.radio.recordings import distinct
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.similarity.passages import PassageIndex
from engine.store.analyses import window_vectors
from engine.store.listened import absent_ids
from engine.store.records import Track
from engine.store.store import Store
from engine.store.track_windows import listened_places
from engine.store.tracks import tracks_by_id
from engine.words import clock, translate

SHORTEST, LONGEST = 1.0, 30.0
"""Seconds that a passage may last."""

_SPARE = 4
"""So many times more tracks are looked at than wanted: other versions collapse."""

_LEAST_SPARE = 50


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A place in a track, in seconds, and its cosine to what was marked."""

    track: Track
    start: float
    end: float
    similarity: float


@dataclass(frozen=True, slots=True)
class PassageResults:
    """What sounds like a passage.

    Attributes
    ----------
    track, start, end
        What was marked.
    passages
        One of each recording, most alike first.
    elsewhere
        Other places of the marked track that are at least as alike as half of the passages.
    tracks, places
        How many tracks were searched, and at how many places each was listened to at the most.
    """

    track: Track
    start: float
    end: float
    passages: tuple[FoundPassage, ...]
    elsewhere: tuple[FoundPassage, ...]
    tracks: int
    places: int


class PassageSearch:
    """Finds passages; every call may take a while, and may come from any thread.

    Parameters
    ----------
    store, index
        The library, and its vectors, by which copies of one recording are known.
    space
        Whose vectors those are.
    bundle
        Who listens to the passage; its windows are searched.
    """

    def __init__(
        self, store: Store, index: SimilarityIndex, space: VectorSpace, bundle: ModelBundle
    ) -> None:
        self._store = store
        self._catalogue = Catalogue(store, index, space)
        self._bundle = bundle
        self._windows = PassageIndex(store, bundle)
        self._lock = threading.Lock()
        self._session: EncoderSession | None = None

    def find(self, track_id: int, start: float, end: float, count: int) -> PassageResults:
        """Listen to a passage of a track and return the passages that sound like it.

        Parameters
        ----------
        track_id
            The track, which is not among the results.
        start, end
            Seconds; what reaches beyond the track's end is not heard.
        count
            How many passages at most, each of another recording.

        Raises
        ------
        EarshotError
            When the track is not there, cannot be decoded at that place, or the passage is
            shorter or longer than may be.
        """
        check_length(start, end)
        track = self._store.read(tracks_by_id, [track_id]).get(track_id)
        if track is None:
            raise EarshotError(translate("Passages", "This track is no longer in the library."))
        query = self._listen(track, start, end)
        self._catalogue.refresh()
        hidden = [track_id, *self._store.read(absent_ids).tolist()]
        found = self._windows.nearest(query, max(_SPARE * count, _LEAST_SPARE), hidden)
        at = dict(zip(found.track_ids.tolist(), found.starts.tolist(), strict=True))
        memory = self._catalogue.memory(self._catalogue.known([track_id]).values())
        ranked = self._catalogue.candidates(found.track_ids, found.similarities)
        chosen = list(islice(distinct(ranked, memory), count))
        tracks = self._catalogue.tracks([one.track_id for one in chosen])
        passages = tuple(
            self._passage(tracks[one.track_id], at[one.track_id], one.similarity)
            for one in chosen
            if one.track_id in tracks
        )
        least = float(np.median([one.similarity for one in passages])) if passages else 0.0
        return PassageResults(
            track,
            start,
            end,
            passages,
            self._elsewhere(track, (start, end), query, least),
            self._store.read(listened_places, self._bundle.id, self._bundle.version),
            self._bundle.plan.most,
        )

    def _listen(self, track: Track, start: float, end: float) -> FloatArray:
        """Return the unit vector of a passage: the mean over its windows."""
        bundle = self._bundle
        samples = read_passage(
            track.path,
            start,
            end,
            sample_rate=bundle.sample_rate,
            window_samples=bundle.window_samples,
            span=track.span,
        )
        with self._lock:
            if self._session is None:
                self._session = EncoderSession(bundle, "cpu")
            return track_vector(self._session.encode(samples))

    def _elsewhere(
        self, track: Track, marked: tuple[float, float], query: FloatArray, least: float
    ) -> tuple[FoundPassage, ...]:
        """Return places of the marked track that do not touch the passage, most alike first."""
        model = (self._bundle.id, self._bundle.version)
        found = self._store.read(window_vectors, *model, track.id)
        if found is None:
            return ()
        places = [
            self._passage(track, start, similarity)
            for start, similarity in zip(
                found[0].tolist(), (found[1] @ query).tolist(), strict=True
            )
        ]
        good = [
            one
            for one in places
            if one.similarity >= least and (one.end <= marked[0] or one.start >= marked[1])
        ]
        return tuple(sorted(good, key=lambda one: -one.similarity))

    def _passage(self, track: Track, start: float, similarity: float) -> FoundPassage:
        end = start + self._bundle.window_seconds
        if track.duration and track.duration > start:
            end = min(end, track.duration)
        return FoundPassage(track, start, end, min(max(similarity, -1.0), 1.0))


def check_length(start: float, end: float) -> None:
    """Refuse a passage that is too short or too long.

    Raises
    ------
    EarshotError
        When it is.
    """
    # A tenth of a second is less than anybody marks on purpose.
    if not SHORTEST - 0.05 <= end - start <= LONGEST + 0.05 or start < 0:
        raise EarshotError(
            translate("Passages", "Mark between {shortest} and {longest} seconds.").format(
                shortest=f"{SHORTEST:g}", longest=f"{LONGEST:g}"
            )
        )


def place_words(start: float, end: float) -> str:
    """Return a place in a track as ``1:42–1:47``."""
    return f"{clock(start)}–{clock(end)}"
