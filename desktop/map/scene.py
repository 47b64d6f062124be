"""What the map shows: points, what is known of their tracks, and names of regions."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.map.library_map import MapPoints
from engine.map.point_grid import PointGrid
from engine.map.regions import Region, homes, regions
from engine.similarity.vector_block import FloatArray, IdArray
from engine.store.map_facts import MapFacts


@dataclass(frozen=True)
class MapScene:
    """Points and tags, row by row.

    Attributes
    ----------
    points
        The map.
    facts
        Tags of all tracks of the library.
    rows
        Where each point's track is in `facts`, int64 [n].
    grid
        To find points by place.
    genres, artists
        Names of regions, and of where artists are at home; weightiest first.
    """

    points: MapPoints
    facts: MapFacts
    rows: IdArray
    grid: PointGrid
    genres: list[Region]
    artists: list[Region]

    @classmethod
    def of(cls, points: MapPoints, facts: MapFacts) -> "MapScene":
        """Build a scene; takes some tenths of a second for 100,000 tracks."""
        rows = np.searchsorted(facts.track_ids, points.track_ids)
        known = rows < len(facts.track_ids)
        known[known] = facts.track_ids[rows[known]] == points.track_ids[known]
        if not known.all():
            points = MapPoints(points.method, points.track_ids[known], points.positions[known])
            rows = rows[known]
        picked = rows.tolist()
        return cls(
            points,
            facts,
            rows,
            PointGrid(points.positions),
            regions([facts.genres[row] for row in picked], points.positions),
            homes([facts.artists[row] for row in picked], points.positions),
        )

    @property
    def track_ids(self) -> IdArray:
        """The tracks, int64 [n]."""
        return self.points.track_ids

    @property
    def positions(self) -> FloatArray:
        """Where they are, float32 [n, 2]."""
        return self.points.positions

    @cached_property
    def row_of(self) -> dict[int, int]:
        """The row of each track's point."""
        return {track_id: row for row, track_id in enumerate(self.track_ids.tolist())}

    def title(self, row: int) -> str:
        """Return a point's title."""
        return self.facts.titles[int(self.rows[row])]

    def byline(self, row: int) -> str:
        """Return a point's artist and album, as far as they are known."""
        fact = int(self.rows[row])
        return " · ".join(
            name for name in (self.facts.artists[fact], self.facts.albums[fact]) if name
        )

    def rows_of(self, track_ids: IdArray) -> IdArray:
        """Return the rows of those tracks that are on the map, in the order of the ids."""
        found = [self.row_of[i] for i in track_ids.tolist() if i in self.row_of]
        return np.array(found, np.int64)
