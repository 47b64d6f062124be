"""What is learned: nothing from nothing, the right way from much, and never more than a bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.radio.taste.evidence import Evidence, Judgement
from engine.radio.taste.factors import Sitting, factorise, foretelling
from engine.radio.taste.learning import learn
from engine.radio.taste.metric import Examples, closeness_to, leaning_of
from engine.radio.taste.taste import LIMIT, Taste
from tests.support.vector_library import random_units

LIBRARY = random_units(200, 12, seed=4)
VECTORS = dict(enumerate(LIBRARY))

judgements = st.lists(
    st.builds(
        Judgement,
        st.integers(0, 220),
        st.integers(0, 9),
        st.booleans(),
        st.sampled_from([0.5, 1.0, 2.0]),
        st.lists(st.integers(0, 220), max_size=3).map(tuple),
    ),
    max_size=60,
)


def of_a_listener(count: int, hidden: np.ndarray, seed: int = 0) -> Evidence:
    """Return what somebody did who loves one direction and hears 25 tracks a session."""
    chance = np.random.default_rng(seed)
    tracks = chance.permutation(len(LIBRARY))[:count].tolist()
    loved = 1 / (1 + np.exp(-6.0 * LIBRARY @ hidden))
    return Evidence(
        [
            Judgement(one, place // 25, bool(chance.random() < loved[one]))
            for place, one in enumerate(tracks)
        ]
    )


@settings(max_examples=25, deadline=None)
@given(judgements, st.lists(st.lists(st.integers(0, 220), max_size=6), max_size=3))
def test_a_taste_moves_no_track_by_more_than_a_bit(
    judged: list[Judgement], playlists: list[list[int]]
) -> None:
    taste = learn(Evidence(judged, playlists), VECTORS, LIBRARY)
    if taste is None:
        assert not {one.track_id for one in judged} & set(VECTORS)
        return
    gains = taste.gain(LIBRARY)
    assert np.isfinite(gains).all()
    assert (np.abs(gains) <= LIMIT).all()


@settings(max_examples=25, deadline=None)
@given(judgements)
def test_the_same_evidence_gives_the_same_taste(judged: list[Judgement]) -> None:
    one, other = (learn(Evidence(judged), VECTORS, LIBRARY) for _ in range(2))
    assert (one is None) == (other is None)
    if one and other:
        np.testing.assert_array_equal(one.leaning, other.leaning)


def test_from_nothing_nothing_is_learned() -> None:
    assert learn(Evidence(), VECTORS, LIBRARY) is None
    assert learn(Evidence([Judgement(999, 0, accepted=True)]), VECTORS, LIBRARY) is None
    assert learn(Evidence([Judgement(1, 0, accepted=True)]), VECTORS, LIBRARY[:0]) is None


def test_one_skip_hardly_moves_anything() -> None:
    taste = learn(Evidence([Judgement(1, 0, accepted=False)]), VECTORS, LIBRARY)
    assert taste is not None
    assert np.abs(taste.gain(LIBRARY)).max() < LIMIT / 2


@pytest.mark.parametrize("seed", range(3))
def test_more_is_learned_from_more(seed: int) -> None:
    hidden = random_units(1, 12, seed=50 + seed)[0]
    likeness = []
    for count in (15, 180):
        taste = learn(of_a_listener(count, hidden, seed), VECTORS, LIBRARY)
        assert taste is not None
        likeness.append(np.corrcoef(taste.gain(LIBRARY), LIBRARY @ hidden)[0, 1])
    assert likeness[1] > max(likeness[0], 0.8)


def test_the_leaning_is_where_the_posterior_has_no_slope() -> None:
    chance = np.random.default_rng(3)
    examples = Examples(
        LIBRARY[:80],
        chance.uniform(-1, 1, 80).astype(np.float32),
        chance.random(80) < 0.5,
        np.ones(80, np.float32),
    )
    best = leaning_of(examples, deviation=1e3)
    # Without a prior worth speaking of, what is left over has nothing to do with the vectors.
    closeness = examples.closeness - examples.closeness.mean()
    features = np.column_stack([np.ones(80), closeness, examples.vectors]).astype(np.float64)
    parameters = np.zeros(14)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-features @ parameters))
        curvature = (features.T * (chances * (1 - chances))) @ features
        parameters += np.linalg.solve(
            curvature + 1e-6 * np.eye(14), features.T @ (examples.accepted - chances)
        )
    np.testing.assert_allclose(best, parameters[2:], atol=5e-2)
    assert np.linalg.norm(leaning_of(examples, deviation=0.1)) < np.linalg.norm(best) / 5


def test_closeness_is_the_cosine_to_what_a_track_was_played_for() -> None:
    assert closeness_to(LIBRARY[0], []) == 0.0
    assert closeness_to(LIBRARY[0], [LIBRARY[0]]) == pytest.approx(1.0, abs=1e-6)
    assert closeness_to(LIBRARY[0], [LIBRARY[1], -LIBRARY[1]]) == 0.0


def test_factors_tell_what_belongs_together_and_are_foretold_from_sound() -> None:
    """Two circles of tracks that never share a sitting; half of each was never played."""
    centres = random_units(2, 12, seed=8)
    noise = 0.3 * random_units(40, 12, seed=9)
    vectors = (np.repeat(centres, 20, axis=0) + noise).astype(np.float32)
    played = [*range(10), *range(20, 30)]
    sittings = [Sitting([one, (one + 3) % 10, (one + 5) % 10]) for one in range(10)]
    sittings += [Sitting([10 + one, 10 + (one + 3) % 10], [one]) for one in range(10)]
    of_sittings, of_tracks = factorise(sittings, 20, factors=4)
    again, _ = factorise(sittings, 20, factors=4)
    np.testing.assert_array_equal(of_sittings, again)
    matrix = foretelling(vectors[played] - vectors.mean(axis=0), of_tracks)
    foretold = (vectors - vectors.mean(axis=0)) @ matrix.T + of_tracks.mean(axis=0)
    first = of_sittings[:10].mean(axis=0)
    unplayed = np.array([*range(10, 20), *range(30, 40)])
    scores = foretold[unplayed] @ first
    assert scores[:10].min() > scores[10:].max()


def test_a_taste_says_nothing_of_the_middle_of_the_library() -> None:
    centre = LIBRARY.mean(axis=0)
    taste = Taste(centre, random_units(1, 12)[0])
    np.testing.assert_allclose(taste.gain(centre[np.newaxis]), 0.0, atol=1e-6)
