"""What tracks can be asked for: a small tree of conditions, free of any spelling.

:mod:`engine.search` makes such trees of what a listener types; :mod:`engine.store.search` finds
the tracks they hold for.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

TextField = Literal["title", "artist", "album", "genre", "folder"]
NumberField = Literal["year", "added", "length", "rating", "played"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text occurs in title, artist, album, genre or file name; case and accents do not matter."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldText:
    """A text occurs in one field; the empty text holds for tracks that have none."""

    field: TextField
    text: str


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A number lies in [least, below); None is no limit.

    ``added`` is in seconds since the epoch, ``length`` in seconds, ``rating`` in stars from 0,
    ``played`` how often it was heard, skips after seconds left out.
    """

    field: NumberField
    least: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class NoNumber:
    """A number is not known."""

    field: NumberField


@dataclass(frozen=True, slots=True)
class Similar:
    """The track sounds like the one that a text fits best; has to be resolved to `OneOf`."""

    text: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The track is one of these."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A condition does not hold."""

    part: "Criterion"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All conditions hold; without any, it holds for every track."""

    parts: tuple["Criterion", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    parts: tuple["Criterion", ...]


Criterion: TypeAlias = (
    Words | FieldText | NumberRange | NoNumber | Similar | OneOf | Not | AllOf | AnyOf
)

EVERYTHING = AllOf(())


@dataclass(frozen=True, slots=True)
class Album:
    """The tracks of one album.

    Attributes
    ----------
    key, owner
        The album's sort key, and whose it is: the sort key of the album artist; without one the
        folder, which tells albums of one name apart; nobody for a compilation without either.
    """

    key: str
    owner: str


@dataclass(frozen=True, slots=True)
class Artist:
    """The tracks on the albums of an artist, or with that artist, by the sort key of the name."""

    key: str


@dataclass(frozen=True, slots=True)
class Genre:
    """The tracks of a genre, which may be one of several of a track; None: those without."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Directory:
    """The tracks in a folder, or below it; `path` ends in a separator."""

    path: str
    below: bool = True


Group: TypeAlias = Album | Artist | Genre | Directory
"""Tracks that are opened together."""
