"""What can be done with playlists; all of it can be undone."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal

from desktop.operations import Operation, Operations
from desktop.playlists.editing import inserted, moved, without
from desktop.undo import UndoHistory
from engine.errors import EarshotError
from engine.library.formats import is_audio_file
from engine.library.playlist_exchange import ImportReport, export_playlist, import_playlist
from engine.store import playlists as stored
from engine.store.playlists import Entries, Playlist, StoredPlaylistEntry, WholePlaylist
from engine.store.store import Store
from engine.words import plural

Find = Callable[[str], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class PlaylistChange:
    """A change of playlists, as two writes to the library."""

    words: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class Playlists(QObject):
    """Changes playlists for rail, page and menus alike.

    Writes happen on the store's own thread in the order in which they were asked for, also while
    the window closes; what they did is told here.

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
    _written = Signal(object, object)

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
        self._history = history
        self._find = find
        self._reading: Operation | None = None
        self.all: Sequence[Playlist] = ()
        self._written.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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

        self._write(self._tell_created, make)

    def rename(self, playlist: Playlist, title: str) -> None:
        """Give a playlist another title."""
        self._change(
            self.tr("“{old}” is now “{new}”").format(old=playlist.title, new=title),
            partial(stored.rename_playlist, playlist_id=playlist.id, title=title),
            partial(stored.rename_playlist, playlist_id=playlist.id, title=playlist.title),
        )

    def search_for(self, playlist: Playlist, query: str) -> None:
        """Let a smart playlist search for something else."""
        self._change(
            self.tr("“{title}” has another search").format(title=playlist.title),
            partial(stored.set_query, playlist_id=playlist.id, query=query),
            partial(stored.set_query, playlist_id=playlist.id, query=playlist.query or ""),
            playlist.id,
        )

    def delete(self, playlist: Playlist) -> None:
        """Delete a playlist; the files stay."""
        self._write(self._tell_deleted, stored.delete_playlist, playlist.id)

    def add_tracks(self, playlist: Playlist, track_ids: Sequence[int]) -> None:
        """Add tracks at the end."""
        words = _added(len(track_ids), playlist)
        self._write(
            partial(self._tell_edited, playlist.id, words),
            stored.append_tracks,
            playlist.id,
            track_ids,
        )

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

        self._write(partial(self._tell_edited, playlist.id, words), insert)

    def insert_files(self, playlist: Playlist, paths: Sequence[Path], target: int) -> None:
        """Put audio files in front of the entry in row `target`; others are passed over."""
        files = [StoredPlaylistEntry(path, path.stem) for path in paths if is_audio_file(path)]

        def insert(database: Any) -> tuple[Entries, Entries]:
            new = stored.with_parts(database, files)
            return stored.edit_entries(
                database, playlist.id, lambda entries: inserted(entries, target, new)
            )

        words = _added(len(files), playlist)
        self._write(partial(self._tell_edited, playlist.id, words), insert)

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

    def _edit(
        self, playlist: Playlist, words: str, edit: Callable[[Entries], list[StoredPlaylistEntry]]
    ) -> None:
        tell = partial(self._tell_edited, playlist.id, words)
        self._write(tell, stored.edit_entries, playlist.id, edit)

    def _change(
        self,
        words: str,
        forth: Callable[..., None],
        back: Callable[..., None],
        playlist_id: int | None = None,
    ) -> None:
        """Write a change whose way back is known before."""

        def write(function: Callable[..., None]) -> None:
            self._write(lambda _: self._tell_entries(playlist_id), function)

        write(forth)
        self._remember(words, partial(write, back), partial(write, forth))

    def _tell_created(self, whole: WholePlaylist, *, seen: bool = False) -> None:
        """Remember a new playlist; who only put tracks away in it stays where he is."""
        playlist = whole.playlist
        self._remember(
            self.tr("“{title}” created").format(title=playlist.title),
            partial(self._write, None, stored.delete_playlist, playlist.id),
            partial(self._write, None, stored.restore_playlist, whole),
        )
        if seen or not whole.entries:
            self.created.emit(playlist.id)

    def _tell_deleted(self, whole: WholePlaylist) -> None:
        self._remember(
            self.tr("“{title}” deleted").format(title=whole.playlist.title),
            partial(self._write, None, stored.restore_playlist, whole),
            partial(self._write, None, stored.delete_playlist, whole.playlist.id),
        )

    def _tell_edited(self, playlist_id: int, words: str, edit: tuple[Entries, Entries]) -> None:
        before, after = edit
        if before == after:
            return

        def write(entries: Entries) -> None:
            tell = partial(self._tell_entries, playlist_id)
            self._write(lambda _: tell(), stored.replace_entries, playlist_id, entries)

        self._remember(words, partial(write, before), partial(write, after))
        self.entries_changed.emit(playlist_id)

    def _tell_entries(self, playlist_id: int | None) -> None:
        if playlist_id is not None:
            self.entries_changed.emit(playlist_id)

    def _tell_imported(self, report: ImportReport) -> None:
        self.reload()
        self._tell_created(report.whole, seen=True)
        if report.broken or report.outside:
            self.imported.emit(report)

    def _remember(self, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        change = PlaylistChange(words, undo, redo)
        self._history.record(change)
        self.said.emit(words, self.tr("Undo"), partial(self._history.undo, change))

    def _write(
        self, then: Callable[[Any], None] | None, function: Callable[..., Any], *arguments: object
    ) -> None:
        """Queue a write; `then` hears of its result on this thread."""
        writing: Future[Any] = self._store.submit(function, *arguments)
        writing.add_done_callback(partial(self._note_end, then))

    def _note_end(self, then: Callable[[Any], None] | None, writing: Future[Any]) -> None:
        self._written.emit(writing, then)

    def _deliver(self, writing: Future[Any], then: Callable[[Any], None] | None) -> None:
        try:
            result = writing.result()
        except EarshotError as error:
            self._fail(error)
        except LookupError:
            self.failed.emit(self.tr("This playlist was deleted meanwhile."))
        else:
            if then:
                then(result)
        self.reload()

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
