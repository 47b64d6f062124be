"""Names on the map: regions from afar, artists from nearer, titles from close by."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from desktop.map.map_covers import MOST_COVERS
from desktop.map.scene import MapScene
from desktop.map.viewport import Viewport
from desktop.theme import tokens
from desktop.theme.theme import Theme
from engine.map.regions import Region
from engine.similarity.vector_block import FloatArray, IdArray

_ARTISTS_FROM = 1.6
"""How much nearer than the whole map artists are named."""

_MOST_TITLED = 80
_MOST_TRIED = 150
_MOST_AVOIDED = 400
_STEP_ASIDE = 12.0
_STEPS_ASIDE = (0, -1, 1, -2, 2, -3, 3)
_BESIDE_DOT, _BESIDE_COVER = 14.0, 30.0
_WIDEST = 220
_PADDING = 6.0
_HALO = 3.0
_KEPT_PIXMAPS = 512
_KEPT_SIZES = 8192
_DRAWING_SECONDS = 0.006
"""How long one frame may draw names that were not seen before; the others come with the next."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of name looks."""

    size: int
    weight: QFont.Weight
    token: str


_REGION = _Kind(tokens.SIZE_EMPHASIS, QFont.Weight.DemiBold, "text")
_ONLY_ARTISTS = _Kind(tokens.SIZE_ROW, QFont.Weight.DemiBold, "text")
_ARTIST = _Kind(tokens.SIZE_META, QFont.Weight.Medium, "text_muted")
_TITLE = _Kind(tokens.SIZE_META, QFont.Weight.Normal, "text")


@dataclass(frozen=True, slots=True)
class _Label:
    """A name, how it looks, and the middle of where it wants to stand."""

    text: str
    kind: _Kind
    x: float
    y: float
    left_aligned: bool = False


class LabelPainter:
    """Places names so that none overlaps another, the weightiest first, and paints them.

    Attributes
    ----------
    is_complete
        Whether all names that have a place were painted; else another frame is needed.
    places
        Where in the window the names stand that were painted last.
    """

    def __init__(self, theme: Theme) -> None:
        self.is_complete = True
        self.places: list[QRectF] = []
        self._theme = theme
        self._pixmaps: dict[tuple[str, _Kind, float], QPixmap] = {}
        self._sizes: dict[tuple[str, _Kind], tuple[float, float]] = {}
        theme.changed.connect(self._pixmaps.clear)

    def paint(
        self,
        painter: QPainter,
        viewport: Viewport,
        scene: MapScene,
        visible: IdArray,
        nearness: float,
        taken: list[QRectF],
        *,
        patient: bool = False,
    ) -> list[str]:
        """Paint the names that fit, and return them.

        Parameters
        ----------
        painter, viewport, scene, visible
            Where, and the rows of the points in the window.
        nearness
            Scale against that of the whole map.
        taken
            Rectangles that stay free.
        patient
            Rather draw all names now than leave some to the next frame.
        """
        occupied = list(taken)
        painted = []
        self.places = []
        self.is_complete = True
        end = time.perf_counter() + (np.inf if patient else _DRAWING_SECONDS)
        ratio = painter.device().devicePixelRatioF()
        dots = viewport.to_pixels(scene.positions[visible[:_MOST_AVOIDED]])
        for label in self._wanted(viewport, scene, visible, nearness):
            spot = _beside_dots(self._rectangle(label), label, dots)
            if not self._inside(spot, viewport) or any(map(spot.intersects, occupied)):
                continue
            occupied.append(spot.adjusted(-_PADDING, -_PADDING / 2, _PADDING, _PADDING / 2))
            # Its place is taken all the same, so that the other names stay where they are.
            if time.perf_counter() > end and (label.text, label.kind, ratio) not in self._pixmaps:
                self.is_complete = False
                continue
            pixmap = self._pixmap(label.text, label.kind, ratio)
            painter.drawPixmap(QPointF(spot.x() - _HALO, spot.y() - _HALO), pixmap)
            painted.append(label.text)
            self.places.append(spot)
        return painted

    def _wanted(
        self, viewport: Viewport, scene: MapScene, visible: IdArray, nearness: float
    ) -> Iterator[_Label]:
        """Yield names in the order of their weight."""
        is_near = nearness >= _ARTISTS_FROM
        few = visible if len(visible) <= _MOST_TITLED else visible[:0]
        if is_near:
            yield from _titles(viewport, scene, few)
        yield from _regions(viewport, scene.genres, _REGION)
        if is_near or not scene.genres:
            yield from _regions(viewport, scene.artists, _ARTIST if scene.genres else _ONLY_ARTISTS)
        if not is_near:
            yield from _titles(viewport, scene, few)

    def _rectangle(self, label: _Label) -> QRectF:
        width, height = self._size(label.text, label.kind)
        left = label.x if label.left_aligned else label.x - width / 2
        return QRectF(round(left), round(label.y - height / 2), width, height)

    def _size(self, text: str, kind: _Kind) -> tuple[float, float]:
        key = (text, kind)
        if key not in self._sizes:
            if len(self._sizes) >= _KEPT_SIZES:
                self._sizes.clear()
            metrics = QFontMetricsF(_font(kind))
            self._sizes[key] = metrics.horizontalAdvance(_elided(metrics, text)), metrics.height()
        return self._sizes[key]

    def _inside(self, spot: QRectF, viewport: Viewport) -> bool:
        return QRectF(4, 4, viewport.width - 8, viewport.height - 8).contains(spot)

    def _pixmap(self, text: str, kind: _Kind, ratio: float) -> QPixmap:
        key = (text, kind, ratio)
        if key not in self._pixmaps:
            if len(self._pixmaps) >= _KEPT_PIXMAPS:
                self._pixmaps.clear()
            self._pixmaps[key] = _drawn(
                text, kind, self._theme.color(kind.token), self._theme.color("surface"), ratio
            )
        return self._pixmaps[key]


