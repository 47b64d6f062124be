"""Conditions on tracks: every leaf, and what joins them."""

import itertools
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store import browse, ratings, tracks
from engine.store.browse import View
from engine.store.criteria import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Criterion,
    FieldText,
    NoNumber,
    Not,
    NumberField,
    NumberRange,
    OneOf,
    Similar,
    TextField,
    Words,
)
from engine.store.plays import Play, save_plays
from engine.store.search import narrowed
from engine.store.search_texts import TrackNumbers, folded_texts
from engine.store.store import Store
from tests.support.library_rows import add_tracks

NOW = time.time()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("search") / "library.db") as store:
        rows: list[dict[str, object]] = [
            {"title": "River Man", "artist": "Nick Drake", "album": "Five Leaves", "year": 1969,
             "genre": "Folk", "duration": 260.0, "path": "/music/Vinyl/a.flac"},
            {"title": "Live", "artist": "Björk", "album": "River", "year": 1995,
             "genre": "Pop; Electronic", "duration": 91.0, "path": "/music/Bjork/b.flac"},
            {"title": "Sæglópur", "artist": "Amiina", "album_artist": "Sigur Rós", "album": "Takk",
             "year": 2005, "duration": 459.0, "path": "/music/Sigur/live/c.flac"},
            {"title": "untagged river", "path": "/music/d.flac", "added_at": NOW - 86_400 * 30},
            {"title": "gone river", "artist": "Björk", "year": 1993, "path": "/music/Bjork/e.flac"},
        ]  # fmt: skip
        ids = add_tracks(store, *rows)
        store.write(tracks.mark_missing, ids[4:])
        store.write(ratings.rate, ids[1:2], 4)
        heard = [Play(ids[0], NOW, 9.0, "completed"), Play(ids[0], NOW, 9.0, "stopped")]
        store.write(save_plays, [*heard, Play(ids[1], NOW, 1.0, "skipped_early")])
        yield store


def found(library: Store, criterion: Criterion, place: browse.Place = "tracks") -> str:
    """Return the letters of the files found, in memory and by the indexes alike."""
    ids = library.read(browse.ordered_ids, View(place))
    texts = library.read(folded_texts)
    in_memory = library.read(narrowed, ids, criterion, texts).tolist()
    assert library.read(narrowed, ids, criterion).tolist() == in_memory
    rows = library.read(tracks.tracks_by_id, in_memory)
    return "".join(sorted(rows[number].path.stem for number in in_memory))


@pytest.mark.parametrize(
    ("field", "text", "letters"),
    [
        ("title", "river", "ad"),
        ("title", "SAEGLOPUR", ""),
        ("title", "sæglopur", "c"),
        ("artist", "björk", "b"),
        ("artist", "sigur ros", "c"),
        ("artist", "amiina", "c"),
        ("artist", "", "d"),
        ("album", "river", "b"),
        ("album", "", "d"),
        ("genre", "electro", "b"),
        ("genre", "", "cd"),
        ("folder", "vinyl", "a"),
        ("folder", "BJÖRK", "b"),
        ("folder", "music", "abcd"),
        ("folder", "live", "c"),
    ],
)
def test_a_text_is_looked_for_in_its_field_alone(
    library: Store, field: TextField, text: str, letters: str
) -> None:
    assert found(library, FieldText(field, text)) == letters


