"""Dots and colours."""

import numpy as np
import pytest

from engine.map.categories import OTHER, decades, largest, last_played, play_counts
from engine.map.colours import MAP_COLOURS, colours_of, group_colours, ramp_colours, rgb
from engine.map.drawing import DotStyle, draw_dots, draw_glow, glow_bounds, over
from engine.map.picture import fitted

RED = np.array([[1.0, 0.0, 0.0]], np.float32)


def test_a_dot_is_round_and_covers_its_area() -> None:
    pixels = draw_dots(np.array([[20.3, 15.8]], np.float32), RED, 40, 30, DotStyle(6.0, 0.9))
    # Covers multiply: half of a pixel at opacity 0.9 leaves 0.1 to the power of a half.
    cover = np.log(1 - pixels[..., 3] / 255) / np.log(0.1)
    assert cover.sum() == pytest.approx(np.pi * 36, rel=0.02)
    rows, columns = np.indices(cover.shape)
    centre = (np.average(columns, weights=cover) + 0.5, np.average(rows, weights=cover) + 0.5)
    assert centre == pytest.approx((20.3, 15.8), abs=0.1)
    assert (pixels[..., 1:3] == 0).all()


def test_dots_over_each_other_cover_more_and_mix() -> None:
    places = np.full((2, 2), 10.5, np.float32)
    colours = np.array([[1, 0, 0], [0, 0, 1]], np.float32)
    red, green, blue, alpha = draw_dots(places, colours, 21, 21, DotStyle(3.0, 0.5))[10, 10]
    assert alpha == pytest.approx(255 * 0.75, abs=1)
    assert (red, green, blue) == (
        pytest.approx(alpha / 2, abs=1),
        0,
        pytest.approx(alpha / 2, abs=1),
    )


def test_dots_at_the_edge_are_cut_and_those_outside_are_not_there() -> None:
    places = np.array([[0, 0], [-50, 5], [10, 900], [30, 20]], np.float32)
    pixels = draw_dots(places, np.repeat(RED, 4, axis=0), 30, 20, DotStyle(4.0, 0.8))
    assert pixels.shape == (20, 30, 4)
    assert pixels[0, 0, 3] > 0
    assert pixels[19, 29, 3] > 0
    assert not pixels[5:15, 6:24].any()


def test_dots_all_around_the_edge_are_no_problem() -> None:
    places = np.random.default_rng(0).uniform(-20, 60, (3000, 2)).astype(np.float32)
    for radius in (0.6, 1.25, 3.5, 6.0):
        pixels = draw_dots(places, np.repeat(RED, 3000, axis=0), 40, 40, DotStyle(radius, 0.5))
        assert pixels.shape == (40, 40, 4)


def test_the_land_takes_the_colour_of_what_lies_on_it_and_ends() -> None:
    positions = np.array([[0, 0]] * 50 + [[10, 10]] * 50, np.float32)
    colours = np.repeat(np.array([[1, 0, 0], [0, 0, 1]], np.float32), 50, axis=0)
    land = draw_glow(positions, colours, 64).astype(int)
    left, _, length = glow_bounds(positions)
    one, other = (int((place - left) / length * 64) for place in (0, 10))
    assert land[one, one, 0] > 5 * max(1, land[one, one, 2])
    assert land[other, other, 2] > 5 * max(1, land[other, other, 0])
    assert land[0, -1, 3] < 5
    assert land[..., 3].max() < 80


def test_nothing_makes_an_empty_picture_in_the_colour_of_the_ground() -> None:
    empty = draw_dots(
        np.empty((0, 2), np.float32), np.empty((0, 3), np.float32), 4, 3, DotStyle(2, 1)
    )
    assert not empty.any()
    np.testing.assert_array_equal(over(empty, rgb("#102030"))[0, 0], (16, 32, 48))


def test_the_largest_groups_are_named_and_the_rest_is_other() -> None:
    groups = largest(["a", "b", "b", "", "c", "c", "c"], 2)
    assert groups.names == ("c", "b")
    assert groups.counts == (3, 2)
    assert groups.codes.tolist() == [OTHER, 1, 1, OTHER, 0, 0, 0]


def test_decades_are_in_order_and_unknown_years_in_none() -> None:
    groups = decades(np.array([1999, 0, 1987, 1990], np.int32))
    assert groups.names == ("1980s", "1990s")
    assert groups.codes.tolist() == [1, OTHER, 0, 1]


def test_plays_are_grouped_by_number_and_by_time() -> None:
    counted = play_counts(np.array([0, 1, 3, 9, 40], np.int32))
    assert counted.codes.tolist() == [OTHER, 0, 1, 2, 3]
    assert counted.counts == (1, 1, 1, 1)
    day, now = 86_400.0, 1e9
    ages = np.array([1, 8, 40, 100, 500]) * day
    timed = last_played(np.append(now - ages, 0.0), now)
    assert timed.codes.tolist() == [4, 3, 2, 1, 0, OTHER]
    assert timed.names[4] == "Within a week"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_distinct_and_what_is_other_has_its_own(theme: str) -> None:
    colours = MAP_COLOURS[theme]  # type: ignore[index]
    groups = group_colours(colours, 10)
    apart = np.linalg.norm(groups[:, np.newaxis] - groups, axis=2) + np.eye(10)
    assert apart.min() > 0.1
    shades = colours_of(np.array([3, OTHER], np.int32), groups, colours)
    np.testing.assert_array_equal(shades, [groups[3], rgb(colours.other)])
    ramp = ramp_colours(colours, np.array([0.0, 1.0], np.float32))
    np.testing.assert_allclose(ramp, [rgb(colours.ramp[0]), rgb(colours.ramp[-1])])


def test_a_fitted_map_lies_inside_the_picture() -> None:
    positions = np.random.default_rng(0).standard_normal((50, 2)).astype(np.float32) * 30
    pixels = fitted(positions, 800, 400)
    assert (pixels >= 0).all()
    assert (pixels <= [800, 400]).all()
