"""Keeps the map in step with the library: loads it, places what is new, lays it out anew."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.map.scene import MapScene
from desktop.operations import Operation, Operations
from engine.errors import EarshotError
from engine.map.library_map import LibraryMap, MapPoints
from engine.store.map_facts import MapFacts, map_facts
from engine.store.store import Store

_CALM_MILLISECONDS = 2000


class MapService(QObject):
    """Makes scenes off the UI thread, and layouts in a process of their own.

    Nothing is done before the map is opened for the first time.

    Signals
    -------
    scene_changed
        A MapScene to be shown.
    progressed
        How much of a layout is done, 0 to 1; 1 also when it was given up.
    failed
        A sentence.
    """

    scene_changed = Signal(object)
    progressed = Signal(float)
    failed = Signal(str)
    _came = Signal(float)

    def __init__(
        self,
        store: Store,
        library_map: LibraryMap,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._map = library_map
        self._scene: MapScene | None = None
        self._loading: Operation | None = None
        self._laying_out: Operation | None = None
        self._is_stale = True
        self._is_open = False
        self._closed = False
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MILLISECONDS)
        self._calm.timeout.connect(self._load)
        self._came.connect(self.progressed)

    @property
    def is_laying_out(self) -> bool:
        """Whether a layout is under way."""
        return self._laying_out is not None

    def open(self) -> None:
        """Have a map from now on, and keep it up to date."""
        self._is_open = True
        if self._is_stale:
            self._load()

    def note_changes(self, _about: object = None) -> None:
        """Take over before long what changed in the library."""
        self._is_stale = True
        if self._is_open and not self._calm.isActive():
            self._calm.start()

    def note_plays(self, _about: object = None) -> None:
        """Take over what was played when the map is opened the next time."""
        self._is_stale = True

    def lay_out(self) -> None:
        """Lay the map out anew, aligned to the one there is."""
        if self._laying_out is None and not self._closed:
            self.progressed.emit(0.0)
            self._laying_out = self._operations.run(
                lambda: self._map.lay_out(self._came.emit, lambda: self._closed),
                self._take_layout,
                self._fail_layout,
            )

    def close(self) -> None:
        """End a layout that is under way."""
        self._closed = True

    def _load(self) -> None:
        if self._loading:
            self._loading.cancel()
        self._is_stale = False
        self._loading = self._operations.run(self._read, self._show, self._fail)

    def _read(self) -> tuple[MapScene, bool]:
        points = self._map.stored() or self._map.plane()
        return MapScene.of(points, self._store.read(map_facts)), self._map.is_due

    def _show(self, found: tuple[MapScene, bool]) -> None:
        self._loading = None
        self._scene, is_due = found
        self.scene_changed.emit(self._scene)
        if is_due:
            self.lay_out()

    def _take_layout(self, points: MapPoints | None) -> None:
        self._laying_out = None
        self.progressed.emit(1.0)
        if points is not None and self._scene is not None:
            facts: MapFacts = self._scene.facts
            self._loading = self._operations.run(
                partial(MapScene.of, points, facts), self._show_layout, self._fail
            )

    def _show_layout(self, scene: MapScene) -> None:
        self._loading = None
        self._scene = scene
        self.scene_changed.emit(scene)
        if self._is_stale:
            self.note_changes()

    def _fail(self, error: EarshotError) -> None:
        self._loading = None
        self._is_stale = True
        self.failed.emit(str(error))

    def _fail_layout(self, error: EarshotError) -> None:
        self._laying_out = None
        self.progressed.emit(1.0)
        self.failed.emit(str(error))
