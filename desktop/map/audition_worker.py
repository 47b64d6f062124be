"""The thread side of hearing tracks on the map: one excerpt at a time to an output of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.player.outputs import AudioOutput
from engine.errors import EarshotError
from engine.map.excerpt import Excerpt
from engine.sound import Sound

_TICK_MILLISECONDS = 15
_AHEAD_SECONDS = 0.12
"""Little is written in advance, so that an excerpt fades as soon as the pointer leaves."""

_WISHED_RATE, _WISHED_CHANNELS = 48000, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be heard: a file from `start` seconds on, at `volume` 0 to 1.

    `device` is the id of the one to play on, empty for the system's default.
    """

    track_id: int
    sound: Sound
    start: float
    volume: float
    device: str = ""


class AuditionCommands(QObject):
    """What the UI thread tells the worker."""

    play = Signal(object)
    stop = Signal()
    close = Signal()


class AuditionWorker(QObject):
    """Lives in the audition thread.

    Parameters
    ----------
    output_factory
        Makes the output; called in that thread when the first excerpt is due.

    Signals
    -------
    began
        The id of the track that is heard from now on.
    ended
        Nothing is heard any more.
    failed
        A sentence.
    """

    began = Signal(int)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, output_factory: Callable[[], AudioOutput]) -> None:
        super().__init__()
        self._output_factory = output_factory
        self._output: AudioOutput | None = None
        self._excerpt: Excerpt | None = None
        self._next: Piece | None = None
        self._written = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def obey(self, commands: AuditionCommands) -> None:
        """Connect to the commands."""
        commands.play.connect(self._play)
        commands.stop.connect(self._stop)
        commands.close.connect(self._close, Qt.ConnectionType.BlockingQueuedConnection)

    @Slot(object)
    def _play(self, piece: Piece) -> None:
        """Begin at once, or as soon as what is heard has faded."""
        self._next = piece
        if self._excerpt is None:
            self._begin()
        else:
            self._excerpt.release()

    @Slot()
    def _stop(self) -> None:
        self._next = None
        if self._excerpt is not None:
            self._excerpt.release()
        elif not self._timer.isActive():
            self.ended.emit()

    @Slot()
    def _close(self) -> None:
        self._timer.stop()
        self._drop_excerpt()
        if self._output is not None:
            self._output.close()
            self._output = None

    @Slot()
    def _tick(self) -> None:
        try:
            self._feed()
        except EarshotError as error:
            self._give_up(error)

    def _begin(self) -> None:
        piece, self._next = self._next, None
        if piece is None:
            return
        try:
            output = self._opened(piece.device)
            self._excerpt = Excerpt(
                piece.sound.path,
                piece.start,
                output.sample_rate,
                output.channels,
                span=piece.sound.span,
            )
        except EarshotError as error:
            self._give_up(error)
            return
        output.set_volume(piece.volume)
        self._timer.start()
        self.began.emit(piece.track_id)

    def _opened(self, device: str) -> AudioOutput:
        """Return an output on a device: the one there is, unless it plays on another."""
        if self._output is not None:
            self._output.choose(device)
            if self._output.should_move():
                self._output.close()
                self._output = None
        if self._output is None:
            output = self._output_factory()
            output.choose(device)
            output.open(_WISHED_RATE, _WISHED_CHANNELS)
            self._output, self._written = output, 0
        return self._output

    def _feed(self) -> None:
        output, excerpt = self._output, self._excerpt
        if output is None:
            return
        waiting = self._written - output.frames_played()
        room = round(_AHEAD_SECONDS * output.sample_rate) - waiting
        room = min(room, output.frames_free())
        if excerpt is None:
            self._end_when_silent(waiting)
            return
        if room <= 0:
            return
        samples = excerpt.read(room)
        if len(samples):
            self._written += output.write(samples)
        else:
            self._drop_excerpt()
            self._begin()

    def _end_when_silent(self, waiting: int) -> None:
        if waiting <= 0:
            self._timer.stop()
            assert self._output is not None
            self._output.reset()
            self._written = 0
            self.ended.emit()

    def _drop_excerpt(self) -> None:
        if self._excerpt is not None:
            self._excerpt.close()
            self._excerpt = None

    def _give_up(self, error: EarshotError) -> None:
        """Say what is wrong, and look for another device the next time."""
        self._timer.stop()
        self._next = None
        self._drop_excerpt()
        if self._output is not None:
            self._output.close()
            self._output = None
        self.failed.emit(str(error))
        self.ended.emit()
