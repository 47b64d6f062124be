import numpy as np
import pytest

from engine.evaluation.spaces import NO_NEIGHBOUR, PairSpace, VectorSpace, nearest, top
from engine.similarity.mutual_proximity import FloatArray

# Four tracks on a line; 0 and 1 are by one artist.
SIMILARITIES = np.array(
    [[1.0, 0.9, 0.5, 0.1], [0.9, 1.0, 0.6, 0.2], [0.5, 0.6, 1.0, 0.7], [0.1, 0.2, 0.7, 1.0]],
    dtype=np.float32,
)
ARTISTS = np.array([0, 0, 1, 2])


def vectors(count: int, dimensions: int = 6) -> FloatArray:
    return np.random.default_rng(0).standard_normal((count, dimensions)).astype(np.float32)


def test_the_nearest_come_first_without_the_track_itself() -> None:
    assert nearest(PairSpace(SIMILARITIES), 2).tolist() == [[1, 2], [0, 2], [3, 1], [2, 1]]


def test_the_artist_filter_leaves_out_the_artist() -> None:
    ranked = nearest(PairSpace(SIMILARITIES), 3, exclude=ARTISTS)

    assert ranked.tolist()[0] == [2, 3, NO_NEIGHBOUR]
    assert ranked.tolist()[2] == [3, 1, 0]


def test_more_than_there_is_cannot_be_had() -> None:
    ranked = nearest(PairSpace(SIMILARITIES), 10)

    assert ranked.shape == (4, 10)
    assert (ranked != NO_NEIGHBOUR).sum() == 4 * 3


def test_what_is_equally_near_always_comes_in_the_same_order() -> None:
    scores = np.float32([[0.5, 0.7, 0.5, 0.5, 0.7, -np.inf]])

    assert top(scores, 4).tolist() == [[1, 4, 0, 2]]


def test_blocks_of_rows_make_no_difference() -> None:
    rows = vectors(1_100)
    units = VectorSpace(rows).units
    cosines = units @ units.T
    np.fill_diagonal(cosines, -np.inf)

    assert (nearest(VectorSpace(rows), 1)[:, 0] == cosines.argmax(axis=1)).all()


def test_a_common_offset_is_taken_out() -> None:
    rows = vectors(5, 3)

    moved = VectorSpace(rows + 10).similarities(slice(0, 5))

    assert moved == pytest.approx(VectorSpace(rows).similarities(slice(0, 5)), abs=1e-4)


def test_another_vector_is_placed_as_the_collection_was() -> None:
    rows = vectors(5) + 3
    space = VectorSpace(rows)

    assert space.placed(rows[2:3])[0] == pytest.approx(space.units[2])


def test_both_kinds_of_space_know_the_same_spread() -> None:
    space = VectorSpace(vectors(40))
    pairs = PairSpace(space.similarities(slice(0, 40)))

    assert pairs.spread().mean == pytest.approx(space.spread().mean, abs=1e-5)
    assert pairs.spread().deviation == pytest.approx(space.spread().deviation, abs=1e-4)
    assert (
        nearest(pairs, 5, mutual_proximity=True) == nearest(space, 5, mutual_proximity=True)
    ).all()
