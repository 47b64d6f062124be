"""The library as a radio sees it: tracks that were listened to, with their vectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np

from engine.errors import EarshotError
from engine.radio.candidate import Candidate, FloatArray, candidate_of
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.similarity.vector_block import IdArray
from engine.store.analyses import failure_of
from engine.store.listened import absent_ids, listened_tracks
from engine.store.records import Track
from engine.store.store import Store
from engine.store.tracks import tracks_by_id

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
        self, direction: FloatArray, count: int, hidden: Sequence[int]
    ) -> tuple[IdArray, FloatArray]:
        """Return ids and cosines of the tracks that `count` ones may be chosen from.

        These are the nearest tracks that are there, without the `hidden` ones.
        """
        reach = max(_LEAST_REACH, _REACH_FACTOR * count)
        absent = self._store.read(absent_ids)
        return self._index.nearest(
            direction, reach, np.concatenate([absent, np.array(hidden, np.int64)])
        )

    def around(
        self, points: FloatArray, each: int, hidden: Sequence[int], *, least: int = 0
    ) -> IdArray:
        """Return the ids of the tracks that are there around some points, int64 [n], each once.

        These are the `each` nearest of every point, and the `least` nearest of their middle. They
        come in the order of how near they are to the point they are nearest to.
        """
        gone = np.concatenate([self._store.read(absent_ids), np.array(hidden, np.int64)])
        found = self._index.nearest_each(points, each, gone)
        if least:
            found.append(self._index.nearest(points[len(points) // 2], least, gone))
        ids = np.concatenate([ids for ids, _ in found])
        order = np.argsort(-np.concatenate([cosines for _, cosines in found]), kind="stable")
        _, first = np.unique(ids[order], return_index=True)
        return ids[order][np.sort(first)]

    def neighbour_similarities(self, vectors: FloatArray, count: int) -> FloatArray:
        """Return the cosines to the nearest tracks of each unit vector, float32 [n, <= count]."""
        found = self._index.nearest_each(vectors, count, self._store.read(absent_ids))
        return np.stack([similarities for _, similarities in found])

    def candidates(self, track_ids: IdArray, similarities: FloatArray) -> Iterator[Candidate]:
        """Yield ranked tracks as candidates in their order, reading page by page as needed."""
        start, size = 0, _FIRST_PAGE
        while start < len(track_ids):
            page = track_ids[start : start + size].tolist()
            tracks = self._listened(page)
            cosines = similarities[start : start + size].tolist()
            for track_id, similarity in zip(page, cosines, strict=True):
                vector = self._index.vector(track_id)
                if track_id in tracks and vector is not None:
                    yield candidate_of(tracks[track_id], similarity, vector)
            start, size = start + size, min(2 * size, _LARGEST_PAGE)

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
            raise EarshotError(f"There is no track number {track_id} in the library.")
        name = f"“{track.title}” ({track.path})"
        failure = self._store.read(failure_of, self._model.id, self._model.version, track_id)
        if failure:
            raise EarshotError(f"“{track.title}” could not be listened to: {failure}")
        if self._listened([track_id], present_only=False):
            raise EarshotError(f"{name} cannot be compared with other music; it may be silent.")
        raise NotListenedYetError(
            f"{name} has not been listened to yet; let Earshot finish listening to its folder."
        )
