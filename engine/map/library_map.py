"""The map of one library: what is stored, what is placed, and when it is laid out anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.errors import EarshotError
from engine.map.alignment import aligned
from engine.map.excerpt import typical_start
from engine.map.layout_process import lay_out_apart
from engine.map.placement import placed
from engine.map.projection import principal_plane
from engine.map.quality import MapQuality, map_quality
from engine.similarity.index import VectorSpace
from engine.similarity.vector_block import FloatArray, IdArray
from engine.sound import Sound
from engine.store.analyses import window_vectors
from engine.store.map_positions import (
    MapRows,
    map_rows,
    save_positions,
    vector_of,
    vectors_of,
)
from engine.store.store import Store
from engine.store.tracks import tracks_by_id
from engine.words import translate

Method = Literal["pca", "neighbours"]

_MOST_PLACED = 0.2
"""Share of tracks placed by their neighbours above which a map is laid out anew."""

_LEAST_KNOWN = 0.5
"""Share of tracks with a position from which a new layout goes on from the old one."""


@dataclass(frozen=True, slots=True)
class MapPoints:
    """A map: which track is where.

    Attributes
    ----------
    method
        How it was made.
    track_ids
        int64 [n].
    positions
        float32 [n, 2].
    """

    method: Method
    track_ids: IdArray
    positions: FloatArray


class LibraryMap:
    """Makes and keeps the map of what one model has listened to. Any thread may call it.

    Parameters
    ----------
    store
        The library.
    model
        Whose vectors are laid out.
    """

    def __init__(self, store: Store, model: VectorSpace) -> None:
        self._store = store
        self._model = model

    def plane(self) -> MapPoints:
        """Return the map that is there at once, by principal components."""
        rows = self._rows()
        return MapPoints("pca", rows.track_ids, principal_plane(self._vectors(rows)))

    def stored(self) -> MapPoints | None:
        """Return the stored map, tracks that are new placed by their neighbours, or None."""
        rows = self._rows()
        known = _known(rows)
        if not known.any():
            return None
        if not known.all():
            rows = self._with_places(rows, known)
        return MapPoints("neighbours", rows.track_ids, rows.positions)

    @property
    def is_due(self) -> bool:
        """Whether there are so many new tracks that a layout would show them better."""
        rows = self._rows()
        return bool(len(rows.laid_out)) and float((~rows.laid_out).mean()) > _MOST_PLACED

    def lay_out(
        self,
        on_progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MapPoints | None:
        """Make the map anew and store it; return None when cancelled.

        Where most tracks have a position already, it goes on from there and is turned to lie on
        the old map.

        Raises
        ------
        EarshotError
            When the process that does it dies.
        """
        rows = self._rows()
        vectors = self._vectors(rows)
        known = _known(rows)
        goes_on = bool(len(known)) and float(known.mean()) >= _LEAST_KNOWN
        if goes_on and not known.all():
            rows = self._with_places(rows, known)
        positions = lay_out_apart(
            vectors, rows.positions if goes_on else None, on_progress, cancelled
        )
        if positions is None:
            return None
        if goes_on:
            where = np.flatnonzero(known)
            positions = aligned(positions, where, rows.positions[where])
        self._store.write(save_positions, rows.analysis_ids, positions, laid_out=True)
        return MapPoints("neighbours", rows.track_ids, positions)

    def typical_place(self, track_id: int) -> tuple[Sound, float]:
        """Return where a track's sound is and at how many seconds its most typical window begins.

        Raises
        ------
        EarshotError
            When the track is not there or was not listened to.
        """
        track = self._store.read(tracks_by_id, [track_id]).get(track_id)
        vector = self._store.read(vector_of, self._model.id, self._model.version, track_id)
        if track is None or vector is None:
            raise EarshotError(
                translate("Map", "This track cannot be heard: it was not listened to yet.")
            )
        windows = self._store.read(window_vectors, self._model.id, self._model.version, track_id)
        return track.sound, 0.0 if windows is None else typical_start(*windows, vector)

    def quality(self, points: MapPoints) -> MapQuality | None:
        """Measure a map of this library; None while it is too small for that."""
        rows = self._rows()
        vectors = self._vectors(rows)
        order = {track_id: row for row, track_id in enumerate(rows.track_ids.tolist())}
        both = [(order[i], n) for n, i in enumerate(points.track_ids.tolist()) if i in order]
        where = np.array(both, np.int64).reshape(-1, 2)
        return map_quality(vectors[where[:, 0]], points.positions[where[:, 1]])

    def _rows(self) -> MapRows:
        return self._store.read(map_rows, self._model.id, self._model.version)

    def _vectors(self, rows: MapRows) -> FloatArray:
        return self._store.read(vectors_of, rows.analysis_ids)

    def _with_places(self, rows: MapRows, known: npt.NDArray[np.bool_]) -> MapRows:
        """Return the rows with the rest placed by their neighbours, and store those."""
        vectors = self._vectors(rows)
        places = placed(vectors[~known], vectors[known], rows.positions[known])
        self._store.write(save_positions, rows.analysis_ids[~known], places, laid_out=False)
        positions = rows.positions.copy()
        positions[~known] = places
        return replace(rows, positions=positions)


def _known(rows: MapRows) -> npt.NDArray[np.bool_]:
    return np.isfinite(rows.positions[:, 0])
