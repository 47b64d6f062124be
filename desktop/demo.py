"""Lets the listener try Earshot on a library that it composes itself."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations import Operations
from engine.demo import write_demo_library
from engine.errors import EarshotError


class DemoLibrary(QObject):
    """Writes the demo library in the background.

    Signals
    -------
    progressed
        A sentence on how far it is.
    written
        A list with the folder, to be added to the library.
    failed
        A sentence on why it could not be written.
    """

    progressed = Signal(str)
    written = Signal(list)
    failed = Signal(str)
    _came = Signal(int, int)

    def __init__(self, folder: Path, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._operations = operations
        self._cancelled = False
        self._came.connect(self._tell)

    def write(self) -> None:
        """Compose what is missing of the demo library and say when it is there."""
        self.progressed.emit(self.tr("Composing a small library…"))
        self._operations.run(
            lambda: write_demo_library(self._folder, progress=self._note), self._end, self._fail
        )

    def cancel(self) -> None:
        """Compose no further pieces; the next call of :meth:`write` goes on from there."""
        self._cancelled = True

    def _note(self, done: int, total: int) -> None:
        if self._cancelled:
            raise EarshotError(
                self.tr("The demo library is not complete; choose it again to go on.")
            )
        self._came.emit(done, total)

    def _end(self, _paths: list[Path]) -> None:
        self.written.emit([self._folder])
        self.progressed.emit("")

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(
            self.tr("Composing a small library: {done} of {total} pieces are ready.").format(
                done=done, total=total
            )
        )

    def _fail(self, error: EarshotError) -> None:
        self.progressed.emit("")
        self.failed.emit(str(error))
