"""Python's cyclic garbage is collected on the UI thread, and on no other."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MILLISECONDS = 500


class GarbageCollector(QObject):
    """Takes over from the automatic collector until it is closed.

    That one runs on whichever thread happens to allocate. A Qt object which it found there would
    be destroyed on a thread that is not its own, and with a timer in it the process dies.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # What was imported stays to the end: looking through it again would only stop the window.
        gc.freeze()
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    def collect_if_due(self) -> None:
        """Collect the oldest generation whose threshold is passed, as the interpreter would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Hand back to the automatic collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
