"""Orders by chance, and the queue that follows them."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.operations import Operations
from desktop.player.modes import Shuffle
from desktop.player.play_queue import PlayQueue, QueueEntry
from desktop.player.player import Player
from desktop.player.shuffler import Shuffler
from desktop.player.shuffling import shuffled
from engine.store.measurements import PlaybackFacts
from engine.store.store import Store
from tests.support.library_rows import add_tracks
from tests.support.player_bench import Bench, MakeBench, tone, until_heard

NUMBERS = st.lists(st.integers(0, 40), max_size=40)


def facts_of(track_id: int) -> PlaybackFacts:
    """Ten tracks an album, two albums an artist; every seventh track has neither."""
    album, number = divmod(track_id, 10)
    artist = str(album // 2) if track_id % 7 else ""
    name = str(album) if track_id % 7 else ""
    return PlaybackFacts(track_id, artist, name, 1, number, *[None] * 6)


def entries_of(numbers: list[int]) -> list[QueueEntry]:
    queue = PlayQueue()
    return [queue.new_entry(number) for number in numbers]


@given(
    numbers=NUMBERS, shuffle=st.sampled_from(["tracks", "albums", "artists"]), seed=st.integers()
)
def test_an_order_holds_every_entry_once(numbers: list[int], shuffle: Shuffle, seed: int) -> None:
    entries = entries_of(numbers)
    facts = {number: facts_of(number) for number in numbers}
    order = shuffled(entries, shuffle, facts, random.Random(seed))
    assert Counter(order) == Counter(entries)


def test_every_order_of_tracks_is_as_likely() -> None:
    entries, chance = entries_of([1, 2, 3]), random.Random(5)
    orders = Counter(tuple(shuffled(entries, "tracks", {}, chance)) for _ in range(6000))
    assert len(orders) == 6
    assert all(800 < count < 1200 for count in orders.values())


@given(numbers=NUMBERS, seed=st.integers())
def test_albums_stay_together_in_their_order(numbers: list[int], seed: int) -> None:
    facts = {number: facts_of(number) for number in numbers}
    order = shuffled(entries_of(numbers), "albums", facts, random.Random(seed))
    albums = [facts[e.track_id].album or f"alone {e.entry_id}" for e in order]
    changes = sum(before != after for before, after in pairwise(albums))
    assert changes == max(0, len(set(albums)) - 1)
    for album in set(albums):
        tracks = [e.track_id for e, name in zip(order, albums, strict=True) if name == album]
        assert tracks == sorted(tracks)


def test_artists_are_spread_out() -> None:
    facts = {n: PlaybackFacts(n, str(n // 10), "", 1, n, *[None] * 6) for n in range(40)}
    entries, chance = entries_of(list(range(40))), random.Random(3)

    def neighbours(shuffle: Shuffle) -> float:
        total = 0
        for _ in range(50):
            artists = [e.track_id // 10 for e in shuffled(entries, shuffle, facts, chance)]
            total += sum(a == b for a, b in pairwise(artists))
        return total / 50

    assert neighbours("artists") < neighbours("tracks") / 3


@pytest.fixture
def library(store: Store, qtbot: QtBot) -> Iterator[tuple[Store, Operations, list[int]]]:
    """Four albums of three tracks."""
    rows: list[dict[str, object]] = [
        {"title": f"{album}{number}", "artist": album, "album": album, "track_number": number}
        for album in "abcd"
        for number in (1, 2, 3)
    ]
    operations = Operations()
    yield store, operations, add_tracks(store, *rows)
    operations.close()


@pytest.fixture
def bench(make_bench: MakeBench, tmp_path: Path) -> Bench:
    made = make_bench(speed=1.0)
    path = tone(tmp_path / "tone", 30.0)
    made.files = dict.fromkeys(range(1, 100), path)
    return made


def track_ids(player: Player) -> list[int]:
    return [entry.track_id for entry in player.queue.entries]


def test_shuffling_rearranges_what_is_to_come_and_off_brings_it_back(
    library: tuple[Store, Operations, list[int]], bench: Bench, qtbot: QtBot
) -> None:
    store, operations, ids = library
    shuffler = Shuffler(store, operations, bench.player, chance=random.Random(1))
    told: list[str] = []
    shuffler.arranging.connect(lambda: told.append("arranging"))
    shuffler.arranged.connect(lambda: told.append("arranged"))
    bench.player.replace(bench.entries(*ids), start=2)
    bench.player.set_shuffle("tracks")
    order = track_ids(bench.player)
    assert told == ["arranging", "arranged"]
    assert order[:3] == ids[:3]
    assert order != ids
    assert sorted(order) == sorted(ids)
    bench.player.append(bench.entries(ids[0]))
    bench.player.set_shuffle("off")
    assert track_ids(bench.player) == [*ids, ids[0]]
    until_heard(qtbot, bench, ids[2])


def test_to_take_shuffling_back_switches_it_off(
    library: tuple[Store, Operations, list[int]], bench: Bench
) -> None:
    store, operations, ids = library
    player = bench.player
    shuffler = Shuffler(store, operations, player, chance=random.Random(1))
    player.replace(bench.entries(*ids))
    before = player.queue.snapshot()
    player.set_shuffle("tracks")
    assert player.shuffle == "tracks"
    told: list[str] = []
    shuffler.arranged.connect(lambda: told.append("arranged"))
    player.restore(before)
    assert player.shuffle == "off"
    assert track_ids(player) == ids
    assert told == []


def test_a_new_queue_is_shuffled_behind_the_track_that_was_chosen(
    library: tuple[Store, Operations, list[int]], bench: Bench
) -> None:
    store, operations, ids = library
    shuffler = Shuffler(store, operations, bench.player, chance=random.Random(1))
    told: list[str] = []
    shuffler.arranged.connect(lambda: told.append("arranged"))
    bench.player.set_shuffle("tracks")
    bench.player.replace(bench.entries(*ids), start=5)
    order = track_ids(bench.player)
    assert order[0] == ids[5]
    assert bench.player.queue.current_index == 0
    assert sorted(order) == sorted(ids)
    assert order[1:] != [i for i in ids if i != ids[5]]
    assert told == []


def test_a_radio_and_a_restored_queue_keep_their_order(
    library: tuple[Store, Operations, list[int]], bench: Bench
) -> None:
    store, operations, ids = library
    player = bench.player
    Shuffler(store, operations, player, player)
    player.set_shuffle("tracks")
    player.replace([player.queue.new_entry(i, similarity=0.5) for i in ids])
    assert track_ids(player) == ids
    player.replace(bench.entries(*ids), play=False)
    assert track_ids(player) == ids


def test_albums_are_looked_up_and_then_shuffled(
    library: tuple[Store, Operations, list[int]], bench: Bench, qtbot: QtBot
) -> None:
    store, operations, ids = library
    shuffler = Shuffler(store, operations, bench.player, chance=random.Random(2))
    bench.player.replace(bench.entries(*ids), play=False)
    with qtbot.waitSignal(shuffler.arranged, timeout=10_000):
        bench.player.set_shuffle("albums")
    order = track_ids(bench.player)
    assert order != ids
    assert order[:3] == ids[:3]
    behind = [tuple(order[start : start + 3]) for start in range(3, 12, 3)]
    assert set(behind) == {tuple(ids[start : start + 3]) for start in range(3, 12, 3)}
