"""The page of a playlist."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import formatting
from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry
from desktop.playlists.playlist_model import PlaylistModel
from desktop.playlists.playlist_table import PlaylistTable
from desktop.playlists.playlists import Playlists
from desktop.theme.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.icon_button import IconButton
from desktop.widgets.message_page import MessagePage
from engine.errors import EarshotError
from engine.store.playlists import Entries, Playlist
from engine.store.store import Store
from engine.words import mark, plural, translate

_EMPTY = mark(
    "Playlists", "Right-click tracks and choose Add to playlist, or drop music files here."
)
_NOTHING_FOUND = mark("Playlists", "Nothing in your library fits this search at the moment.")


class PlaylistPage(QWidget):
    """Shows one playlist after another, and asks for changes of it.

    Signals
    -------
    play_wanted
        Tracks, which of them to begin with, and the playlist's title.
    search_wanted
        The smart playlist whose search should be edited.
    """

    play_wanted = Signal(list, int, str)
    search_wanted = Signal(object)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        playlists: Playlists,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._operations = operations
        self._playlists = playlists
        self._playlist: Playlist | None = None
        self._loading: Operation | None = None
        self._select_next: Sequence[int] | None = None
        self.model = PlaylistModel(store, self)
        self.table = PlaylistTable(theme, self.model)
        self.play_button = IconButton(theme, "play-fill", self.tr("Play the playlist"))
        self.more_button = IconButton(theme, "dots-three", self.tr("More about the playlist"))
        self._title = ElidedLabel()
        self._meta = ElidedLabel()
        self._message = MessagePage()
        self._stack = QStackedWidget()
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()

    @property
    def playlist(self) -> Playlist | None:
        """What is shown."""
        return self._playlist

    def show_playlist(self, playlist: Playlist) -> None:
        """Show another playlist, or the same with another title."""
        is_other = self._playlist is None or playlist.id != self._playlist.id
        self._playlist = playlist
        self._title.setText(playlist.title)
        if is_other:
            self.model.set_entries((), editable=False)
            self._meta.setText("")
            self._stack.setCurrentWidget(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the entries anew."""
        playlist = self._playlist
        if playlist is None:
            return
        if self._loading:
            self._loading.cancel()
        self._loading = self._operations.run(
            lambda: self._playlists.entries(playlist), self._show, self._fail
        )

    def reload_if_shown(self, playlist_id: int) -> None:
        """Read the entries anew if they are those of this playlist."""
        if self._playlist is not None and self._playlist.id == playlist_id:
            current = self._playlists.with_id(playlist_id)
            self._playlist = current or self._playlist
            self.reload()

    def show_playing(self, entry: QueueEntry | None) -> None:
        """Mark what plays."""
        self.model.set_playing(entry.track_id if entry else None)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks in their order."""
        found = (self.model.entries[row].track_id for row in self.table.selected_rows())
        return [track_id for track_id in found if track_id is not None]

    def play_from(self, row: int) -> None:
        """Play the playlist from a row on; what is not in the library is passed over."""
        entries, playlist = self.model.entries, self._playlist
        ids = [entry.track_id for entry in entries if entry.track_id is not None]
        start = sum(1 for entry in entries[:row] if entry.track_id is not None)
        if ids and playlist:
            self.play_wanted.emit(ids, min(start, len(ids) - 1), playlist.title)

    def remove_rows(self, rows: Sequence[int]) -> None:
        """Take entries out."""
        if rows and self._is_editable():
            self._select_next = rows[:1]
            self._playlists.remove(self._shown(), rows)

    def _move(self, rows: Sequence[int], target: int) -> None:
        if rows and self._is_editable():
            first = target - sum(1 for row in rows if row < target)
            self._select_next = range(first, first + len(rows))
            self._playlists.move(self._shown(), rows, target)

    def _step(self, step: int) -> None:
        rows = self.table.selected_rows()
        if not rows:
            return
        target = rows[0] - 1 if step < 0 else rows[-1] + 2
        if 0 <= target <= self.model.rowCount():
            self._move(rows, target)

    def _insert(self, paths: list[Path], target: int) -> None:
        if self._is_editable():
            self._playlists.insert_files(self._shown(), paths, target)

    def _insert_tracks(self, track_ids: list[int], target: int) -> None:
        if self._is_editable():
            self._playlists.insert_tracks(self._shown(), track_ids, target)

    def _is_editable(self) -> bool:
        return self._playlist is not None and self._playlist.query is None

    def _shown(self) -> Playlist:
        assert self._playlist is not None
        return self._playlist

    def _show(self, entries: Entries) -> None:
        self._loading = None
        selected, self._select_next = self._select_next, None
        if entries != self.model.entries:
            position = self.table.verticalScrollBar().value()
            rows = self.table.selected_rows() if selected is None else selected
            self.model.set_entries(entries, editable=self._is_editable())
            self.table.select_rows(rows)
            self.table.verticalScrollBar().setValue(position)
        self.model.editable = self._is_editable()
        self._meta.setText(self._about(entries))
        self._show_message_if_empty()

    def _about(self, entries: Entries) -> str:
        seconds = sum(entry.duration or 0.0 for entry in entries)
        words = [formatting.tracks(len(entries)), formatting.clock(seconds) if seconds else ""]
        query = self._shown().query
        words.append(self.tr("Search: {query}").format(query=query) if query is not None else "")
        outside = sum(1 for entry in entries if entry.track_id is None)
        if outside:
            words.append(
                plural("Playlists", "%n not in your library", "%n not in your library", outside)
            )
        return " · ".join(word for word in words if word)

    def _show_message_if_empty(self) -> None:
        is_empty = not self.model.entries
        if is_empty and self._is_editable():
            self._message.say(self.tr("Nothing in it yet"), translate("Playlists", _EMPTY))
        elif is_empty:
            self._message.say(
                self.tr("Nothing found"),
                translate("Playlists", _NOTHING_FOUND),
                button=self.tr("Edit the search…"),
            )
        self._stack.setCurrentWidget(self._message if is_empty else self.table)
        self.play_button.setEnabled(not is_empty)

    def _fail(self, error: EarshotError) -> None:
        self._loading = None
        self.model.set_entries((), editable=False)
        self._message.say(self.tr("The playlist could not be read"), str(error))
        self._stack.setCurrentWidget(self._message)

    def _arrange(self) -> None:
        self._title.setProperty("role", "pageTitle")
        self._meta.setProperty("role", "meta")
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(self._title)
        titles.addWidget(self._meta)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addLayout(titles, 1)
        for button in (self.play_button, self.more_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.play_button.clicked.connect(lambda: self.play_from(0))
        self._message.button_clicked.connect(lambda: self.search_wanted.emit(self._playlist))
        self.table.play_wanted.connect(self.play_from)
        self.table.remove_wanted.connect(self.remove_rows)
        self.table.step_wanted.connect(self._step)
        self.model.move_wanted.connect(self._move)
        self.model.files_dropped.connect(self._insert)
        self.model.tracks_dropped.connect(self._insert_tracks)
        self._playlists.entries_changed.connect(self.reload_if_shown)
