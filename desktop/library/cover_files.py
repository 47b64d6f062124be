"""Small covers on disk, so that a large picture is decoded only once."""

import hashlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.library.picture_data import decoded, picture_format
from engine.library.covers import read_cover

logger = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024 * 1024
"""How much the small covers may take on disk: some 20,000 of them."""

_QUALITY = 88
_KEPT_SHARE = 0.8


class CoverFiles:
    """Makes square covers of music files and keeps them in a folder; used off the UI thread.

    A cover is known by its file, the times of change of the file and its folder, and its side, so
    that a replaced picture is seen. That there is none is kept too, as an empty file. The folder
    is a cache: whatever cannot be written there is only made again the next time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def cover(self, path: Path, side: int) -> QImage:
        """Return the cover of a music file, `side` pixels square, or a null image."""
        try:
            kept = self._folder / self._name(path, side)
        except OSError:
            return QImage()
        try:
            return decoded(kept.read_bytes())
        except OSError:
            image = square(read_cover(path) or b"", side)
            self._keep(kept, image)
            return image

    def prune(self, most_bytes: int = MOST_BYTES) -> None:
        """Delete what was made longest ago when all together takes too much."""
        try:
            files = sorted(
                (entry.stat().st_mtime, entry.stat().st_size, entry.path)
                for entry in os.scandir(self._folder)
            )
            surplus = sum(size for _, size, _ in files) - most_bytes
            if surplus <= 0:
                return
            surplus += int(most_bytes * (1 - _KEPT_SHARE))
            for _, size, path in files:
                if surplus <= 0:
                    break
                Path(path).unlink(missing_ok=True)
                surplus -= size
        except OSError as error:
            logger.info("The small covers could not be thinned out: %s", error)

    def _name(self, path: Path, side: int) -> str:
        changed = path.stat().st_mtime_ns, path.parent.stat().st_mtime_ns
        return hashlib.sha256(f"{path}|{changed}|{side}".encode()).hexdigest()[:32]

    def _keep(self, target: Path, image: QImage) -> None:
        data = QByteArray()
        if not image.isNull():
            buffer = QBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG" if image.hasAlphaChannel() else "JPG", _QUALITY)  # type: ignore[call-overload]
        partial = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data.data())
            partial.replace(target)
        except OSError as error:
            logger.info("A small cover could not be kept: %s", error)


def square(data: bytes, side: int) -> QImage:
    """Return the middle of an encoded picture, `side` pixels square, or a null image."""
    named = picture_format(data)
    if not named:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(named))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        del reader
        return QImage()
    # Told before decoding, JPEG reads only as much as it needs.
    expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    reader.setScaledSize(size.scaled(QSize(side, side), expanding))
    image = reader.read()
    # TIFF's handler looks at the buffer once more when it ends, so it has to end first.
    del reader
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    return image if image.isNull() else image.copy(left, top, side, side)
