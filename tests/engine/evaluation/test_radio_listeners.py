"""Simulated listeners: the same person again, honest intervals, and a radio that learns."""

from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.radio_listeners import (
    SESSION,
    Listener,
    Piece,
    compare,
    favourite,
    pieces_of,
    simulate,
)
from engine.radio.station import Radio
from engine.similarity.index import SimilarityIndex
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

PIECES = {n: Piece(n, f"a{n % 40}", f"g{n % 3}", f"s{n % 9}") for n in range(300)}


def test_a_listener_is_the_same_person_again() -> None:
    one, again, other = Listener(PIECES, 4), Listener(PIECES, 4), Listener(PIECES, 5)
    answers = [[who.likes(n) for n in range(60)] for who in (one, again, other)]
    assert answers[0] == answers[1] != answers[2]
    assert favourite(Listener(PIECES, 4)) == favourite(Listener(PIECES, 4))


def test_a_listener_tires_of_an_artist() -> None:
    same = {n: Piece(n, "a", "g", "s") for n in range(400)}
    others = {n: Piece(n, f"a{n}", "g", "s") for n in range(400)}
    liked = [0, 0]
    for number in range(12):
        for place, pieces in enumerate((same, others)):
            listener = Listener(pieces, number)
            liked[place] += sum(listener.likes(n) for n in range(40))
    assert liked[0] < liked[1]


def test_intervals_hold_the_mean_and_pairs_are_compared() -> None:
    counts = np.random.default_rng(1).integers(5, 15, 80).tolist()
    better = [count - 2 for count in counts]
    first, second = compare({"one": counts, "other": better})
    assert first.interval[0] < first.skips < first.interval[1]
    assert first.fewer == 0
    assert second.fewer == 2
    assert second.fewer_interval == (2, 2)


def test_a_radio_that_hears_of_skips_has_fewer(tmp_path: Path) -> None:
    with Store(tmp_path / "library.db") as store:
        rows = [{"artist": f"A{n % 60}", "path": f"/music/{n}.flac"} for n in range(360)]
        ids = store_tracks(store, rows)
        styles = random_units(9, 16)
        vectors = [near_units(styles[n % 9], 1, spread=0.9, seed=n)[0] for n in range(360)]
        store_vectors(store, ids, np.stack(vectors))
        labels = tmp_path / "labels.csv"
        lines = [f"{n}.flac,A{n % 60},Album,s{n % 9},g{n % 3}" for n in range(360)]
        labels.write_text("\n".join(["file,artist,album,style,group", *lines]))
        pieces = pieces_of(store, labels)
        assert set(pieces) == set(ids)
        assert pieces[ids[4]].style == "s4"
        radio = Radio(store, SimilarityIndex(16), Space())
        skips = simulate(store, radio, pieces, 12)
    assert {len(counts) for counts in skips.values()} == {12}
    assert all(0 <= count <= SESSION for counts in skips.values() for count in counts)
    plain, _, told = (float(np.mean(counts)) for counts in skips.values())
    assert told < plain


@pytest.mark.parametrize("number", [0, 7])
def test_a_radio_begins_with_something_dear(number: int) -> None:
    listener = Listener(PIECES, number)
    fondness = sorted(listener.fondness(piece) for piece in PIECES.values())
    assert listener.fondness(PIECES[favourite(listener)]) >= fondness[-20]
