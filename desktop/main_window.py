"""The window: rail, page and queue side by side, player and status below."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from desktop import window_actions, window_menus
from desktop.keys_dialog import KeysDialog
from desktop.library import folder_overlap
from desktop.library.first_run import FirstRunPage
from desktop.library.library_page import LibraryPage
from desktop.library.library_places import LibraryPlaces
from desktop.library.places import PlacePages, RailPlace, Searchable
from desktop.library.rail import Rail
from desktop.library.track_mime import dragged_files, dragged_tracks
from desktop.listening.library_service import LibraryCounts, LibraryService
from desktop.listening.listening_bar import ListeningBar
from desktop.now_playing.player_bar import PlayerBar
from desktop.operations import Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.playlists.playlist_places import PlaylistPlaces
from desktop.playlists.playlists import Playlists
from desktop.queue.queue_menu import QueueMenu
from desktop.queue.queue_panel import QueuePanel
from desktop.radio.discoveries import Discoveries
from desktop.radio.radio_dialogs import RadioDialogs
from desktop.radio.station_list import StationList
from desktop.radio.station_places import StationPlaces
from desktop.theme.theme import Theme, ThemeChoice
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from desktop.widgets.notice import Notice
from desktop.window_connections import (
    connect_history,
    connect_library,
    connect_player,
    connect_playlists,
    connect_service,
    connect_stations,
)
from desktop.window_keys import shortcuts
from desktop.window_layout import WindowLayout
from desktop.window_tracks import WindowTracks
from engine import settings
from engine.failures import retold
from engine.library.scanner import ScanReport
from engine.search.track_search import TrackSearch
from engine.settings import Settings
from engine.store.records import Folder
from engine.store.store import Store
from engine.words import plural


class MainWindow(QMainWindow):
    """Arranges the places and connects them; what happens is done by the parts it is given."""

    demo_wanted = Signal()
    files_dropped = Signal(list)
    settings_wanted = Signal()
    closing = Signal()

    def __init__(
        self,
        store: Store,
        settings: Settings,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        service: LibraryService,
        history: UndoHistory,
        playlists: Playlists,
        stations: StationList,
        theme: Theme,
        search: TrackSearch,
        cache: Path,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Earshot")
        self.setAcceptDrops(True)
        self._settings = settings
        self._player = player
        self._service = service
        self._theme = theme
        self._folders: list[Folder] | None = None
        self._closed = False
        self._quitting = False
        self.keeps_running: Callable[[], bool] = lambda: False
        self.rail = Rail(theme)
        self.page = LibraryPage(store, operations, theme, search, service.failures)
        self.first_run = FirstRunPage()
        self.queue = QueuePanel(store, player, theme)
        self.player_bar = PlayerBar(store, operations, player, theme)
        self.listening_bar = ListeningBar(theme)
        self.places = PlacePages()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.places)
        self._stack.addWidget(self.first_run)
        self._stack.setFocusProxy(self.places)
        self.tracks = WindowTracks(self, player, verbs, service)
        # Before the parts are joined: the keyboard goes through them in this order.
        self.library = LibraryPlaces(self, store, operations, verbs, history, theme, cache)
        self.playlists = PlaylistPlaces(self, store, operations, playlists, verbs, theme)
        self.stations = StationPlaces(self, stations, theme)
        self.queue_menu = QueueMenu(self, player, verbs, stations)
        self.discoveries = Discoveries(self, store, operations, verbs, history, theme)
        self.radio_dialogs = RadioDialogs(self, theme, verbs.radio, playlists)
        self._layout = WindowLayout(
            self, self.rail, self._stack, self.queue, self.player_bar, self.listening_bar
        )
        self.notice = Notice(self._stack)
        self._shortcuts = shortcuts(self, player, verbs, history)
        self.actions_by_menu = window_actions.install(self, self._shortcuts)
        connect_library(self, service)
        connect_service(self, service)
        connect_player(self, player, verbs, settings)
        connect_history(self, history)
        connect_playlists(self, playlists, player, service)
        connect_stations(self, stations, verbs)
        self._restore()

    def add_place(
        self, place: RailPlace, page: QWidget, enter: Callable[[], None] | None = None
    ) -> None:
        """Add a place to the rail, with its page and what to do each time it is chosen."""
        self.places.add(place.key, page, enter)
        self.rail.add_place(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what another program drags here; our own tracks have nothing to find here."""
        if dragged_files(event.mimeData()) and not dragged_tracks(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files and folders that are dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(dragged_files(event.mimeData()))

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        path = QFileDialog.getExistingDirectory(
            self, self.tr("Add a folder with music"), str(Path.home())
        )
        if path:
            chosen = Path(path)
            words = folder_overlap.words(self._folders or [], chosen)
            if words:
                self.notice.say(
                    words.sentence, words.action, partial(self._service.separate, chosen)
                )
            self._service.add_folders([chosen])

    def ask_to_remove(self, folder: Folder) -> None:
        """Take a folder out of the library if the listener means it."""
        window_menus.ask_to_remove(self, folder, partial(self._service.remove_folder, folder))

    def come_to_front(self, token: str = "") -> None:
        """Be seen, whatever lies over the window or made it small.

        Parameters
        ----------
        token
            What the desktop handed to whoever wants this; without it, it may only blink.
        """
        if token:
            # Where Qt looks for it.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the program, also where closing the window would not."""
        self._quitting = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window looks; it is gone at once, whatever ends behind it.

        Where the program goes on without its window, that is only hidden.
        """
        if not self._quitting and self.keeps_running():
            self._layout.save(self._settings)
            self.hide()
            event.ignore()
            return
        if not self._closed:
            self._closed = True
            self._layout.save(self._settings)
            self.hide()
            self.closing.emit()
        super().closeEvent(event)

    def open_view_menu(self, button: QWidget) -> None:
        """Open the menu with colours and everything that has a key."""
        choice, menus = self._theme.choice, self.actions_by_menu
        menu = window_menus.view_menu(self, choice, self.choose_theme, menus)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Change the colours and remember it."""
        self._theme.choose(choice)
        self._settings.set(settings.THEME, choice)

    @property
    def folders(self) -> list[Folder]:
        """The folders of the library."""
        return list(self._folders or [])

    def show_folders(self, folders: list[Folder]) -> None:
        """Take over which folders there are."""
        self._folders = folders
        self.rail.show_folders(folders)
        self._show_page()

    def show_counts(self, counts: LibraryCounts) -> None:
        """Take over fresh counts of the library."""
        listening = counts.listening
        numbers = {"tracks": listening.tracks, "failed": listening.failed}
        self.rail.show_counts(numbers | {"missing": counts.missing})
        self.listening_bar.show_counts(counts.listening)

    def take_focus(self) -> None:
        """Put the keyboard where one most likely begins."""
        first_run = self._stack.currentWidget() is self.first_run
        (self.first_run if first_run else self.places).setFocus()

    def show_scanning(self, scanning: bool) -> None:
        """Show that folders are looked through, or no longer are."""
        self.page.show_scanning(scanning)
        if not scanning:
            self.listening_bar.show_scan(None)
        self._show_page()

    def tell_problems(self, report: ScanReport) -> None:
        """Name what a scan could not read."""
        if report.problems:
            first, others = report.problems[0], len(report.problems) - 1
            told = self.tr("“{file}” could not be read: {reason}")
            if others:
                told = plural(
                    "Window",
                    "“{file}” could not be read: {reason} (and %n more)",
                    "“{file}” could not be read: {reason} (and %n more)",
                    others,
                )
            self.notice.say(told.format(file=first.path.name, reason=retold(first.reason)))

    def tell(self, sentence: str, _about: object = None) -> None:
        """Show a sentence for a few seconds."""
        self.notice.say(sentence)

    def pause_listening(self, paused: bool) -> None:
        """Pause listening or go on, and remember it."""
        self._settings.set(settings.LISTENING_PAUSED, paused)
        self.listening_bar.show_paused(paused)
        if paused:
            self._service.pause()
        else:
            self._service.resume()

    def mark_playing(self, entry: QueueEntry | None) -> None:
        """Mark in the table what plays."""
        self.page.model.set_playing(entry.track_id if entry else None)

    def show_playing(self) -> None:
        """Find what plays in the table."""
        current = self._player.current
        if not current:
            return
        shown = self.places.currentWidget() is self.page
        if not shown or not self.page.table.show_track(current.track_id):
            self.page.search.clear()
            self.rail.select_place("tracks")
            self.page.reload(partial(self._show_track, current.track_id))

    def focus_search(self) -> None:
        """Go to the search field; from a page that has none, to that of all tracks."""
        page = self.places.currentWidget()
        if not isinstance(page, Searchable):
            self.rail.select_place("tracks")
            page = self.page
        page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page.search.selectAll()

    def show_keys(self) -> None:
        """Show all keys and what they do."""
        KeysDialog(self, self._shortcuts).open()

    def rescan(self) -> None:
        """Look through all folders for changes."""
        self._service.rescan([folder.path for folder in self._folders or []])

    def _show_track(self, track_id: int) -> None:
        self.page.table.show_track(track_id)

    def _show_page(self) -> None:
        first_run = self._folders == [] and not self._service.scanning
        self._stack.setCurrentWidget(self.first_run if first_run else self.places)
        self._layout.show_sides(not first_run)
        # The first page says all there is to say.
        self.listening_bar.setVisible(not first_run)

    def remember_columns(self) -> None:
        """Remember which columns the table shows, and how."""
        self._settings.set(settings.TABLE_COLUMNS, self.page.table.columns.remembered)

    def _restore(self) -> None:
        self._layout.restore(self._settings)
        self.page.table.columns.restore(self._settings.get(settings.TABLE_COLUMNS))
        self.player_bar.show_volume(self._settings.get(settings.VOLUME))
        self.listening_bar.show_paused(self._settings.get(settings.LISTENING_PAUSED))
