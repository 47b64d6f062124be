"""The records of the catalogue: a track, an album, an artist."""

from dataclasses import dataclass

from engine.demo.mastering import Production
from engine.demo.sketch import Style


@dataclass(frozen=True, slots=True)
class Track:
    """A title on an album; `take_of` names the piece by the same artist that it plays again."""

    title: str
    take_of: str | None = None


@dataclass(frozen=True, slots=True)
class Album:
    """A record of one artist.

    Attributes
    ----------
    title, date, tracks
        As printed on the sleeve.
    production
        The sound that the tracks share.
    seamless
        Whether the tracks are one continuous piece, cut without a gap.
    embedded_cover
        Whether the cover lies inside the files instead of beside them.
    """

    title: str
    date: str
    tracks: tuple[Track, ...]
    production: Production
    seamless: bool = False
    embedded_cover: bool = False


@dataclass(frozen=True, slots=True)
class Artist:
    """An invented artist: name, family (the genre), manner and records."""

    name: str
    family: str
    style: Style
    albums: tuple[Album, ...]


def tracks(*titles: str) -> tuple[Track, ...]:
    """Return the tracks of an album on which every piece is new."""
    return tuple(Track(title) for title in titles)
