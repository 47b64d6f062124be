"""Draws the outline of a track as thin bars."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.theme.tokens import Palette

_PITCH = 3
_BAR = 2
_LEAST = 1.0
# Loud music fills most of the scale: a power below 1 would flatten it, one above opens it up.
_CONTRAST = 1.4


def bar_heights(columns: bytes, count: int) -> npt.NDArray[np.float64]:
    """Return the heights of `count` bars, 0 to 1, each the largest of the columns it stands for."""
    values = np.frombuffer(columns, np.uint8).astype(np.float64) / 255
    edges = np.linspace(0, len(values), count + 1)
    first = edges[:-1].astype(int)
    last = np.maximum(np.ceil(edges[1:]).astype(int), first + 1)
    heights = np.array([values[a:b].max() for a, b in zip(first, last, strict=True)])
    loudest = heights.max(initial=0.0)
    return heights / loudest if loudest > 0 else heights


def paint_waveform(
    painter: QPainter,
    area: QRect,
    outline: tuple[bytes, bytes],
    place: float,
    palette: Palette,
    focused: bool,
) -> None:
    """Draw peaks and levels around the middle, and the place, 0 to 1, that is reached."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    count = max(1, area.width() // _PITCH)
    reached = area.left() + place * area.width()
    colours = _colours(palette)
    peaks, levels = (bar_heights(columns, count) ** _CONTRAST for columns in outline)
    # The levels are drawn into the peaks, on the same scale.
    scale = _ratio(outline)
    for bars, (played, ahead) in ((peaks, colours[0]), (levels * scale, colours[1])):
        for number, height in enumerate(bars):
            left = area.left() + number * _PITCH
            half = max(_LEAST, height * (area.height() / 2 - 2))
            bar = QRectF(left, area.center().y() + 0.5 - half, _BAR, 2 * half)
            painter.setBrush(played if left + _BAR / 2 <= reached else ahead)
            painter.drawRoundedRect(bar, 1, 1)
    pen = QPen(QColor(palette.accent if focused else palette.text), 2 if focused else 1)
    painter.setPen(pen)
    painter.drawLine(round(reached), area.top() + 1, round(reached), area.bottom() - 1)


def paint_passage(
    painter: QPainter, area: QRect, shares: tuple[float, float], palette: Palette
) -> None:
    """Draw a marked passage, from and to shares of the track, as a band with firm edges."""
    left, right = (area.left() + share * area.width() for share in shares)
    band = QRectF(left, area.top(), max(2.0, right - left), area.height())
    painter.fillRect(band, QColor(palette.selection))
    edge = QColor(palette.accent)
    for x in (band.left(), band.right() - 2):
        painter.fillRect(QRectF(x, area.top(), 2, area.height()), edge)


def _colours(palette: Palette) -> tuple[tuple[QColor, QColor], tuple[QColor, QColor]]:
    """Return the colours of peaks and levels, each where it was played and where it was not."""
    pale = QColor(palette.accent)
    pale.setAlphaF(0.45)
    return (
        (pale, QColor(palette.track)),
        (QColor(palette.accent), QColor(palette.text_muted)),
    )


def _ratio(outline: tuple[bytes, bytes]) -> float:
    """Return how high the highest level stands beside the highest peak."""
    peak, level = max(outline[0], default=0), max(outline[1], default=0)
    return (level / peak) ** _CONTRAST if peak else 0.0
