"""What the keyboard does on the map: walk from neighbour to neighbour, and act where it stands.

Arrows walk, with Shift they select what they pass; Enter plays, H lets hear, P and N add to the sum
and take from it, + and - zoom, 0 shows everything, Escape selects nothing.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from desktop.map.walker import Direction, Walker
from desktop.widgets.announcing import announce
from engine.words import translate

if TYPE_CHECKING:
    from desktop.map.map_view import MapView

_KEY_ZOOM = 1.5

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_ZOOMS: dict[int, float] = {
    Qt.Key.Key_Plus: _KEY_ZOOM,
    Qt.Key.Key_Equal: _KEY_ZOOM,
    Qt.Key.Key_Minus: 1 / _KEY_ZOOM,
}
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class MapKeys(QObject):
    """Handles the keys of one map view, and tells a screen reader where they lead.

    Parameters
    ----------
    view
        The map.
    walker
        Knows where an arrow key leads to.
    """

    def __init__(self, view: "MapView", walker: Walker) -> None:
        super().__init__(view)
        self._view = view
        self._walker = walker
        self._extends = False
        walker.stepped.connect(self._arrive)
        walker.stopped.connect(self._stop)

    def keeps(self, event: QKeyEvent) -> bool:
        """Return whether a key belongs to the map, although the window has a use for it too."""
        return event.key() in _ARROWS and not event.modifiers() & ~_HARMLESS

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does; return whether it does anything."""
        key, view = event.key(), self._view
        if key in _ARROWS:
            self._extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(_ARROWS[key])
        elif key in _ZOOMS:
            view.zoom(_ZOOMS[key], view.width() / 2, view.height() / 2)
        elif key == Qt.Key.Key_0:
            view.show_everything()
        elif key == Qt.Key.Key_Escape:
            view.select_rows([])
        else:
            return self._act(key)
        return True

    def _act(self, key: int) -> bool:
        """Do what a key does with the track the keyboard stands on."""
        view = self._view
        row = view.marks.standing
        if row is None or view.scene is None:
            return False
        track_id = int(view.scene.track_ids[row])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.play_wanted.emit(track_id)
        elif key in (Qt.Key.Key_P, Qt.Key.Key_N):
            view.mark_wanted.emit(track_id, 1 if key == Qt.Key.Key_P else -1)
        elif key == Qt.Key.Key_H:
            view.hear_wanted.emit(track_id)
        else:
            return False
        return True

    def _walk(self, direction: Direction) -> None:
        view = self._view
        if view.scene is None or not len(view.scene.positions):
            return
        here = view.marks.standing
        if here is None and view.marks.selected:
            here = view.marks.selected[0]
        if here is not None:
            self._walker.step(view.scene, here, direction)
            return
        middle = QPointF(view.width() / 2, view.height() / 2)
        row = view.row_at(middle, max(view.width(), view.height()))
        if row is not None:
            self._walker.stand(view.scene, row)
            self._arrive(row)

    def _arrive(self, row: int) -> None:
        view = self._view
        if view.scene is None or row >= len(view.scene.track_ids):
            return
        passed = [one for one in view.marks.selected if one != row] if self._extends else []
        view.show_row(row)
        view.select_rows([*passed, row])
        view.rested.emit(int(view.scene.track_ids[row]))
        announce(view, ", ".join(filter(None, (view.scene.title(row), view.scene.byline(row)))))

    def _stop(self) -> None:
        announce(self._view, translate("Map", "Nothing lies further in this direction"))
