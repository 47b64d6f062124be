"""The thread side of the player: a feeder, a timer, and signals in both directions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.player.feeder import Feeder
from desktop.player.outputs import AudioOutput
from desktop.player.timeline import Source
from engine.audio.decoding import probe
from engine.errors import EarshotError

_TICK_MILLISECONDS = 20
_POSITION_STEP = 0.1


class Commands(QObject):
    """What the player tells its worker, queued from thread to thread.

    Commands that change what is heard carry a serial number. The worker sends the latest number
    it knows along with its reports, so that the player's link can tell which are out of date.
    """

    load = Signal(int, list, float, bool)
    set_upcoming = Signal(int, object, list)
    seek = Signal(int, float)
    set_speed = Signal(int, float)
    play = Signal()
    pause = Signal()
    set_volume = Signal(float)
    set_gains = Signal(object)
    set_crossfade = Signal(float)
    set_device = Signal(str)
    close = Signal()


class PlaybackWorker(QObject):
    """Lives in the audio thread and feeds the output there.

    Parameters
    ----------
    output_factory
        Makes the output; called in the audio thread when the first sound is due.
    """

    heard = Signal(int, object, object)
    duration = Signal(int, object)
    position = Signal(int, float)
    failed = Signal(str, int)
    ended = Signal(int)
    halted = Signal(int)

    def __init__(self, output_factory: Callable[[], AudioOutput]) -> None:
        super().__init__()
        self._feeder = Feeder(output_factory, self)
        self._serial = 0
        self._last_position = -1.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def obey(self, commands: Commands) -> None:
        """Connect to the player's commands."""
        commands.load.connect(self._load)
        commands.set_upcoming.connect(self._set_upcoming)
        commands.seek.connect(self._seek)
        commands.play.connect(self._play)
        commands.pause.connect(self._pause)
        commands.set_volume.connect(self._set_volume)
        commands.set_speed.connect(self._set_speed)
        commands.set_gains.connect(self._set_gains)
        commands.set_crossfade.connect(self._set_crossfade)
        commands.set_device.connect(self._set_device)
        commands.close.connect(self._close, Qt.ConnectionType.BlockingQueuedConnection)

    def on_heard(self, source: Source, duration: float | None) -> None:
        """Pass on what the feeder tells."""
        self.heard.emit(self._serial, source, duration)

    def on_position(self, seconds: float) -> None:
        """Pass on what the feeder tells, ten times a second at most."""
        if abs(seconds - self._last_position) >= _POSITION_STEP:
            self._last_position = seconds
            self.position.emit(self._serial, seconds)

    def on_failed(self, message: str, track_id: int) -> None:
        """Pass on what the feeder tells."""
        self.failed.emit(message, track_id)

    def on_ended(self) -> None:
        """Pass on what the feeder tells."""
        self.ended.emit(self._serial)

    def on_halted(self) -> None:
        """Pass on what the feeder tells."""
        self.halted.emit(self._serial)

    @Slot(int, list, float, bool)
    def _load(self, serial: int, sources: list[Source], position: float, play: bool) -> None:
        self._serial = serial
        self._last_position = -1.0
        self._feeder.load(sources, position, play=play)
        if sources and not play:
            self._tell_duration(sources[0])
        self._update_timer()

    @Slot(int, object, list)
    def _set_upcoming(self, serial: int, base: tuple[int, int], sources: list[Source]) -> None:
        self._serial = serial
        self._feeder.set_upcoming(base, sources)
        self._feeder.announce()

    @Slot(int, float)
    def _seek(self, serial: int, seconds: float) -> None:
        self._serial = serial
        self._last_position = -1.0
        self._feeder.announce()
        self._feeder.seek(seconds)
        self._update_timer()

    @Slot()
    def _play(self) -> None:
        self._feeder.play()
        self._update_timer()

    @Slot()
    def _pause(self) -> None:
        self._feeder.pause()
        self._update_timer()

    @Slot(float)
    def _set_volume(self, factor: float) -> None:
        self._feeder.set_volume(factor)

    @Slot(int, float)
    def _set_speed(self, serial: int, speed: float) -> None:
        self._serial = serial
        self._feeder.announce()
        self._feeder.set_speed(speed)

    @Slot(object)
    def _set_gains(self, gains: dict[int, float]) -> None:
        self._feeder.set_gains(gains)

    @Slot(float)
    def _set_crossfade(self, seconds: float) -> None:
        self._feeder.set_crossfade(seconds)

    @Slot(str)
    def _set_device(self, device: str) -> None:
        self._feeder.set_device(device)

    @Slot()
    def _close(self) -> None:
        self._timer.stop()
        self._feeder.close()

    @Slot()
    def _tick(self) -> None:
        self._feeder.feed()
        self._update_timer()

    def _tell_duration(self, source: Source) -> None:
        """A track restored in pause shows its length before it is heard."""
        if source.path is None:
            return
        try:
            self.duration.emit(self._serial, source.span.duration(probe(source.path).duration))
        except EarshotError as error:
            self.failed.emit(str(error), source.track_id)

    def _update_timer(self) -> None:
        """Wake up only while there is something to feed."""
        if self._feeder.playing != self._timer.isActive():
            if self._feeder.playing:
                self._timer.start()
            else:
                self._timer.stop()
