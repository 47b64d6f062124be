"""Simulated listeners: the same person again, honest intervals, and a radio that learns."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.evaluation.radio.comparison import compare
from engine.evaluation.radio.listeners import (
    SESSION,
    TIRELESS,
    TIRING,
    Listener,
    Piece,
    Temper,
)
from engine.evaluation.radio.policies import Heard, told
from engine.evaluation.radio.report import report_lines
from engine.evaluation.radio.simulation import POLICIES, World, live, simulate
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

PIECES = {n: Piece(n, f"a{n % 40}", f"b{n % 90}", f"g{n % 3}", f"s{n % 9}") for n in range(300)}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """360 tracks of 60 artists in nine styles that are heard, if not clearly."""
    library = tmp_path_factory.mktemp("listeners") / "library.db"
    with Store(library) as store:
        rows = [{"artist": f"A{n % 60}", "album": f"B{n % 90}"} for n in range(360)]
        ids = store_tracks(store, rows)
        styles = random_units(9, 16)
        vectors = [near_units(styles[n % 9], 1, spread=0.9, seed=n)[0] for n in range(360)]
        store_vectors(store, ids, np.stack(vectors))
    pieces = {
        one: Piece(one, f"A{n % 60}", f"B{n % 90}", f"g{n % 3}", f"s{n % 9}")
        for n, one in enumerate(ids)
    }
    return World(library, Space(), 16, pieces, sessions=6)


def test_a_listener_is_the_same_person_again() -> None:
    def answers(number: int, session: int = 0) -> list[bool]:
        sitting = Listener(PIECES, number).sit_down(session, 0)
        return [sitting.likes(n) for n in range(60)]

    assert answers(4) == answers(4)
    assert answers(4) != answers(5)
    assert answers(4) != answers(4, session=1)
    assert Listener(PIECES, 4).favourites() == Listener(PIECES, 4).favourites()


def test_a_listener_tires_of_an_artist_unless_tireless() -> None:
    same = {n: Piece(n, "a", "", "g", "s") for n in range(400)}
    others = {n: Piece(n, f"a{n}", "", "g", "s") for n in range(400)}
    flat = Temper(artist=0.0, track=0.0)
    liked = {}
    for name, temper in (("tiring", flat), ("tireless", replace(flat, weary_of_artist=0.0))):
        for kind, pieces in (("same", same), ("others", others)):
            sittings = [Listener(pieces, number, temper).sit_down(0, 0) for number in range(12)]
            liked[name, kind] = sum(sitting.likes(n) for sitting in sittings for n in range(40))
    assert liked["tiring", "same"] < liked["tiring", "others"]
    assert liked["tireless", "same"] == liked["tireless", "others"]
    assert (TIRELESS.weary_of_artist, TIRELESS.weary_of_album) == (0.0, 0.0)
    assert replace(TIRELESS, weary_of_artist=1.0, weary_of_album=0.5) == TIRING


def test_a_listener_wishes_for_more_of_what_he_asked_for() -> None:
    taste = Temper(group=0.0, style=0.0, artist=0.0, track=0.0)
    liked = [0, 0]
    for number in range(60):
        sitting = Listener(PIECES, number, taste).sit_down(0, 0)
        for n in range(0, 300, 5):
            piece = PIECES[n]
            if piece.group == "g0" and piece.style == "s0":
                liked[0] += sitting.likes(n)
            elif piece.group != "g0":
                liked[1] += sitting.likes(n) / 6
    assert liked[0] > liked[1]


def test_a_radio_begins_with_something_dear_that_may_begin_one() -> None:
    pieces = {n: replace(piece, dear=n % 2 == 0) for n, piece in PIECES.items()}
    listener = Listener(pieces, 7)
    favourites = listener.favourites()
    assert all(one % 2 == 0 for one in favourites)
    fondness = sorted((listener.fondness[one] for one in pieces if one % 2 == 0), reverse=True)
    assert min(listener.fondness[one] for one in favourites) == fondness[len(favourites) - 1]


def test_intervals_hold_the_mean_and_pairs_are_compared() -> None:
    counts = np.random.default_rng(1).integers(5, 15, 80).tolist()
    better = [count - 2 for count in counts]
    first, second = compare({"one": counts, "other": better})
    assert first.interval[0] < first.skips < first.interval[1]
    assert first.fewer == 0
    assert second.fewer == 2
    assert second.fewer_interval == (2, 2)


def test_what_was_heard_before_is_not_heard_again(world: World) -> None:
    listener = Listener(world.pieces, 3)
    seed = listener.favourites()[0]
    with Store(world.library) as store:
        radio = Radio(store, SimilarityIndex(16), world.space)
        first: Heard = told(radio, listener.sit_down(0, seed), seed, ())
        again = told(radio, listener.sit_down(1, seed), seed, first.played)
    assert len(first.played) == len(again.played) == SESSION
    assert set(first.played).isdisjoint(again.played)
    assert len(first.feedback().completed) == first.liked.count(True)


def test_every_part_of_a_radio_has_fewer_skips_than_chance(world: World) -> None:
    seen: list[tuple[int, int]] = []
    skips = simulate(
        world, range(12), jobs=1, on_progress=lambda done, total: seen.append((done, total))
    )
    assert tuple(skips) == POLICIES
    assert {len(counts) for counts in skips.values()} == {12}
    assert seen == [(n, 12) for n in range(1, 13)]
    means = {name: float(np.mean(counts)) for name, counts in skips.items()}
    assert all(0 <= mean <= SESSION for mean in means.values())
    assert means["tuned"] < means["nearest by cosine"] < means["at random"]
    with Store(world.library) as store:
        radio = Radio(store, SimilarityIndex(16), world.space)
        own = live(radio, world, 0)
    assert own == {name: counts[0] for name, counts in skips.items()}


def test_a_report_says_what_was_assumed() -> None:
    policies = [one.as_plain() for one in compare({"one": [5.0, 7.0], "two": [4.0, 7.0]})]
    assumed = {
        name: {"policies": policies, "assumed": {
            "base": 2.0, "group": 1.0, "style": 1.5, "artist": 1.0, "track": 1.0,
            "wish_group": 1.0, "wish_style": 0.5, "weary_of_artist": 1.0, "weary_of_album": 0.5,
        }}
        for name in ("tiring", "tireless")
    }  # fmt: skip
    facts = {"model": "m 1", "tracks": 9, "artists": 3, "listeners": 2}
    lines = "\n".join(
        report_lines(facts | {"sessions_learned_from": 8, "sessions_counted": 2} | assumed)
    )
    assert "by 0.5 where the album was among the last eight" in lines
    assert "| one | 6.00" in lines
    assert "0.50 (0.00 to 1.00)" in lines
