"""What is drawn over the points: what plays, what is selected, added up or pointed at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktop.map.viewport import Viewport
from desktop.theme import tokens
from desktop.theme.theme import Theme
from engine.similarity.vector_block import FloatArray, IdArray

_MOST_PATH = 200
_RING = 9.0
_MOST_RINGS = 4000


@dataclass(slots=True)
class Marks:
    """Rows of the scene that are marked.

    Attributes
    ----------
    path
        What is in the queue, in its order.
    playing
        Where in `path` is what plays, if it is on the map.
    selected
        The listener's selection, in order.
    hovered, standing
        Under the pointer, and where the keyboard stands.
    heard
        Of what an excerpt is heard.
    plus, minus
        What is added up and taken away.
    sum_place
        Where that falls, float32 [2].
    """

    path: list[int] = field(default_factory=list)
    playing: int | None = None
    selected: list[int] = field(default_factory=list)
    hovered: int | None = None
    standing: int | None = None
    heard: int | None = None
    plus: list[int] = field(default_factory=list)
    minus: list[int] = field(default_factory=list)
    sum_place: FloatArray | None = None

    def carried_over(self, track_ids: IdArray, row_of: Mapping[int, int]) -> "Marks":
        """Return the marks that stay when the map changes, on the rows of the same tracks.

        Parameters
        ----------
        track_ids
            Of the rows until now, int64 [n].
        row_of
            The row that each track has now.
        """

        def one(row: int | None) -> int | None:
            return None if row is None else row_of.get(int(track_ids[row]))

        def many(rows: list[int]) -> list[int]:
            return [new for row in rows if (new := one(row)) is not None]

        return Marks(
            selected=many(self.selected),
            standing=one(self.standing),
            plus=many(self.plus),
            minus=many(self.minus),
        )


class MarkPainter:
    """Paints marks in the accent, so that they stand out from every colour of the points."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint_path(
        self, painter: QPainter, viewport: Viewport, positions: FloatArray, marks: Marks
    ) -> None:
        """Paint the way through the queue: what was heard faintly, what follows clearly."""
        first = max(0, (marks.playing or 0) - _MOST_PATH // 4)
        rows = marks.path[first : first + _MOST_PATH]
        if len(rows) < 2:
            return
        points = _points(viewport, positions, rows)
        now = max(0, (marks.playing or 0) - first)
        for part, alpha in ((points[: now + 1], 0.25), (points[now:], 0.7)):
            pen = QPen(_faint(self._theme.color("accent"), alpha), 1.4)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(part))

    def paint(
        self, painter: QPainter, viewport: Viewport, positions: FloatArray, marks: Marks
    ) -> None:
        """Paint everything that marks single points."""
        accent = self._theme.color("accent")
        for point in _points(viewport, positions, marks.selected[:_MOST_RINGS]):
            self._ring(painter, point, 7.0, accent, 2.0)
        for rows, sign in ((marks.plus, "+"), (marks.minus, "−")):
            for point in _points(viewport, positions, rows):
                self._sign(painter, point, sign)
        if marks.sum_place is not None:
            self._sum(painter, viewport.to_pixels(marks.sum_place[np.newaxis])[0])
        if marks.standing is not None:
            [point] = _points(viewport, positions, [marks.standing])
            self._ring(painter, point, _RING + 3, self._theme.color("text"), 1.5)
        if marks.heard is not None:
            [point] = _points(viewport, positions, [marks.heard])
            self._heard(painter, point)
        if marks.hovered is not None:
            [point] = _points(viewport, positions, [marks.hovered])
            self._ring(painter, point, _RING, self._theme.color("text"), 2.0)
        if marks.playing is not None and marks.playing < len(marks.path):
            [point] = _points(viewport, positions, [marks.path[marks.playing]])
            self._playing(painter, point)

    def _heard(self, painter: QPainter, point: QPointF) -> None:
        """Two arcs on each side, as of a sounding bell."""
        painter.setPen(QPen(self._theme.color("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius in (14.0, 19.0):
            spot = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
            for middle in (0, 180):
                painter.drawArc(spot, (middle - 40) * 16, 80 * 16)

    def _playing(self, painter: QPainter, point: QPointF) -> None:
        """A filled dot within a ring: marked by more than colour."""
        accent = self._theme.color("accent")
        painter.setPen(QPen(self._theme.color("surface"), 2.0))
        painter.setBrush(accent)
        painter.drawEllipse(point, 7.0, 7.0)
        painter.setPen(QPen(accent, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 12.0, 12.0)

    def _ring(
        self, painter: QPainter, point: QPointF, radius: float, colour: QColor, width: float
    ) -> None:
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, radius, radius)

    def _sign(self, painter: QPainter, point: QPointF, sign: str) -> None:
        painter.setPen(QPen(self._theme.color("surface"), 2.0))
        painter.setBrush(self._theme.color("text"))
        painter.drawEllipse(point, 9.0, 9.0)
        font = QFont()
        font.setPixelSize(tokens.SIZE_EMPHASIS)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self._theme.color("surface"))
        spot = QRectF(point.x() - 9, point.y() - 10, 18, 18)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, sign)

    def _sum(self, painter: QPainter, place: FloatArray) -> None:
        """A cross hair with an open middle."""
        x, y = place.tolist()
        self._ring(painter, QPointF(x, y), 14.0, self._theme.color("accent"), 2.0)
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(
                QPointF(x + 9 * across, y + 9 * down), QPointF(x + 20 * across, y + 20 * down)
            )


def _points(viewport: Viewport, positions: FloatArray, rows: list[int]) -> list[QPointF]:
    if not rows:
        return []
    return [QPointF(x, y) for x, y in viewport.to_pixels(positions[rows]).tolist()]


def _faint(colour: QColor, alpha: float) -> QColor:
    colour.setAlphaF(alpha)
    return colour
