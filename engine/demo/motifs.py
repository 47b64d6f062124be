"""The motifs of the covers, drawn with signed distances.

A shape is a float [side, side] picture of distances in units of half the cover, negative
inside; painting it turns the distance into an edge one pixel soft. x runs from -1 to 1 to the
right, y from -1 to 1 downwards.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.floating[Any]]
Painting = npt.NDArray[np.uint8]
Motif = Callable[[int, Plane, np.random.Generator], Painting]


class Canvas:
    """A square picture to paint shapes on.

    Attributes
    ----------
    x, y
        float32 [side, side], the position of every pixel.
    """

    def __init__(self, side: int, ground: Plane) -> None:
        axis = (np.arange(side, dtype=np.float32) + 0.5) / side * 2.0 - 1.0
        self.x, self.y = np.meshgrid(axis, axis)
        self._pixel = 2.0 / side
        self._colours = np.broadcast_to(ground, (side, side, 3)).astype(np.float32)

    def paint(self, shape: Plane, colour: Plane) -> None:
        """Fill a shape (signed distances, float32 [side, side]) with a colour (float32 [3])."""
        inside = shape < 0.5 * self._pixel
        cover = np.clip(0.5 - shape[inside, None] / self._pixel, 0.0, 1.0)
        self._colours[inside] += cover * (colour - self._colours[inside])

    def disc(self, x: float, y: float, radius: float) -> Plane:
        """Return the shape of a disc."""
        return np.asarray(np.sqrt((self.x - x) ** 2 + (self.y - y) ** 2) - radius)

    def box(self, x: float, y: float, width: float, height: float) -> Plane:
        """Return the shape of a rectangle around a centre."""
        across, down = np.abs(self.x - x) - width / 2, np.abs(self.y - y) - height / 2
        return np.maximum(across, down)

    def leaf(self, x: float, y: float, angle: float, length: float) -> Plane:
        """Return the shape of a leaf (two arcs) that starts at a point and follows an angle."""
        along = (self.x - x) * np.cos(angle) + (self.y - y) * np.sin(angle) - length / 2
        aside = np.abs(-(self.x - x) * np.sin(angle) + (self.y - y) * np.cos(angle))
        offset = 0.42 * length
        return np.asarray(np.hypot(along, aside + offset) - np.hypot(length / 2, offset))

    def picture(self) -> Painting:
        """Return the pixels, uint8 [side, side, 3]."""
        return np.round(self._colours).astype(np.uint8)


def _horizon(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint a sun or moon over calm water: ambient."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    across, radius = float(random.uniform(-0.35, 0.35)), float(random.uniform(0.38, 0.52))
    canvas.paint(canvas.disc(across, -0.05, radius), accent)
    level = 0.12
    swell = 0.012 * np.sin(canvas.x * random.uniform(3, 6) + random.uniform(0, 6))
    canvas.paint(level + swell - canvas.y, middle)
    for row in range(4):
        y = level + 0.13 + 0.2 * row
        width = radius * (1.5 - 0.27 * row)
        canvas.paint(canvas.box(across, y, width, 0.05), light if row % 2 else accent)
    return canvas.picture()


def _grid(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint a machine's grid of lights, swelling in a wave: techno."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    count = int(random.choice([6, 7, 8]))
    pitch = 1.7 / count
    slope, phase = float(random.uniform(0.4, 1.1)), float(random.uniform(0, 6))
    # All lights are one disc in coordinates that start again in every cell.
    column, row = (np.floor(axis / pitch + count / 2) for axis in (canvas.x, canvas.y))
    x, y = (np.mod(axis / pitch + count / 2, 1) - 0.5 for axis in (canvas.x, canvas.y))
    outside = np.maximum(np.abs(canvas.x), np.abs(canvas.y)) > 0.85
    distance = np.where(outside, 1.0, pitch * np.sqrt(x**2 + y**2)).astype(np.float32)
    lamp = 0.08 + 0.17 * (1.0 + np.sin(slope * (row + column * 0.6) + phase))
    canvas.paint(distance - 0.45 * pitch, middle)
    canvas.paint(distance - pitch * lamp, accent)
    for _marked in range(2):
        cell = (row == random.integers(count)) & (column == random.integers(count))
        canvas.paint(np.where(cell, distance - pitch * lamp, 1.0), light)
    return canvas.picture()


def _creature(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint a symmetrical creature of large pixels: chiptune."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    rows, columns = np.mgrid[0:10, 0:6]
    likely = np.hypot((rows - 4.5) / 5.2, columns / 5.6)
    cells = random.uniform(size=likely.shape) > likely**1.6
    cells[3:6, 0:3] = True
    cells[8:, 0] = False
    # A whole number of the picture's pixels, so that no seams show.
    size = round(0.0667 * side) * 2.0 / side
    canvas.paint(canvas.box(0, 0.83, 1.5, 0.08), middle)
    down = np.floor(canvas.y / size + 5.5).astype(int)
    across = np.floor(np.abs(canvas.x) / size).astype(int)
    framed = np.pad(cells, ((1, 1), (0, 1)))
    body = framed[np.clip(down, -1, 10) + 1, np.clip(across, 0, 6)]
    canvas.paint(np.where(body, -1.0, 1.0).astype(np.float32), accent)
    for mirror in (-1, 1):
        canvas.paint(canvas.box(mirror * 1.5 * size, -size, size, size), light)
        canvas.paint(canvas.box(mirror * 1.5 * size, -0.75 * size, size / 2, size / 2), ground)
    return canvas.picture()


def _branch(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint a branch with leaves and a berry: folk."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    canvas.paint(canvas.disc(0.0, 0.0, 0.8), middle)
    lean = float(random.choice([-1, 1]) * random.uniform(0.08, 0.3))
    pairs = int(random.integers(4, 7))
    stem = np.abs(canvas.x - lean * canvas.y**2 + 0.5 * lean)
    canvas.paint(np.maximum(stem - 0.018, np.abs(canvas.y - 0.08) - 0.72), accent)
    for pair in range(pairs):
        y = 0.58 - 1.05 * pair / (pairs - 1)
        x = lean * y * y - 0.5 * lean
        length = 0.62 - 0.3 * abs(pair / (pairs - 1) - 0.35)
        for angle in (-0.6, np.pi + 0.6):
            canvas.paint(canvas.leaf(x, y, angle, length), accent)
    berry = float(random.choice([-1, 1]))
    canvas.paint(canvas.disc(berry * 0.36, 0.6, 0.1), light)
    canvas.paint(canvas.disc(lean * 0.5 - 0.5 * lean, -0.66, 0.1), light)
    return canvas.picture()


def _night(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint a crescent moon over the keys of a piano: nocturne."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    x, y = float(random.uniform(-0.4, 0.4)), float(random.uniform(-0.45, -0.3))
    radius = float(random.uniform(0.28, 0.36))
    bite = canvas.disc(x + float(random.choice([-1, 1])) * 0.5 * radius, y - 0.1, 0.86 * radius)
    canvas.paint(np.maximum(canvas.disc(x, y, radius), -bite), accent)
    for _star in range(5):
        star = (float(random.uniform(-0.9, 0.9)), float(random.uniform(-0.9, 0.1)))
        if np.hypot(star[0] - x, star[1] - y) > radius + 0.1:
            canvas.paint(canvas.disc(*star, 0.018), light)
    canvas.paint(canvas.box(0, 0.68, 2.0, 0.64), light)
    start, width = int(random.integers(7)), 2.0 / 9
    for key in range(10):
        edge = -1.0 + key * width
        canvas.paint(canvas.box(edge, 0.68, 0.012, 0.66), middle)
        # No black key lies between E and F, nor between B and C.
        if (start + key) % 7 not in (0, 3):
            canvas.paint(canvas.box(edge, 0.54, 0.55 * width, 0.38), ground)
    return canvas.picture()


def _burst(side: int, colours: Plane, random: np.random.Generator) -> Painting:
    """Paint rays, a disc and a bolt of lightning: rock."""
    ground, middle, accent, light = colours
    canvas = Canvas(side, ground)
    rays, turn = int(random.integers(7, 13)), float(random.uniform(0, 6))
    angle = np.arctan2(canvas.y, canvas.x)
    canvas.paint(np.sin(rays * angle + turn) * np.hypot(canvas.x, canvas.y) / rays, middle)
    canvas.paint(canvas.disc(0, 0, 0.62), light)
    slant = float(random.uniform(0.35, 0.6)) * float(random.choice([-1, 1]))
    # Two slanted halves, pushed apart sideways, meet in the middle as a bolt does.
    for half in (-1, 1):
        across = (canvas.x - half * np.sign(slant) * -0.11 + slant * canvas.y) / np.hypot(1, slant)
        taper = 0.17 * (1.0 - half * canvas.y / 0.92)
        inside = np.maximum(np.abs(across) - taper, -half * canvas.y - 0.1)
        canvas.paint(np.maximum(inside, half * canvas.y - 0.92), accent)
    return canvas.picture()


MOTIFS: dict[str, Motif] = {
    "Ambient": _horizon,
    "Techno": _grid,
    "Chiptune": _creature,
    "Folk": _branch,
    "Nocturne": _night,
    "Rock": _burst,
}
"""The motif of every family: side in pixels, four colours, and chance for the arrangement."""
