"""The app without a screen, to be brought into a state and pictured."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app import App
from desktop.desktop_integration.session_bus import NO_BUS
from desktop.player.outputs import NullOutput
from desktop.theme.theme import ThemeChoice
from engine.settings import LANGUAGE
from engine.store.session import save_setting
from engine.store.store import Store

_STEP_MILLISECONDS = 50
_CALM_MILLISECONDS = 300
_PATIENCE_SECONDS = 180


class Stage:
    """An app on a library, and what scenes need to arrange it.

    Parameters
    ----------
    application, library
        Qt's application, and the file to open; it is changed.
    spoken
        The code of the language.
    """

    def __init__(self, application: QApplication, library: Path, spoken: str = "en") -> None:
        with Store(library) as store:
            store.write(save_setting, LANGUAGE.key, spoken)
        self.app = App(
            application,
            library,
            lambda: NullOutput(speed=1.0),
            cache=library.parent / "cache",
            bus_address=NO_BUS,
            has_tray=lambda: False,
        )
        self.window = self.app.window

    def open(self) -> None:
        """Show the window and wait until it knows its library."""
        scans: list[object] = []
        self.app.service.scan_finished.connect(scans.append)
        self.app.start()
        self.settle()
        if self.window.folders:
            self.wait_until(lambda: bool(scans))
        self.settle()

    @property
    def ids(self) -> list[int]:
        """The tracks that the table shows, in its order."""
        return [int(number) for number in self.window.page.model.ids]

    def place(self, key: str) -> None:
        """Go to a place of the rail and wait until everything on it is there."""
        self.window.rail.select_place(key)
        self.settle()

    def search(self, query: str) -> None:
        """Type into the search of the page of tracks."""
        self.window.page.search.setFocus()
        self.window.page.search_for(query)
        self.settle()

    def play(self, track_ids: list[int], start: int = 0, seconds: float = 42.0) -> None:
        """Play tracks, and hold the first at so many seconds."""
        self.app.verbs.play(track_ids, start)
        self._hold(seconds)

    def play_similar(self, track_id: int, seconds: float = 42.0) -> None:
        """Start the radio, and hold its first track at so many seconds."""
        self.app.verbs.play_similar(track_id)
        self.settle()
        self._hold(seconds)

    def _hold(self, seconds: float) -> None:
        player = self.app.player
        self.wait_until(lambda: player.position > 0)
        player.seek(min(seconds, player.duration / 2))
        self.wait(500)
        player.pause()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs in the background any more."""
        calm = QElapsedTimer()
        calm.start()
        last = time.monotonic() + _PATIENCE_SECONDS
        while calm.elapsed() < _CALM_MILLISECONDS and time.monotonic() < last:
            self.wait(_STEP_MILLISECONDS)
            if self.app.operations.busy:
                calm.restart()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that comes for sure, if late."""
        last = time.monotonic() + _PATIENCE_SECONDS
        while not condition() and time.monotonic() < last:
            self.wait(_STEP_MILLISECONDS)

    @staticmethod
    def wait(milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def picture(self, file: Path, choice: ThemeChoice) -> None:
        """Save the window with whatever stands over it."""
        self.app.theme.choose(choice)
        self.settle()
        image = self.window.grab().toImage()
        painter = QPainter(image)
        for widget in self._over():
            painter.drawImage(widget.pos() - self.window.pos(), _grabbed(widget))
        painter.end()
        image.save(str(file))

    def clear(self) -> None:
        """Close everything over the window and go back to all tracks."""
        for widget in self._over():
            widget.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.notice.hide()
        self.window.page.search.clear()
        self.window.page.table.clearSelection()
        self.place("tracks")

    def close(self) -> None:
        """End the app."""
        self.window.close()
        self.app.close()

    def _over(self) -> list[QWidget]:
        """Dialogs first, menus and the like above them."""
        tops = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self.window
        ]
        return sorted(tops, key=lambda widget: not isinstance(widget, QDialog))


def _grabbed(widget: QWidget) -> QImage:
    """Return a picture of a window with a line around it, as window managers draw one."""
    image = widget.grab().toImage()
    painter = QPainter(image)
    painter.setPen(widget.palette().placeholderText().color())
    painter.drawRect(widget.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return image
