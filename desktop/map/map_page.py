"""The place “Map”: tools on top, the map, and below it who is on it and who is not."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.listening.library_service import LibraryCounts
from desktop.map.accounts import accounts
from desktop.map.arithmetic import Sum
from desktop.map.colouring import Colouring, best_choice
from desktop.map.colourist import Colourist
from desktop.map.gestures import Tool
from desktop.map.legend import Legend
from desktop.map.map_bar import MapBar
from desktop.map.map_covers import MapCovers
from desktop.map.map_head import MapHead
from desktop.map.map_search import MapSearch
from desktop.map.map_view import MapView
from desktop.map.scene import MapScene
from desktop.operations import Operations
from desktop.player.play_queue import QueueEntry
from desktop.theme.theme import Theme
from desktop.widgets.message_page import MessagePage
from engine.map.placement import place_among
from engine.radio.filter_columns import FilterColumns
from engine.search.track_search import TrackSearch
from engine.similarity.index import VectorSpace
from engine.similarity.vector_block import IdArray
from engine.store.store import Store
from engine.words import plural


class MapPage(QWidget):
    """Shows scenes, colours and highlights them.

    Parameters
    ----------
    store, operations, theme
        The library, the way off the UI thread, the colours.
    model
        Whose filters colour the map.
    search
        Understands what is typed.
    find_alike
        Returns the ids of the tracks that sound like one, nearest first; called off the UI thread.
    columns
        What the learned filters say, for the points to be coloured by.

    Signals
    -------
    scene_shown
        Another map is on the screen.
    """

    scene_shown = Signal()

    def __init__(
        self,
        store: Store,
        operations: Operations,
        theme: Theme,
        model: VectorSpace,
        search: TrackSearch,
        find_alike: Callable[[int], IdArray],
        columns: FilterColumns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._scene: MapScene | None = None
        self._colouring: Colouring | None = None
        self._is_choice_made = False
        self._counts: LibraryCounts | None = None
        self._found: npt.NDArray[np.int64] | None = None
        self._group = -1
        self._progress = 1.0
        self.view = MapView(theme, operations, MapCovers(store, operations, self), find_alike)
        self.legend = Legend(theme, self.view)
        self.bar = MapBar(self.view)
        self.head = MapHead(theme)
        self.colourist = Colourist(store, operations, model, columns, self)
        self.foot = QLabel()
        self.message = MessagePage()
        self._stack = QStackedWidget()
        self._searching = MapSearch(store, operations, search, self.head.search, self)
        self._arrange()
        self._connect()
        self._show_empty()

    @property
    def scene(self) -> MapScene | None:
        """What is shown."""
        return self._scene

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks."""
        return self.view.selected_ids()

    def show_scene(self, scene: MapScene) -> None:
        """Show another map, as soon as its colours are known."""
        if not len(scene.track_ids):
            self._scene = scene
            self._show_empty()
            return
        if not self._is_choice_made:
            self._is_choice_made = True
            self.head.colours.choose(best_choice(scene))
        self._colour(scene)

    def show_counts(self, counts: LibraryCounts) -> None:
        """Take over how far listening has come."""
        self._counts = counts
        self._show_foot()
        if self._scene is None or not len(self._scene.track_ids):
            self._show_empty()

    def show_progress(self, share: float) -> None:
        """Tell how far a layout is."""
        self._progress = share
        self._show_foot()

    def show_queue(self, entries: list[QueueEntry], current: int | None) -> None:
        """Draw the way through the queue."""
        if self._scene is None:
            return
        marks, row_of = self.view.marks, self._scene.row_of
        path = [(n, row_of[e.track_id]) for n, e in enumerate(entries) if e.track_id in row_of]
        marks.path = [row for _, row in path]
        positions = [number for number, _ in path]
        marks.playing = positions.index(current) if current in positions else None
        self.view.update()

    def show_sum(self, found: Sum) -> None:
        """Mark the terms of a sum, where it falls, and what is near to it."""
        if self._scene is None:
            return
        marks, scene = self.view.marks, self._scene
        marks.plus = scene.rows_of(np.array(found.plus, np.int64)).tolist()
        marks.minus = scene.rows_of(np.array(found.minus, np.int64)).tolist()
        on_map = np.isin(found.ids, scene.track_ids)
        rows = scene.rows_of(found.ids)
        marks.selected = rows.tolist()
        marks.sum_place = None
        if len(rows):
            marks.sum_place = place_among(scene.positions[rows], found.similarities[on_map])
        self.view.update()

    def show_heard(self, track_id: int | None) -> None:
        """Mark the track of which a piece is heard."""
        row_of = {} if self._scene is None else self._scene.row_of
        self.view.marks.heard = None if track_id is None else row_of.get(track_id)
        self.view.update()

    def show_track(self, track_id: int) -> bool:
        """Go to a track; return whether it is on the map."""
        row = None if self._scene is None else self._scene.row_of.get(track_id)
        if row is None:
            return False
        self.view.marks.selected = [row]
        self.view.marks.standing = row
        self.view.show_row(row, closer=True)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the map in its corners."""
        super().resizeEvent(event)
        self.place_overlays()

    def place_overlays(self) -> None:
        """Put legend and bar where they belong on the map."""
        self.legend.move(8, 0)
        visible = self.legend.isVisibleTo(self.view)
        self.view.set_covered(QRectF(self.legend.geometry()) if visible else QRectF())
        self.bar.adjustSize()
        self.bar.move(
            (self.view.width() - self.bar.width()) // 2,
            self.view.height() - self.bar.height() - 40,
        )

    def choose_tool(self, tool: Tool) -> None:
        """Move, draw loops or draw lines from now on."""
        self.view.choose_tool(tool)
        self.head.show_tool(tool)

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self.message)
        pending = self._counts.listening.pending if self._counts else 0
        if pending:
            self.message.say(
                self.tr("Nothing is on the map yet"),
                plural(
                    "Map",
                    "Earshot is listening to %n track; it takes its place here as soon as it was"
                    " heard.",
                    "Earshot is listening to %n tracks; each takes its place here as soon as it was"
                    " heard.",
                    pending,
                ),
            )
        else:
            self.message.say(
                self.tr("Nothing is on the map yet"),
                self.tr(
                    "Add a folder with music; once Earshot has listened to it, tracks that sound"
                    " alike lie side by side here."
                ),
            )
        self._show_foot()

    def _show_foot(self) -> None:
        on_map = 0 if self._scene is None else len(self._scene.track_ids)
        shown = self._shown()
        matching = None if shown is None else int(shown.sum())
        self.foot.setText(accounts(on_map, self._counts, matching, self._progress))

    def _show_legend(self) -> None:
        self._group = -1
        assert self._colouring is not None
        self.legend.show_colouring(self._colouring)
        self.place_overlays()

    def _colour(self, scene: MapScene) -> None:
        self.colourist.colour(scene, self.head.colours.key, self._theme.palette.name)

    def _recolour(self, _key: str = "") -> None:
        if self._scene is not None and len(self._scene.track_ids):
            self._colour(self._scene)

    def _take_colours(self, scene: MapScene, colours: Colouring) -> None:
        """Show a scene, or other colours of the one that is shown."""
        is_new = scene is not self._scene
        self._scene, self._colouring = scene, colours
        if self._stack.currentWidget() is not self.view:
            self._stack.setCurrentWidget(self.view)
            if not self.head.search.text():
                self.view.setFocus()
        self._show_legend()
        if is_new:
            self.view.show_scene(scene, colours)
        else:
            self.view.show_colours(colours)
        self._highlight()
        if is_new:
            self.scene_shown.emit()

    def _choose_group(self, number: int) -> None:
        self._group = number
        self._highlight()

    def _take_found(self, found: npt.NDArray[np.int64] | None) -> None:
        self._found = found
        self._highlight()

    def _shown(self) -> npt.NDArray[np.bool_] | None:
        """Return which points stand out, bool [n], or None when all are alike."""
        if self._scene is None or self._colouring is None:
            return None
        shown = np.ones(len(self._scene.track_ids), np.bool_)
        if self._found is not None:
            shown &= np.isin(self._scene.track_ids, self._found)
        if self._group >= 0:
            shown &= self._colouring.of_line(self._group)
        return None if shown.all() else shown

    def _highlight(self) -> None:
        self.view.highlight(self._shown())
        self._show_foot()

    def _arrange(self) -> None:
        self.foot.setProperty("role", "meta")
        self.foot.setContentsMargins(16, 0, 16, 8)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        head = self.head
        head.colours.chosen.connect(self._recolour)
        head.search.left.connect(self.view.setFocus)
        head.whole.clicked.connect(self.view.show_everything)
        head.tool_chosen.connect(self.choose_tool)
        self._theme.changed.connect(self._recolour)
        self.legend.chosen.connect(self._choose_group)
        self._searching.found.connect(self._take_found)
        self.colourist.coloured.connect(self._take_colours)
        self.colourist.filters_known.connect(head.colours.show_filters)
