"""Queries that ask for sound, on made-up vectors."""

import pytest

from engine.radio.station import Radio
from engine.search.errors import QueryError
from engine.search.track_search import TrackSearch
from engine.similarity.index import SimilarityIndex
from engine.store.criteria import AllOf, AnyOf, Criterion, FieldText, Not, OneOf, Words
from engine.store.store import Store
from tests.support.vector_library import Space, random_units, store_tracks, store_vectors

DIMENSIONS = 16


@pytest.fixture
def ids(store: Store) -> list[int]:
    titles = ("Starfall live", "Starfall", "Under the stars", "Not heard", "Fifth")
    made = store_tracks(store, [{"title": title, "artist": title} for title in titles])
    store_vectors(store, [*made[:3], made[4]], random_units(4, DIMENSIONS))
    return made


@pytest.fixture
def search(store: Store, ids: list[int]) -> TrackSearch:
    return TrackSearch(store, Radio(store, SimilarityIndex(DIMENSIONS), Space()))


def seed(criterion: Criterion) -> int:
    assert isinstance(criterion, OneOf)
    return criterion.ids[0]


def test_the_track_with_the_very_title_is_meant_before_others(
    search: TrackSearch, ids: list[int]
) -> None:
    found = search.criterion('similar:"STARFALL"')
    assert seed(found) == ids[1]
    assert isinstance(found, OneOf)
    assert {*found.ids} == {*ids} - {ids[3]}
    assert seed(search.criterion("similar:under")) == ids[2]


def test_sound_is_asked_for_anywhere_in_a_query(search: TrackSearch, ids: list[int]) -> None:
    found = search.criterion("artist:x -similar:fifth OR live")
    assert isinstance(found, AnyOf)
    first, second = found.parts
    assert isinstance(first, AllOf)
    assert first.parts[0] == FieldText("artist", "x")
    assert isinstance(first.parts[1], Not)
    assert seed(first.parts[1].part) == ids[4]
    assert second == Words("live")


def test_what_was_not_heard_or_is_not_there_is_named(search: TrackSearch) -> None:
    with pytest.raises(QueryError, match="No track is called “zzz”"):
        search.criterion("similar:zzz")
    with pytest.raises(QueryError, match=r"Not heard.*not been listened to"):
        search.criterion('similar:"not heard"')
    with pytest.raises(QueryError):
        search.criterion("year:x")
