"""Everything that joins the window with the desktop it runs on, built and ended together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.desktop_integration.file_opening import FileOpening
from desktop.desktop_integration.mpris import Mpris
from desktop.desktop_integration.notifications import Notifications
from desktop.desktop_integration.playing_track import PlayingTrack
from desktop.desktop_integration.session_bus import connected
from desktop.desktop_integration.tray import Tray
from desktop.library.dropped_files import DroppedFiles
from desktop.listening.library_service import LibraryService
from desktop.operations import Operations
from desktop.player.player import Player
from desktop.verbs import Verbs
from engine.settings import Settings
from engine.store.store import Store

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class DesktopParts(QObject):
    """MPRIS, notifications, the tray, and files that come from elsewhere.

    Parameters
    ----------
    window
        What is raised, what says when something fails, and where files are dropped.
    bus_address
        The session bus.
    has_tray
        Tells whether the desktop shows a tray.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        settings: Settings,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        service: LibraryService,
        parent: QObject,
        *,
        bus_address: str,
        has_tray: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self._window = window
        self.playing = PlayingTrack(store, operations, player, self)
        volume = window.player_bar.show_volume
        self.mpris = Mpris(connected(bus_address), player, self.playing, volume, self)
        self.notifications = Notifications(
            bus_address,
            settings,
            operations,
            player,
            self.playing,
            window.isActiveWindow,
            self,
        )
        icon = QApplication.windowIcon()
        self.tray = Tray(icon, settings, player, self.playing, has_tray, self)
        self.file_opening = FileOpening(store, operations, verbs, self)
        self.dropped = DroppedFiles(store, operations, verbs, service, self)
        self._connect()

    def close(self) -> None:
        """Leave the bus and the tray."""
        self.mpris.close()
        self.tray.close()
        self.playing.close()

    def _connect(self) -> None:
        window = self._window
        window.files_dropped.connect(self.dropped.take)
        window.queue.model.files_dropped.connect(self.dropped.insert)
        for part in (self.dropped, self.file_opening):
            part.failed.connect(window.notice.say)
        window.player_bar.volume_changed.connect(self.mpris.tell_changes)
        window.keeps_running = lambda: self.tray.keeps_running
        for wanted in (self.mpris.raise_wanted, self.tray.raise_wanted):
            wanted.connect(self._show_window)
        for wanted in (self.mpris.quit_wanted, self.tray.quit_wanted):
            wanted.connect(window.quit)
        self.mpris.open_wanted.connect(self.file_opening.open)

    def _show_window(self) -> None:
        self._window.come_to_front()
