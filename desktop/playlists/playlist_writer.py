"""Writes playlists, and remembers the way back of everything that was written."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.undo import UndoHistory
from engine.errors import EarshotError
from engine.store import playlists as stored
from engine.store.playlists import Entries, WholePlaylist
from engine.store.store import Store

Write = Callable[..., Any]
"""A function of the store, which begins with the database."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaylistChange:
    """A change of playlists, as two writes to the library."""

    words: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class PlaylistWriter(QObject):
    """Queues writes to playlists; each that changed something can be undone.

    Writes happen on the store's own thread in the order in which they were asked for, also while
    the window closes; what they did is told on this one.

    Parameters
    ----------
    store, history
        The library, and what remembers changes.

    Signals
    -------
    written
        A write has ended, well or not.
    entries_changed, created, said, failed
        As :class:`~desktop.playlists.playlists.Playlists` tells them.
    """

    written = Signal()
    entries_changed = Signal(int)
    created = Signal(int)
    said = Signal(str, str, object)
    failed = Signal(str)
    _ended = Signal(object, object)

    def __init__(self, store: Store, history: UndoHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._history = history
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def create(self, make: Callable[[Any], WholePlaylist]) -> None:
        """Make a playlist."""
        self._write(self.remember_created, make)

    def delete(self, playlist_id: int) -> None:
        """Delete a playlist."""
        self._write(self._remember_deleted, stored.delete_playlist, playlist_id)

    def edit(self, playlist_id: int, words: str, edit: Write, *arguments: object) -> None:
        """Change a playlist's entries by a write that returns them as they were and as they are."""
        self._write(partial(self._remember_edited, playlist_id, words), edit, *arguments)

    def change(self, words: str, forth: Write, back: Write, playlist_id: int | None = None) -> None:
        """Write a change whose way back is known before.

        `playlist_id` is the playlist whose entries may be others then.
        """

        def write(function: Write) -> None:
            self._write(lambda _: self._tell_entries(playlist_id), function)

        write(forth)
        self._remember(words, partial(write, back), partial(write, forth))

    def remember_created(self, whole: WholePlaylist, *, seen: bool = False) -> None:
        """Remember a new playlist; who only put tracks away in it stays where he is."""
        playlist = whole.playlist
        self._remember(
            self.tr("“{title}” created").format(title=playlist.title),
            partial(self._write, None, stored.delete_playlist, playlist.id),
            partial(self._write, None, stored.restore_playlist, whole),
        )
        if seen or not whole.entries:
            self.created.emit(playlist.id)

    def _remember_deleted(self, whole: WholePlaylist) -> None:
        self._remember(
            self.tr("“{title}” deleted").format(title=whole.playlist.title),
            partial(self._write, None, stored.restore_playlist, whole),
            partial(self._write, None, stored.delete_playlist, whole.playlist.id),
        )

    def _remember_edited(self, playlist_id: int, words: str, edit: tuple[Entries, Entries]) -> None:
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

    def _remember(self, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        change = PlaylistChange(words, undo, redo)
        self._history.record(change)
        self.said.emit(words, self.tr("Undo"), partial(self._history.undo, change))

    def _write(
        self, then: Callable[[Any], None] | None, function: Write, *arguments: object
    ) -> None:
        """Queue a write; `then` hears of its result on this thread."""
        writing: Future[Any] = self._store.submit(function, *arguments)
        writing.add_done_callback(partial(self._note_end, then))

    def _note_end(self, then: Callable[[Any], None] | None, writing: Future[Any]) -> None:
        self._ended.emit(writing, then)

    def _deliver(self, writing: Future[Any], then: Callable[[Any], None] | None) -> None:
        try:
            result = writing.result()
        except EarshotError as error:
            self.failed.emit(str(error))
        except LookupError:
            self.failed.emit(self.tr("This playlist was deleted meanwhile."))
        else:
            if then:
                then(result)
        self.written.emit()
