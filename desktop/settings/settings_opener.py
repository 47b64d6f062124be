"""Opens the settings of the window, once."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.desktop_integration.tray import Tray
from desktop.listening.library_service import LibraryService
from desktop.player.playback_settings import PlaybackSettings
from desktop.radio.habits import Habits
from desktop.settings.folder_rules_dialog import FolderRulesDialog
from desktop.settings.folders_part import FoldersPart
from desktop.settings.habits_part import HabitsPart
from desktop.settings.pages import (
    HABITS_ICON,
    folders_page,
    general_page,
    habits_page,
    listening_page,
    playback_page,
)
from desktop.settings.settings_dialog import SettingsDialog
from desktop.theme.theme import Theme
from engine.settings import Settings
from engine.store.records import Folder

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class SettingsOpener(QObject):
    """Makes the dialog of what can be set, when it is asked for."""

    def __init__(
        self,
        window: "MainWindow",
        stored: Settings,
        theme: Theme,
        tray: Tray,
        playback: PlaybackSettings,
        service: LibraryService,
        habits: Habits,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stored = stored
        self._theme = theme
        self._tray = tray
        self._playback = playback
        self._service = service
        self._habits = habits
        window.settings_wanted.connect(self.open)

    def open(self) -> None:
        """Show the dialog; one that is open already comes to the front."""
        dialog = self._window.findChild(SettingsDialog)
        if dialog is None:
            dialog = self._dialog()
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def open_habits(self) -> None:
        """Show the page of what was learned of the listener."""
        self.open()
        dialog = self._window.findChild(SettingsDialog)
        if dialog:
            dialog.show_page(HABITS_ICON)

    def _dialog(self) -> SettingsDialog:
        window = self._window
        pages = (
            general_page(self._stored, self._theme, window.choose_theme, self._tray),
            playback_page(self._playback),
            listening_page(self._stored, window.pause_listening),
            habits_page(lambda: HabitsPart(self._theme, self._habits)),
            folders_page(self._folders),
        )
        return SettingsDialog(self._theme, pages, window)

    def ask_rules(self, folder: Folder) -> None:
        """Ask what a folder is for."""
        parent = self._window.findChild(SettingsDialog) or self._window
        dialog = FolderRulesDialog(
            parent, self._theme, folder, partial(self._service.set_rules, folder)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _folders(self) -> FoldersPart:
        window = self._window
        part = FoldersPart(
            window.folders, window.choose_folder, window.ask_to_remove, self.ask_rules
        )
        self._service.folders_changed.connect(part.show_folders)
        return part
