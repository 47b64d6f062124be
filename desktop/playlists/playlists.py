"""What can be done with playlists; all of it can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from desktop.operations import Operation, Operations
from desktop.playlists.editing import inserted, moved, without
from desktop.playlists.playlist_writer import PlaylistWriter
from desktop.undo import UndoHistory
from engine.errors import EarshotError
from engine.library.formats import is_audio_file
from engine.library.playlist_exchange import ImportReport, export_playlist, import_playlist
from engine.store import playlists as stored
from engine.store.playlists import Entries, Playlist, StoredPlaylistEntry, WholePlaylist
from engine.store.store import Store
from engine.words import plural

Find = Callable[[str], npt.NDArray[np.int64]]


class Playlists(QObject):
    """Changes playlists for rail, page and menus alike.

    Parameters
    ----------
    store, operations, history
        The library, the way off the UI thread, and what remembers changes.
    find
        Returns the ids of the tracks that a search finds; called off the UI thread.

    Signals
    -------
    changed
        All playlists, after any change.
    entries_changed
        The id of a playlist whose entries or search are others now.
    created
        The id of a new playlist that the listener will want to see.
    said
        A quiet sentence, the name of an action to go with it, and what that action does.
    failed
        A sentence about what could not be done.
    imported
        An ImportReport in which something is broken or outside the library.
    """

    changed = Signal(list)
    entries_changed = Signal(int)
    created = Signal(int)
    said = Signal(str, str, object)
    failed = Signal(str)
    imported = Signal(object)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        history: UndoHistory,
        find: Find,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._find = find
        self._reading: Operation | None = None
        self.all: Sequence[Playlist] = ()
        self._writer = PlaylistWriter(store, history, self)
        self._follow(self._writer)

    def reload(self) -> None:
        """Read anew which playlists there are."""
        if self._reading:
            self._reading.cancel()
        self._reading = self._operations.run(
            lambda: self._store.read(stored.all_playlists), self._take
        )

    def with_id(self, playlist_id: int) -> Playlist | None:
        """Return a playlist, or None when it is gone."""
        return next((one for one in self.all if one.id == playlist_id), None)

    def entries(self, playlist: Playlist) -> Entries:
        """Return what is in a playlist now; reads, so call it off the UI thread."""
        if playlist.query is None:
            return self._store.read(stored.playlist_entries, playlist.id)
        ids = self._find(playlist.query).tolist()
        return self._store.read(stored.entries_of_tracks, ids)

    def with_tracks(self, playlist: Playlist, act: Callable[[list[int]], None]) -> None:
        """Call `act` with the ids of a playlist's tracks, once they were read."""

        def hand_on(entries: Entries) -> None:
            act([entry.track_id for entry in entries if entry.track_id is not None])

        self._operations.run(lambda: self.entries(playlist), hand_on, self._fail)

    def create(self, title: str, track_ids: Sequence[int] = (), query: str | None = None) -> None:
        """Make a playlist of tracks, or a smart one of a search."""

        def make(database: Any) -> WholePlaylist:
            entries = stored.entries_of_tracks(database, track_ids)
            return stored.create_playlist(database, title, entries, query=query)

        self._writer.create(make)

    def rename(self, playlist: Playlist, title: str) -> None:
        """Give a playlist another title."""
        self._writer.change(
            self.tr("“{old}” is now “{new}”").format(old=playlist.title, new=title),
            partial(stored.rename_playlist, playlist_id=playlist.id, title=title),
            partial(stored.rename_playlist, playlist_id=playlist.id, title=playlist.title),
        )

    def search_for(self, playlist: Playlist, query: str) -> None:
        """Let a smart playlist search for something else."""
        self._writer.change(
            self.tr("“{title}” has another search").format(title=playlist.title),
            partial(stored.set_query, playlist_id=playlist.id, query=query),
            partial(stored.set_query, playlist_id=playlist.id, query=playlist.query or ""),
            playlist.id,
        )

    def delete(self, playlist: Playlist) -> None:
        """Delete a playlist; the files stay."""
        self._writer.delete(playlist.id)

    def add_tracks(self, playlist: Playlist, track_ids: Sequence[int]) -> None:
        """Add tracks at the end."""
        words = _added(len(track_ids), playlist)
        self._writer.edit(playlist.id, words, stored.append_tracks, playlist.id, track_ids)

    def remove(self, playlist: Playlist, rows: Sequence[int]) -> None:
        """Take entries out."""
        words = plural(
            "Playlists",
            "%n track removed from “{title}”",
            "%n tracks removed from “{title}”",
            len(rows),
        ).format(title=playlist.title)
        self._edit(playlist, words, lambda entries: without(entries, rows))

    def move(self, playlist: Playlist, rows: Sequence[int], target: int) -> None:
        """Move entries to in front of the one that is in row `target` now."""
        words = self.tr("“{title}” rearranged").format(title=playlist.title)
        self._edit(playlist, words, lambda entries: moved(entries, rows, target))

    def insert_tracks(self, playlist: Playlist, track_ids: Sequence[int], target: int) -> None:
        """Put tracks in front of the entry in row `target`."""
        words = _added(len(track_ids), playlist)

        def insert(database: Any) -> tuple[Entries, Entries]:
            new = stored.entries_of_tracks(database, track_ids)
            return stored.edit_entries(
                database, playlist.id, lambda entries: inserted(entries, target, new)
            )

        self._writer.edit(playlist.id, words, insert)

    def insert_files(self, playlist: Playlist, paths: Sequence[Path], target: int) -> None:
        """Put audio files in front of the entry in row `target`; others are passed over."""
        files = [StoredPlaylistEntry(path, path.stem) for path in paths if is_audio_file(path)]

        def insert(database: Any) -> tuple[Entries, Entries]:
            new = stored.with_parts(database, files)
            return stored.edit_entries(
                database, playlist.id, lambda entries: inserted(entries, target, new)
            )

        words = _added(len(files), playlist)
        self._writer.edit(playlist.id, words, insert)

    def import_files(self, files: Sequence[Path]) -> None:
        """Make playlists of playlist files, each by itself."""
        for file in files:
            self._operations.run(
                partial(import_playlist, self._store, file), self._tell_imported, self._fail
            )

    def export(self, playlist: Playlist, file: Path) -> None:
        """Write a playlist to a file, in the format that its name asks for."""

        def write() -> None:
            export_playlist(self._store, self.entries(playlist), playlist.title, file)

        words = self.tr("“{title}” written to “{file}”")
        told = words.format(title=playlist.title, file=file.name)
        self._operations.run(write, lambda _: self.said.emit(told, "", None), self._fail)

    def _follow(self, writer: PlaylistWriter) -> None:
        writer.written.connect(self.reload)
        writer.entries_changed.connect(self.entries_changed)
        writer.created.connect(self.created)
        writer.said.connect(self.said)
        writer.failed.connect(self.failed)

    def _edit(
        self, playlist: Playlist, words: str, edit: Callable[[Entries], list[StoredPlaylistEntry]]
    ) -> None:
        self._writer.edit(playlist.id, words, stored.edit_entries, playlist.id, edit)

    def _tell_imported(self, report: ImportReport) -> None:
        self.reload()
        self._writer.remember_created(report.whole, seen=True)
        if report.broken or report.outside:
            self.imported.emit(report)

    def _take(self, playlists: list[Playlist]) -> None:
        self._reading = None
        if playlists != self.all:
            self.all = playlists
            self.changed.emit(playlists)

    def _fail(self, error: EarshotError) -> None:
        self.failed.emit(str(error))


def _added(number: int, playlist: Playlist) -> str:
    return plural(
        "Playlists", "%n track added to “{title}”", "%n tracks added to “{title}”", number
    ).format(title=playlist.title)
