"""What tracks can be asked for: a small tree of conditions, free of any spelling.

:mod:`engine.search` makes such trees of what a listener types; :mod:`engine.store.search` finds
the tracks they hold for.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

TextField = Literal["title", "artist", "album", "genre", "folder"]
NumberField = Literal["year", "added", "length", "rating"]


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

    ``added`` is in seconds since the epoch, ``length`` in seconds, ``rating`` in stars from 0.
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
