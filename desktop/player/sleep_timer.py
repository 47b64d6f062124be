"""Falls asleep with the listener: playback fades out after a while and pauses."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.player.player import Player

FADE_SECONDS = 20.0
_TICK_MILLISECONDS = 100


class SleepTimer(QObject):
    """Counts down, fades the sound out over the last seconds, and pauses.

    Parameters
    ----------
    player
        What is put to sleep.
    clock
        Seconds that only grow.

    Signals
    -------
    changed
        It was set, or has ended.
    """

    changed = Signal()

    def __init__(
        self,
        player: Player,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._clock = clock
        self._end: float | None = None
        self._timer = QTimer(self, interval=_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    @property
    def seconds_left(self) -> float | None:
        """How long until playback pauses, or None when no timer is set."""
        return None if self._end is None else max(0.0, self._end - self._clock())

    def start(self, minutes: float) -> None:
        """Pause in so many minutes; a timer that is set already is replaced."""
        self._end = self._clock() + 60 * minutes
        self._player.sound.set_fade(1.0)
        self._timer.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stay awake; what was faded already comes back."""
        if self._end is not None:
            self._end = None
            self._timer.stop()
            self._player.sound.set_fade(1.0)
            self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        left = self.seconds_left
        if left is None:
            return
        if left > 0.0:
            if left < FADE_SECONDS:
                self._player.sound.set_fade(left / FADE_SECONDS)
            return
        self._player.pause()
        self.cancel()
