"""The grammar of the search field."""

import string
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.search.errors import QueryError
from engine.search.fields import FIELD_NAMES, FIELDS, SIGNS
from engine.search.parser import parse
from engine.store.criteria import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Criterion,
    FieldText,
    NoNumber,
    Not,
    NumberRange,
    Similar,
    Words,
)

NOW = 1_000_000_000.0
DAY = 86_400


def parsed(query: str) -> Criterion:
    return parse(query, now=NOW)


def error(query: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parsed(query)
    return caught.value


def moment(*date: int) -> float:
    return datetime(*date).timestamp()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("sigur", Words("sigur")),
        ("sigur rós", AllOf((Words("sigur"), Words("rós")))),
        ('"sigur rós"', Words("sigur rós")),
        ("„sigur rós“ “live at”", AllOf((Words("sigur rós"), Words("live at")))),
        ("-live", Not(Words("live"))),
        ("--live", Words("live")),
        ('-"live at"', Not(Words("live at"))),
        ("a-ha", Words("a-ha")),
        ('12" mix', AllOf((Words('12"'), Words("mix")))),
        ("f(x)", Words("f(x)")),
        (":)", Words(":)")),
        ("rock OR jazz", AnyOf((Words("rock"), Words("jazz")))),
        ("rock or jazz", AllOf((Words("rock"), Words("or"), Words("jazz")))),
        ("ORB", Words("ORB")),
        ("a b OR c", AnyOf((AllOf((Words("a"), Words("b"))), Words("c")))),
        ("(a OR b) c", AllOf((AnyOf((Words("a"), Words("b"))), Words("c")))),
        ("-(a OR b)", Not(AnyOf((Words("a"), Words("b"))))),
        ("(a)OR(b)", AnyOf((Words("a"), Words("b")))),
        ("artist:björk", FieldText("artist", "björk")),
        ("Artist:Björk", FieldText("artist", "Björk")),
        ('album:"takk …"', FieldText("album", "takk …")),
        ("(genre:jazz)", FieldText("genre", "jazz")),
        ('genre:""', FieldText("genre", "")),
        ('year:""', NoNumber("year")),
        ("-folder:vinyl", Not(FieldText("folder", "vinyl"))),
        ('similar:"wings of"', Similar("wings of")),
        ("12:34", Words("12:34")),
    ],
)
def test_a_query_becomes_conditions(query: str, tree: Criterion) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "least", "below"),
    [
        ("year:1994", 1994, 1995),
        ("year:1990..1999", 1990, 2000),
        ("year:1990..", 1990, None),
        ("year:..1999", None, 2000),
        ("year:>2000", 2001, None),
        ("year:>=2000", 2000, None),
        ("year:<2000", None, 2000),
        ("year:<=2000", None, 2001),
        ("year:=2000", 2000, 2001),
        ("rating:5", 5, 6),
        ("rating:>=4", 4, None),
        ("rating:0", 0, 1),
        ("length:3:27", 207, 208),
        ("length:1:02:03", 3723, 3724),
        ("length:5m", 300, 360),
        ("length:>5m", 301, None),
        ("length:<90s", None, 90),
        ("length:1h2m3s", 3723, 3724),
        ("length:3:00..4:30", 180, 271),
        ("played:0", 0, 1),
        ("played:>10", 11, None),
        ("added:<7d", NOW - 7 * DAY, None),
        ("added:7D", NOW - 7 * DAY, None),
        ("added:>2w", None, NOW - 14 * DAY),
        ("added:2024", moment(2024, 1, 1), moment(2025, 1, 1)),
        ("added:2024-12", moment(2024, 12, 1), moment(2025, 1, 1)),
        ("added:2024-02-28", moment(2024, 2, 28), moment(2024, 2, 29)),
        ("added:>2024", moment(2025, 1, 1), None),
        ("added:2023..2024-06", moment(2023, 1, 1), moment(2024, 7, 1)),
    ],
)
def test_numbers_are_ranges(query: str, least: float | None, below: float | None) -> None:
    field = query.partition(":")[0]
    assert parsed(query) == NumberRange(field, least, below)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "start", "end", "words"),
    [
        ("atrist:x", 0, 7, "did you mean artist:"),
        ("live re:stacks", 5, 8, "in quotes"),
        ("a year:abc", 7, 10, "year:1994"),
        ("year:1999..1990", 5, 15, "turn it round"),
        ("rating:7", 7, 8, "0 to 5"),
        ("added:2024-02-30", 6, 16, "added:2025-03"),
        ("length:5", 7, 8, "length:>5m"),
        ("OR x", 0, 2, "between two"),
        ("a OR OR b", 2, 4, "what else"),
        ("()", 0, 2, "nothing between"),
        ("a - b", 2, 3, "right before"),
        ('similar:" "', 8, 11, "name of a track"),
        ("(" * 60 + "a", 50, 51, "too many"),
    ],
)
def test_an_error_says_what_and_where(query: str, start: int, end: int, words: str) -> None:
    caught = error(query)
    assert (caught.start, caught.end) == (start, end)
    assert words in str(caught)
    assert not caught.unfinished


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ('"sigur', 0, 6),
        ('artist:"sigur', 7, 13),
        ("artist:", 0, 7),
        ("-", 0, 1),
        ("rock OR", 5, 7),
        ("rock OR ", 5, 7),
        ("(rock", 0, 1),
        ("year:>", 5, 6),
        ("year:1990.", 5, 10),
        ("length:3:", 7, 9),
    ],
)
def test_what_may_become_right_by_typing_on_is_only_unfinished(
    query: str, start: int, end: int
) -> None:
    caught = error(query)
    assert (caught.start, caught.end) == (start, end)
    assert caught.unfinished


