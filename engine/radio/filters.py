"""What the encoder has learned to listen for, told by the music that excites it.

Filters have no names of their own. Dieleman, “Recommending music on Spotify with deep learning”
(2014), told what they hear by playlists of the tracks with the greatest maximum and the greatest
mean of each; so does this.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

import numpy as np

from engine.radio.candidate import Candidate
from engine.radio.catalogue import Catalogue
from engine.radio.filter_columns import FilterColumns
from engine.radio.filter_seed import FilterSeed, filter_label
from engine.radio.filter_station import shares_of_filter
from engine.radio.filter_tops import FilterTops, find_tops
from engine.radio.in_common import traits
from engine.radio.recordings import distinct
from engine.radio.selection import most_of_each_artist
from engine.similarity.index import SimilarityIndex, VectorSpace
from engine.store import filter_activations, shared_names
from engine.store.filter_activations import By, FilterCoverage
from engine.store.listened import absent_ids
from engine.store.records import Track
from engine.store.store import Store
from engine.store.tracks import tracks_by_id

TOLD_BY = 50
"""How many of the tracks that excite a filter most tell what it hears, in a large library."""

_FEWEST_TELL, _SHARE_TELLS = 10, 0.1
"""In a small one no more than this share, or every filter would be told by the same music."""

_SPARE = 30
"""So many more are looked at, in place of those that are away."""

_GENRES, _ARTISTS = 2, 1
_STEPS = 24


class FilterModel(VectorSpace, Protocol):
    """What must be known of a model with filters; a model bundle is one."""

    @property
    def filters(self) -> int:
        """How many it tells of, 0 when of none."""

    @property
    def window_seconds(self) -> float:
        """Length of a window."""


@dataclass(frozen=True, slots=True)
class FilterSummary:
    """A filter at a glance.

    Attributes
    ----------
    seed
        Which it is, and by what.
    name
        What the listener calls it, empty when nothing.
    genres, artists
        What the tracks that excite it most share, beyond what the library does.
    strip
        How the activation falls from the first of them on, 1 for the greatest that the filter says
        of any track and 0 for the least.
    """

    seed: FilterSeed
    name: str
    genres: tuple[str, ...]
    artists: tuple[str, ...]
    strip: tuple[float, ...]

    @property
    def label(self) -> str:
        """Its name or its number."""
        return filter_label(self.seed.number, self.name)

    def called(self, name: str) -> "FilterSummary":
        """Return the filter under another name."""
        return replace(self, name=name)


@dataclass(frozen=True, slots=True)
class FilterOverview:
    """All filters of a model.

    Attributes
    ----------
    filters
        Those that tell tracks apart, by number.
    dead
        How many do not.
    coverage
        Of how many tracks they told.
    """

    filters: tuple[FilterSummary, ...]
    dead: int
    coverage: FilterCoverage


@dataclass(frozen=True, slots=True)
class FilterTrack:
    """A track that excites a filter: `share` of the greatest, most at `moment` seconds."""

    track: Track
    share: float
    moment: float | None


class Filters:
    """Reads what one model's filters say of a library; every call may take a while.

    All filters are read in one pass that keeps no more than the tracks on top.

    Parameters
    ----------
    store, index
        The library, and its vectors, by which copies of one recording are known.
    space
        Whose vectors those are.
    model
        Whose filters.
    columns
        Holds those that are asked for again.
    """

    def __init__(
        self,
        store: Store,
        index: SimilarityIndex,
        space: VectorSpace,
        model: FilterModel,
        columns: FilterColumns,
    ) -> None:
        self._columns = columns
        self._store = store
        self._catalogue = Catalogue(store, index, space)
        self._model = model

    @property
    def count(self) -> int:
        """How many filters the model tells of."""
        return self._model.filters

    def seed(self, number: int, by: By) -> FilterSeed:
        """Return a filter of the model as what a station is made of."""
        model = self._model
        return FilterSeed(model.id, model.version, number, by, model.window_seconds)

    def coverage(self) -> FilterCoverage:
        """Count the tracks that the model has listened to, and of how many its filters told."""
        return self._store.read(filter_activations.coverage, self._model.id, self._model.version)

    def state(self) -> int:
        """Return a number that changes when filters have told more."""
        return self._store.read(
            filter_activations.last_activation, self._model.id, self._model.version
        )

    def overview(self, by: By) -> FilterOverview:
        """Tell every filter by what the tracks that excite it most share."""
        coverage = self.coverage()
        if not (self.count and coverage.told):
            return FilterOverview((), 0, coverage)
        tops = self._tops(by)
        alive = np.flatnonzero(tops.alive).tolist()
        away = set(self._store.read(absent_ids).tolist())
        named = self._store.read(
            filter_activations.filter_names, self._model.id, self._model.version
        )
        told_by = min(TOLD_BY, max(_FEWEST_TELL, round(_SHARE_TELLS * tops.tracks)))
        top_ids = {
            number: [one for one in tops.track_ids[number].tolist() if one not in away][:told_by]
            for number in alive
        }
        tracks = self._store.read(
            tracks_by_id, sorted({one for ids in top_ids.values() for one in ids})
        )
        library = _Library.of(self._store)
        summaries = [
            FilterSummary(
                self.seed(number, by),
                named.get(number, ""),
                *library.in_common([tracks[one] for one in top_ids[number] if one in tracks]),
                _strip(tops, number),
            )
            for number in alive
        ]
        return FilterOverview(tuple(summaries), self.count - len(alive), coverage)

    def tracks(
        self, number: int, by: By, count: int, per_artist: int | None = None
    ) -> list[FilterTrack]:
        """Return the tracks that excite a filter most, every recording once.

        Parameters
        ----------
        number, by
            Which filter, and by what.
        count
            How many at most.
        per_artist
            How many of one artist at most.

        Raises
        ------
        EarshotError
            When the filter told of no track that is there.
        """
        self._catalogue.refresh()
        seed = self.seed(number, by)
        found: Iterable[Candidate] = distinct(
            self._catalogue.candidates(*shares_of_filter(self._store, self._columns, seed)),
            self._catalogue.memory(()),
        )
        if per_artist is not None:
            found = most_of_each_artist(found, per_artist)
        chosen = list(islice(found, count))
        return self._told(seed, chosen)

    def rename(self, number: int, name: str) -> None:
        """Call a filter by a name; an empty one takes the name away."""
        self._store.write(
            filter_activations.name_filter,
            self._model.id,
            self._model.version,
            number,
            " ".join(name.split()),
        )

    def listen_again(self) -> int:
        """Have tracks that were heard before filters were asked listened to again; how many."""
        return self._store.write(
            filter_activations.ask_filters_again, self._model.id, self._model.version
        )

    def _tops(self, by: By) -> FilterTops:
        model = self._model
        return self._store.read(
            lambda database: find_tops(
                filter_activations.activations(database, model.id, model.version, by),
                self.count,
                TOLD_BY + _SPARE,
            )
        )

    def _told(self, seed: FilterSeed, chosen: Sequence[Candidate]) -> list[FilterTrack]:
        ids = [one.track_id for one in chosen]
        tracks = self._catalogue.tracks(ids)
        moments = self._store.read(
            filter_activations.moments_of_filter, *seed.model, seed.number, ids, seed.window_seconds
        )
        return [
            FilterTrack(tracks[one.track_id], one.similarity, moments.get(one.track_id))
            for one in chosen
            if one.track_id in tracks
        ]


@dataclass(frozen=True, slots=True)
class _Library:
    """How frequent genres and artists are."""

    genres: Mapping[str, int]
    artists: Mapping[str, int]
    tracks: int

    @classmethod
    def of(cls, store: Store) -> "_Library":
        return cls(
            store.read(shared_names.genre_counts),
            store.read(shared_names.artist_counts),
            store.read(shared_names.track_count),
        )

    def in_common(self, top: Sequence[Track]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the genres and the artists that some tracks share."""
        genres = traits([one.genre for one in top], self.genres, self.tracks, _GENRES)
        artists = traits([one.artist for one in top], self.artists, self.tracks, _ARTISTS)
        return tuple(one.name for one in genres), tuple(one.name for one in artists)


def _strip(tops: FilterTops, number: int) -> tuple[float, ...]:
    """Return activations on top between the least and the greatest of the library."""
    values, least = tops.values[number], float(tops.least[number])
    places = np.linspace(0, len(values) - 1, min(_STEPS, len(values))).astype(int)
    return tuple(((values[places] - least) / max(float(values[0]) - least, 1e-9)).tolist())
