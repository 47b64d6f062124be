"""The cover of the playing track."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.library.picture_data import decoded
from desktop.operations import Operation, Operations
from desktop.theme import tokens
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from engine.library.covers import read_cover

_RADIUS = 4
_LARGEST = 256


class CoverView(QWidget):
    """A small square picture; a quiet note where there is none."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._path: Path | None = None
        self._pixmap = QPixmap()
        self._loading: Operation | None = None
        self.setFixedSize(QSize(tokens.COVER_SIZE, tokens.COVER_SIZE))
        self.setAccessibleName(self.tr("Cover"))
        theme.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        """Whether a cover was found."""
        return not self._pixmap.isNull()

    def show_cover_of(self, path: Path | None) -> None:
        """Load the cover of a file in the background and show it."""
        if path == self._path:
            return
        self._path = path
        if self._loading:
            self._loading.cancel()
        if path is None:
            self._show(QImage())
        else:
            self._loading = self._operations.run(lambda: _load(path), self._show)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture with slightly rounded corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        if self.has_picture:
            painter.drawPixmap(self.rect(), self._pixmap)
            return
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        spot = self.rect().adjusted(14, 14, -14, -14)
        icon("music-note", self._theme.palette.text_muted).paint(painter, spot)

    def _show(self, image: QImage) -> None:
        self._pixmap = QPixmap.fromImage(image)
        self.update()


def _load(path: Path) -> QImage:
    """Return the cover cut to a square, or a null image; runs off the UI thread."""
    image = decoded(read_cover(path) or b"")
    if image.isNull():
        return image
    side = min(image.width(), image.height())
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    return image.copy(left, top, side, side).scaled(
        _LARGEST,
        _LARGEST,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
