"""Finds where an arrow key leads to: who sounds alike is looked up off the UI thread."""

from collections import OrderedDict, deque
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.map.scene import MapScene
from desktop.operations import Operations
from engine.map.steps import step_by_sound
from engine.similarity.vector_block import IdArray

NEIGHBOURS = 96
"""Neighbours by sound that a step may lead to."""

_KEPT = 256
_MOST_WAITING = 4

Direction = tuple[float, float]


class Walker(QObject):
    """Walks from track to track.

    Parameters
    ----------
    find
        Returns the ids of the tracks that sound like one, nearest first; called off the UI thread.
    operations
        The way there.

    Signals
    -------
    stepped
        The row of the track that a step leads to.
    stopped
        There is nothing further in that direction.
    """

    stepped = Signal(int)
    stopped = Signal()

    def __init__(
        self,
        find: Callable[[int], IdArray],
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._operations = operations
        self._alike: OrderedDict[int, IdArray] = OrderedDict()
        self._asked: set[int] = set()
        self._scene: MapScene | None = None
        self._here: int | None = None
        self._waiting: deque[Direction] = deque(maxlen=_MOST_WAITING)

    def stand(self, scene: MapScene, row: int) -> None:
        """Know soon who sounds like a track, so that the next step need not wait."""
        self._scene, self._here = scene, row
        track_id = int(scene.track_ids[row])
        if track_id not in self._alike and track_id not in self._asked:
            self._asked.add(track_id)
            self._operations.run(
                partial(self._find, track_id),
                partial(self._take, track_id),
                lambda _: self._take(track_id, np.empty(0, np.int64)),
            )

    def step(self, scene: MapScene, row: int, direction: Direction) -> None:
        """Step in a direction, at once or as soon as it is known who sounds alike."""
        if scene is not self._scene or row != self._here:
            self._waiting.clear()
        self._waiting.append(direction)
        self.stand(scene, row)
        self._go_on()

    def forget(self) -> None:
        """Look everybody up anew: the library has changed."""
        self._alike.clear()

    def _take(self, track_id: int, alike: IdArray) -> None:
        self._asked.discard(track_id)
        self._alike[track_id] = alike
        while len(self._alike) > _KEPT:
            self._alike.popitem(last=False)
        self._go_on()

    def _go_on(self) -> None:
        """Take the next step that is waited for, if it is known where it leads."""
        scene, here = self._scene, self._here
        if not self._waiting or scene is None or here is None:
            return
        alike = self._alike.get(int(scene.track_ids[here]))
        if alike is None:
            return
        direction = np.array(self._waiting.popleft(), np.float32)
        row = step_by_sound(scene.positions, here, direction, scene.rows_of(alike))
        if row is None:
            self._waiting.clear()
            self.stopped.emit()
            return
        self.stand(scene, row)
        self.stepped.emit(row)
        self._go_on()
