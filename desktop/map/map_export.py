"""The map as a file: PNG with twice the pixels, or SVG."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.map.map_page import MapPage
from engine.errors import EarshotError
from engine.words import mark, translate

EXPORT_FILTER = mark("Map", "Pictures (*.png *.svg)")
_PNG_RATIO = 2.0
_SVG_RESOLUTION = 96
"""Pixels an inch, as browsers count them."""


def exporter(page: MapPage, file: Path) -> Callable[[], None]:
    """Draw what the map shows, with its legend; return what writes it, off the UI thread.

    It is SVG if the file's name ends so, else PNG. What is returned raises EarshotError when the
    file cannot be written.
    """
    if file.suffix.lower() == ".svg":
        return partial(_write, file, _svg(page))
    return partial(_save, file, _picture(page))


def _save(file: Path, picture: QImage) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    _write(file, bytes(buffer.data().data()))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        sentence = translate(
            "Map", "The map cannot be written to “{file}” ({reason}); choose another place."
        )
        raise EarshotError(sentence.format(file=file, reason=error.strerror)) from error


def _picture(page: MapPage) -> QImage:
    picture = QImage(page.view.size() * _PNG_RATIO, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_PNG_RATIO)
    painter = QPainter(picture)
    _paint(page, painter)
    painter.end()
    return picture


def _svg(page: MapPage) -> bytes:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(page.view.size())
    generator.setResolution(_SVG_RESOLUTION)
    generator.setViewBox(QRect(0, 0, page.view.width(), page.view.height()))
    generator.setTitle(translate("Map", "Map"))
    painter = QPainter(generator)
    _paint(page, painter)
    painter.end()
    return bytes(buffer.data().data())


def _paint(page: MapPage, painter: QPainter) -> None:
    page.view.render_to(painter, with_card=False, sharp=True)
    if page.legend.isVisibleTo(page.view):
        painter.translate(page.legend.pos())
        page.legend.paint_on(painter, QRectF(page.legend.rect()))
