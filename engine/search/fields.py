"""The fields that a search can name, with what is shown to a listener who asks."""

from dataclasses import dataclass
from typing import Literal, get_args

from engine.store.criteria import NumberField, TextField
from engine.words import mark

FieldName = TextField | NumberField | Literal["similar"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, examples of what may stand behind it, and what they find."""

    name: FieldName
    examples: tuple[str, ...]
    meaning: str


FIELDS: tuple[Field, ...] = (
    Field("title", ("title:river",), mark("Search", "The text occurs in the title.")),
    Field(
        "artist",
        ("artist:björk", 'artist:"sigur rós"'),
        mark("Search", "… in the artist or album artist."),
    ),
    Field("album", ("album:takk",), mark("Search", "… in the album.")),
    Field(
        "genre",
        ("genre:jazz", 'genre:""'),
        mark("Search", "… in the genre; empty quotes: there is none."),
    ),
    Field("folder", ("folder:vinyl",), mark("Search", "… in the folders that the file lies in.")),
    Field(
        "year",
        ("year:1994", "year:1990..1999", "year:>2000"),
        mark("Search", "The year of the release."),
    ),
    Field(
        "added",
        ("added:<7d", "added:2025-03", "added:>2y"),
        mark(
            "Search", "When it came into the library: a date, or its age in h, d, w, m(onths) or y."
        ),
    ),
    Field(
        "length",
        ("length:>5m", "length:3:00..4:30", "length:<90s"),
        mark("Search", "How long it plays."),
    ),
    Field(
        "rating",
        ("rating:5", "rating:>=4", "rating:0"),
        mark("Search", "Your stars; 0 is not rated."),
    ),
    Field("played", ("played:0", "played:>10"), mark("Search", "How often you heard it.")),
    Field(
        "similar",
        ('similar:"starfall"',),
        mark("Search", "What sounds like the track that the text fits best."),
    ),
)
SIGNS: tuple[tuple[str, str], ...] = (
    (
        "one two",
        mark("Search", "Both occur somewhere: in title, artist, album, genre or file name."),
    ),
    ('"one two"', mark("Search", "They occur side by side.")),
    (
        "-live",
        mark("Search", "It does not occur; a minus works before everything, also -genre:jazz."),
    ),
    ("rock OR jazz", mark("Search", "One of them does; OR in capitals.")),
    ("(rock OR jazz) live", mark("Search", "Brackets hold together what belongs together.")),
)
"""Everything but the fields, with what it means."""

TEXT_FIELDS: frozenset[str] = frozenset(get_args(TextField))
FIELD_NAMES: tuple[str, ...] = tuple(field.name for field in FIELDS)
