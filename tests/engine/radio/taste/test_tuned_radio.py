"""A taste at work in a radio, learned from a real library file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.radio.order import Feedback, QueueOrder
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue
from engine.radio.taste.habits import as_taste
from engine.radio.taste.taste import LIMIT, NOTABLE, Taste
from engine.similarity.index import SimilarityIndex
from engine.store import feedback, learned_taste, plays
from engine.store.playlists import create_playlist, entries_of_tracks
from engine.store.plays import Play
from engine.store.store import Store
from tests.support.vector_library import (
    Space,
    near_units,
    random_units,
    store_tracks,
    store_vectors,
)

DIMENSIONS = 16
TRACKS = 320
SPACE = Space()
NOON = 1_700_000_000.0
DAY = 86_400.0
STYLES = ("Jazz", "Folk", "Metal", "Noise")
WORDS = "more like what you hear to the end"


def make_library(store: Store) -> tuple[list[int], np.ndarray]:
    rows = [
        {
            "artist": f"Artist {n % 80}",
            "album": f"Album {n % 107}",
            "genre": STYLES[n % 4],
            "title": f"Title {n}",
        }
        for n in range(TRACKS)
    ]
    common, *styles = random_units(5, DIMENSIONS, seed=21)
    centres = [0.8 * common + style for style in styles]
    vectors = np.concatenate(
        [
            near_units(centres[n % 4] / np.linalg.norm(centres[n % 4]), 1, seed=n)
            for n in range(TRACKS)
        ]
    )
    ids = store_tracks(store, rows)
    store_vectors(store, ids, vectors)
    return ids, vectors


def hear(store: Store, ids: list[int], sessions: int, first: int = 0) -> None:
    """Store sessions of a listener who hears Jazz and Folk to the end and skips the rest."""
    heard = []
    for session in range(sessions):
        for place in range(30):
            n = (session * 30 + place * 7) % TRACKS
            ending = "completed" if n % 4 < 2 else "skipped_early"
            moment = NOON + (first + session) * DAY + 60.0 * place
            heard.append(Play(ids[n], moment, 50.0, ending))  # type: ignore[arg-type]
    store.write(plays.save_plays, heard)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[int]]]:
    with Store(tmp_path_factory.mktemp("tuned") / "library.db") as store:
        yield store, make_library(store)[0]


@pytest.fixture
def own_library(tmp_path: Path) -> Iterator[tuple[Store, list[int]]]:
    with Store(tmp_path / "library.db") as store:
        yield store, make_library(store)[0]


def radio_over(store: Store) -> Radio:
    return Radio(store, SimilarityIndex(DIMENSIONS), SPACE)


def ids_of(queue: RadioQueue) -> list[int]:
    return [one.track.id for one in queue.tracks]


def towards(leaning: np.ndarray) -> Taste:
    return Taste(np.zeros(DIMENSIONS, np.float32), leaning.astype(np.float32))


leanings = st.lists(st.floats(-3, 3, width=32), min_size=DIMENSIONS, max_size=DIMENSIONS)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(leanings, st.integers(0, TRACKS - 1), st.sampled_from([0.0, 0.5]), st.data())
def test_what_holds_for_a_radio_holds_for_a_tuned_one(
    library: tuple[Store, list[int]],
    leaning: list[float],
    seed: int,
    adventure: float,
    data: st.DataObject,
) -> None:
    store, ids = library
    some = st.lists(st.sampled_from(ids), max_size=5)
    order = QueueOrder(
        plus={ids[seed]: 1.0},
        count=20,
        adventure=adventure,
        feedback=Feedback(disliked=data.draw(some), completed=data.draw(some)),
        exclude=data.draw(some),
        taste=towards(np.array(leaning)),
    )
    queue = radio_over(store).fill(order)
    assert queue == radio_over(store).fill(order)
    found = ids_of(queue)
    assert len(set(found)) == len(found) == 20
    assert set(found).isdisjoint([ids[seed], *order.feedback.disliked, *order.exclude])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, TRACKS - 1), st.sampled_from([0.0, 0.4]))
def test_a_taste_that_knows_nothing_changes_nothing(
    library: tuple[Store, list[int]], seed: int, adventure: float
) -> None:
    store, ids = library
    plain = QueueOrder(plus={ids[seed]: 1.0}, count=20, adventure=adventure)
    radio = radio_over(store)
    assert radio.fill(plain) == radio.fill(replace(plain, taste=towards(np.zeros(DIMENSIONS))))


def test_a_taste_chooses_among_the_similar_and_says_so(
    own_library: tuple[Store, list[int]],
) -> None:
    store, ids = own_library
    hear(store, ids, 10)
    radio = radio_over(store)
    learned = radio.learn_habits(0.0)
    assert learned is not None
    taste = as_taste(learned)
    order = QueueOrder(plus={ids[2]: 1.0}, count=25)
    plain, tuned = radio.fill(order), radio.fill(replace(order, taste=taste))
    kept = [sum(one.track.genre in STYLES[:2] for one in queue.tracks) for queue in (plain, tuned)]
    assert kept[1] > kept[0]
    assert not any(WORDS in one.reason for one in plain.tracks)
    index = SimilarityIndex(DIMENSIONS)
    index.refresh(store, SPACE)
    for one in tuned.tracks:
        gain = taste.gain(index.vectors(np.array([one.track.id])))[0]
        assert abs(gain) <= LIMIT
        assert (WORDS in one.reason) == (gain >= NOTABLE)
    assert any(WORDS in one.reason for one in tuned.tracks)


def test_before_there_is_enough_nothing_is_learned(own_library: tuple[Store, list[int]]) -> None:
    store, ids = own_library
    radio = radio_over(store)
    assert radio.learn_habits(0.0) is None
    hear(store, ids, 3)
    assert radio.learn_habits(0.0) is None
    account = radio.tell_habits(0.0, None)
    assert (account.evidence.sessions, account.learned_from, account.words) == (3, None, ())


def test_what_was_done_before_a_moment_is_not_learned_from(
    own_library: tuple[Store, list[int]],
) -> None:
    store, ids = own_library
    hear(store, ids, 10)
    store.write(feedback.set_thumb, ids[0], 1)
    store.write(create_playlist, "Mine", store.read(entries_of_tracks, ids[:5]))
    radio = radio_over(store)
    assert radio.learn_habits(0.0) is not None
    after = 4e9
    assert radio.learn_habits(after) is None
    evidence = radio.tell_habits(after, None).evidence
    assert (evidence.judged, evidence.thumbs, list(evidence.playlists)) == (0, 0, [])


def test_what_was_learned_is_told_in_words_and_by_tracks(
    own_library: tuple[Store, list[int]],
) -> None:
    store, ids = own_library
    hear(store, ids, 10)
    store.write(create_playlist, "Mine", store.read(entries_of_tracks, ids[:8:4]))
    radio = radio_over(store)
    learned = radio.learn_habits(0.0)
    assert learned is not None
    assert learned.learned_from["sessions"] == 10
    assert learned.learned_from["playlists"] == 1
    account = radio.tell_habits(0.0, learned)
    assert account.learned_from == learned.learned_from
    [liked] = [one for one in account.words if one.startswith("You hear")]
    [skipped] = [one for one in account.words if one.startswith("You skip")]
    assert "“Jazz”" in liked
    assert "“Folk”" in liked
    assert "“Metal”" in skipped
    assert "“Noise”" in skipped
    assert {one.track.genre for one in account.raised} <= {"Jazz", "Folk"}
    assert {one.track.genre for one in account.lowered} <= {"Metal", "Noise"}
    gains = [one.gain for one in account.raised]
    assert gains == sorted(gains, reverse=True)
    assert min(gains) > 0 > max(one.gain for one in account.lowered)


def test_a_taste_is_kept_for_its_model_and_forgotten(own_library: tuple[Store, list[int]]) -> None:
    store, ids = own_library
    hear(store, ids, 10)
    learned = radio_over(store).learn_habits(0.0)
    assert learned is not None
    store.write(learned_taste.save_taste, SPACE.id, SPACE.version, learned)
    kept = store.read(learned_taste.taste_of, SPACE.id, SPACE.version)
    assert kept is not None
    np.testing.assert_array_equal(kept.leaning, learned.leaning)
    np.testing.assert_array_equal(kept.centre, learned.centre)
    assert kept.learned_from == learned.learned_from
    assert kept.learned_at > NOON
    assert store.read(learned_taste.taste_of, SPACE.id, "2") is None
    store.write(learned_taste.forget_taste)
    assert store.read(learned_taste.taste_of, SPACE.id, SPACE.version) is None
