"""What is connected with what in the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.listening.library_service import LibraryService
from desktop.player.player import Player
from desktop.playlists.playlists import Playlists
from desktop.radio.habits import Habits
from desktop.radio.station_list import StationList
from desktop.settings.settings_opener import SettingsOpener
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from engine import settings
from engine.settings import Settings
from engine.words import translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def connect_library(window: "MainWindow", service: LibraryService) -> None:
    """Connect rail and page with the library."""
    rail, page = window.rail, window.page
    rail.place_chosen.connect(window.places.show_place)
    for place in (rail, page):
        place.add_folder_wanted.connect(window.choose_folder)
    rail.rescan_wanted.connect(service.rescan)
    rail.remove_wanted.connect(window.ask_to_remove)
    rail.show_folder_wanted.connect(_show_folder)
    window.first_run.button_clicked.connect(window.choose_folder)
    window.first_run.link_clicked.connect(window.demo_wanted)
    page.head.view_menu_wanted.connect(window.open_view_menu)
    page.table.activated_track.connect(window.tracks.play_row)
    page.table.verb_chosen.connect(window.tracks.act_on_row)
    page.table.menu_wanted.connect(window.tracks.open_track_menu)
    page.table.columns.changed.connect(window.remember_columns)
    changes = window.library.changes
    changes.tags_changed.connect(service.tracks_changed)
    changes.said.connect(window.notice.say)
    changes.failed.connect(window.notice.say)


def connect_service(window: "MainWindow", service: LibraryService) -> None:
    """Connect everything with what scans and listens."""
    bar = window.listening_bar
    service.scanning_changed.connect(window.show_scanning)
    service.scan_progressed.connect(bar.show_scan)
    service.scan_finished.connect(window.tell_problems)
    service.tracks_changed.connect(window.page.reload)
    service.tracks_changed.connect(window.library.note_change)
    service.tracks_changed.connect(window.discoveries.note_change)
    service.tracks_changed.connect(window.queue.model.reread)
    service.tracks_changed.connect(window.player_bar.reread)
    service.folders_changed.connect(window.show_folders)
    service.counts_changed.connect(window.show_counts)
    service.listening_progressed.connect(bar.show_progress)
    service.failed.connect(window.notice.say)
    bar.pause_wanted.connect(window.pause_listening)
    bar.retry_wanted.connect(service.resume)


def connect_player(window: "MainWindow", player: Player, verbs: Verbs, stored: Settings) -> None:
    """Connect queue and player bar with the player and the verbs."""
    queue, bar, notice = window.queue, window.player_bar, window.notice
    player.current_changed.connect(window.mark_playing)
    player.failed.connect(window.tell)
    verbs.said.connect(notice.say)
    verbs.failed.connect(notice.say)
    queue.clear_wanted.connect(verbs.clear)
    queue.remove_wanted.connect(verbs.remove)
    queue.model.move_wanted.connect(verbs.move)
    queue.model.tracks_dropped.connect(verbs.insert)
    bar.similar_wanted.connect(verbs.play_similar)
    bar.volume_changed.connect(partial(stored.set, settings.VOLUME))


def connect_history(window: "MainWindow", history: UndoHistory) -> None:
    """Say what was undone or redone, and offer the way back."""
    say = window.notice.say
    history.undone.connect(
        lambda words: say(
            translate("Window", "Undone: {change}").format(change=words),
            translate("Window", "Redo"),
            history.redo,
        )
    )
    history.redone.connect(lambda words: say(words, translate("Window", "Undo"), history.undo))


def connect_playlists(
    window: "MainWindow", playlists: Playlists, player: Player, service: LibraryService
) -> None:
    """Connect the playlists with what plays, what the library holds, and the quiet line."""
    page = window.playlists.page
    playlists.said.connect(window.notice.say)
    playlists.failed.connect(window.notice.say)
    player.current_changed.connect(page.show_playing)
    service.tracks_changed.connect(page.reload)


def connect_stations(window: "MainWindow", saved: StationList, verbs: Verbs) -> None:
    """Connect the head of the queue and the saved stations with the station that plays."""
    stations, header, queue = verbs.stations, window.queue.station, window.queue
    stations.changed.connect(queue.show_station)
    stations.relaxed.connect(header.show_relaxed)
    header.recipe_wanted.connect(stations.change)
    header.thumb_given.connect(stations.rate_current)
    header.menu_wanted.connect(window.stations.open_current_menu)
    queue.menu_wanted.connect(window.queue_menu.open)
    for signal in (saved.said, saved.failed, window.discoveries.belonging.said):
        signal.connect(window.notice.say)


def connect_habits(window: "MainWindow", habits: Habits, opener: SettingsOpener) -> None:
    """Connect the head of the queue with what was learned of the listener."""
    header = window.queue.station

    def show() -> None:
        header.show_habits(known=habits.knows, on=habits.is_on)

    habits.changed.connect(show)
    header.tuned_wanted.connect(habits.switch)
    header.habits_wanted.connect(opener.open_habits)
    habits.said.connect(window.notice.say)
    habits.failed.connect(window.notice.say)


def _show_folder(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
