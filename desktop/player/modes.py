"""How the queue is played: shuffled, repeated, up to where, and how fast."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop.player.planning import Repeat, StopAfter
from desktop.player.queue_editor import QueueEditor

Shuffle = Literal["off", "tracks", "albums", "artists"]

SLOWEST, FASTEST = 0.5, 2.0


class PlaybackModes(QueueEditor):
    """A queue with the switches that say how it is played.

    Signals
    -------
    shuffle_changed
        “off”, “tracks”, “albums” or “artists”; the order itself is the queue's.
    repeat_changed
        “off”, “track” or “queue”.
    stop_after_changed
        “off”, “track” or “album”.
    speed_changed
        Times the normal speed, 0.5 to 2.
    replaced
        Another queue was taken; its first entry is about to be played.
    """

    shuffle_changed = Signal(str)
    repeat_changed = Signal(str)
    stop_after_changed = Signal(str)
    speed_changed = Signal(float)
    replaced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shuffle: Shuffle = "off"
        self._repeat: Repeat = "off"
        self._stop_after: StopAfter = "off"
        self._speed = 1.0

    @property
    def shuffle(self) -> Shuffle:
        """In which way what comes next is shuffled."""
        return self._shuffle

    @property
    def repeat(self) -> Repeat:
        """What is played again at its end."""
        return self._repeat

    @property
    def stop_after(self) -> StopAfter:
        """After what playback ends; then it is “off” again."""
        return self._stop_after

    @property
    def speed(self) -> float:
        """Times the normal speed; the pitch stays."""
        return self._speed

    def set_shuffle(self, shuffle: Shuffle) -> None:
        """Shuffle what comes next, and every queue to come; “off” brings the order back."""
        if shuffle != self._shuffle:
            self._shuffle = shuffle
            self.shuffle_changed.emit(shuffle)

    def set_repeat(self, repeat: Repeat) -> None:
        """Play the track or the queue again at its end."""
        if repeat != self._repeat:
            self._repeat = repeat
            self.repeat_changed.emit(repeat)
            self._after_edit()

    def set_stop_after(self, stop_after: StopAfter) -> None:
        """End playback behind the current track, or behind the last one of its album in a row."""
        if stop_after != self._stop_after:
            self._stop_after = stop_after
            self.stop_after_changed.emit(stop_after)
            self._after_edit()

    def set_speed(self, speed: float) -> None:
        """Play slower or faster, 0.5 to 2 times, at the same pitch."""
        speed = min(max(round(speed, 2), SLOWEST), FASTEST)
        if speed != self._speed:
            self._speed = speed
            self._after_speed()
            self.speed_changed.emit(speed)

    def _after_speed(self) -> None:
        """Do what another speed asks for."""
