"""Hearing tracks on the map: softly, after a short rest of the pointer, never over the music."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal, Slot

from desktop.map.audition_worker import AuditionCommands, AuditionWorker, Piece
from desktop.operations import Operation, Operations
from desktop.player.outputs import AudioOutput
from desktop.player.player import Player
from engine.errors import EarshotError
from engine.map.library_map import LibraryMap
from engine.sound import Sound

_REST_MILLISECONDS = 350


class Audition(QObject):
    """Plays an excerpt of the track that the pointer rests on.

    While the player plays, resting is silent. Who asks for an excerpt by key hears it even then:
    the player pauses for it and goes on afterwards.

    Parameters
    ----------
    output_factory
        Makes an output of its own, in a thread of its own.
    player
        Is not to be disturbed.
    library_map
        Knows the most typical place of each track.
    operations
        The way off the UI thread.
    device
        Tells the id of the device to play on, empty for the system's default.

    Signals
    -------
    heard
        The id of the track that is heard, or None.
    failed
        A sentence.
    """

    heard = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        output_factory: Callable[[], AudioOutput],
        player: Player,
        library_map: LibraryMap,
        operations: Operations,
        device: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_on = True
        self._device = device
        self._player = player
        self._map = library_map
        self._operations = operations
        self._track: int | None = None
        self._looking: Operation | None = None
        self._has_paused = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._begin)
        self._commands = AuditionCommands(self)
        self._worker = AuditionWorker(output_factory)
        self._thread = QThread(self)
        self._thread.setObjectName("audition")
        self._start_thread()
        player.state_changed.connect(self._give_way)

    def rest_on(self, track_id: int | None) -> None:
        """Play a track's excerpt in a moment, or none any more."""
        if track_id == self._track:
            return
        if self._track is not None:
            self._stop()
        self._track = track_id
        if track_id is not None and self.is_on and self._player.state != "playing":
            self._rest.start()

    def hear(self, track_id: int) -> None:
        """Play a track's excerpt now, whatever else plays."""
        self._silence_music(track_id)
        self._begin()

    def hear_at(self, track_id: int, sound: Sound, seconds: float) -> None:
        """Play an excerpt from a moment of a track now, whatever else plays."""
        self._silence_music(track_id)
        volume, device = self._player.volume**3, self._device()
        self._commands.play.emit(Piece(track_id, sound, seconds, volume, device))

    def switch(self, on: bool) -> None:
        """Play excerpts when the pointer rests, or only when asked."""
        self.is_on = on
        if not on:
            self.rest_on(None)

    @Slot()
    def close(self) -> None:
        """End the thread."""
        if self._thread.isRunning():
            self._rest.stop()
            self._commands.close.emit()
            self._thread.quit()
            self._thread.wait()

    def _start_thread(self) -> None:
        self._worker.moveToThread(self._thread)
        self._worker.obey(self._commands)
        self._worker.began.connect(self._tell_began)
        self._worker.ended.connect(self._tell_ended)
        self._worker.failed.connect(self.failed)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        self._thread.start()

    def _silence_music(self, track_id: int) -> None:
        self._rest.stop()
        self._track = track_id
        if self._player.state == "playing":
            self._has_paused = True
            self._player.pause()

    def _begin(self) -> None:
        if self._track is not None:
            # As the player's own control: loudness goes with the cube root of the amplitude.
            volume, device = self._player.volume**3, self._device()
            self._looking = self._operations.run(
                partial(self._find, self._track, volume, device),
                self._commands.play.emit,
                self._fail,
            )

    def _find(self, track_id: int, volume: float, device: str) -> Piece:
        sound, start = self._map.typical_place(track_id)
        return Piece(track_id, sound, start, volume, device)

    def _stop(self) -> None:
        self._rest.stop()
        if self._looking:
            self._looking.cancel()
            self._looking = None
        self._track = None
        self._commands.stop.emit()

    def _give_way(self, state: str) -> None:
        """The music begins: an excerpt ends."""
        if state == "playing":
            self._has_paused = False
            self._stop()

    def _fail(self, error: EarshotError) -> None:
        self._looking = None
        self._tell_ended()
        self.failed.emit(str(error))

    @Slot(int)
    def _tell_began(self, track_id: int) -> None:
        self.heard.emit(track_id)

    @Slot()
    def _tell_ended(self) -> None:
        self.heard.emit(None)
        if self._has_paused:
            self._has_paused = False
            self._player.play()
