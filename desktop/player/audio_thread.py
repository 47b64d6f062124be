"""The QThread in which the playback worker lives."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot

from desktop.player.outputs import AudioOutput
from desktop.player.worker import Commands, PlaybackWorker


class AudioThread(QObject):
    """Starts a worker in a thread of its own and ends both cleanly.

    Parameters
    ----------
    output_factory
        Makes the output, in the new thread.
    """

    def __init__(
        self, output_factory: Callable[[], AudioOutput], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.commands = Commands(self)
        self.worker = PlaybackWorker(output_factory)
        self._thread = QThread(self)
        self._thread.setObjectName("audio")
        self.worker.moveToThread(self._thread)
        self.worker.obey(self.commands)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        self._thread.start(QThread.Priority.TimeCriticalPriority)

    @Slot()
    def close(self) -> None:
        """Let go of files and output, and wait for the thread to end."""
        if self._thread.isRunning():
            self.commands.close.emit()
            self._thread.quit()
            self._thread.wait()
