"""The map under mouse and keyboard."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.map.canvas import MapCanvas
from desktop.map.colouring import Colouring
from desktop.map.gestures import Arrow, Freehand, Gesture, Pan, Tool
from desktop.map.map_covers import MapCovers
from desktop.map.map_keys import MapKeys
from desktop.map.scene import MapScene
from desktop.map.walker import Walker
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.map.shapes import along, inside
from engine.similarity.vector_block import FloatArray, IdArray

_REACH = 12.0
"""How near to a point, in pixels, the pointer must be to mean it."""

_LINE_REACH = 60.0
_JOURNEY_LENGTH = 25
_CLICK_DISTANCE = 5.0
_WHEEL_STEP = 1.0015
_MOST_GRASPED = 2_500


class MapView(MapCanvas):
    """Lets the listener walk the map, choose on it and draw on it.

    Parameters
    ----------
    theme, operations, covers
        As for the canvas.
    find_alike
        Returns the ids of the tracks that sound like one, nearest first; called off the UI thread.

    Signals
    -------
    play_wanted
        The id of a track.
    selection_changed
        The ids of the selected tracks, after the listener changed them here.
    menu_wanted
        Where on the screen the menu of the selected tracks should open.
    lassoed
        The ids inside a loop.
    line_drawn
        The ids along a line, in its order.
    journey_wanted
        The ids of a first and a last track.
    mark_wanted
        The id of a track and +1 or -1 for adding or taking away.
    hear_wanted
        The id of a track to hear a piece of, now.
    rested
        The id of the track under the pointer or the keyboard, or None.
    """

    play_wanted = Signal(int)
    selection_changed = Signal(list)
    menu_wanted = Signal(QPoint)
    lassoed = Signal(list)
    line_drawn = Signal(list)
    journey_wanted = Signal(int, int)
    mark_wanted = Signal(int, int)
    hear_wanted = Signal(int)
    rested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        covers: MapCovers,
        find_alike: Callable[[int], IdArray],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, operations, covers, parent)
        self._walker = Walker(find_alike, operations, self)
        self._keys = MapKeys(self, self._walker)
        self._tool: Tool = "move"
        self._gesture: Gesture | None = None
        self._pressed = QPointF()
        self._pressed_row: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map"))

    @property
    def tool(self) -> Tool:
        """What a drag with the left button does."""
        return self._tool

    def choose_tool(self, tool: Tool) -> None:
        """Move the map, draw loops or draw lines from now on."""
        self._tool = tool
        cross = Qt.CursorShape.CrossCursor
        self.setCursor(Qt.CursorShape.ArrowCursor if tool == "move" else cross)

    def selected_ids(self) -> list[int]:
        """Return the selected tracks, or else the one the keyboard stands on."""
        if self.scene is None:
            return []
        rows = self.marks.selected
        if not rows and self.marks.standing is not None:
            rows = [self.marks.standing]
        return [int(self.scene.track_ids[row]) for row in rows]

    def select_ids(self, track_ids: list[int]) -> None:
        """Take over a selection made elsewhere."""
        if self.scene is not None:
            self.marks.selected = self.scene.rows_of(np.array(track_ids, np.int64)).tolist()
            self.update()

    def select_rows(self, rows: list[int]) -> None:
        """Select points, as the listener does, and tell so."""
        self.marks.selected = rows
        self.marks.standing = rows[-1] if rows else None
        self.update()
        ids = [] if self.scene is None else self.scene.track_ids[rows].tolist()
        self.selection_changed.emit(ids)

    def show_scene(self, scene: MapScene, colours: Colouring) -> None:
        """Show other points."""
        self._walker.forget()
        super().show_scene(scene, colours)

    def row_at(self, point: QPointF, reach: float = _REACH) -> int | None:
        """Return the point that is meant at a pixel, or None."""
        if self.scene is None or self.is_moving:
            return None
        place = self.viewport.place_at(point.x(), point.y())
        return self.scene.grid.nearest(place, reach / self.viewport.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame, and what is being drawn."""
        super().paintEvent(event)
        if self._gesture is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._gesture.paint(painter, self.theme.color("accent"))
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer to what is under the pointer."""
        point = event.position()
        self.zoom(_WHEEL_STEP ** event.angleDelta().y(), point.x(), point.y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click or a drag begins."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._pressed_row = self.row_at(self._pressed)
            self._gesture = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag, or point at what lies under the pointer."""
        point = event.position()
        if not event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            self._hover(self.row_at(point))
            return
        far = (point - self._pressed).manhattanLength() > _CLICK_DISTANCE
        if self._gesture is None and far:
            self._hover(None)
            self._gesture = self._begin(event)
        if self._gesture is not None:
            self._gesture.move(point)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.finish(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the point under the pointer, or of the selection."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.marks.standing if by_key else self.row_at(QPointF(event.pos()))
        if row is not None and row not in self.marks.selected:
            self.select_rows([row])
        if self.selected_ids():
            spot = self.pixel_of(row).toPoint() if by_key and row is not None else event.pos()
            self.menu_wanted.emit(self.mapToGlobal(spot))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._hover(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer where the keyboard stands."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which the window would seek with."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._keys.keeps(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from neighbour to neighbour, and act on where the keyboard stands."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def _begin(self, event: QMouseEvent) -> Gesture:
        """Return what a drag that has just begun is going to be."""
        modifiers, left = event.modifiers(), event.buttons() & Qt.MouseButton.LeftButton
        if left and (self._tool == "lasso" or modifiers & Qt.KeyboardModifier.ShiftModifier):
            return Freehand(self._pressed, closed=True, done=self._finish_loop)
        if left and (self._tool == "line" or modifiers & Qt.KeyboardModifier.AltModifier):
            return Freehand(self._pressed, closed=False, done=self._finish_line)
        # Among many points a drag would always begin on one, and the map could not be moved.
        if left and self._pressed_row is not None and len(self.visible_rows()) <= _MOST_GRASPED:
            return Arrow(self.pixel_of(self._pressed_row), self._finish_arrow)
        return Pan(self._pressed, self.pan)

    def _click(self, event: QMouseEvent) -> None:
        row = self._pressed_row
        if row is None or self.scene is None:
            self.select_rows([])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            others = [other for other in self.marks.selected if other != row]
            self.select_rows(others if row in self.marks.selected else [*others, row])
        else:
            self.select_rows([row])
            self.play_wanted.emit(int(self.scene.track_ids[row]))

    def _hover(self, row: int | None) -> None:
        if row != self.marks.hovered:
            self.marks.hovered = row
            if self._tool == "move":
                hand = row is not None
                self.setCursor(
                    Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
                )
            known = row is not None and self.scene is not None
            self.rested.emit(int(self.scene.track_ids[row]) if known else None)  # type: ignore[union-attr]
            self.update()

    def _finish_loop(self, corners: FloatArray) -> None:
        if self.scene is not None:
            within = inside(self.viewport.to_map(corners), self.scene.positions)
            rows = np.flatnonzero(within).tolist()
            self.select_rows(rows)
            if rows:
                self.lassoed.emit(self.scene.track_ids[rows].tolist())

    def _finish_line(self, corners: FloatArray) -> None:
        if self.scene is not None:
            reach = _LINE_REACH / self.viewport.scale
            line = self.viewport.to_map(corners)
            rows = along(line, self.scene.positions, _JOURNEY_LENGTH, reach).tolist()
            self.select_rows(rows)
            if rows:
                self.line_drawn.emit(self.scene.track_ids[rows].tolist())

    def _finish_arrow(self, end: QPointF) -> None:
        row = self.row_at(end, 2 * _REACH)
        start = self._pressed_row
        if self.scene is not None and row is not None and start is not None and row != start:
            ids = self.scene.track_ids
            self.journey_wanted.emit(int(ids[start]), int(ids[row]))
