"""Covers in place of points, where the listener has come close enough to see them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from desktop.library.picture_data import decoded
from desktop.map.scene import MapScene
from desktop.map.viewport import Viewport
from desktop.operations import Operations
from engine.library.covers import read_cover
from engine.similarity.vector_block import IdArray
from engine.store.store import Store
from engine.store.tracks import tracks_by_id

MOST_COVERS = 50
"""Points in the window up to which their covers are shown."""

_SIDE = 44.0
_RADIUS = 4.0
_KEPT = 256
_STORED_SIDE = 128


class MapCovers(QObject):
    """Loads covers in the background, a few at a time, and paints those that are there.

    Signals
    -------
    loaded
        A cover came.
    """

    loaded = Signal()

    def __init__(self, store: Store, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._pixmaps: dict[int, QPixmap] = {}
        self._loading = False

    def paint(
        self, painter: QPainter, viewport: Viewport, scene: MapScene, visible: IdArray
    ) -> list[QRectF]:
        """Paint the covers of the points in the window; return what they take up."""
        if len(visible) > MOST_COVERS:
            return []
        ids = scene.track_ids[visible].tolist()
        self._load([track_id for track_id in ids if track_id not in self._pixmaps])
        taken = []
        pixels = viewport.to_pixels(scene.positions[visible]).tolist()
        for track_id, (x, y) in zip(ids, pixels, strict=True):
            pixmap = self._pixmaps.get(track_id)
            if pixmap is None or pixmap.isNull():
                continue
            spot = QRectF(x - _SIDE / 2, y - _SIDE / 2, _SIDE, _SIDE)
            painter.drawPixmap(spot, pixmap, QRectF(pixmap.rect()))
            taken.append(spot)
        return taken

    def _load(self, track_ids: list[int]) -> None:
        """Read missing covers, one batch after the other."""
        if track_ids and not self._loading:
            self._loading = True
            self._operations.run(
                partial(self._read, track_ids[:8]), self._take, lambda _: self._stop()
            )

    def _read(self, track_ids: list[int]) -> dict[int, QImage]:
        tracks = self._store.read(tracks_by_id, track_ids)
        return {
            track_id: _picture(tracks[track_id].path) if track_id in tracks else QImage()
            for track_id in track_ids
        }

    def _take(self, images: dict[int, QImage]) -> None:
        self._loading = False
        if len(self._pixmaps) > _KEPT:
            self._pixmaps.clear()
        for track_id, image in images.items():
            self._pixmaps[track_id] = QPixmap.fromImage(image)
        self.loaded.emit()

    def _stop(self) -> None:
        self._loading = False


def _picture(path: Path) -> QImage:
    """Return the cover cut to a square, or a null image; runs off the UI thread."""
    image = decoded(read_cover(path) or b"")
    if image.isNull():
        return image
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    return _rounded(
        square.scaled(
            _STORED_SIDE,
            _STORED_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )


def _rounded(square: QImage) -> QImage:
    """Return a cover with round corners and an edge, which a white one has on white too."""
    rounded = QImage(square.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    unit = _STORED_SIDE / _SIDE
    shape = QPainterPath()
    edge = QRectF(rounded.rect()).adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2)
    shape.addRoundedRect(edge, _RADIUS * unit, _RADIUS * unit)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(128, 128, 128, 90), unit))
    painter.setBrush(QBrush(square))
    painter.drawPath(shape)
    painter.end()
    return rounded
