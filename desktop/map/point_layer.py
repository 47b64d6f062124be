"""The points: drawn one by one where there are few, as one picture where many."""

from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.map.colouring import Colouring
from desktop.map.dots import dot_pixmap, paint_dot, point_radius, takes_shapes
from desktop.map.land import Land
from desktop.map.point_pictures import FADED, Look, Picture, draw_picture
from desktop.map.viewport import Viewport
from desktop.operations import Operation, Operations
from engine.similarity.vector_block import FloatArray, IdArray

FEW = 800
"""Points in the window up to which each is drawn by itself, at every frame.

2,000 took 9 ms a frame, and the land below them 7 ms more, which a picture has in it.
"""

MOST_SHAPES = 5_000
"""The same for files that keep shapes, which stay sharp at every size and are drawn once."""

_REST_MILLISECONDS = 90
_COARSEST = 1.8
"""How much a picture may be magnified before a sharper one is drawn in the midst of a movement."""

_OPACITY = 0.92


class PointLayer:
    """Paints the points of a map.

    Panning and zooming many points moves the picture there is; a better one is drawn off the UI
    thread and takes its place. No frame waits for it.

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
        self._look: Look | None = None
        self._picture: Picture | None = None
        self._wanted: tuple[Look, Viewport, int, float] | None = None
        self._rest = QTimer(singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._draw_wanted)
        self._drawing: Operation | None = None
        self._is_behind = False
        self._sprites: dict[tuple[int, float, bool, float], QPixmap] = {}

    @property
    def look(self) -> Look | None:
        """What is drawn."""
        return self._look

    @property
    def is_sharp(self) -> bool:
        """Whether no better picture is being drawn, or has to be."""
        return self._drawing is None and not self._rest.isActive() and not self._is_behind

    def show(self, positions: FloatArray, colouring: Colouring) -> None:
        """Take other points or colours; points that stay where they are keep their picture."""
        stays = self._look is not None and self._look.positions is positions
        shown = self._look.shown if self._look is not None and stays else None
        self._look = Look(positions, colouring, shown, Land(positions, colouring))
        self._sprites.clear()
        self._is_behind = True
        if not stays:
            self._picture = None

    def highlight(self, shown: npt.NDArray[np.bool_] | None) -> None:
        """Let all points but these recede, bool [n]; None shows all alike."""
        look = self._look
        if look is not None and not (shown is None and look.shown is None):
            self._look = Look(look.positions, look.colouring, shown, look.land)
            self._is_behind = True

    def adopt(self, picture: Picture) -> None:
        """Take a picture that was drawn elsewhere."""
        self._keep(picture)

    def paint(
        self,
        painter: QPainter,
        viewport: Viewport,
        positions: FloatArray,
        visible: IdArray,
        ratio: float,
        *,
        sharp: bool = False,
        drawn: Picture | None = None,
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
            Rather wait than paint a picture that was drawn for something else.
        drawn
            What may be painted then, if it is of these points in this window.
        """
        if self._look is None:
            return
        if len(visible) <= (MOST_SHAPES if takes_shapes(painter) else FEW):
            self._is_behind = self._is_behind and sharp
            if self._look.shown is None:
                self._look.land.paint(painter, viewport)
            self._paint_few(painter, viewport, positions, visible, ratio)
        elif sharp:
            if drawn is None or not drawn.shows(self._look, viewport):
                drawn = draw_picture(self._look, viewport, len(visible), ratio)
            self._paint_picture(painter, viewport, drawn)
        else:
            self._paint_many(painter, viewport, len(visible), ratio)

    def _paint_few(
        self,
        painter: QPainter,
        viewport: Viewport,
        positions: FloatArray,
        visible: IdArray,
        ratio: float,
    ) -> None:
        assert self._look is not None
        radius = point_radius(viewport, len(visible))
        size = 2 * radius + 2
        corners = viewport.to_pixels(positions[visible]) - np.float32(size / 2)
        codes = self._look.colouring.codes[visible]
        faded = np.zeros(len(visible), np.bool_)
        if self._look.shown is not None:
            faded = ~self._look.shown[visible]
        # Those that recede lie below the others.
        order = np.argsort(~faded, kind="stable")
        source = QRectF(0, 0, size * ratio, size * ratio)
        as_shapes = takes_shapes(painter)
        for code, is_faded, (x, y) in zip(
            codes[order].tolist(), faded[order].tolist(), corners[order].tolist(), strict=True
        ):
            spot = QRectF(x, y, size, size)
            if as_shapes:
                paint_dot(painter, spot, self._colour(code, is_faded))
            else:
                sprite = self._sprite(code, radius, is_faded, ratio)
                painter.drawPixmap(spot, sprite, source)

    def _paint_many(
        self, painter: QPainter, viewport: Viewport, visible: int, ratio: float
    ) -> None:
        assert self._look is not None
        picture = self._picture
        is_current = picture is not None and picture.look is self._look
        self._is_behind = picture is None or not picture.shows(self._look, viewport)
        if self._is_behind:
            self._ask(viewport, visible, ratio, at_once=not is_current)
        if picture is not None:
            self._paint_picture(painter, viewport, picture)

    def _paint_picture(self, painter: QPainter, viewport: Viewport, picture: Picture) -> None:
        drawn = picture.viewport
        x, y = viewport.to_pixels(drawn.to_map(np.zeros((1, 2), np.float32)))[0].tolist()
        factor = viewport.scale / drawn.scale
        if factor == 1.0:
            # Whole pixels are copied, parts of them would be computed.
            painter.drawImage(QPoint(round(x), round(y)), picture.image)
        else:
            spot = QRectF(x, y, drawn.width * factor, drawn.height * factor)
            painter.drawImage(spot, picture.image)

    def _ask(self, viewport: Viewport, visible: int, ratio: float, *, at_once: bool) -> None:
        """Draw for a viewport once the map rests, or now if what is drawn is far from it."""
        assert self._look is not None
        self._wanted = (self._look, viewport, visible, ratio)
        if self._drawing is None and (at_once or self._is_far(viewport)):
            self._draw_wanted()
        elif self._drawing is None or not at_once:
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
                partial(draw_picture, *self._wanted), self._take, lambda _: self._stop()
            )

    def _take(self, picture: Picture) -> None:
        self._drawing = None
        self._keep(picture)
        self._on_ready()

    def _keep(self, picture: Picture) -> None:
        # Of other points than those of now, it would be a lie; of other colours, it is a beginning.
        if self._look is not None and picture.look.positions is self._look.positions:
            self._picture = picture

    def _stop(self) -> None:
        self._drawing = None

    def _sprite(self, code: int, radius: float, faded: bool, ratio: float) -> QPixmap:
        key = (code, radius, faded, ratio)
        if key not in self._sprites:
            self._sprites[key] = dot_pixmap(self._colour(code, faded), radius, ratio)
        return self._sprites[key]

    def _colour(self, code: int, faded: bool) -> QColor:
        assert self._look is not None
        colour = QColor.fromRgbF(*self._look.colouring.table[code].tolist())
        colour.setAlphaF(FADED if faded else _OPACITY)
        return colour
