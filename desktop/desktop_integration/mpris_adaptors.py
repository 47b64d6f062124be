"""The two interfaces of MPRIS 2.2 (https://specifications.freedesktop.org/mpris-spec/2.2/).

Names, types and units are the specification's: times are in microseconds.
"""

# PySide6's type stubs do not know how these decorators are called.
# mypy: disable-error-code="call-arg, operator, arg-type"

from typing import Any, Protocol

from PySide6.QtCore import ClassInfo, Property, QObject, QUrl, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusObjectPath

from desktop.player.modes import FASTEST, SLOWEST

ROOT_INTERFACE = "org.mpris.MediaPlayer2"
PLAYER_INTERFACE = "org.mpris.MediaPlayer2.Player"
MIME_TYPES = (
    "audio/aac",
    "audio/flac",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/opus",
    "audio/x-aiff",
    "audio/x-ape",
    "audio/x-flac",
    "audio/x-m4a",
    "audio/x-mpegurl",
    "audio/x-scpls",
    "audio/x-vorbis+ogg",
    "audio/x-wav",
    "audio/x-wavpack",
    "application/xspf+xml",
)


class Actor(Protocol):
    """What the adaptors speak for."""

    def value(self, name: str) -> Any:
        """Return a property of the player by its name."""
        ...

    def act(self, name: str, *arguments: Any) -> None:
        """Do what a method of either interface asks for, or set the property of that name."""
        ...


@ClassInfo({"D-Bus Interface": ROOT_INTERFACE})
class RootAdaptor(QDBusAbstractAdaptor):
    """The program as a whole."""

    def __init__(self, parent: QObject, actor: Actor) -> None:
        super().__init__(parent)
        self._actor = actor

    @Slot()
    def Raise(self) -> None:
        """Bring the window to the front."""
        self._actor.act("Raise")

    @Slot()
    def Quit(self) -> None:
        """End the program."""
        self._actor.act("Quit")

    @Property(bool)
    def CanRaise(self) -> bool:
        """The window can come to the front."""
        return True

    @Property(bool)
    def CanQuit(self) -> bool:
        """The program can be ended."""
        return True

    @Property(bool)
    def HasTrackList(self) -> bool:
        """The queue is not shown through MPRIS."""
        return False

    @Property(str)
    def Identity(self) -> str:
        """The program's name for people."""
        return "Earshot"

    @Property(str)
    def DesktopEntry(self) -> str:
        """The name of the desktop entry, without its suffix."""
        return "earshot"

    @Property("QStringList")
    def SupportedUriSchemes(self) -> list[str]:
        """What can be opened: files."""
        return ["file"]

    @Property("QStringList")
    def SupportedMimeTypes(self) -> list[str]:
        """Kinds of files that can be opened."""
        return list(MIME_TYPES)


@ClassInfo({"D-Bus Interface": PLAYER_INTERFACE})
class PlayerAdaptor(QDBusAbstractAdaptor):
    """Playback.

    Signals
    -------
    Seeked
        The place in the track, after a jump that nobody could foresee.
    """

    Seeked = Signal("qlonglong")

    def __init__(self, parent: QObject, actor: Actor) -> None:
        super().__init__(parent)
        self._actor = actor

    @Slot()
    def Next(self) -> None:
        """Play the next track."""
        self._actor.act("Next")

    @Slot()
    def Previous(self) -> None:
        """Play the previous track."""
        self._actor.act("Previous")

    @Slot()
    def Pause(self) -> None:
        """Fall silent and keep the place."""
        self._actor.act("Pause")

    @Slot()
    def PlayPause(self) -> None:
        """Pause when playing, play otherwise."""
        self._actor.act("PlayPause")

    @Slot()
    def Stop(self) -> None:
        """Fall silent and go back to the beginning."""
        self._actor.act("Stop")

    @Slot()
    def Play(self) -> None:
        """Play, or go on."""
        self._actor.act("Play")

    @Slot("qlonglong")
    def Seek(self, offset: int) -> None:
        """Go on so much later, or earlier."""
        self._actor.act("Seek", offset)

    @Slot(QDBusObjectPath, "qlonglong")
    def SetPosition(self, track: QDBusObjectPath, position: int) -> None:
        """Go to a place of a track, if that is the one that still plays."""
        self._actor.act("SetPosition", track.path(), position)

    @Slot(str)
    def OpenUri(self, uri: str) -> None:
        """Play a file."""
        self._actor.act("OpenUri", QUrl(uri))

    @Property(str)
    def PlaybackStatus(self) -> str:
        """“Playing”, “Paused” or “Stopped”."""
        return self._actor.value("PlaybackStatus")

    @Property(float)
    def Rate(self) -> float:
        """Times the normal speed."""
        return self._actor.value("Rate")

    @Rate.setter  # type: ignore[no-redef]
    def Rate(self, rate: float) -> None:
        """Set the speed."""
        self._actor.act("Rate", rate)

    @Property(str)
    def LoopStatus(self) -> str:
        """“None”, “Track” or “Playlist”."""
        return self._actor.value("LoopStatus")

    @LoopStatus.setter  # type: ignore[no-redef]
    def LoopStatus(self, status: str) -> None:
        """Say what is played again."""
        self._actor.act("LoopStatus", status)

    @Property(bool)
    def Shuffle(self) -> bool:
        """What comes next is shuffled, in whatever way."""
        return self._actor.value("Shuffle")

    @Shuffle.setter  # type: ignore[no-redef]
    def Shuffle(self, shuffle: bool) -> None:
        """Shuffle by track, or go back to the order."""
        self._actor.act("Shuffle", shuffle)

    @Property(float)
    def MinimumRate(self) -> float:
        """The slowest speed."""
        return SLOWEST

    @Property(float)
    def MaximumRate(self) -> float:
        """The fastest speed."""
        return FASTEST

    @Property("QVariantMap")
    def Metadata(self) -> dict[str, Any]:
        """What plays."""
        return self._actor.value("Metadata")

    @Property(float)
    def Volume(self) -> float:
        """The volume control, 0 to 1."""
        return self._actor.value("Volume")

    @Volume.setter  # type: ignore[no-redef]
    def Volume(self, volume: float) -> None:
        """Set the volume control."""
        self._actor.act("Volume", volume)

    @Property("qlonglong")
    def Position(self) -> int:
        """The place in the track."""
        return self._actor.value("Position")

    @Property(bool)
    def CanGoNext(self) -> bool:
        """Something follows."""
        return self._actor.value("CanGoNext")

    @Property(bool)
    def CanGoPrevious(self) -> bool:
        """Something went before."""
        return self._actor.value("CanGoPrevious")

    @Property(bool)
    def CanPlay(self) -> bool:
        """There is something to play."""
        return self._actor.value("CanPlay")

    @Property(bool)
    def CanPause(self) -> bool:
        """What plays can be paused."""
        return self._actor.value("CanPause")

    @Property(bool)
    def CanSeek(self) -> bool:
        """The place in the track can be changed."""
        return self._actor.value("CanSeek")

    @Property(bool)
    def CanControl(self) -> bool:
        """Others may control the player."""
        return True
