"""What the mouse does on the map between press and release."""

from collections.abc import Callable
from typing import Literal, Protocol

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from engine.similarity.vector_block import FloatArray

Tool = Literal["move", "lasso", "line"]

_LEAST_STEP = 3.0


class Gesture(Protocol):
    """One press, followed until the button is let go."""

    def move(self, point: QPointF) -> None:
        """The pointer is somewhere else."""

    def finish(self, point: QPointF) -> None:
        """The button was let go here."""

    def paint(self, painter: QPainter, accent: QColor) -> None:
        """Show what is being drawn."""


class Pan:
    """Takes the map along with the pointer."""

    def __init__(self, start: QPointF, pan: Callable[[float, float], None]) -> None:
        self._last = start
        self._pan = pan

    def move(self, point: QPointF) -> None:
        """Move the map by as much as the pointer moved."""
        step = point - self._last
        self._last = point
        self._pan(step.x(), step.y())

    def finish(self, point: QPointF) -> None:
        """Nothing is left to do."""

    def paint(self, painter: QPainter, accent: QColor) -> None:
        """Nothing is drawn."""


class Freehand:
    """Draws a loop or a line.

    Parameters
    ----------
    start
        Where it begins.
    closed
        Whether it is a loop.
    done
        Gets the corners in pixels, float32 [corners, 2].
    """

    def __init__(self, start: QPointF, *, closed: bool, done: Callable[[FloatArray], None]) -> None:
        self._corners = [start]
        self._closed = closed
        self._done = done

    def move(self, point: QPointF) -> None:
        """Add a corner where the pointer went some way."""
        if (point - self._corners[-1]).manhattanLength() >= _LEAST_STEP:
            self._corners.append(point)

    def finish(self, point: QPointF) -> None:
        """Hand the drawing over, unless it is a mere dot."""
        self._corners.append(point)
        if len(self._corners) > 2:
            corners = [(corner.x(), corner.y()) for corner in self._corners]
            self._done(np.array(corners, np.float32))

    def paint(self, painter: QPainter, accent: QColor) -> None:
        """Show the drawing so far."""
        painter.setPen(QPen(accent, 2.0))
        wash = QColor(accent)
        wash.setAlphaF(0.12 if self._closed else 0.0)
        painter.setBrush(wash)
        shape = QPolygonF(self._corners)
        if self._closed:
            painter.drawPolygon(shape)
        else:
            painter.drawPolyline(shape)


class Arrow:
    """Draws a line from one point towards another.

    Parameters
    ----------
    start
        Where the point is.
    done
        Gets where the button was let go.
    """

    def __init__(self, start: QPointF, done: Callable[[QPointF], None]) -> None:
        self._start = self._end = start
        self._done = done

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        self._end = point

    def finish(self, point: QPointF) -> None:
        """Hand the end over."""
        self._done(point)

    def paint(self, painter: QPainter, accent: QColor) -> None:
        """Show the line."""
        pen = QPen(accent, 2.0, Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self._start, self._end)
