"""Points, loops, lines and regions of a map, against the plain way to find them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.map.point_grid import PointGrid
from engine.map.regions import homes, regions
from engine.map.shapes import along, evenly, inside
from engine.map.steps import next_towards, step_by_sound


def scattered(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, 2)).astype(np.float32) * 20


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 300),
    st.integers(0, 50),
    st.floats(-90, 90),
    st.floats(-90, 90),
    st.floats(0.5, 200),
)
def test_the_grid_finds_what_a_look_at_all_points_finds(
    count: int, seed: int, x: float, y: float, reach: float
) -> None:
    positions, place = scattered(count, seed), np.array([x, y], np.float32)
    apart = np.linalg.norm(positions - place, axis=1)
    found = PointGrid(positions).nearest(place, reach)
    if apart.min() > reach * 1.0001:
        assert found is None
    elif apart.min() < reach * 0.9999:
        assert found is not None
        assert apart[found] == pytest.approx(apart.min(), rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("positions", [np.empty((0, 2)), np.zeros((9, 2)), np.eye(2)[[0] * 5]])
def test_points_that_span_no_area_can_be_looked_for(positions: np.ndarray) -> None:
    grid = PointGrid(positions.astype(np.float32))
    found = grid.nearest(np.array([0.5, 0], np.float32), 2.0)
    assert (found is None) == (not len(positions))


def test_a_line_of_points_needs_no_huge_grid() -> None:
    positions = np.stack([np.arange(5000), np.zeros(5000)], axis=1).astype(np.float32)
    assert PointGrid(positions).nearest(np.array([1234.4, 0], np.float32), 5) == 1234


def test_a_rectangle_gives_at_least_the_points_in_it() -> None:
    positions = scattered(500)
    low, high = np.array([-10, -5], np.float32), np.array([12, 20], np.float32)
    in_it = np.flatnonzero(((positions >= low) & (positions <= high)).all(axis=1))
    found = PointGrid(positions).within(low, high)
    assert set(in_it) <= set(found.tolist())
    assert len(found) < 500


def test_a_loop_that_bends_inwards_leaves_its_bay_out() -> None:
    loop = np.array([[0, 0], [10, 0], [10, 10], [5, 2], [0, 10]], np.float32)
    points = np.array([[5, 1], [5, 6], [1, 5], [9, 5], [20, 5]], np.float32)
    assert inside(loop, points).tolist() == [True, False, True, True, False]


def test_a_line_passes_its_points_in_order_and_each_once() -> None:
    positions = np.array([[0, 0.1], [9, 0], [3, -0.2], [6, 0.3], [5, 40]], np.float32)
    line = np.array([[0, 0], [5, 0], [10, 0]], np.float32)
    assert along(line, positions, 11, reach=1.2).tolist() == [0, 2, 3, 1]


def test_places_along_a_line_are_evenly_apart() -> None:
    places = evenly(np.array([[0, 0], [4, 0], [4, 8]], np.float32), 7)
    np.testing.assert_allclose(np.linalg.norm(np.diff(places, axis=0), axis=1), 2.0, atol=1e-5)
    np.testing.assert_allclose(places[[0, -1]], [[0, 0], [4, 8]])


def test_an_arrow_leads_ahead_and_nowhere_at_the_edge() -> None:
    positions = np.array([[0, 0], [2, 0.1], [1, 0.9], [-3, 0], [1, 5]], np.float32)
    right, left = np.array([1, 0], np.float32), np.array([-1, 0], np.float32)
    assert next_towards(positions, 0, right) == 1
    assert next_towards(positions, 0, left) == 3
    assert next_towards(positions, 3, left) is None


def test_a_step_leads_to_who_sounds_alike_not_to_who_only_lies_near() -> None:
    positions = np.array([[0, 0], [1, 0.1], [3, 0], [-2, 0], [2, 9]], np.float32)
    right, down = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
    alike = np.array([2, 3])
    assert step_by_sound(positions, 0, right, alike) == 2
    assert step_by_sound(positions, 0, -right, alike) == 3
    assert step_by_sound(positions, 0, down, alike) == 4, "nobody alike lies there"
    assert step_by_sound(positions, 4, down, alike) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(14, 80), st.integers(0, 50))
def test_a_step_prefers_the_nearest_by_sound_among_those_ahead(count: int, seed: int) -> None:
    positions = scattered(count, seed)
    alike = np.random.default_rng(seed).permutation(np.arange(1, count))
    row = step_by_sound(positions, 0, np.array([0, -1], np.float32), alike)
    offsets = positions - positions[0]
    ahead = (offsets[:, 1] < 0) & (np.abs(offsets[:, 0]) <= -offsets[:, 1])
    if row is None:
        assert not ahead.any()
        return
    assert ahead[row]
    place = alike.tolist().index(row)
    assert place < 12 or not ahead[alike[:12]].any()


def test_a_region_is_named_where_its_tracks_are_dense_and_pure() -> None:
    groups = [scattered(80, seed) / 10 + offset for seed, offset in enumerate((0, 60, 120))]
    names = ["Folk"] * 80 + ["Dub"] * 80 + [*"ABCDEFGH", "Folk", "Dub"] * 8
    found = regions(names, np.concatenate(groups).astype(np.float32))
    assert {region.name for region in found} == {"Folk", "Dub"}
    folk = next(region for region in found if region.name == "Folk")
    assert np.hypot(folk.x, folk.y) < 3
    assert [r.weight for r in found] == sorted((r.weight for r in found), reverse=True)


def test_an_artist_has_a_home_where_most_of_the_tracks_are() -> None:
    home = scattered(30) / 20 + 50
    positions = np.concatenate([home, scattered(40, 1) * 4]).astype(np.float32)
    names = ["Settled"] * 33 + ["Anywhere"] * 35 + ["Rare"] * 2
    [found] = homes(names, positions)
    assert found.name == "Settled"
    assert np.hypot(found.x - 50, found.y - 50) < 2
    assert homes([], np.empty((0, 2), np.float32)) == []


def test_a_map_without_tags_or_tracks_has_no_regions() -> None:
    assert regions([], np.empty((0, 2), np.float32)) == []
    assert regions([""] * 5, scattered(5)) == []
