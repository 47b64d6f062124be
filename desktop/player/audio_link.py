"""The player's side of the talk with the audio thread: nothing out of date comes through."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.player.audio_thread import AudioThread
from desktop.player.outputs import AudioOutput
from desktop.player.timeline import Source
from desktop.player.worker import PlaybackWorker


class AudioLink(QObject):
    """Numbers the commands that change what is heard, and drops reports from before the last one.

    Reports are under way for a moment. What a track tells of its end, say, counts no more once
    another one was asked for.

    Parameters
    ----------
    output_factory
        Makes the output, in the audio thread.

    Attributes
    ----------
    commands
        The way to the thread for commands that make no report out of date.

    Signals
    -------
    heard
        The source that begins to be heard, and its length in seconds or None.
    duration
        The length of what was loaded, in seconds, or None.
    position
        Seconds into what is heard.
    ended
        All that was loaded has been heard; nothing that was reported before counts after it.
    halted
        The output paused by itself.
    failed
        A sentence and the track's id, or -1 when the output is at fault; never out of date.
    """

    heard = Signal(object, object)
    duration = Signal(object)
    position = Signal(float)
    ended = Signal()
    halted = Signal()
    failed = Signal(str, int)

    def __init__(
        self, output_factory: Callable[[], AudioOutput], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._serial = 0
        self._audio = AudioThread(output_factory, self)
        self.commands = self._audio.commands
        self._listen(self._audio.worker)

    def load(self, sources: list[Source], position: float = 0.0, *, play: bool = False) -> None:
        """Let go of everything, and begin with the first of these sources, if any."""
        self._serial += 1
        self.commands.load.emit(self._serial, sources, position, play)

    def seek(self, seconds: float) -> None:
        """Go on at another place."""
        self._serial += 1
        self.commands.seek.emit(self._serial, seconds)

    def set_speed(self, speed: float) -> None:
        """Go on at another speed."""
        self._serial += 1
        self.commands.set_speed.emit(self._serial, speed)

    def replace_upcoming(self, base: tuple[int, int], sources: list[Source]) -> None:
        """Let other sources follow the one with the key `base`."""
        self._serial += 1
        self.extend_upcoming(base, sources)

    def extend_upcoming(self, base: tuple[int, int], sources: list[Source]) -> None:
        """Tell what follows as it did before, but further on."""
        self.commands.set_upcoming.emit(self._serial, base, sources)

    def close(self) -> None:
        """Stop the thread; nothing is reported afterwards."""
        # Reports that the thread sent before it ended may still wait on this one.
        self._serial += 1
        self._audio.close()

    def _listen(self, worker: PlaybackWorker) -> None:
        worker.heard.connect(self._pass_heard)
        worker.duration.connect(self._pass_duration)
        worker.position.connect(self._pass_position)
        worker.failed.connect(self.failed)
        worker.ended.connect(self._pass_ended)
        worker.halted.connect(self._pass_halted)

    @Slot(int, object, object)
    def _pass_heard(self, serial: int, source: Source, duration: float | None) -> None:
        if serial == self._serial:
            self.heard.emit(source, duration)

    @Slot(int, object)
    def _pass_duration(self, serial: int, duration: float | None) -> None:
        if serial == self._serial:
            self.duration.emit(duration)

    @Slot(int, float)
    def _pass_position(self, serial: int, seconds: float) -> None:
        if serial == self._serial:
            self.position.emit(seconds)

    @Slot(int)
    def _pass_ended(self, serial: int) -> None:
        if serial == self._serial:
            self._serial += 1
            self.ended.emit()

    @Slot(int)
    def _pass_halted(self, serial: int) -> None:
        if serial == self._serial:
            self.halted.emit()
