"""Feedback moves a station nearer to the liked and away from the skipped, never astray."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.radio.bearing import ATTRACTION, AVERSION, take_bearing
from engine.radio.order import Feedback
from tests.support.vector_library import random_units

VECTORS = dict(enumerate(random_units(40, 12, seed=2)))
ids = st.lists(st.integers(0, 45), max_size=8)
feedbacks = st.builds(Feedback, ids, ids, ids, ids, ids)


@given(feedbacks, st.sampled_from(["seed", "vibe"]), st.floats(0.1, 10))
def test_a_bearing_is_always_a_direction(feedback: Feedback, anchor: str, length: float) -> None:
    bearing = take_bearing(length * VECTORS[0], feedback, VECTORS, anchor)  # type: ignore[arg-type]
    assert np.isclose(np.linalg.norm(bearing.direction), 1.0, atol=1e-5)
    cosines = np.stack(list(VECTORS.values())) @ bearing.direction
    pull = bearing.pull(np.stack(list(VECTORS.values())), cosines)
    assert ((pull >= -2 * AVERSION) & (pull <= 2 * ATTRACTION)).all()


def test_without_feedback_nothing_moves() -> None:
    bearing = take_bearing(3 * VECTORS[0], Feedback(), VECTORS, "vibe")
    np.testing.assert_allclose(bearing.direction, VECTORS[0], atol=1e-6)
    assert not bearing.pull(np.stack([VECTORS[1]]), np.zeros(1, np.float32)).any()


@given(st.integers(1, 39))
def test_likes_draw_near_and_dislikes_push_away(number: int) -> None:
    plain = VECTORS[0] @ VECTORS[number]
    liked = take_bearing(VECTORS[0], Feedback(liked=[number]), VECTORS)
    skipped = take_bearing(VECTORS[0], Feedback(skipped_early=[number]), VECTORS)
    disliked = take_bearing(VECTORS[0], Feedback(disliked=[number]), VECTORS)
    likeness = [one.direction @ VECTORS[number] for one in (disliked, skipped, liked)]
    assert likeness[0] < likeness[1] < plain < likeness[2]
    assert liked.direction @ VECTORS[0] > 0


def test_a_vibe_drifts_with_what_was_accepted_and_a_seed_hardly() -> None:
    far = Feedback(completed=[7] * 20)
    drifted = take_bearing(VECTORS[0], far, VECTORS, "vibe").direction
    stayed = take_bearing(VECTORS[0], far, VECTORS, "seed").direction
    assert drifted @ VECTORS[7] > 0.95
    assert stayed @ VECTORS[0] > 0.9
