"""Menus of playlists, and of tracks that go into one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.playlists.dialogs import SmartPlaylistDialog, ask_title
from desktop.playlists.playlists import Playlists
from desktop.verbs import Verbs
from engine.library.playlist_files import PLAYLIST_SUFFIXES
from engine.store.playlists import Playlist
from engine.words import translate


class PlaylistMenus:
    """Offers what can be done with playlists.

    Parameters
    ----------
    parent
        The window that dialogs stand over.
    playlists, verbs
        What acts.
    """

    def __init__(self, parent: QWidget, playlists: Playlists, verbs: Verbs) -> None:
        self._parent = parent
        self._playlists = playlists
        self._verbs = verbs

    def add_to_playlist(self, parent: QMenu | QWidget, track_ids: Sequence[int]) -> QMenu:
        """Return the menu of the playlists that tracks can be added to."""
        menu = QMenu(translate("Playlists", "Add to playlist"), parent)
        ids = list(track_ids)
        menu.addAction(translate("Playlists", "New playlist…"), lambda: self.new(ids))
        menu.addSeparator()
        for playlist in self._playlists.all:
            if playlist.query is None:
                add = partial(self._playlists.add_tracks, playlist, ids)
                # An ampersand in a title would be taken for the mark of a key.
                menu.addAction(playlist.title.replace("&", "&&"), add)
        menu.setEnabled(bool(ids))
        return menu

    def of_playlist(self, playlist: Playlist) -> QMenu:
        """Return the menu of a playlist; it deletes itself."""
        menu = self._menu()
        self._add_verbs(menu, playlist)
        menu.addSeparator()
        if playlist.query is None:
            menu.addAction(translate("Playlists", "Rename…"), partial(self.rename, playlist))
        else:
            menu.addAction(translate("Playlists", "Edit…"), partial(self.edit_smart, playlist))
        menu.addAction(translate("Playlists", "Export…"), partial(self.export, playlist))
        menu.addSeparator()
        menu.addAction("Delete", partial(self._playlists.delete, playlist))
        return menu

    def expand(self, playlist: Playlist) -> None:
        """Ask how many tracks that sound like a playlist it gets."""
        wanted = self._verbs.radio.expansion_wanted
        self._playlists.with_tracks(playlist, partial(wanted.emit, playlist))

    def _add_verbs(self, menu: QMenu, playlist: Playlist) -> None:
        """What is done with its tracks; the order is that of every menu of tracks."""
        verbs = self._verbs
        acts: tuple[tuple[str, Callable[[list[int]], None]], ...] = (
            (translate("Playlists", "Play"), partial(verbs.play, origin=playlist.title)),
            (translate("Playlists", "Play next"), verbs.play_next),
            (translate("Playlists", "Add to queue"), verbs.add_to_queue),
            (translate("Playlists", "Start station"), partial(self._start_station, playlist)),
        )
        is_empty = playlist.query is None and not playlist.length
        for words, act in acts:
            action = menu.addAction(words, partial(self._playlists.with_tracks, playlist, act))
            action.setEnabled(not is_empty)
        if playlist.query is None:
            words = translate("Playlists", "Add similar tracks…")
            more = menu.addAction(words, partial(self.expand, playlist))
            more.setShortcut(QKeySequence("Ctrl+E"))
            more.setEnabled(not is_empty)

    def _start_station(self, playlist: Playlist, track_ids: list[int]) -> None:
        self._verbs.radio.start_station(track_ids, name=playlist.title)

    def of_all(self, query: str) -> QMenu:
        """Return the menu of the place of all playlists; it deletes itself."""
        menu = self._menu()
        menu.addAction(translate("Playlists", "New playlist…"), self.new)
        menu.addAction(
            translate("Playlists", "New smart playlist…"), partial(self.new_smart, query)
        )
        menu.addSeparator()
        menu.addAction(translate("Playlists", "Import…"), self.import_files)
        return menu

    def new(self, track_ids: Sequence[int] = ()) -> None:
        """Ask for the title of a new playlist of these tracks."""
        create = partial(self._playlists.create, track_ids=list(track_ids))
        ask_title(self._parent, translate("Playlists", "New playlist"), "", create)

    def new_smart(self, query: str) -> None:
        """Ask for title and search of a new smart playlist."""

        def create(title: str, search: str) -> None:
            self._playlists.create(title, query=search)

        SmartPlaylistDialog(self._parent, query, query, create).open()

    def edit_smart(self, playlist: Playlist) -> None:
        """Ask for another title or search."""

        def change(title: str, search: str) -> None:
            if title != playlist.title:
                self._playlists.rename(playlist, title)
            if search != playlist.query:
                self._playlists.search_for(playlist, search)

        SmartPlaylistDialog(self._parent, playlist.title, playlist.query or "", change).open()

    def rename(self, playlist: Playlist) -> None:
        """Ask for another title."""

        def change(title: str) -> None:
            if title != playlist.title:
                self._playlists.rename(playlist, title)

        ask_title(self._parent, translate("Playlists", "Rename playlist"), playlist.title, change)

    def export(self, playlist: Playlist) -> None:
        """Ask for a file and write the playlist to it."""
        name = playlist.title.replace("/", "-") + PLAYLIST_SUFFIXES[0]
        chosen, kind = QFileDialog.getSaveFileName(
            self._parent,
            translate("Playlists", "Export playlist"),
            str(Path.home() / name),
            _formats(),
        )
        if chosen:
            self._playlists.export(playlist, _with_suffix(Path(chosen), kind))

    def import_files(self) -> None:
        """Ask for playlist files and take them into the library."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._parent, translate("Playlists", "Import playlists"), str(Path.home()), _filter()
        )
        self._playlists.import_files([Path(file) for file in chosen])

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _filter() -> str:
    """Return what a file dialog calls all kinds of playlist files."""
    suffixes = " ".join(f"*{suffix}" for suffix in PLAYLIST_SUFFIXES)
    return f"{translate('Playlists', 'Playlists')} ({suffixes})"


def _formats() -> str:
    """Return what a file dialog calls each kind of playlist file."""
    name = translate("Playlists", "{kind} playlist")
    return ";;".join(
        f"{name.format(kind=suffix[1:].upper())} (*{suffix})" for suffix in PLAYLIST_SUFFIXES
    )


def _with_suffix(file: Path, kind: str) -> Path:
    """Add the suffix of the chosen kind to a name without one."""
    if file.suffix.lower() in PLAYLIST_SUFFIXES:
        return file
    suffix = next((one for one in PLAYLIST_SUFFIXES if f"*{one})" in kind), PLAYLIST_SUFFIXES[0])
    return file.with_name(file.name + suffix)
