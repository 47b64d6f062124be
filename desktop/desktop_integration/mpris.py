"""The player on the session bus: media keys, lock screens and ``playerctl`` reach it there."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QMetaType, QObject, QUrl, Signal
from PySide6.QtDBus import QDBusArgument, QDBusConnection, QDBusMessage

from desktop.desktop_integration.mpris_adaptors import (
    PLAYER_INTERFACE,
    ROOT_INTERFACE,
    PlayerAdaptor,
    RootAdaptor,
)
from desktop.desktop_integration.mpris_metadata import MICROSECONDS, metadata, track_path
from desktop.desktop_integration.playing_track import PlayingTrack
from desktop.player.planning import Repeat
from desktop.player.player import Player

logger = logging.getLogger(__name__)

_PROPERTIES = "org.freedesktop.DBus.Properties"
_PATH = "/org/mpris/MediaPlayer2"
_SERVICE = f"{ROOT_INTERFACE}.earshot"
_STATES = {"playing": "Playing", "paused": "Paused", "stopped": "Stopped"}
_LOOPS: dict[Repeat, str] = {"off": "None", "track": "Track", "queue": "Playlist"}
_JUMP_SECONDS = 1.0


class Mpris(QObject):
    """Offers the player to other programs, as MPRIS 2.2 describes it.

    Parameters
    ----------
    bus
        The session bus; without one nothing happens.
    player, playing
        What is offered.
    set_volume
        Sets the volume, 0 to 1, where the listener sees it.

    Signals
    -------
    raise_wanted, quit_wanted
        Another program wants the window in front, or the program to end.
    open_wanted
        Another program wants these files to be played.
    """

    raise_wanted = Signal()
    quit_wanted = Signal()
    open_wanted = Signal(list)

    def __init__(
        self,
        bus: QDBusConnection,
        player: Player,
        playing: PlayingTrack,
        set_volume: Callable[[float], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._player = player
        self._playing = playing
        self._set_volume = set_volume
        self._told: dict[str, Any] = {}
        self._position = 0.0
        self._since = QElapsedTimer()
        self._service = ""
        RootAdaptor(self, self)
        self._adaptor = PlayerAdaptor(self, self)
        if self._register():
            self._follow()

    def close(self) -> None:
        """Leave the bus."""
        if self._service:
            self._bus.unregisterService(self._service)
            self._bus.unregisterObject(_PATH)
            self._service = ""

    def value(self, name: str) -> Any:
        """Return a property of the player by its name in the specification."""
        if name == "Position":
            return int(self._player.position * MICROSECONDS)
        return self._values()[name]

    def act(self, name: str, *arguments: Any) -> None:
        """Do what a method of the specification asks for, or set the property of that name."""
        player = self._player
        simple: dict[str, Callable[..., Any]] = {
            "Raise": self.raise_wanted.emit,
            "Quit": self.quit_wanted.emit,
            "Next": player.next,
            "Previous": player.previous,
            "Pause": player.pause,
            "PlayPause": player.toggle,
            "Stop": player.stop,
            "Play": player.play,
            "Seek": self._seek_by,
            "SetPosition": self._seek_in,
            "OpenUri": self._open,
            "Volume": self._change_volume,
            "Rate": self._change_rate,
            "LoopStatus": self._repeat,
            "Shuffle": self._shuffle,
        }
        simple[name](*arguments)

    def tell_changes(self, *_: object) -> None:
        """Tell the bus which properties are others now."""
        values = self._values()
        changed = {name: value for name, value in values.items() if value != self._told.get(name)}
        if not changed or not self._service:
            return
        self._told = values
        none_invalidated = QDBusArgument()
        none_invalidated.beginArray(QMetaType(QMetaType.Type.QString))
        none_invalidated.endArray()
        message = QDBusMessage.createSignal(_PATH, _PROPERTIES, "PropertiesChanged")
        message.setArguments([PLAYER_INTERFACE, changed, none_invalidated])
        self._bus.send(message)

    def _register(self) -> bool:
        if not self._bus.isConnected():
            logger.info("There is no session bus; other programs cannot control the player.")
            return False
        exported = QDBusConnection.RegisterOption.ExportAdaptors
        if not self._bus.registerObject(_PATH, self, exported):
            logger.warning("The session bus does not take the player.")
            return False
        # A second instance, on another library, goes by a name of its own.
        for service in (_SERVICE, f"{_SERVICE}.instance{os.getpid()}"):
            if self._bus.registerService(service):
                self._service = service
                return True
        logger.warning("The session bus does not take the player's name.")
        return False

    def _follow(self) -> None:
        player = self._player
        for signal in (
            player.state_changed,
            player.queue_changed,
            player.duration_changed,
            player.speed_changed,
            player.repeat_changed,
            player.shuffle_changed,
        ):
            signal.connect(self.tell_changes)
        self._playing.changed.connect(self.tell_changes)
        player.current_changed.connect(self._forget_position)
        player.state_changed.connect(self._forget_position)
        player.position_changed.connect(self._follow_position)

    def _values(self) -> dict[str, Any]:
        """Return all properties that are told when they change."""
        player = self._player
        queue, index = player.queue, player.queue.current_index
        return {
            "PlaybackStatus": _STATES[player.state],
            "Rate": float(player.speed),
            "LoopStatus": _LOOPS[player.repeat],
            "Shuffle": player.shuffle != "off",
            "Metadata": metadata(self._playing.now, player.duration),
            "Volume": float(player.volume),
            "CanGoNext": index is not None and index + 1 < len(queue),
            "CanGoPrevious": index is not None,
            "CanPlay": bool(len(queue)),
            "CanPause": bool(len(queue)),
            "CanSeek": player.duration > 0,
        }

    def _seek_by(self, offset: int) -> None:
        seconds = self._player.position + offset / MICROSECONDS
        if self._player.duration and seconds >= self._player.duration:
            self._player.next()
        else:
            self._player.seek(max(0.0, seconds))

    def _seek_in(self, track: str, position: int) -> None:
        now = self._playing.now
        seconds = position / MICROSECONDS
        is_same = now is not None and track == track_path(now.entry_id)
        if is_same and 0 <= seconds <= self._player.duration:
            self._player.seek(seconds)

    def _open(self, url: QUrl) -> None:
        if url.isLocalFile():
            self.open_wanted.emit([Path(url.toLocalFile())])

    def _change_volume(self, volume: float) -> None:
        self._set_volume(min(max(volume, 0.0), 1.0))
        self.tell_changes()

    def _change_rate(self, rate: float) -> None:
        # The specification: who sets 0 means pause.
        if rate > 0:
            self._player.set_speed(rate)
        else:
            self._player.pause()

    def _repeat(self, status: str) -> None:
        wanted = next((repeat for repeat, loop in _LOOPS.items() if loop == status), None)
        if wanted is not None:
            self._player.set_repeat(wanted)

    def _shuffle(self, shuffle: bool) -> None:
        if shuffle != (self._player.shuffle != "off"):
            self._player.set_shuffle("tracks" if shuffle else "off")

    def _forget_position(self, _: object) -> None:
        self._since.invalidate()

    def _follow_position(self, seconds: float) -> None:
        """Tell of every place that others cannot foresee from the one before."""
        if self._since.isValid():
            speed = self._player.speed if self._player.state == "playing" else 0.0
            going = self._since.elapsed() / 1000 * speed
            if abs(seconds - self._position - going) > _JUMP_SECONDS:
                self._adaptor.Seeked.emit(int(seconds * MICROSECONDS))
        self._position = seconds
        self._since.start()
