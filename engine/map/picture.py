"""The whole map as a picture, without a screen."""

from typing import Literal

import numpy as np

from engine.map.categories import largest
from engine.map.colours import MAP_COLOURS, MOST_GROUPS, colours_of, group_colours, rgb
from engine.map.drawing import DotStyle, PixelArray, draw_dots, over
from engine.map.library_map import MapPoints
from engine.similarity.vector_block import FloatArray
from engine.store.map_facts import MapFacts

WIDTH, HEIGHT = 1600, 1200
_MARGIN = 64
_SMALLEST_RADIUS, _LARGEST_RADIUS = 1.6, 9.0


def draw_map(
    points: MapPoints, facts: MapFacts, theme: Literal["light", "dark"] = "light"
) -> PixelArray:
    """Return the map coloured by genre, uint8 [1200, 1600, 3]."""
    colours = MAP_COLOURS[theme]
    genres = largest(facts.genres, MOST_GROUPS)
    rows = np.searchsorted(facts.track_ids, points.track_ids)
    codes = genres.codes[rows]
    shades = colours_of(codes, group_colours(colours, len(genres.names)), colours)
    pixels = draw_dots(
        fitted(points.positions, WIDTH, HEIGHT), shades, WIDTH, HEIGHT, dot_style(len(codes))
    )
    return over(pixels, rgb(colours.ground))


def fitted(positions: FloatArray, width: int, height: int) -> FloatArray:
    """Return positions as pixels of a picture that shows them all, float32 [n, 2]."""
    if not len(positions):
        return positions
    low, high = positions.min(axis=0), positions.max(axis=0)
    room = np.array([width - 2 * _MARGIN, height - 2 * _MARGIN], np.float32)
    scale = float((room / np.maximum(high - low, 1e-6)).min())
    middle = np.array([width, height], np.float32) / 2
    pixels: FloatArray = ((positions - (low + high) / 2) * scale + middle).astype(np.float32)
    return pixels


def dot_style(count: int) -> DotStyle:
    """Return dots as large as so many points leave room for."""
    radius = float(np.clip(150.0 / np.sqrt(max(count, 1)), _SMALLEST_RADIUS, _LARGEST_RADIUS))
    return DotStyle(radius, 0.85 if radius > 2.5 else 0.55)
