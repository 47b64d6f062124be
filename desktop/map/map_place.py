"""Joins the map with the rest of the window: player, verbs, table, playlists, rail."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.library.places import RailPlace
from desktop.library.track_menu import track_menu
from desktop.listening.library_service import LibraryService
from desktop.map.arithmetic import Arithmetic, Sum, sum_words
from desktop.map.audition import Audition
from desktop.map.map_bar import Action
from desktop.map.map_export import EXPORT_FILTER, export
from desktop.map.map_page import MapPage
from desktop.map.map_service import MapService
from desktop.map.scene import MapScene
from desktop.map.walker import NEIGHBOURS
from desktop.operations import Operations
from desktop.player.outputs import AudioOutput
from desktop.player.player import Player
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from engine import settings
from engine.map.library_map import LibraryMap
from engine.radio.filter_columns import FilterColumns
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue
from engine.search.track_search import TrackSearch
from engine.settings import Settings
from engine.similarity.index import VectorSpace
from engine.store.store import Store
from engine.words import mark, plural, translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

MAP = RailPlace("map", mark("Places", "Map"), "map-trifold", section="discover")
_JOURNEY_LENGTH = 25


class MapPlace(QObject):
    """The map in the rail, and what happens when something is done on it.

    Attributes
    ----------
    page, service, audition
        What is shown, what makes it, and what makes it heard.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        model: VectorSpace,
        stored: Settings,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        library: LibraryService,
        radio: Radio,
        search: TrackSearch,
        columns: FilterColumns,
        theme: Theme,
        output_factory: Callable[[], AudioOutput],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = stored
        self._window = window
        self._operations = operations
        self._player = player
        self._verbs = verbs
        self._radio = radio
        self._arithmetic = Arithmetic(radio, operations, self)
        self._wanted: int | None = None
        self.page = MapPage(
            store,
            operations,
            theme,
            model,
            search,
            partial(radio.neighbours, count=NEIGHBOURS),
            columns,
        )
        library_map = LibraryMap(store, model)
        self.service = MapService(store, library_map, operations, self)
        self.audition = Audition(
            output_factory,
            player,
            library_map,
            operations,
            partial(stored.get, settings.OUTPUT_DEVICE),
            self,
        )
        window.add_place(MAP, self.page, self._enter)
        self._connect(library)

    def show_track(self, track_id: int) -> None:
        """Go to the map, to a track on it."""
        self._wanted = track_id
        self._window.rail.select_place(MAP.key)
        self._show_wanted()

    def close(self) -> None:
        """End what is under way."""
        self.service.close()
        self.audition.close()

    def _enter(self) -> None:
        self.service.open()
        self.page.colourist.look_for_filters()
        self.page.view.setFocus()
        self.page.view.select_ids(self._window.page.table.selected_ids())

    def _connect(self, library: LibraryService) -> None:
        view, service, page = self.page.view, self.service, self.page
        service.scene_changed.connect(self._show_scene)
        service.progressed.connect(page.show_progress)
        service.failed.connect(self._window.notice.say)
        library.tracks_changed.connect(service.note_changes)
        library.listened.connect(service.note_changes)
        library.counts_changed.connect(page.show_counts)
        self._player.queue_changed.connect(self._show_queue)
        self._player.current_changed.connect(self._show_queue)
        self._player.current_changed.connect(service.note_plays)
        view.play_wanted.connect(self._play)
        view.menu_wanted.connect(self._open_menu)
        view.selection_changed.connect(self._share_selection)
        view.line_drawn.connect(self._play_line)
        view.journey_wanted.connect(self._ask_for_journey)
        view.mark_wanted.connect(self._arithmetic.mark)
        self._arithmetic.changed.connect(self._show_sum)
        self._arithmetic.failed.connect(self._window.notice.say)
        page.head.more_wanted.connect(self._open_more)
        page.scene_shown.connect(self._show_queue)
        page.scene_shown.connect(self._show_wanted)
        page.colourist.failed.connect(self._window.notice.say)
        self._verbs.map_wanted.connect(self.show_track)
        self._connect_hearing()

    def _connect_hearing(self) -> None:
        view, audition = self.page.view, self.audition
        is_on = self._settings.get(settings.MAP_HEARING)
        self.page.head.hear.setChecked(is_on)
        audition.switch(is_on)
        self.page.head.hear.toggled.connect(self._switch_hearing)
        view.rested.connect(audition.rest_on)
        view.hear_wanted.connect(audition.hear)
        audition.heard.connect(self.page.show_heard)
        audition.failed.connect(self._window.notice.say)

    def _switch_hearing(self, on: bool) -> None:
        self.audition.switch(on)
        self._settings.set(settings.MAP_HEARING, on)

    def _show_scene(self, scene: MapScene) -> None:
        self.page.colourist.look_for_filters()
        self.page.show_scene(scene)

    def _show_wanted(self) -> None:
        """Go to the track that was asked for, as soon as there is a map."""
        if self._wanted is None or self.page.scene is None:
            return
        if not self.page.show_track(self._wanted):
            self._window.notice.say(
                self.tr("This track is not on the map: it was not listened to yet.")
            )
        self._wanted = None

    def _show_queue(self, _entry: object = None) -> None:
        queue = self._player.queue
        self.page.show_queue(list(queue.entries), queue.current_index)

    def _play(self, track_id: int) -> None:
        self._verbs.play([track_id])

    def _play_line(self, track_ids: list[int]) -> None:
        self._verbs.play(track_ids, origin=self.tr("Along a line on the map"))

    def _ask_for_journey(self, first: int, last: int) -> None:
        """Play a smooth way from one track to another."""
        self._operations.run(
            lambda: self._radio.journey([first, last], _JOURNEY_LENGTH), self._play_journey
        )

    def _play_journey(self, journey: RadioQueue) -> None:
        ids = [one.track.id for one in journey.tracks]
        self.page.view.select_ids(ids)
        first, last = journey.tracks[0].track.title, journey.tracks[-1].track.title
        origin = self.tr("Journey: {first} – {last}").format(first=first, last=last)
        self._verbs.play(ids, origin=origin)

    def _show_sum(self, found: Sum) -> None:
        """Say what a sum is near to, and offer to play it."""
        self.page.show_sum(found)
        if not (found.plus or found.minus):
            self.page.bar.say("")
            return
        actions: list[Action] = [(self.tr("Clear"), self._arithmetic.clear)]
        if found.nearest:
            play = self.tr("Play what it sounds like")
            actions.insert(0, (play, partial(self._play_sum, found)))
        self.page.bar.say(sum_words(found), actions)
        self.page.place_overlays()

    def _play_sum(self, found: Sum) -> None:
        self._verbs.play(found.ids.tolist(), origin=self.tr("A sum on the map"))

    def _share_selection(self, track_ids: list[int]) -> None:
        self._window.page.table.select_ids(track_ids)
        if len(track_ids) < 2:
            self.page.bar.say("")
            return
        self.page.bar.say(
            plural("Map", "%n track selected", "%n tracks selected", len(track_ids)),
            (
                (self.tr("Play"), partial(self._verbs.play, track_ids)),
                (self.tr("Add to queue"), partial(self._verbs.add_to_queue, track_ids)),
                (self.tr("Add to playlist…"), self._window.tracks.open_playlist_menu),
            ),
        )
        self.page.place_overlays()

    def _open_menu(self, position: QPoint) -> None:
        ids = self.page.selected_ids()
        menu = track_menu(
            self._window,
            self._verbs,
            ids,
            add_to_playlist=partial(self._window.playlists.menus.add_to_playlist, track_ids=ids),
        )
        if len(ids) == 1:
            menu.addSeparator()
            for words, key, sign in (
                (self.tr("Add to the sum"), "P", 1),
                (self.tr("Take from the sum"), "N", -1),
            ):
                action = menu.addAction(words, partial(self._arithmetic.mark, ids[0], sign))
                action.setShortcut(QKeySequence(key))
        menu.popup(position)

    def _open_more(self, position: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = self.page.scene is not None and bool(len(self.page.scene.track_ids))
        for words, act in (
            (self.tr("Export as picture…"), self._ask_to_export),
            (self.tr("Arrange the map anew"), self.service.lay_out),
        ):
            menu.addAction(words, act).setEnabled(there)
        menu.popup(position)

    def _ask_to_export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self.page,
            self.tr("Export the map"),
            self.tr("Map.png"),
            translate("Map", EXPORT_FILTER),
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, file: Path) -> None:
        """Write what the map shows to a PNG or SVG file."""
        words = self.tr("The map was written to “{file}”").format(file=file.name)
        export(self.page, file, self._operations, partial(self._window.notice.say, words))