def refusal(query: str) -> QueryError | None:
    try:
        parsed(query)
    except QueryError as caught:
        return caught
    return None


SIGNS_OF_THE_GRAMMAR = 'ab ":-()<>=.0159mdORyear\u201c\u201d'


@given(st.one_of(st.text(), st.text(alphabet=SIGNS_OF_THE_GRAMMAR, max_size=40)))
def test_anything_typed_is_understood_or_refused_at_a_place_in_it(query: str) -> None:
    refused = refusal(query)
    if refused:
        assert 0 <= refused.start <= refused.end <= len(query)
        assert str(refused)


WORDS = st.text(alphabet=string.ascii_lowercase + "öß日-", min_size=1, max_size=8).filter(
    lambda word: not word.startswith("-")
)
PHRASES = st.text(alphabet=string.ascii_letters + " :()-", max_size=12)


@st.composite
def queries(draw: st.DrawFn) -> tuple[str, Criterion]:
    """A query and the tree that it was written from."""
    word = draw(WORDS)
    phrase = draw(PHRASES.filter(str.strip))
    leaves = st.sampled_from(
        [
            (word, Words(word)),
            (f'"{phrase}"', Words(phrase)),
            (f"artist:{word}", FieldText("artist", word)),
            (f'genre:"{phrase}"', FieldText("genre", phrase)),
            ("year:1990..1999", NumberRange("year", 1990, 2000)),
            (f'similar:"{phrase}"', Similar(phrase)),
        ]
    )
    return draw(st.recursive(leaves, _larger, max_leaves=8))


def _larger(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        inner.map(lambda part: (f"-({part[0]})", Not(part[1]))),
        several.map(
            lambda parts: (
                "(" + " ".join(text for text, _ in parts) + ")",
                AllOf(tuple(tree for _, tree in parts)),
            )
        ),
        several.map(
            lambda parts: (
                "(" + " OR ".join(text for text, _ in parts) + ")",
                AnyOf(tuple(tree for _, tree in parts)),
            )
        ),
    )


@given(queries())
def test_a_tree_that_was_written_down_is_read_back(pair: tuple[str, Criterion]) -> None:
    query, tree = pair
    assert parsed(query) == tree


def test_the_help_shows_every_field_once_and_only_what_works() -> None:
    assert len(FIELD_NAMES) == len(set(FIELD_NAMES))
    for field in FIELDS:
        for example in field.examples:
            assert parsed(example) is not None
            assert example.startswith(f"{field.name}:")
    for example, _ in SIGNS:
        parsed(example)
