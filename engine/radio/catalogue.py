"""The library as a radio sees it: tracks that were listened to, with their vectors."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np

from engine.errors import EarshotError
from engine.failures import retold
from engine.radio.candidate import Candidate, FloatArray, candidate_of
from engine.radio.recordings import RecordingMemory, same_sound
from engine.radio.rules import Rules, genre_names
from engine.radio.spoken import Sound, is_spoken_by_name, is_spoken_by_sound, needs_listening
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.similarity.sample import LibrarySample
from engine.similarity.vector_block import IdArray
from engine.store.analyses import failure_of, window_vectors
from engine.store.listened import absent_ids, listened_tracks
from engine.store.narrowing import (
    album_companions,
    genres,
    ids_below,
    ids_of_genres,
    ids_of_years,
)
from engine.store.records import Track
from engine.store.store import Store
from engine.store.text_keys import fold
from engine.store.tracks import tracks_by_id
from engine.words import translate

# Candidates are cheap, because only what is needed of them is read.
_LEAST_REACH = 4000
_REACH_FACTOR = 8
_FIRST_PAGE = 64
_LARGEST_PAGE = 512


class NotListenedYetError(EarshotError):
    """A seed has no vector yet, but is going to have one."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A track that was asked for, with its unit vector float32 [dimensions]."""

    track: Track
    vector: FloatArray