def test_a_single_search_asks_the_indexes_for_numbers(
    library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To read them all for one search takes twice as long."""
    monkeypatch.setattr(TrackNumbers, "read", lambda _: pytest.fail("all numbers were read"))
    both = AllOf((FieldText("artist", "björk"), NumberRange("year", 1990, 2000)))
    ids = library.read(browse.ordered_ids, View("tracks"))
    assert len(library.read(narrowed, ids, both)) == 1


@pytest.mark.parametrize(
    ("field", "least", "below", "letters"),
    [
        ("year", 1990, 2000, "b"),
        ("year", None, 1990, "a"),
        ("year", 1995, None, "bc"),
        ("length", 300, None, "c"),
        ("length", None, 91, ""),
        ("added", NOW - 86_400, None, "abc"),
        ("added", None, NOW - 86_400, "d"),
        ("rating", 0, 1, "acd"),
        ("rating", 4, None, "b"),
        ("played", 0, 1, "bcd"),
        ("played", 1, None, "a"),
        ("played", None, 2, "bcd"),
        ("played", 0, 3, "abcd"),
    ],
)
def test_numbers_lie_in_their_range(
    library: Store, field: NumberField, least: float | None, below: float | None, letters: str
) -> None:
    assert found(library, NumberRange(field, least, below)) == letters


@pytest.mark.parametrize(
    ("field", "letters"),
    [("year", "d"), ("length", "d"), ("rating", "acd"), ("added", ""), ("played", "bcd")],
)
def test_numbers_that_are_not_known(library: Store, field: NumberField, letters: str) -> None:
    assert found(library, NoNumber(field)) == letters


def test_a_phrase_never_runs_from_one_field_into_the_next(library: Store) -> None:
    assert found(library, Words("river man")) == "a"
    assert found(library, Words("man nick")) == ""


def test_conditions_are_joined(library: Store) -> None:
    river, live = Words("river"), Words("live")
    assert found(library, EVERYTHING) == "abcd"
    assert found(library, AllOf((river, live))) == "b"
    assert found(library, AllOf((river, Not(live)))) == "ad"
    assert found(library, AnyOf((live, FieldText("genre", "folk")))) == "ab"
    assert found(library, AnyOf(())) == ""
    assert found(library, Not(EVERYTHING)) == ""


def test_missing_tracks_are_searched_where_they_are_shown(library: Store) -> None:
    assert found(library, NumberRange("year", 1990, 1999), "missing") == "e"
    assert found(library, FieldText("folder", "bjork"), "missing") == "e"
    assert found(library, FieldText("folder", "vinyl"), "missing") == ""


def test_ids_are_taken_as_they_are_and_similarity_must_be_resolved(library: Store) -> None:
    ids = library.read(browse.ordered_ids, View())
    chosen = OneOf((int(ids[0]), 123_456))
    assert library.read(narrowed, ids, chosen).tolist() == [ids[0]]
    with pytest.raises(ValueError, match="resolved"):
        library.read(narrowed, ids, Similar("river"))


LEAVES: list[Criterion] = [
    Words("river"),
    Words("l"),
    FieldText("artist", "björk"),
    NumberRange("year", 1990, None),
    NoNumber("year"),
]
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=8,
)


@given(tree=TREES)
def test_trees_mean_what_logic_says(library: Store, tree: Criterion) -> None:
    truth = {leaf: set(found(library, leaf)) for leaf in LEAVES}

    def holds(part: Criterion, letter: str) -> bool:
        if isinstance(part, Not):
            return not holds(part.part, letter)
        if isinstance(part, AllOf | AnyOf):
            join = all if isinstance(part, AllOf) else any
            return join(holds(inner, letter) for inner in part.parts)
        return letter in truth[part]

    assert found(library, tree) == "".join(filter(lambda letter: holds(tree, letter), "abcd"))


def test_the_order_of_the_ids_stays(library: Store) -> None:
    orders = itertools.product(("title", "year", "path"), (False, True))
    for order, descending in orders:
        ids = library.read(browse.ordered_ids, View(order=order, descending=descending))  # type: ignore[arg-type]
        left = library.read(narrowed, ids, Words("river")).tolist()
        assert left == [number for number in ids.tolist() if number in left]


def test_what_was_heard_most_comes_first_and_what_never_was_has_its_place(library: Store) -> None:
    assert found(library, EVERYTHING, "played") == "a"
    assert found(library, EVERYTHING, "unplayed") == "bcd"
    first = library.read(browse.ordered_ids, View(order="plays", descending=True))[0]
    track = library.read(tracks.tracks_by_id, [int(first)])[int(first)]
    assert (track.title, track.plays) == ("River Man", 2)
