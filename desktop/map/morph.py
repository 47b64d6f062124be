"""How very many points go to their new places: as a few pictures that were drawn beforehand.

A layout takes seconds or minutes, so a moment more to draw the way is not noticed; frames that
would have to move 100,000 points while they are shown would be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from desktop.map.dots import point_opacity, point_radius
from desktop.map.motion import Motion
from desktop.map.point_pictures import Look, Picture, draw_picture, paint_dots
from desktop.map.viewport import Viewport
from desktop.operations import Operation, Operations
from engine.map.drawing import DotStyle
from engine.similarity.vector_block import FloatArray, IdArray

FRAMES = 8
"""Pictures on the way; the movement lasts about as many frames of a screen."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What a map looked like before its points moved.

    Attributes
    ----------
    still
        The window as it was.
    look, viewport
        What it showed.
    ground
        Its colour where there is nothing.
    """

    still: QPixmap
    look: Look
    viewport: Viewport
    ground: QColor


@dataclass(frozen=True, slots=True)
class _Way:
    frames: list[QImage]
    picture: Picture


class Morph:
    """Shows the map as it was until the pictures are drawn, then these, one after the other.

    Parameters
    ----------
    operations, motion
        The way off the UI thread, and what moves.
    on_end
        Gets the picture of the new map; called once for each morph that is not given up.
    """

    def __init__(
        self, operations: Operations, motion: Motion, on_end: Callable[[Picture], None]
    ) -> None:
        self._operations = operations
        self._motion = motion
        self._on_end = on_end
        self._still: QPixmap | None = None
        self._frame: QImage | None = None
        self._drawing: Operation | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something else than the map as it is is to be shown."""
        return self._still is not None

    def begin(
        self, before: Departure, starts: FloatArray, look: Look, viewport: Viewport, ratio: float
    ) -> None:
        """Let points go from pixels of the window, float32 [n, 2], to where a look has them."""
        self.stop()
        self._still = before.still
        self._drawing = self._operations.run(
            partial(_drawn, before, starts, look, viewport, ratio),
            self._play,
            lambda _: self.stop(),
        )

    def stop(self) -> None:
        """Show the map as it is."""
        if self._drawing:
            self._drawing.cancel()
        self._drawing = self._still = self._frame = None

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        """Paint where things stand; fills the window."""
        if self._frame is not None:
            painter.drawImage(QRectF(0, 0, width, height), self._frame)
        elif self._still is not None:
            painter.drawPixmap(0, 0, self._still)

    def _play(self, way: _Way) -> None:
        self._drawing = None
        self._motion.run(partial(self._show, way))

    def _show(self, way: _Way, share: float) -> None:
        if share >= 1.0:
            if self.is_under_way:
                self._on_end(way.picture)
            self.stop()
        else:
            self._frame = way.frames[min(int(share * len(way.frames)), len(way.frames) - 1)]


def starting_places(
    before: IdArray, places: FloatArray, now: IdArray, ends: FloatArray
) -> FloatArray:
    """Return from where each point of a map begins its way: where it was, or where it belongs.

    Parameters
    ----------
    before, places
        Tracks of the map until now, int64 [m], and where they were, float32 [m, 2].
    now, ends
        Tracks of the new map, int64 [n], and where they are going, float32 [n, 2]: new ones are
        there from the beginning.
    """
    starts = ends.copy()
    if len(before):
        order = np.argsort(before)
        known = before[order]
        where = np.searchsorted(known, now).clip(0, len(known) - 1)
        stayed = known[where] == now
        starts[stayed] = places[order[where[stayed]]]
    return starts


def _drawn(
    before: Departure, starts: FloatArray, look: Look, viewport: Viewport, ratio: float
) -> _Way:
    """Draw the way; the new map's own picture comes with it, so that nothing is missing then."""
    ends = viewport.to_pixels(look.positions)
    visible = len(look.positions)
    style = DotStyle(point_radius(viewport, visible), point_opacity(visible))
    frames = []
    for number in range(FRAMES):
        share = number / FRAMES
        places = starts + (ends - starts) * np.float32(share)
        image = QImage(round(viewport.width), round(viewport.height), QImage.Format.Format_RGB32)
        image.fill(before.ground)
        painter = QPainter(image)
        before.look.land.paint(painter, before.viewport, 1 - share)
        look.land.paint(painter, viewport, share)
        paint_dots(painter, look, places, style)
        painter.end()
        frames.append(image)
    return _Way(frames, draw_picture(look, viewport, visible, ratio))
