"""The map as a file: PNG with twice the pixels, or SVG with dots that stay sharp."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.map.map_page import MapPage
from desktop.map.map_view import MapView
from desktop.map.point_layer import FEW, MOST_SHAPES
from desktop.map.point_pictures import Picture, draw_picture
from desktop.operations import Operations
from engine.errors import EarshotError
from engine.words import mark, translate

EXPORT_FILTER = mark("Map", "Pictures (*.png *.svg)")
_RATIO, _SVG_RATIO = 2.0, 1.0
"""Pixels a pixel of the window; SVG has its pictures compressed on the UI thread."""

_SVG_RESOLUTION = 96
"""Pixels an inch, as browsers count them."""


def export(page: MapPage, file: Path, operations: Operations, done: Callable[[], None]) -> None:
    """Write what the map shows, with its legend: as SVG if the file's name ends so, else as PNG.

    Many points are drawn off the UI thread, what lies over them on it, and the file is written off
    it again. A file that cannot be written is told of by `operations`.
    """

    def draw(points: Picture | None) -> None:
        if file.suffix.lower() == ".svg":
            write = partial(_write, file, _svg(page, points))
        else:
            write = partial(_save, file, _picture(page, points))
        operations.run(write, lambda _: done())

    operations.run(_points(page.view, file), draw)


def _points(view: MapView, file: Path) -> Callable[[], Picture | None]:
    """Return what draws the points as one picture, where there are so many."""
    as_svg = file.suffix.lower() == ".svg"
    few, ratio = (MOST_SHAPES, _SVG_RATIO) if as_svg else (FEW, _RATIO)
    visible = len(view.visible_rows())
    if view.look is None or visible <= few:
        return lambda: None
    return partial(draw_picture, view.look, view.viewport, visible, ratio)


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


def _picture(page: MapPage, points: Picture | None) -> QImage:
    picture = QImage(page.view.size() * _RATIO, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_RATIO)
    painter = QPainter(picture)
    _paint(page, painter, points)
    painter.end()
    return picture


def _svg(page: MapPage, points: Picture | None) -> bytes:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(page.view.size())
    generator.setResolution(_SVG_RESOLUTION)
    generator.setViewBox(QRect(0, 0, page.view.width(), page.view.height()))
    generator.setTitle(translate("Map", "Map"))
    painter = QPainter(generator)
    _paint(page, painter, points)
    painter.end()
    return bytes(buffer.data().data())


def _paint(page: MapPage, painter: QPainter, points: Picture | None) -> None:
    page.view.render_to(painter, with_card=False, sharp=True, drawn=points)
    if page.legend.isVisibleTo(page.view):
        painter.translate(page.legend.pos())
        page.legend.paint_on(painter, QRectF(page.legend.rect()))
