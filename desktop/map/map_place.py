"""Joins the map with the rest of the window: player, verbs, table, playlists, rail."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop import formatting
from desktop.library.places import RailPlace
from desktop.library.track_menu import track_menu
from desktop.listening.library_service import LibraryService
from desktop.map.map_export import EXPORT_FILTER, exporter
from desktop.map.map_page import MapPage
from desktop.map.map_service import MapService
from desktop.map.scene import MapScene
from desktop.operations import Operations
from desktop.player.player import Player
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from engine.map.shapes import along
from engine.search.track_search import TrackSearch
from engine.similarity.index import VectorSpace
from engine.store.store import Store

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

MAP = RailPlace("map", "Map", "map-trifold", section="discover")
_JOURNEY_LENGTH = 25
_LINE_ORIGIN = "Along a line on the map"
_BETWEEN_ORIGIN = "Across the map"


class MapPlace(QObject):
    """The map in the rail, and what happens when something is done on it.

    Attributes
    ----------
    page, service
        What is shown, and what makes it.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        model: VectorSpace,
        operations: Operations,
        player: Player,
        verbs: Verbs,
        library: LibraryService,
        search: TrackSearch,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._operations = operations
        self._player = player
        self._verbs = verbs
        self._wanted: int | None = None
        self.page = MapPage(store, operations, theme, search)
        self.service = MapService(store, model, operations, self)
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

    def _enter(self) -> None:
        self.service.open()
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
        view.play_wanted.connect(self._play)
        view.menu_wanted.connect(self._open_menu)
        view.selection_changed.connect(self._share_selection)
        view.line_drawn.connect(self._play_line)
        view.journey_wanted.connect(self._play_between)
        page.more_wanted.connect(self._open_more)
        self._verbs.map_wanted.connect(self.show_track)

    def _show_scene(self, scene: MapScene) -> None:
        self.page.show_scene(scene)
        self._show_queue()
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Go to the track that was asked for, as soon as there is a map."""
        if self._wanted is None or self.page.scene is None:
            return
        if not self.page.show_track(self._wanted):
            self._window.notice.say("This track is not on the map: it was not listened to yet.")
        self._wanted = None

    def _show_queue(self, _entry: object = None) -> None:
        queue = self._player.queue
        self.page.show_queue(list(queue.entries), queue.current_index)

    def _play(self, track_id: int) -> None:
        self._verbs.play([track_id])

    def _play_line(self, track_ids: list[int]) -> None:
        self._verbs.play(track_ids, origin=_LINE_ORIGIN)

    def _play_between(self, first: int, last: int) -> None:
        """Play from one track to another through what lies between them."""
        scene = self.page.scene
        if scene is None:
            return
        ends = [scene.row_of[first], scene.row_of[last]]
        line = scene.positions[ends]
        reach = 4 * float(abs(line[0] - line[1]).sum()) / _JOURNEY_LENGTH
        rows = [r for r in along(line, scene.positions, _JOURNEY_LENGTH, reach) if r not in ends]
        ids = [first, *scene.track_ids[rows].tolist(), last]
        self.page.view.select_ids(ids)
        self._verbs.play(ids, origin=_BETWEEN_ORIGIN)

    def _share_selection(self, track_ids: list[int]) -> None:
        self._window.page.table.select_ids(track_ids)
        if len(track_ids) < 2:
            self.page.bar.say("")
            return
        self.page.bar.say(
            f"{formatting.tracks(len(track_ids))} selected",
            (
                ("Play", partial(self._verbs.play, track_ids)),
                ("Add to queue", partial(self._verbs.add_to_queue, track_ids)),
                ("Add to playlist …", self._window.open_playlist_menu),
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
        menu.popup(position)

    def _open_more(self, position: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = self.page.scene is not None and bool(len(self.page.scene.track_ids))
        for words, act in (
            ("Export as picture …", self._ask_to_export),
            ("Arrange the map anew", self.service.lay_out),
        ):
            menu.addAction(words, act).setEnabled(there)
        menu.popup(position)

    def _ask_to_export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self.page, "Export the map", "Map.png", EXPORT_FILTER
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, file: Path) -> None:
        """Write what the map shows to a PNG or SVG file."""
        done = partial(self._window.notice.say, f"The map was written to “{file.name}”")
        self._operations.run(exporter(self.page, file), lambda _: done())
