"""The points as pictures: drawn one by one where there are few, as one picture where many."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from desktop.map.colouring import Colouring
from desktop.map.scene import MapScene
from desktop.map.viewport import Viewport
from desktop.operations import Operation, Operations
from engine.map.drawing import DotStyle, PixelArray, draw_dots, draw_glow, glow_bounds
from engine.similarity.vector_block import FloatArray, IdArray

FEW = 2500
"""Points in the window up to which each is drawn by itself, at every frame."""

_REST_MILLISECONDS = 90
_COARSEST = 1.8
"""How much a picture may be magnified before a sharper one is drawn in the midst of a movement."""

_MARGIN = 0.1
"""How far the picture of many points reaches beyond the window on each side, as a share of it."""

_FADED = 0.16
_SMALLEST_RADIUS, _LARGEST_RADIUS = 1.25, 6.5
_RADIUS_TO_SPACING = 0.17
_LAND_SIDE = 256
_LAND_PIXEL = 5.0


@dataclass(frozen=True, slots=True)
class _Picture:
    """Points drawn for a viewport that is a little larger than the window."""

    viewport: Viewport
    image: QImage


class PointLayer:
    """Paints the points of a scene.

    Panning and zooming many points moves the picture there is; a sharp one is drawn off the UI
    thread and takes its place.

    Parameters
    ----------
    operations
        The way off the UI thread.
    on_ready
        Called when a better picture is there.
    """

    def __init__(self, operations: Operations, on_ready: Callable[[], None]) -> None:
        self._operations = operations
        self._on_ready = on_ready
        self._scene: MapScene | None = None
        self._colouring: Colouring | None = None
        self._shown: np.ndarray | None = None
        self._picture: _Picture | None = None
        self._wanted: tuple[Viewport, int, float] | None = None
        self._rest = QTimer(singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._draw_wanted)
        self._drawing: Operation | None = None
        self._sprites: dict[tuple[int, float, bool], QPixmap] = {}
        self._land: QImage | None = None
        self._land_bounds = (0.0, 0.0, 1.0)

    @property
    def is_sharp(self) -> bool:
        """Whether no better picture is being drawn."""
        return self._drawing is None and not self._rest.isActive()

    def set_scene(self, scene: MapScene, colouring: Colouring) -> None:
        """Take other points or colours; the old picture stays until the new one is there."""
        if self._scene is not scene:
            self._shown = None
        self._scene, self._colouring = scene, colouring
        self._land = None
        self._forget()

    def highlight(self, shown: np.ndarray | None) -> None:
        """Let all points but these recede, bool [n]; None shows all alike."""
        self._shown = shown
        self._forget()

    def paint(
        self,
        painter: QPainter,
        viewport: Viewport,
        positions: FloatArray,
        visible: IdArray,
        ratio: float,
        *,
        sharp: bool = False,
    ) -> None:
        """Paint the points in the window.

        Parameters
        ----------
        painter, viewport
            Where to.
        positions
            Of all points, which may be on their way, float32 [n, 2].
        visible
            Rows of the points in the window.
        ratio
            Device pixels a pixel.
        sharp
            Rather wait than paint a picture that was drawn for another viewport.
        """
        if self._scene is None or self._colouring is None:
            return
        if len(visible) <= FEW:
            self._paint_land(painter, viewport)
            self._paint_few(painter, viewport, positions, visible, ratio)
        else:
            if sharp:
                self._picture = self._draw(viewport, len(visible), ratio)
            self._paint_many(painter, viewport, len(visible), ratio)

    def _paint_land(self, painter: QPainter, viewport: Viewport) -> None:
        """Paint the soft ground in the colours of the regions, unless only some stand out."""
        scene, colouring = self._scene, self._colouring
        if scene is None or colouring is None or self._shown is not None:
            return
        if not len(scene.positions):
            return
        if self._land is None:
            shades = colouring.table[colouring.codes]
            self._land = as_image(draw_glow(scene.positions, shades, _LAND_SIDE))
            self._land_bounds = glow_bounds(scene.positions)
        left, top, length = self._land_bounds
        x, y = viewport.to_pixels(np.array([[left, top]], np.float32))[0].tolist()
        side = length * viewport.scale
        painter.save()
        # From close by, its few pixels would show.
        painter.setOpacity(min(1.0, _LAND_PIXEL * _LAND_SIDE / side))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(x, y, side, side), self._land)
        painter.restore()

    def _paint_few(
        self,
        painter: QPainter,
        viewport: Viewport,
        positions: FloatArray,
        visible: IdArray,
        ratio: float,
    ) -> None:
        assert self._colouring is not None
        radius = point_radius(viewport, len(visible))
        pixels = viewport.to_pixels(positions[visible])
        codes = self._colouring.codes[visible].tolist()
        faded = [False] * len(visible)
        if self._shown is not None:
            faded = (~self._shown[visible]).tolist()
        # Those that recede lie below the others.
        order = np.argsort(~np.array(faded, np.bool_), kind="stable")
        size = 2 * radius + 2
        source = QRectF(0, 0, size * ratio, size * ratio)
        for number in order.tolist():
            sprite = self._sprite(codes[number], radius, faded[number], ratio)
            x, y = pixels[number].tolist()
            painter.drawPixmap(QRectF(x - size / 2, y - size / 2, size, size), sprite, source)

    def _paint_many(
        self, painter: QPainter, viewport: Viewport, visible: int, ratio: float
    ) -> None:
        if self._picture is None:
            self._picture = self._draw(viewport, visible, ratio)
        drawn = self._picture.viewport
        if drawn != _widened(viewport):
            self._ask(viewport, visible, ratio)
        x, y = viewport.to_pixels(drawn.to_map(np.zeros((1, 2), np.float32)))[0].tolist()
        factor = viewport.scale / drawn.scale
        if factor == 1.0:
            # Whole pixels are copied, parts of them would be computed.
            painter.drawImage(QPoint(round(x), round(y)), self._picture.image)
        else:
            spot = QRectF(x, y, drawn.width * factor, drawn.height * factor)
            painter.drawImage(spot, self._picture.image)

    def _ask(self, viewport: Viewport, visible: int, ratio: float) -> None:
        """Draw for a viewport once the map rests, or now if what is drawn is far from it."""
        self._wanted = (viewport, visible, ratio)
        if self._drawing is None and self._is_far(viewport):
            self._draw_wanted()
        else:
            self._rest.start()

    def _is_far(self, viewport: Viewport) -> bool:
        """Whether the picture is much too coarse, or leaves a part of the window empty."""
        assert self._picture is not None
        drawn = self._picture.viewport
        corners = np.array([[0, 0], [viewport.width, viewport.height]], np.float32)
        at = drawn.to_pixels(viewport.to_map(corners))
        is_outside = (at[0] < -1).any() or (at[1] > [drawn.width + 1, drawn.height + 1]).any()
        return bool(is_outside) or viewport.scale > _COARSEST * drawn.scale

    def _draw_wanted(self) -> None:
        if self._drawing is None and self._wanted is not None:
            self._drawing = self._operations.run(
                partial(self._draw, *self._wanted), self._take, lambda _: self._stop()
            )

    def _take(self, picture: _Picture) -> None:
        self._drawing = None
        self._picture = picture
        self._on_ready()

    def _stop(self) -> None:
        self._drawing = None

    def _forget(self) -> None:
        if self._drawing:
            self._drawing.cancel()
        self._drawing = None
        self._picture = None
        self._sprites.clear()

    def _draw(self, viewport: Viewport, visible: int, ratio: float) -> _Picture:
        # As they are now: this runs on another thread, while they may change on theirs.
        scene, colouring, shown = self._scene, self._colouring, self._shown
        assert scene is not None
        assert colouring is not None
        wide = _widened(viewport)
        style = DotStyle(point_radius(viewport, visible) * ratio, point_opacity(visible))
        places = wide.to_pixels(scene.positions) * np.float32(ratio)
        shades = colouring.table[colouring.codes]
        width, height = round(wide.width * ratio), round(wide.height * ratio)
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.save()
        painter.scale(ratio, ratio)
        self._paint_land(painter, wide)
        painter.restore()
        strong = slice(None) if shown is None else shown
        if shown is not None:
            behind = DotStyle(style.radius, style.opacity * _FADED)
            faded = draw_dots(places[~shown], shades[~shown], width, height, behind)
            painter.drawImage(0, 0, as_image(faded))
        dots = draw_dots(places[strong], shades[strong], width, height, style)
        painter.drawImage(0, 0, as_image(dots))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return _Picture(wide, image)

    def _sprite(self, code: int, radius: float, faded: bool, ratio: float) -> QPixmap:
        key = (code, radius, faded)
        if key not in self._sprites:
            assert self._colouring is not None
            colour = QColor.fromRgbF(*self._colouring.table[code].tolist())
            colour.setAlphaF(_FADED if faded else 0.92)
            self._sprites[key] = dot_pixmap(colour, radius, ratio)
        return self._sprites[key]


def point_radius(viewport: Viewport, visible: int) -> float:
    """Return how large points are, in pixels: as large as their neighbours leave room for."""
    spacing = np.sqrt(viewport.width * viewport.height / max(visible, 1))
    radius = float(np.clip(_RADIUS_TO_SPACING * spacing, _SMALLEST_RADIUS, _LARGEST_RADIUS))
    # In steps, so that few different dots are drawn.
    return round(4 * radius) / 4


def point_opacity(visible: int) -> float:
    """Return how opaque a single point is among so many: dense regions add up."""
    return float(np.clip(2.6 - 0.45 * np.log10(max(visible, 1)), 0.3, 0.92))


def as_image(pixels: PixelArray) -> QImage:
    """Return premultiplied pixels [height, width, 4] as a picture that painting is quick with."""
    height, width, _ = pixels.shape
    wrapped = QImage(
        pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied
    )
    return wrapped.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def dot_pixmap(colour: QColor, radius: float, ratio: float) -> QPixmap:
    """Return a round dot with a margin of a pixel around it."""
    side = 2 * radius + 2
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.scale(ratio, ratio)
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.end()
    return pixmap


def _widened(viewport: Viewport) -> Viewport:
    return viewport.resized(
        round(viewport.width * (1 + 2 * _MARGIN)), round(viewport.height * (1 + 2 * _MARGIN))
    )
