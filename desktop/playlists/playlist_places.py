"""The playlists in the rail, and their pages in the window."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint

from desktop.library.places import RailPlace
from desktop.library.track_menu import track_menu
from desktop.library.track_mime import dragged_tracks
from desktop.operations import Operations
from desktop.playlists.dialogs import tell_import
from desktop.playlists.playlist_menus import PlaylistMenus
from desktop.playlists.playlist_model import entries_mime_data
from desktop.playlists.playlist_page import PlaylistPage
from desktop.playlists.playlists import Playlists
from desktop.theme.theme import Theme
from desktop.verbs import Verbs
from desktop.widgets.message_page import MessagePage
from engine.store.playlists import Playlist
from engine.store.store import Store
from engine.words import mark, plural, translate

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

ALL = RailPlace("playlists", mark("Places", "Playlists"), "playlist", "playlists")
_ONE = "playlist:"
_INVITATION = mark(
    "Playlists",
    "Collect tracks in a list of your own, keep a search as a smart playlist, or import M3U8, M3U,"
    " PLS and XSPF files.",
)


class PlaylistPlaces(QObject):
    """Shows the playlists in a window.

    Parameters
    ----------
    window
        Where they are shown; its rail and its places are there already.
    """

    def __init__(
        self,
        window: "MainWindow",
        store: Store,
        operations: Operations,
        playlists: Playlists,
        verbs: Verbs,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._playlists = playlists
        self._verbs = verbs
        self._opening: int | None = None
        self._keys: list[str] = []
        self.menus = PlaylistMenus(window, playlists, verbs)
        self.page = PlaylistPage(store, operations, playlists, theme)
        self.overview = MessagePage()
        window.add_place(ALL, self.overview)
        # The stack takes only what is some place's: the page waits for the first playlist in it.
        window.places.addWidget(self.page)
        self._connect()
        self._show_all(())

    def expand_shown(self) -> None:
        """Ask how many similar tracks the playlist that is shown gets."""
        playlist = self.page.playlist
        if self._window.places.place in self._keys and playlist and playlist.query is None:
            self.menus.expand(playlist)

    def _connect(self) -> None:
        window, playlists = self._window, self._playlists
        self.overview.button_clicked.connect(self.menus.new)
        self.overview.link_clicked.connect(self.menus.import_files)
        self.page.play_wanted.connect(self._verbs.play)
        self.page.search_wanted.connect(self.menus.edit_smart)
        self.page.more_button.clicked.connect(self._open_more)
        self.page.table.menu_wanted.connect(self._open_track_menu)
        window.rail.place_menu_wanted.connect(self._open_place_menu)
        window.rail.let_drag(self._dragged, self._takes, self._take)
        playlists.changed.connect(self._show_all)
        playlists.created.connect(self._open_soon)
        playlists.imported.connect(partial(tell_import, window))

    def _show_all(self, playlists: Sequence[Playlist]) -> None:
        """Take over which playlists there are."""
        places = self._window.places
        entries = [_rail_place(playlist) for playlist in playlists]
        shown = places.place
        for key in self._keys:
            places.remove(key)
        self._keys = [entry.key for entry in entries]
        for entry, playlist in zip(entries, playlists, strict=True):
            places.add(entry.key, self.page, partial(self._enter, playlist.id))
        rail = self._window.rail
        rail.set_children(ALL.key, entries)
        rail.show_counts({_key(playlist.id): playlist.length for playlist in playlists})
        self._tell_overview(len(playlists))
        if shown.startswith(_ONE) and shown not in self._keys:
            rail.select_place(ALL.key)
            places.show_place(ALL.key)
        elif shown.startswith(_ONE):
            self._enter(int(shown.removeprefix(_ONE)))
        if self._opening is not None and _key(self._opening) in self._keys:
            rail.select_place(_key(self._opening))
            self._opening = None

    def _tell_overview(self, number: int) -> None:
        words = plural("Playlists", "%n playlist", "%n playlists", number)
        self.overview.say(
            words if number else self.tr("No playlists yet"),
            translate("Playlists", _INVITATION),
            button=self.tr("New playlist…"),
            link=self.tr("Import playlists…"),
        )

    def _enter(self, playlist_id: int) -> None:
        playlist = self._playlists.with_id(playlist_id)
        if playlist:
            self.page.show_playlist(playlist)

    def _open_soon(self, playlist_id: int) -> None:
        """Go to a playlist as soon as the rail has it."""
        self._opening = playlist_id

    def _open_more(self) -> None:
        button = self.page.more_button
        if self.page.playlist:
            menu = self.menus.of_playlist(self.page.playlist)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_place_menu(self, key: str, position: QPoint) -> None:
        if key == ALL.key:
            self.menus.of_all(self._window.page.search.text()).popup(position)
        elif key.startswith(_ONE):
            playlist = self._playlists.with_id(int(key.removeprefix(_ONE)))
            if playlist:
                self.menus.of_playlist(playlist).popup(position)

    def _dragged(self, key: object) -> QMimeData | None:
        """Return the tracks of a playlist; Qt wants them before the drag begins.

        A smart one would have to be searched for first; its tracks are dragged from its page.
        """
        playlist = self._behind(key)
        if playlist is None or playlist.query is not None:
            return None
        return entries_mime_data(self._playlists.entries(playlist))

    def _takes(self, key: object, data: QMimeData) -> bool:
        """A list of the listener's own takes tracks; dropped on all of them, they make another."""
        if not dragged_tracks(data):
            return False
        playlist = self._behind(key)
        return key == ALL.key or (playlist is not None and playlist.query is None)

    def _take(self, key: object, data: QMimeData) -> None:
        playlist = self._behind(key)
        if playlist:
            self._playlists.add_tracks(playlist, dragged_tracks(data))
        else:
            self.menus.new(dragged_tracks(data))

    def _behind(self, key: object) -> Playlist | None:
        if not isinstance(key, str) or not key.startswith(_ONE):
            return None
        return self._playlists.with_id(int(key.removeprefix(_ONE)))

    def _open_track_menu(self, position: QPoint) -> None:
        rows, ids = self.page.table.selected_rows(), self.page.selected_ids()
        play = partial(self.page.play_from, rows[0]) if len(rows) == 1 else None
        menu = track_menu(
            self._window,
            self._verbs,
            ids,
            play=play,
            add_to_playlist=partial(self.menus.add_to_playlist, track_ids=ids),
        )
        if not ids:
            for action in menu.actions():
                action.setEnabled(False)
        if self.page.model.editable:
            menu.addSeparator()
            menu.addAction(self.tr("Remove from playlist"), partial(self.page.remove_rows, rows))
        menu.popup(position)


def _key(playlist_id: int) -> str:
    return f"{_ONE}{playlist_id}"


def _rail_place(playlist: Playlist) -> RailPlace:
    icon = "playlist" if playlist.query is None else "magnifying-glass"
    return RailPlace(_key(playlist.id), playlist.title, icon, "playlists")
