"""The icon in the system's tray, with which the music goes on when the window is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.desktop_integration.playing_track import Playing, PlayingTrack
from desktop.player.player import Player
from engine import settings
from engine.settings import Settings


class Tray(QObject):
    """Shows the icon if the listener wants it and the desktop has a place for it.

    Parameters
    ----------
    is_available
        Tells whether the desktop has a tray; without one, a closed window would be lost.

    Signals
    -------
    raise_wanted
        The window should come to the front.
    quit_wanted
        The program should end.
    """

    raise_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        icon: QIcon,
        settings: Settings,
        player: Player,
        playing: PlayingTrack,
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._player = player
        self._is_available = is_available
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(icon, self)
        self._fill_menu()
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activate)
        playing.changed.connect(self._describe)
        player.state_changed.connect(self._name_toggle)
        self._describe(None)
        self.refresh()

    @property
    def is_available(self) -> bool:
        """Whether the desktop has a tray."""
        return self._is_available()

    @property
    def keeps_running(self) -> bool:
        """Whether the program goes on when its window is closed."""
        return bool(self._settings.get(settings.TRAY)) and self.is_available

    def refresh(self) -> None:
        """Show or hide the icon, after the setting was changed."""
        self._icon.setVisible(self.keeps_running)

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self._menu.deleteLater()

    def _fill_menu(self) -> None:
        self._toggle = self._menu.addAction(self.tr("Play"), self._player.toggle)
        self._menu.addAction(self.tr("Next"), self._player.next)
        self._menu.addAction(self.tr("Previous"), self._player.previous)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show Earshot"), self.raise_wanted.emit)
        self._menu.addAction(self.tr("Quit"), self.quit_wanted.emit)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.raise_wanted.emit()
        elif reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._player.toggle()

    def _name_toggle(self, state: str) -> None:
        self._toggle.setText(self.tr("Pause") if state == "playing" else self.tr("Play"))

    def _describe(self, playing: Playing | None) -> None:
        words = ["Earshot"]
        if playing:
            words = [word for word in (playing.track.title, playing.track.artist) if word]
        self._icon.setToolTip("\n".join(words))
