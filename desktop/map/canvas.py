"""The painted map: points, names and marks in one widget, for any number of tracks."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.map.colouring import Colouring
from desktop.map.hover_card import paint_card
from desktop.map.labels import LabelPainter
from desktop.map.map_covers import MapCovers
from desktop.map.marks import MarkPainter, Marks
from desktop.map.morph import Departure, Morph, starting_places
from desktop.map.motion import Motion
from desktop.map.point_layer import FEW, PointLayer
from desktop.map.point_pictures import Look, Picture
from desktop.map.scene import MapScene
from desktop.map.viewport import Viewport, zoom_limits
from desktop.operations import Operations
from desktop.theme import tokens
from desktop.theme.theme import Theme
from engine.similarity.vector_block import FloatArray, IdArray
from engine.words import mark, translate

NEAR_MEANS = mark("Map", "Near means sounds alike; directions mean nothing.")
_LEAST_MOVE = 1.0
"""Pixels; a map whose points move less is taken over without a movement."""

_FOOT_OPACITY = 0.85
_LEAST_CLEAR = 0.5
"""How small the whole map may become, to be clear of what lies over it, against how it would be."""


class MapCanvas(QWidget):
    """Paints a scene through a viewport.

    Attributes
    ----------
    marks
        What is drawn over the points; call :meth:`update` after a change.
    names
        What names the map, and where.
    covered
        What lies over the map on its left: names and the whole map keep clear of it.
    labels_shown
        The names that were painted last.

    Parameters
    ----------
    theme, operations
        The colours, and the way off the UI thread.
    covers
        Pictures for points that are near enough.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        covers: MapCovers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.marks = Marks()
        self.viewport = Viewport(1.0, 1.0)
        self.scene: MapScene | None = None
        self.labels_shown: list[str] = []
        self.covered = QRectF()
        self._positions: FloatArray = np.empty((0, 2), np.float32)
        self._fitted_scale = 1.0
        self._limits = (0.1, 10.0)
        self._is_fitted = True
        self._layer = PointLayer(operations, self.update)
        self.names = LabelPainter(theme)
        self._mark_painter = MarkPainter(theme)
        self._covers = covers
        self._motion = Motion(self)
        self._morph = Morph(operations, self._motion, self._layer.adopt)
        covers.loaded.connect(self.update)
        theme.changed.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def look(self) -> Look | None:
        """What is drawn of the points."""
        return self._layer.look

    @property
    def is_sharp(self) -> bool:
        """Whether all points are drawn as well as they can be."""
        return self._layer.is_sharp

    @property
    def is_moving(self) -> bool:
        """Whether points are on their way to new places."""
        return self._motion.is_running or self._morph.is_under_way

    @property
    def is_in_motion(self) -> bool:
        """Whether something moves just now, and not only before long."""
        return self._motion.is_running

    @property
    def nearness(self) -> float:
        """The scale against that at which the whole map is shown."""
        return self.viewport.scale / self._fitted_scale

    def show_scene(self, scene: MapScene, colours: Colouring) -> None:
        """Show other points; those that were there already move to their new places."""
        self._morph.stop()
        self._motion.finish()
        before, departure = self.scene, self._departure(scene)
        pixels = self.viewport.to_pixels(self._positions)
        self.scene = scene
        self._positions = scene.positions
        self._layer.show(scene.positions, colours)
        self._measure()
        if before is None or self._is_fitted:
            self.viewport = self._fitted()
        if before is not None and before is not scene:
            self.marks = self.marks.carried_over(before.track_ids, scene.row_of)
            ends = self.viewport.to_pixels(scene.positions)
            starts = starting_places(before.track_ids, pixels, scene.track_ids, ends)
            self._move_points(starts, ends, departure)
        self.update()

    def show_colours(self, colours: Colouring) -> None:
        """Colour the points otherwise."""
        if self.scene is not None:
            self._layer.show(self.scene.positions, colours)
            self.update()

    def highlight(self, shown: npt.NDArray[np.bool_] | None) -> None:
        """Let all points but these recede, bool [n]; None shows all alike."""
        self._layer.highlight(shown)
        self.update()

    def set_covered(self, covered: QRectF) -> None:
        """Take over what lies over the map on its left."""
        if covered != self.covered:
            self.covered = covered
            self._measure()
            if self._is_fitted and self.scene is not None:
                self.viewport = self._fitted()
            self.update()

    def show_everything(self) -> None:
        """Fit the whole map into the window."""
        if self.scene is not None:
            self._is_fitted = True
            self._fly(self._fitted())

    def show_row(self, row: int, *, closer: bool = False) -> None:
        """Bring a point into view, near enough to tell it from others if `closer`."""
        if self.scene is None:
            return
        x, y = self.scene.positions[row].tolist()
        goal = self.viewport
        if closer and self.nearness < 3:
            goal = goal.zoomed(3 / self.nearness, goal.width / 2, goal.height / 2, self._limits)
        if closer or not goal.holds(x, y, 64):
            self._is_fitted = False
            self._fly(goal.centred(x, y))

    def pan(self, across: float, down: float) -> None:
        """Move the map by some pixels."""
        self._morph.stop()
        self._is_fitted = False
        self.viewport = self.viewport.panned(across, down)
        self.update()

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come closer to what lies at a pixel, by a factor."""
        self._morph.stop()
        self._is_fitted = False
        self.viewport = self.viewport.zoomed(factor, x, y, self._limits)
        self.update()

    def visible_rows(self) -> IdArray:
        """Return the rows of the points in the window, int64 [k]."""
        if self.scene is None:
            return np.empty(0, np.int64)
        # The grid knows where points are going, not where they are on the way.
        if self._positions is not self.scene.positions or self.nearness <= 1.0:
            return np.arange(len(self._positions))
        low = self.viewport.place_at(-8, -8)
        high = self.viewport.place_at(self.viewport.width + 8, self.viewport.height + 8)
        return self.scene.grid.within(low, high)

    def pixel_of(self, row: int) -> QPointF:
        """Return where a point is in the window."""
        x, y = self.viewport.to_pixels(self._positions[row][np.newaxis])[0].tolist()
        return QPointF(x, y)

    def render_to(
        self,
        painter: QPainter,
        *,
        with_card: bool = True,
        sharp: bool = False,
        drawn: Picture | None = None,
    ) -> None:
        """Paint everything that is in the window.

        `sharp` waits for the best picture of many points, or takes what was `drawn` beforehand.
        """
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self.theme.color("surface"))
        if self.scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        visible = self.visible_rows()
        if len(visible) <= FEW:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = painter.device().devicePixelRatioF()
        self._layer.paint(
            painter, self.viewport, self._positions, visible, ratio, sharp=sharp, drawn=drawn
        )
        taken = [self.covered, QRectF(0, self.height() - 32, self.width() / 2, 32)]
        taken += self._covers.paint(painter, self.viewport, self.scene, visible)
        self._mark_painter.paint_path(painter, self.viewport, self._positions, self.marks)
        self._mark_painter.paint(painter, self.viewport, self._positions, self.marks)
        if with_card:
            taken += self._paint_card(painter)
        if not self.is_moving:
            self.labels_shown = self.names.paint(
                painter, self.viewport, self.scene, visible, self.nearness, taken, patient=sharp
            )
            if not self.names.is_complete:
                QTimer.singleShot(0, self, self.update)
        self._paint_foot(painter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        if self._morph.is_under_way:
            self._morph.paint(painter, self.width(), self.height())
        else:
            self.render_to(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole map in the window if it was there, or else the middle in the middle."""
        super().resizeEvent(event)
        self._morph.stop()
        self.viewport = self.viewport.resized(max(1, self.width()), max(1, self.height()))
        self._measure()
        if self.scene is not None and self._is_fitted:
            self.viewport = self._fitted()

    def _fitted(self) -> Viewport:
        """Return the viewport that shows the whole map, clear of what lies over it if need be.

        That is beside or below it, whichever leaves more room; where neither does, it lies over
        some points.
        """
        whole = self.viewport.fitted(self._positions)
        x, y = whole.to_pixels(self._positions).T if len(self._positions) else np.empty((2, 0))
        hidden = (x < self.covered.right() + 8) & (y < self.covered.bottom() + 8)
        if not hidden.any():
            return whole
        beside = self.viewport.fitted(self._positions, left=self.covered.right())
        below = self.viewport.fitted(self._positions, top=self.covered.bottom())
        clear = max(beside, below, key=lambda one: one.scale)
        return clear if clear.scale >= _LEAST_CLEAR * whole.scale else whole

    def _measure(self) -> None:
        if self.scene is not None and len(self.scene.positions):
            self._fitted_scale = self._fitted().scale
            self._limits = zoom_limits(self.scene.positions, self._fitted_scale)

    def _departure(self, scene: MapScene) -> Departure | None:
        """Keep what is shown now if many points may be about to leave it."""
        look = self.look
        if look is None or self.scene is scene or len(scene.positions) <= FEW:
            return None
        if not self._motion.is_wanted or not self._layer.is_sharp:
            return None
        return Departure(self.grab(), look, self.viewport, self.theme.color("surface"))

    def _move_points(
        self, starts: FloatArray, ends: FloatArray, departure: Departure | None
    ) -> None:
        """Let points go from and to pixels of the window, float32 [n, 2] each."""
        if not len(ends) or np.abs(starts - ends).max() < _LEAST_MOVE:
            return
        if len(ends) > FEW:
            look = self.look
            if departure is not None and look is not None:
                ratio = self.devicePixelRatioF()
                self._morph.begin(departure, starts, look, self.viewport, ratio)
            return
        first, last = self.viewport.to_map(starts), self._positions

        def go(share: float) -> None:
            self._positions = last if share >= 1.0 else first + (last - first) * np.float32(share)

        self._motion.run(go)

    def _fly(self, goal: Viewport) -> None:
        self._morph.stop()
        start = self.viewport

        def go(share: float) -> None:
            self.viewport = Viewport(
                goal.width,
                goal.height,
                start.x + (goal.x - start.x) * share,
                start.y + (goal.y - start.y) * share,
                start.scale * (goal.scale / start.scale) ** share,
            )

        self._motion.run(go)

    def _paint_card(self, painter: QPainter) -> list[QRectF]:
        row = self.marks.hovered if self.marks.hovered is not None else self.marks.standing
        if row is None or self.scene is None:
            return []
        return [
            paint_card(
                painter,
                self.theme,
                self.viewport,
                self.pixel_of(row),
                title=self.scene.title(row),
                byline=self.scene.byline(row),
            )
        ]

    def _paint_foot(self, painter: QPainter) -> None:
        font = QFont()
        font.setPixelSize(tokens.SIZE_META)
        painter.setFont(font)
        words = translate("Map", NEAR_MEANS)
        spot = QRectF(16, self.height() - 28, self.width() - 32, 20)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        # Covers may lie below it.
        ground = self.theme.color("surface")
        ground.setAlphaF(_FOOT_OPACITY)
        # Without a pen, words would have no bounds.
        painter.setPen(self.theme.color("text_muted"))
        bounds = painter.boundingRect(spot, where, words).adjusted(-6, -2, 6, 2)
        plate = QPainterPath()
        plate.addRoundedRect(bounds, 4, 4)
        painter.fillPath(plate, ground)
        painter.drawText(spot, where, words)