def _beside_dots(spot: QRectF, label: _Label, dots: FloatArray) -> QRectF:
    """Move a name a little up or down where it would hide points and there are few of them."""
    if label.left_aligned or len(dots) >= _MOST_AVOIDED:
        return spot
    moved = [spot.translated(0, step * _STEP_ASIDE) for step in _STEPS_ASIDE]
    return min(moved, key=lambda one: _hidden(one, dots))


def _hidden(spot: QRectF, dots: FloatArray) -> int:
    low = [spot.left() - _HALO, spot.top() - _HALO]
    high = [spot.right() + _HALO, spot.bottom() + _HALO]
    return int(((dots > low) & (dots < high)).all(axis=1).sum())


def _titles(viewport: Viewport, scene: MapScene, visible: IdArray) -> Iterator[_Label]:
    pixels: FloatArray = viewport.to_pixels(scene.positions[visible])
    aside = _BESIDE_COVER if len(visible) <= MOST_COVERS else _BESIDE_DOT
    for row, (x, y) in zip(visible.tolist(), pixels.tolist(), strict=True):
        yield _Label(scene.title(row), _TITLE, x + aside, y, left_aligned=True)


def _regions(viewport: Viewport, regions: list[Region], kind: _Kind) -> Iterator[_Label]:
    places = np.array([(region.x, region.y) for region in regions], np.float32).reshape(-1, 2)
    pixels = viewport.to_pixels(places)
    inside = ((pixels > 0) & (pixels < [viewport.width, viewport.height])).all(axis=1)
    for number in np.flatnonzero(inside)[:_MOST_TRIED].tolist():
        x, y = pixels[number].tolist()
        yield _Label(regions[number].name, kind, x, y)


def _font(kind: _Kind) -> QFont:
    font = QFont()
    font.setPixelSize(kind.size)
    font.setWeight(kind.weight)
    return font


def _elided(metrics: QFontMetricsF, text: str) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)


def _drawn(text: str, kind: _Kind, colour: QColor, ground: QColor, ratio: float) -> QPixmap:
    """Draw a name with a seam in the colour of the ground, so that points do not blur it."""
    font = _font(kind)
    metrics = QFontMetricsF(font)
    shown = _elided(metrics, text)
    width = metrics.horizontalAdvance(shown) + 2 * _HALO
    pixmap = QPixmap(round(width * ratio) + 1, round((metrics.height() + 2 * _HALO) * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addText(QPointF(_HALO, _HALO + metrics.ascent()), font, shown)
    ground.setAlphaF(0.85)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ground, 2 * _HALO)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(_HALO, _HALO + metrics.ascent()), shown)
    painter.end()
    return pixmap
