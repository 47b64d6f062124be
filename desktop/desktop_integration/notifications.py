"""A notification of the desktop for each track that begins while the window is not in front.

The Desktop Notifications Specification 1.2, https://specifications.freedesktop.org/notification/.
Jeepney speaks to the desktop here: Qt cannot send Python's numbers as the unsigned ones that the
specification insists on.
"""

import logging
from collections.abc import Callable
from html import escape
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from PySide6.QtCore import QObject

from desktop.desktop_integration.playing_track import Playing, PlayingTrack
from desktop.desktop_integration.session_bus import NO_BUS
from desktop.operations import Operations
from desktop.player.player import Player
from engine import settings
from engine.settings import Settings

logger = logging.getLogger(__name__)

_DESKTOP = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
_SERVERS_OWN_TIMEOUT = -1
_PATIENCE_SECONDS = 5.0


class Notifications(QObject):
    """Says what begins to play, one notification in place of the one before.

    Parameters
    ----------
    bus_address
        Of the session bus; without one nothing is said.
    is_seen
        Tells whether the listener has the window in front of him, and needs no notification.
    """

    def __init__(
        self,
        bus_address: str,
        settings: Settings,
        operations: Operations,
        player: Player,
        playing: PlayingTrack,
        is_seen: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus_address = bus_address
        self._settings = settings
        self._operations = operations
        self._player = player
        self._is_seen = is_seen
        self._last_id = 0
        playing.settled.connect(self._tell)

    def _tell(self, playing: Playing) -> None:
        wanted = self._bus_address != NO_BUS and self._settings.get(settings.NOTIFICATIONS)
        if wanted and self._player.state == "playing" and not self._is_seen():
            self._operations.run(lambda: self._notify(playing), self._keep_id)

    def _keep_id(self, number: int) -> None:
        self._last_id = number

    def _notify(self, playing: Playing) -> int:
        """Ask the desktop, which may take its time; return the notification's number."""
        message = new_method_call(
            _DESKTOP, "Notify", "susssasa{sv}i", _arguments(playing, self._last_id)
        )
        try:
            with open_dbus_connection(self._bus_address) as connection:
                reply = connection.send_and_get_reply(message, timeout=_PATIENCE_SECONDS)
            (number,) = unwrap_msg(reply)
        except (OSError, KeyError, StopIteration, DBusErrorResponse) as error:
            # No bus, or nobody on it who shows notifications: the music plays all the same.
            logger.info("The desktop shows no notification: %r", error)
            return 0
        return int(number)


def _arguments(playing: Playing, replaced: int) -> tuple[Any, ...]:
    """Return what ``Notify`` takes, in its order."""
    track = playing.track
    names = [name for name in (track.artist, track.album) if name]
    hints = {"desktop-entry": ("s", "earshot"), "transient": ("b", True)}
    if playing.cover:
        hints["image-path"] = ("s", playing.cover.as_uri())
    body = escape("\n".join(names), quote=False)
    return "Earshot", replaced, "earshot", track.title, body, [], hints, _SERVERS_OWN_TIMEOUT
