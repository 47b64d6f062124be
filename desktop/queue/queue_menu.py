"""The context menu of the queue: the verbs of all tracks, and what is done to the queue itself."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.library.track_menu import track_menu
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.radio.station_list import StationList
from desktop.verbs import Verbs
from engine.radio.rules import Exclusion

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class QueueMenu(QObject):
    """Opens the menu of entries, which are told by their ids: the queue may move on meanwhile."""

    def __init__(
        self, window: "MainWindow", player: Player, verbs: Verbs, stations: StationList
    ) -> None:
        super().__init__(window)
        self._window = window
        self._player = player
        self._verbs = verbs
        self._stations = stations

    def open(self, entries: Sequence[QueueEntry], position: QPoint) -> None:
        """Open the menu of some entries at a place on the screen."""
        if not entries:
            return
        ids = [entry.track_id for entry in entries]
        menu = track_menu(
            self._window,
            self._verbs,
            ids,
            play=partial(self._player.play_entry, entries[0].entry_id),
            add_to_playlist=partial(self._window.playlists.menus.add_to_playlist, track_ids=ids),
        )
        menu.addSeparator()
        bridge = menu.addAction(self.tr("Bridge these two"), partial(self._bridge, entries))
        bridge.setShortcut(QKeySequence("Ctrl+B"))
        bridge.setEnabled(len(entries) == 2)
        if len(entries) == 1:
            self._add_exclusions(menu, ids[0])
        remove = menu.addAction(self.tr("Remove from queue"), partial(self._remove, entries))
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        menu.popup(position)

    def bridge_selected(self) -> None:
        """Bridge the two selected entries."""
        queue = self._window.queue
        entries = [queue.model.entry(row) for row in queue.selected_rows()]
        if len(entries) == 2:
            self._bridge(entries)
        else:
            self._verbs.failed.emit(self.tr("Select the two tracks in the queue to be bridged."))

    def _add_exclusions(self, menu: QMenu, track_id: int) -> None:
        stations = self._stations
        if stations.current:
            here = menu.addMenu(self.tr("Never on this station"))
            self._add_kinds(here, partial(stations.rule_out, track_id=track_id))
        everywhere = menu.addMenu(self.tr("Never on any station"))
        self._add_kinds(everywhere, partial(stations.rule_out_everywhere, track_id=track_id))

    def _add_kinds(self, menu: QMenu, rule_out: "partial[None]") -> None:
        kinds: tuple[tuple[Exclusion, str], ...] = (
            ("track", self.tr("This track")),
            ("artist", self.tr("This artist")),
            ("album", self.tr("This album")),
        )
        for kind, words in kinds:
            menu.addAction(words, partial(rule_out, kind))

    def _bridge(self, entries: Sequence[QueueEntry]) -> None:
        self._verbs.radio.bridge(self._positions(entries))

    def _remove(self, entries: Sequence[QueueEntry]) -> None:
        self._verbs.remove(self._positions(entries))

    def _positions(self, entries: Sequence[QueueEntry]) -> list[int]:
        found = (self._player.queue.position_of(entry.entry_id) for entry in entries)
        return sorted(position for position in found if position is not None)
