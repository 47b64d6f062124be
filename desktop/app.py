"""The composition root: builds every part of the app and hands each what it needs."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_path
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop import language
from desktop.demo import DemoLibrary
from desktop.desktop_integration.desktop_parts import DesktopParts
from desktop.desktop_integration.request import Request
from desktop.desktop_integration.session_bus import SESSION
from desktop.filters.filter_place import FilterPlace
from desktop.garbage import GarbageCollector
from desktop.library.watched_folders import WatchedFolders
from desktop.listening.library_service import LibraryService
from desktop.main_window import MainWindow
from desktop.map.map_place import MapPlace
from desktop.operations import Operations
from desktop.passages.passage_place import PassagePlace
from desktop.player.levels import Levels
from desktop.player.outputs import AudioOutput
from desktop.player.playback import Playback
from desktop.player.player import Player
from desktop.playlists.playlists import Playlists
from desktop.radio.habits import Habits
from desktop.radio.play_recorder import PlayRecorder
from desktop.radio.radio_verbs import RadioVerbs
from desktop.radio.station_list import StationList
from desktop.radio.stations import Stations
from desktop.session import Session
from desktop.settings.settings_opener import SettingsOpener
from desktop.theme.theme import Theme, ThemeChoice
from desktop.undo import UndoHistory
from desktop.verbs import Verbs
from desktop.window_connections import connect_habits
from engine import settings
from engine.encoder.bundle import ModelBundle
from engine.encoder.chosen import chosen_bundle
from engine.encoder.session import Device
from engine.errors import EarshotError
from engine.radio.filter_columns import FilterColumns
from engine.radio.filters import Filters
from engine.radio.passages import PassageSearch
from engine.radio.station import Radio
from engine.search.track_search import TrackSearch
from engine.settings import Settings
from engine.similarity.index import SimilarityIndex
from engine.similarity.serving import serving_model
from engine.sound import Sound
from engine.store import browse, opened_files, tracks
from engine.store import folders as folder_store
from engine.store.store import Store

OutputFactory = Callable[[], AudioOutput]


class App(QObject):
    """Everything that lives as long as the window, in the order in which it is built.

    Attributes
    ----------
    hangs
        After :meth:`close`: whether threads are left that nothing can end.
    """

    _settings_failed = Signal(object)

    def __init__(
        self,
        application: QApplication,
        library: Path,
        output_factory: OutputFactory,
        *,
        bundle: ModelBundle | None = None,
        bus_address: str = SESSION,
        has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        cache: Path | None = None,
    ) -> None:
        super().__init__(application)
        self.store = Store(library)
        self.garbage = GarbageCollector(self)
        self.settings = Settings(self.store, self._settings_failed.emit)
        language.install(application, self.settings.get(settings.LANGUAGE))
        self.bundle = bundle or chosen_bundle(self.settings)
        # What a newly chosen model has not caught up with is answered by the one before.
        self.serving = serving_model(self.store, self.settings, self.bundle)
        self.theme = Theme(application, _theme_choice(self.settings))
        self.operations = Operations(self)
        self._build_playback(output_factory)
        self._build_library()
        self._build_verbs()
        self._build_window(cache or user_cache_path("earshot"), output_factory)
        self.desktop = DesktopParts(
            self.window,
            self.store,
            self.settings,
            self.operations,
            self.player,
            self.verbs,
            self.service,
            self,
            bus_address=bus_address,
            has_tray=has_tray,
        )
        opener = SettingsOpener(
            self.window,
            self.settings,
            self.theme,
            self.desktop.tray,
            self.playback.settings,
            self.service,
            self.habits,
        )
        connect_habits(self.window, self.habits, opener)
        self.demo = DemoLibrary(library.parent / "demo", self.operations, self)
        self.hangs = False
        self._closed = False
        self._connect()

    def start(self, folders: Sequence[Path] = ()) -> None:
        """Show the window; everything that takes time begins after it is there."""
        self.window.show_folders(self.store.read(folder_store.all_folders))
        self.window.show()
        self.window.take_focus()
        self.window.page.reload(lambda: self._start_services(folders))

    def take_request(self, request: Request) -> None:
        """Do what a later start of the program asks for, and come to the front."""
        self.window.come_to_front(request.token)
        if request.folders:
            self.service.add_folders(request.folders)
        self.desktop.file_opening.open(request.files)

    def close(self) -> None:
        """Save the session and end every thread and process."""
        if self._closed:
            return
        self._closed = True
        self.session.close()
        self.play_recorder.close()
        self.settings.save()
        self.demo.cancel()
        self.desktop.close()
        self.map.close()
        self.player.close()
        self.watching.close()
        self.service.close()
        self.hangs = not self.operations.close()
        self.store.close()
        self.garbage.close()

    def _build_playback(self, output_factory: OutputFactory) -> None:
        levels = Levels(self.store, self.settings)
        self.player = Player(output_factory, self._sound_of, self, prepare=levels.prepare)
        self.playback = Playback(
            self.store, self.settings, self.operations, self.player, levels, self
        )

    def _build_library(self) -> None:
        self.index = SimilarityIndex(self.serving.dimensions)
        self.filter_columns = FilterColumns(self.store)
        self.radio = Radio(self.store, self.index, self.serving, columns=self.filter_columns)
        self.search = TrackSearch(self.store, self.radio)
        self.service = LibraryService(
            self.store,
            self.bundle,
            self.operations,
            self,
            device=_device(self.settings),
            workers=max(0, self.settings.get(settings.LISTENING_WORKERS)),
        )
        self.watching = WatchedFolders(self.service, self.operations, self)

    def _build_verbs(self) -> None:
        self.history = UndoHistory(self)
        self.habits = Habits(
            self.store,
            self.settings,
            self.radio,
            self.serving,
            self.operations,
            self.history,
            self,
        )
        self.stations = Stations(
            self.store,
            self.settings,
            self.player,
            self.radio,
            self.operations,
            self.history,
            self.habits,
            self,
        )
        self.play_recorder = PlayRecorder(self.store, self.player, self.stations, self)
        self.radio_verbs = RadioVerbs(
            self.store, self.player, self.radio, self.operations, self.stations, self
        )
        self.verbs = Verbs(self.store, self.player, self.operations, self.radio_verbs, self)
        self.session = Session(self.store, self.settings, self.player, self.operations, self)
        self.playlists = Playlists(self.store, self.operations, self.history, self._find, self)
        self.station_list = StationList(
            self.store,
            self.operations,
            self.player,
            self.stations,
            self.playlists,
            self.history,
            self.settings,
            self,
        )

    def _build_window(self, cache: Path, output_factory: OutputFactory) -> None:
        self.window = MainWindow(
            self.store,
            self.settings,
            self.operations,
            self.player,
            self.verbs,
            self.service,
            self.history,
            self.playlists,
            self.station_list,
            self.theme,
            self.search,
            cache,
        )
        self.window.player_bar.add_playback(self.playback)
        self.map = MapPlace(
            self.window,
            self.store,
            self.serving,
            self.settings,
            self.operations,
            self.player,
            self.verbs,
            self.service,
            self.radio,
            self.search,
            self.filter_columns,
            self.theme,
            output_factory,
            self,
        )
        self.filters = FilterPlace(
            self.window,
            Filters(self.store, self.index, self.serving, self.bundle, self.filter_columns),
            self.operations,
            self.player,
            self.verbs,
            self.service,
            self.map.audition,
            self.theme,
            self,
        )
        self.passages = PassagePlace(
            self.window,
            PassageSearch(self.store, self.index, self.serving, self.bundle),
            self.operations,
            self.player,
            self.verbs,
            self.map.audition,
            self.theme,
            self,
        )

    def _start_services(self, folders: Sequence[Path]) -> None:
        self.watching.start()
        self.service.start(paused=self.settings.get(settings.LISTENING_PAUSED))
        if folders:
            self.service.add_folders(folders)
        self.store.submit(opened_files.forget_opened)
        self.session.restore()
        self.stations.restore()
        self.habits.start()
        self.station_list.reload()
        self.playlists.reload()
        self.window.library.count()

    def _connect(self) -> None:
        self.window.demo_wanted.connect(self.demo.write)
        self.demo.progressed.connect(self.window.first_run.show_progress)
        self.demo.written.connect(self.service.add_folders)
        self.demo.failed.connect(self.window.notice.say)
        self.playback.shuffler.arranging.connect(self.verbs.remember_order)
        self.playback.shuffler.arranged.connect(self.verbs.tell_order)
        self.player.state_changed.connect(self.habits.follow_player)
        self.station_list.forgotten.connect(self.habits.learn)
        self.stations.preference.connect(self.service.prefer)
        self.service.listened.connect(self.stations.hear_listened)
        for part in (self.operations, self.session):
            part.failed.connect(self.window.notice.say)
        self._settings_failed.connect(self._tell)
        self.service.folder_removed.connect(self.verbs.drop_gone)
        self.window.closing.connect(self.close)
        self.session.restored.connect(self.desktop.file_opening.begin)

    def _tell(self, error: EarshotError) -> None:
        self.window.notice.say(str(error))

    def _find(self, query: str) -> npt.NDArray[np.int64]:
        view = browse.View(criterion=self.search.criterion(query))
        return self.store.read(browse.track_ids, view)

    def _sound_of(self, track_id: int) -> Sound:
        track = self.store.read(tracks.tracks_by_id, [track_id]).get(track_id)
        if track is None:
            raise EarshotError(self.tr("This track is no longer in the library."))
        return track.sound


def _theme_choice(stored: Settings) -> ThemeChoice:
    choice = stored.get(settings.THEME)
    return choice if choice in ("light", "dark") else "system"  # type: ignore[return-value]


def _device(stored: Settings) -> Device:
    device = stored.get(settings.LISTENING_DEVICE)
    return device if device in ("cpu", "cuda") else "auto"  # type: ignore[return-value]
