"""Where the places of the window are, and remembering it."""

import base64

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.theme import tokens
from engine import settings
from engine.settings import Settings

_WIDTH = 1280
_HEIGHT = 800
_LEAST = (900, 600)


class WindowLayout:
    """Rail, page and queue side by side over the bars.

    Parameters
    ----------
    window
        What is laid out.
    rail, page, queue
        Side by side; rail and queue can be hidden and drawn narrower.
    bars
        Below them, from top to bottom.
    """

    def __init__(
        self, window: QMainWindow, rail: QWidget, page: QWidget, queue: QWidget, *bars: QWidget
    ) -> None:
        self._window = window
        self._sides = (rail, queue)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        window.setMinimumSize(*_LEAST)
        window.resize(_WIDTH, _HEIGHT)
        self._split(rail, page, queue)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._splitter, 1)
        for bar in bars:
            layout.addWidget(bar)
        window.setCentralWidget(centre)

    def show_sides(self, shown: bool) -> None:
        """Show the rail and the queue, or the page alone."""
        for side in self._sides:
            side.setVisible(shown)

    def save(self, stored: Settings) -> None:
        """Remember place, size and widths; hidden sides have no width worth remembering."""
        stored.set(settings.WINDOW_GEOMETRY, _encoded(self._window.saveGeometry()))
        if not self._sides[0].isHidden():
            stored.set(settings.SPLITTER, _encoded(self._splitter.saveState()))

    def restore(self, stored: Settings) -> None:
        """Look like the last time."""
        geometry, splitter = stored.get(settings.WINDOW_GEOMETRY), stored.get(settings.SPLITTER)
        if geometry:
            self._window.restoreGeometry(_decoded(geometry))
        if splitter:
            self._splitter.restoreState(_decoded(splitter))

    def _split(self, rail: QWidget, page: QWidget, queue: QWidget) -> None:
        for part in (rail, page, queue):
            self._splitter.addWidget(part)
        self._splitter.setHandleWidth(1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setStretchFactor(1, 1)
        middle = _WIDTH - tokens.RAIL_WIDTH - tokens.QUEUE_WIDTH
        self._splitter.setSizes([tokens.RAIL_WIDTH, middle, tokens.QUEUE_WIDTH])
        for part, least in ((rail, 176), (page, 464), (queue, 256)):
            part.setMinimumWidth(least)


def _encoded(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _decoded(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
