"""The two ways to search, by the index and in memory, find the same."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.store import browse
from engine.store.browse import View
from engine.store.criteria import AllOf, Words
from engine.store.search import narrowed
from engine.store.search_texts import folded_texts
from engine.store.store import Store
from tests.support.library_rows import add_tracks

TITLES = ("Kalo mi", "Ka", "Álom kék", "x", "mar 100% jun", "Übermut", '"quoted" _under', "kalo")
LETTERS = st.text(alphabet='kalomixüé"%_ 1', max_size=8)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("browse") / "library.db") as store:
        add_tracks(store, *({"title": title} for title in TITLES))
        yield store


def words(query: str) -> AllOf:
    return AllOf(tuple(Words(word) for word in query.split()))


@given(query=LETTERS)
def test_searching_in_memory_finds_what_the_index_finds(library: Store, query: str) -> None:
    ids = library.read(browse.ordered_ids, View())
    texts = library.read(folded_texts)
    indexed = library.read(narrowed, ids, words(query))
    assert library.read(narrowed, ids, words(query), texts).tolist() == indexed.tolist()


def test_the_order_stays_and_nothing_is_found_in_nothing(library: Store) -> None:
    ids = library.read(browse.ordered_ids, View(order="title", descending=True))
    found = library.read(narrowed, ids, words("ka")).tolist()
    assert found == [track_id for track_id in ids.tolist() if track_id in found]
    assert len(found) == 3
    assert library.read(narrowed, ids[:0], words("ka")).tolist() == []