class Catalogue:
    """Reads tracks of the library together with one model's vectors."""

    def __init__(self, store: Store, index: SimilarityIndex, model: VectorSpace) -> None:
        self._store = store
        self._index = index
        self._model = model

    def refresh(self) -> None:
        """Load what was listened to since the last time."""
        self._index.refresh(self._store, self._model)

    def seeds(self, track_ids: Sequence[int]) -> list[Seed]:
        """Return the tracks with these ids, each once, in their order.

        Raises
        ------
        NotListenedYetError
            When one is still pending.
        EarshotError
            When one is not in the library or can have no vector.
        """
        tracks = self._listened(track_ids, present_only=False)
        seeds = []
        for track_id in dict.fromkeys(track_ids):
            vector = self._index.vector(track_id)
            if track_id not in tracks or vector is None:
                self._refuse(track_id)
            seeds.append(Seed(tracks[track_id], vector))
        return seeds

    def memory(self, known: Iterable[Candidate]) -> RecordingMemory:
        """Return what knows recordings by their names and by this model's sound."""
        return RecordingMemory(known, same_sound(self._model))

    def known(self, track_ids: Sequence[int]) -> dict[int, Candidate]:
        """Return by id what is known of tracks; one without a vector sounds like nothing."""
        nothing = np.zeros(self._index.dimensions, np.float32)
        found = {}
        for track in self.tracks(track_ids).values():
            vector = self._index.vector(track.id)
            found[track.id] = candidate_of(track, 1.0, nothing if vector is None else vector)
        return found

    def tracks(self, track_ids: Sequence[int]) -> dict[int, Track]:
        """Return the tracks with these ids by id, whether listened to or not."""
        return self._store.read(tracks_by_id, track_ids)

    def nearest(
        self,
        direction: FloatArray,
        count: int,
        hidden: Sequence[int] | IdArray,
        only: IdArray | None = None,
    ) -> tuple[IdArray, FloatArray]:
        """Return ids and cosines of the tracks that `count` ones may be chosen from.

        These are the nearest tracks that are there, without the `hidden` ones, and where `only`
        is given none but those.
        """
        reach = max(_LEAST_REACH, _REACH_FACTOR * count)
        return self._index.nearest(direction, reach, self._gone(hidden), only)

    def sample(self) -> LibrarySample:
        """Return a sample of everything that was listened to."""
        return self._index.sample()

    def vectors(self, track_ids: IdArray) -> FloatArray:
        """Return the unit vectors of tracks that have one, float32 [n, dimensions]."""
        return self._index.vectors(track_ids)

    def vectors_of(self, track_ids: Iterable[int]) -> dict[int, FloatArray]:
        """Return the unit vectors of those of some tracks that have one."""
        found = {track_id: self._index.vector(track_id) for track_id in track_ids}
        return {track_id: vector for track_id, vector in found.items() if vector is not None}

    def matching(self, rules: Sequence[Rules]) -> IdArray | None:
        """Return the ids that narrow rules leave, or None where all are left.

        Genres, years and folders may leave next to nothing of a large library; the database finds
        that sooner than a walk through what is nearest.
        """
        left: IdArray | None = None
        for one in rules:
            for found in self._narrowed(one):
                left = found if left is None else np.intersect1d(left, found)
        return left

    def is_music(self, track: Track) -> bool:
        """Tell whether a track is neither spoken word nor an intro or interlude."""
        if is_spoken_by_name(track):
            return False
        return not (needs_listening(track) and is_spoken_by_sound(self._sound(track)))

    def around(
        self, points: FloatArray, each: int, hidden: Sequence[int], *, least: int = 0
    ) -> IdArray:
        """Return the ids of the tracks that are there around some points, int64 [n], each once.

        These are the `each` nearest of every point, and the `least` nearest of their middle. They
        come in the order of how near they are to the point they are nearest to.
        """
        gone = self._gone(hidden)
        found = self._index.nearest_each(points, each, gone)
        if least:
            found.append(self._index.nearest(points[len(points) // 2], least, gone))
        ids = np.concatenate([ids for ids, _ in found])
        order = np.argsort(-np.concatenate([cosines for _, cosines in found]), kind="stable")
        _, first = np.unique(ids[order], return_index=True)
        return ids[order][np.sort(first)]

    def around_each(
        self, points: FloatArray, each: int, hidden: Sequence[int] | IdArray
    ) -> list[tuple[IdArray, FloatArray]]:
        """Return for every point ids and cosines of the nearest tracks that are there."""
        return self._index.nearest_each(points, each, self._gone(hidden))

    def neighbour_similarities(self, vectors: FloatArray, count: int) -> FloatArray:
        """Return the cosines to the nearest tracks of each unit vector, float32 [n, <= count]."""
        found = self._index.nearest_each(vectors, count, self._store.read(absent_ids))
        return np.stack([similarities for _, similarities in found])

    def candidates(
        self,
        track_ids: IdArray,
        similarities: FloatArray,
        allows: Callable[[Track], bool] = lambda _: True,
    ) -> Iterator[Candidate]:
        """Yield ranked tracks as candidates in their order, reading page by page as needed."""
        start, size = 0, _FIRST_PAGE
        while start < len(track_ids):
            page = track_ids[start : start + size].tolist()
            tracks = self._listened(page)
            cosines = similarities[start : start + size].tolist()
            for track_id, similarity in zip(page, cosines, strict=True):
                vector = self._index.vector(track_id)
                track = tracks.get(track_id)
                if track is not None and vector is not None and allows(track):
                    yield candidate_of(track, similarity, vector)
            start, size = start + size, min(2 * size, _LARGEST_PAGE)

    def _gone(self, hidden: Sequence[int] | IdArray) -> IdArray:
        return np.concatenate([self._store.read(absent_ids), np.asarray(hidden, np.int64)])

    def _narrowed(self, rules: Rules) -> Iterator[IdArray]:
        if rules.genres:
            names = [
                name
                for name in self._store.read(genres)
                if genre_names(name) & {fold(wanted) for wanted in rules.genres}
            ]
            yield self._store.read(ids_of_genres, names)
        if rules.first_year is not None or rules.last_year is not None:
            yield self._store.read(ids_of_years, rules.first_year or 0, rules.last_year or 9999)
        if rules.folders:
            yield self._store.read(ids_below, sorted(rules.folders))

    def _sound(self, track: Track) -> Sound:
        vector = self._index.vector(track.id)
        windows = self._store.read(window_vectors, self._model.id, self._model.version, track.id)
        nothing = np.zeros((0, self._index.dimensions), np.float32)
        others = self.vectors_of(self._store.read(album_companions, track.id))
        return Sound(
            windows=windows[1] if windows else nothing,
            vector=nothing.sum(axis=0) if vector is None else vector,
            album=np.stack(list(others.values())) if others else nothing,
        )

    def _listened(self, track_ids: Sequence[int], *, present_only: bool = True) -> dict[int, Track]:
        return self._store.read(
            listened_tracks,
            self._model.id,
            self._model.version,
            track_ids,
            present_only=present_only,
        )

    def _refuse(self, track_id: int) -> NoReturn:
        track = self.tracks([track_id]).get(track_id)
        if track is None:
            raise EarshotError(
                translate("Radio", "There is no track number {number} in the library.").format(
                    number=track_id
                )
            )
        name = translate("Radio", "“{title}” ({path})").format(title=track.title, path=track.path)
        failure = self._store.read(failure_of, self._model.id, self._model.version, track_id)
        if failure:
            raise EarshotError(
                translate("Radio", "“{title}” could not be listened to: {failure}").format(
                    title=track.title, failure=retold(failure)
                )
            )
        if self._listened([track_id], present_only=False):
            raise EarshotError(
                translate(
                    "Radio", "{name} cannot be compared with other music; it may be silent."
                ).format(name=name)
            )
        raise NotListenedYetError(
            translate(
                "Radio",
                "{name} has not been listened to yet; let Earshot finish listening to its folder.",
            ).format(name=name)
        )
