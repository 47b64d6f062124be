"""The rules of a queue hold for whatever candidates there are."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.radio.adventure import preference_order
from engine.radio.candidate import Candidate
from engine.radio.recordings import SAME_SOUND, RecordingMemory, distinct, same_sound
from engine.radio.selection import most_of_each_artist, select
from engine.radio.spacing import Spacing
from tests.support.vector_library import random_units

NOTHING = np.zeros(4, np.float32)


def candidate(
    number: int, artist: str | None = None, album: str | None = None, **more: object
) -> Candidate:
    fields = {"recordings": frozenset({f"r{number}"}), "duration": None, "vector": NOTHING, **more}
    return Candidate(number, 1.0 - number / 1000, artist, album, **fields)  # type: ignore[arg-type]


@st.composite
def pools(draw: st.DrawFn) -> list[Candidate]:
    """Return up to 60 candidates of few artists, some of nobody, two albums each."""
    artists = st.sampled_from([None, "a", "b", "c", "d", "e", "f"])
    drawn = draw(st.lists(st.tuples(artists, st.booleans()), max_size=60))
    return [
        candidate(number, artist, f"{artist}{first}" if artist else None)
        for number, (artist, first) in enumerate(drawn)
    ]


spacings = st.builds(Spacing, st.integers(0, 6), st.integers(0, 10), st.just(0), st.just(0))
capped = st.builds(
    Spacing, st.integers(0, 3), st.integers(0, 3), st.integers(0, 4), st.integers(0, 3)
)


def shortest_gap(names: list[str | None]) -> int:
    """Return the least number of others between two of one name; many if there are none."""
    last: dict[str, int] = {}
    shortest = 10**6
    for place, name in enumerate(names):
        if name is not None:
            shortest = min(shortest, place - last.get(name, -(10**6)) - 1)
            last[name] = place
    return shortest


@given(pool=pools(), count=st.integers(0, 70), spacing=spacings, split=st.integers(0, 5))
def test_spacing_is_kept_or_its_relaxation_is_reported(
    pool: list[Candidate], count: int, spacing: Spacing, split: int
) -> None:
    recent, pool = pool[:split], pool[split:]
    selection = select(pool, count, spacing=spacing, recent=recent)
    chosen = list(selection.chosen)
    assert len({one.track_id for one in chosen}) == len(chosen) == min(count, len(pool))
    words = " ".join(spacing.describe(selection.kept))
    # What was recent may itself break the rule; only pairs that end in the queue count.
    joined = [*recent[-1:], *chosen]
    if "an artist returns" not in words:
        assert shortest_gap([one.artist for one in joined]) >= spacing.artist_gap
    if "an album returns" not in words:
        assert shortest_gap([one.album for one in joined]) >= spacing.album_gap


@given(
    pool=pools(),
    count=st.integers(0, 70),
    spacing=spacings,
    reach=st.floats(0.0, 0.05),
)
def test_a_reach_changes_when_rules_give_way_but_not_that_they_are_kept_or_reported(
    pool: list[Candidate], count: int, spacing: Spacing, reach: float
) -> None:
    selection = select(pool, count, spacing=spacing, reach=reach)
    chosen = list(selection.chosen)
    assert len({one.track_id for one in chosen}) == len(chosen) == min(count, len(pool))
    words = " ".join(spacing.describe(selection.kept))
    if "an artist returns" not in words:
        assert shortest_gap([one.artist for one in chosen]) >= spacing.artist_gap
    if "an album returns" not in words:
        assert shortest_gap([one.album for one in chosen]) >= spacing.album_gap


@given(pool=pools(), count=st.integers(0, 70), spacing=capped, minutes=st.integers(2, 30))
def test_caps_per_hour_are_kept_or_their_relaxation_is_reported(
    pool: list[Candidate], count: int, spacing: Spacing, minutes: int
) -> None:
    pool = [replace(one, duration=60.0 * minutes) for one in pool]
    selection = select(pool, count, spacing=spacing)
    chosen = list(selection.chosen)
    assert len(chosen) == min(count, len(pool))
    if "more often in an hour" in " ".join(spacing.describe(selection.kept)):
        return
    within_an_hour = 1 + 60 // minutes
    for start in range(len(chosen)):
        hour = chosen[start : start + within_an_hour]
        for names, cap in (
            ([one.artist for one in hour], spacing.artists_per_hour),
            ([one.album for one in hour], spacing.albums_per_hour),
        ):
            most = max((n for name, n in Counter(names).items() if name), default=0)
            assert not cap or most <= cap


def test_an_artist_returns_early_rather_than_that_the_sound_is_lost() -> None:
    near = [candidate(number, "ab"[number % 2]) for number in range(4)]
    far = replace(candidate(9, "c"), similarity=0.1)
    spacing = Spacing(4, 0, 0, 0)
    strict = select([*near, far], 5, spacing=spacing)
    assert [one.artist for one in strict.chosen] == ["a", "b", "c", "a", "b"]
    sounding = select([*near, far], 5, spacing=spacing, reach=0.3)
    assert [one.artist for one in sounding.chosen] == ["a", "b", "a", "b", "c"]
    assert spacing.describe(sounding.kept) == (
        "an artist returns after 1 track instead of 4 tracks",
    )


def test_an_artist_follows_himself_only_when_nobody_else_is_left() -> None:
    near = [candidate(number, "a") for number in range(3)]
    far = replace(candidate(9, "b"), similarity=0.1)
    chosen = select([*near, far], 4, spacing=Spacing(4, 0, 0, 0), reach=0.3).chosen
    assert [one.artist for one in chosen] == ["a", "b", "a", "a"]


@given(pool=pools(), count=st.integers(1, 70))
def test_without_spacing_the_most_preferred_come_in_order(
    pool: list[Candidate], count: int
) -> None:
    selection = select(pool, count, spacing=Spacing(0, 0, 0, 0))
    assert list(selection.chosen) == pool[:count]


@given(pool=pools(), count=st.integers(1, 70), spacing=spacings)
def test_the_first_place_goes_to_the_most_preferred(
    pool: list[Candidate], count: int, spacing: Spacing
) -> None:
    chosen = select(pool, count, spacing=spacing).chosen
    assert list(chosen[:1]) == pool[:1]


def test_recent_tracks_count_for_the_spacing() -> None:
    pool = [candidate(1, "a"), candidate(2, "b"), candidate(3, "c")]
    chosen = select(pool, 3, spacing=Spacing(2, 0, 0, 0), recent=[candidate(0, "a")]).chosen
    assert [one.artist for one in chosen] == ["b", "c", "a"]


def test_albums_give_way_before_artists_and_the_words_say_how_far() -> None:
    pool = [candidate(1, "a", "x"), candidate(2, "b", "x"), candidate(3, "a", "y")]
    spacing = Spacing(4, 8, 0, 0)
    selection = select(pool, 3, spacing=spacing)
    assert [one.track_id for one in selection.chosen] == [1, 2, 3]
    assert spacing.describe(selection.kept) == (
        "an album returns within 8 tracks",
        "an artist returns after 1 track instead of 4 tracks",
    )


def test_no_more_candidates_are_read_than_needed() -> None:
    read = []

    def endless() -> "object":
        for number in range(10_000):
            read.append(number)
            yield candidate(number, str(number))

    select(endless(), 5, spacing=Spacing())  # type: ignore[arg-type]
    assert len(read) == 5


@given(pool=pools(), most=st.integers(1, 3))
def test_no_artist_comes_more_often_than_asked_and_nobody_is_held_back(
    pool: list[Candidate], most: int
) -> None:
    kept = list(most_of_each_artist(pool, most))
    counts = Counter(one.artist for one in pool)
    assert Counter(one.artist for one in kept) == {
        artist: number if artist is None else min(number, most) for artist, number in counts.items()
    }
    assert kept == sorted(kept, key=lambda one: one.track_id)


@given(
    keys=st.lists(st.frozensets(st.integers(0, 15).map(str), max_size=2), max_size=40),
)
def test_no_recording_passes_twice(keys: list[frozenset[str]]) -> None:
    pool = [candidate(number, recordings=key) for number, key in enumerate(keys)]
    passed = list(distinct(pool, RecordingMemory()))
    seen = [key for one in passed for key in one.recordings]
    assert len(seen) == len(set(seen))
    held_back = [one for one in pool if one not in passed]
    assert all(one.recordings & set(seen) for one in held_back)


@pytest.mark.parametrize(
    ("cosine", "durations", "titles", "same"),
    [
        (0.985, (200.0, 203.0), ("a", "b"), True),
        (0.985, (200.0, 210.0), ("a", "b"), False),
        (0.985, (45.0, 47.0), ("a", "b"), True),
        (0.985, (None, 210.0), ("a", "b"), True),
        (0.975, (200.0, 200.0), ("a", "b"), False),
        (0.999, (200.0, 160.0), ("a", "b"), False),
        (0.999, (200.0, 160.0), ("Starfall", "07 - starfall"), True),
        (0.95, (200.0, 160.0), ("Starfall", "07 - starfall"), True),
        (0.95, (200.0, 160.0), ("Starfall", "Rainfall"), False),
        (0.93, (200.0, 160.0), ("Starfall", "07 - starfall"), False),
    ],
)
def test_copies_are_known_by_sound_with_length_or_title(
    cosine: float, durations: tuple[float | None, float], titles: tuple[str, str], same: bool
) -> None:
    turned = np.array([cosine, np.sqrt(1 - cosine**2), 0, 0], np.float32)
    along = np.array([1, 0, 0, 0], np.float32)
    one = candidate(1, vector=along, duration=durations[0], title=titles[0])
    other = candidate(2, vector=turned, duration=durations[1], title=titles[1])
    assert RecordingMemory([one]).knows(other) is same
    assert RecordingMemory([other]).knows(one) is same
    by_others = replace(one, artist="A"), replace(other, artist="B")
    assert RecordingMemory(by_others[:1]).knows(by_others[1]) is same


def test_a_model_says_itself_how_alike_copies_are() -> None:
    class Model:
        same_sound = 0.9

    assert same_sound(Model()) == 0.9
    assert same_sound(object()) == SAME_SOUND
    vectors = np.array([[1, 0, 0, 0], [0.92, np.sqrt(1 - 0.92**2), 0, 0]], np.float32)
    one, other = (candidate(n, vector=v, duration=9.0) for n, v in enumerate(vectors))
    assert RecordingMemory([one], same_sound(Model())).knows(other)
    assert not RecordingMemory([one]).knows(other)


def test_the_memory_holds_many() -> None:
    units = random_units(300, 16)
    pool = [candidate(number, vector=unit) for number, unit in enumerate(units)]
    memory = RecordingMemory(pool)
    assert all(memory.knows(replace(one, recordings=frozenset())) for one in pool)


@given(count=st.integers(0, 300), seed=st.integers(0, 2**63 - 1), adventure=st.floats(0, 1))
def test_the_order_is_a_permutation_and_the_same_again(
    count: int, seed: int, adventure: float
) -> None:
    order = preference_order(count, adventure, seed)
    assert sorted(order.tolist()) == list(range(count))
    assert order.tolist() == preference_order(count, adventure, seed).tolist()


def test_no_adventure_is_the_ranking_and_more_strays_further() -> None:
    assert preference_order(50, 0.0, 7).tolist() == list(range(50))
    mean_ranks = [
        np.mean([preference_order(1000, adventure, seed)[:25] for seed in range(20)])
        for adventure in (0.0, 0.25, 0.5, 1.0)
    ]
    assert mean_ranks == sorted(mean_ranks)
    assert mean_ranks[-1] > 3 * mean_ranks[0]


@pytest.mark.parametrize("adventure", [-0.1, 1.1, float("nan")])
def test_adventure_outside_its_range_is_refused(adventure: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        preference_order(5, adventure, 0)
