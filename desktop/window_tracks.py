"""The tracks that are meant in the window: what is selected, and what is done to it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from desktop.library.places import GathersTracks, HoldsTracks
from desktop.library.track_menu import track_menu
from desktop.listening.library_service import LibraryService
from desktop.player.player import Player
from desktop.verbs import Verbs

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_VIEW_ROWS_PLAYED = 500


class WindowTracks(QObject):
    """Finds the tracks that keys and menus of the window mean, and acts on them.

    Parameters
    ----------
    window
        Its table, queue and places are there already.
    """

    def __init__(
        self, window: "MainWindow", player: Player, verbs: Verbs, service: LibraryService
    ) -> None:
        super().__init__(window)
        self._window = window
        self._player = player
        self._verbs = verbs
        self._service = service

    def selected_ids(self) -> list[int]:
        """Return the tracks that are selected where the keyboard is."""
        if self._window.queue.list.hasFocus():
            return self._window.queue.selected_ids()
        page = self._window.places.currentWidget()
        return page.selected_ids() if isinstance(page, HoldsTracks) else []

    def with_selected(self, act: Callable[[list[int]], None]) -> None:
        """Call `act` with the selected tracks, or those behind what is selected."""
        page = self._window.places.currentWidget()
        if isinstance(page, GathersTracks) and not self._window.queue.list.hasFocus():
            page.with_selected(act)
        else:
            act(self.selected_ids())

    def playing_ids(self) -> list[int]:
        """Return the track that plays, where there is one."""
        current = self._player.current
        return [current.track_id] if current else []

    def play_row(self, row: int) -> None:
        """Play from a row on through what the page shows; a selection of several plays alone."""
        selected = self._window.page.table.selected_ids()
        if len(selected) > 1 and row in self._window.page.table.selected_rows():
            self._verbs.play(selected)
            return
        first = max(0, row - _VIEW_ROWS_PLAYED // 2)
        ids = self._window.page.model.ids[first : row + _VIEW_ROWS_PLAYED].tolist()
        self._verbs.play(ids, row - first)

    def act_on_row(self, verb: str, row: int) -> None:
        """Do what an icon in a row stands for."""
        if verb == "Play":
            self.play_row(row)
        else:
            self._verbs.play_similar(int(self._window.page.model.ids[row]))

    def play_similar(self) -> None:
        """Play similar to the selected track, or else to the one that plays."""
        selected = self.selected_ids()
        current = self._player.current
        if selected:
            self._verbs.play_similar(selected[0])
        elif current:
            self._verbs.play_similar(current.track_id)

    def mix_sounds(self) -> None:
        """Open the arithmetic of the selected tracks."""
        wanted = self._verbs.radio.mix_wanted
        self.with_selected(lambda ids: wanted.emit(ids or self.playing_ids()))

    def choose_similar_next(self) -> None:
        """Ask how many tracks like the selected ones, or like what plays, come next."""
        wanted = self._verbs.radio.similar_next_wanted
        self.with_selected(lambda ids: wanted.emit(ids or self.playing_ids()))

    def open_track_menu(self, position: QPoint) -> None:
        """Open the context menu of the selected tracks."""
        ids = self._window.page.table.selected_ids()
        rows = self._window.page.table.selected_rows()
        failed = self._window.page.view.place == "failed"
        menu = track_menu(
            self._window,
            self._verbs,
            ids,
            play=partial(self.play_row, rows[0]) if len(rows) == 1 else None,
            try_again=partial(self._service.try_again, ids) if failed else None,
            add_to_playlist=partial(self._window.playlists.menus.add_to_playlist, track_ids=ids),
        )
        menu.popup(position)

    def open_menu_of(
        self, track_ids: list[int], position: QPoint, play: Callable[[], None] | None = None
    ) -> None:
        """Open the context menu of any tracks; `play` is what Play does, if not just that."""
        add = partial(self._window.playlists.menus.add_to_playlist, track_ids=track_ids)
        menu = track_menu(self._window, self._verbs, track_ids, play=play, add_to_playlist=add)
        menu.popup(position)

    def open_playlist_menu(self) -> None:
        """Open the menu of the playlists that the selected tracks can be added to."""
        self.with_selected(self._open_playlist_menu)

    def _open_playlist_menu(self, track_ids: list[int]) -> None:
        menu = self._window.playlists.menus.add_to_playlist(self._window, track_ids)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._window.places.mapToGlobal(self._window.places.rect().center()))
