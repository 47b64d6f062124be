"""The play queue as Qt sees it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.library.track_mime import (
    MOST_FILES,
    TRACK_IDS_MIME,
    dragged_files,
    dragged_tracks,
    track_mime_data,
)
from desktop.library.track_pages import TrackPages
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.queue.queue_difference import Difference, difference
from desktop.widgets.tooltips import plain_tooltip
from engine.store.records import Track
from engine.store.store import Store
from engine.words import translate

_ENTRIES_MIME = "application/x-earshot-queue-entries"
Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole
TRACK_ROLE = Qt.ItemDataRole.UserRole + 1
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """Shows the player's queue; rows move by drag and drop, tracks and files come in by it.

    Only what differs is told to the view, so that selection and scroll position survive, and only
    tracks near the screen are read, so that 100,000 entries stay cheap.

    Signals
    -------
    move_wanted
        Rows from top to bottom, and the row in front of which they should stand.
    tracks_dropped, files_dropped
        Ids of tracks, or paths from other programs, and the id of the entry in front of which they
        should stand, None for the end.
    """

    move_wanted = Signal(list, int)
    tracks_dropped = Signal(list, object)
    files_dropped = Signal(list, object)

    def __init__(self, store: Store, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._entries: Sequence[QueueEntry] = ()
        self._pages = TrackPages(store)
        player.queue_changed.connect(self.refresh)
        player.current_changed.connect(self._mark_changed)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the player's queue holds now."""
        entries = self._player.queue.entries
        if entries != self._entries:
            self._take(entries, difference(self._entries, entries))
        self._mark_changed()

    def reread(self) -> None:
        """Read the tracks anew when they are next looked at."""
        self._pages.forget()
        self._mark_changed()

    def entry(self, row: int) -> QueueEntry:
        """Return the entry in a row."""
        return self._entries[row]

    def row_of(self, entry_id: int) -> int | None:
        """Return the row an entry is in now."""
        return self._player.queue.position_of(entry_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says or is."""
        entry = self._entries[index.row()]
        current = index.row() == self._player.queue.current_index
        if role == ENTRY_ROLE:
            return entry
        if role == CURRENT_ROLE:
            return current
        if role == TRACK_ROLE:
            return self._pages.track(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(entry.reason) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            track = self._pages.track(index.row())
            return _spoken(entry, track, current) if track else self.tr("No longer in the library")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; they are dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move here; tracks and files are copied from elsewhere."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Rows move here, and are copied elsewhere."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        """Take rows of our own, tracks and files."""
        return any(data.hasFormat(kind) for kind in self.mimeTypes())

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for what was dropped to be put where it was dropped."""
        target = parent.row() if parent.isValid() else row
        target = target if target >= 0 else len(self._entries)
        found = [self.row_of(entry_id) for entry_id in _dragged_entries(data, _ENTRIES_MIME)]
        rows = sorted(position for position in found if position is not None)
        if rows:
            self.move_wanted.emit(rows, target)
            # The move is done; Qt must not take the old rows out by itself.
            return False
        before = self._entries[target].entry_id if target < len(self._entries) else None
        if ids := dragged_tracks(data):
            self.tracks_dropped.emit(ids, before)
        elif paths := dragged_files(data):
            self.files_dropped.emit(paths, before)
        return bool(ids or dragged_files(data))

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """Carry the ids of the dragged entries: their rows may change while they are dragged.

        Playlists take the tracks, other programs the files.
        """
        rows = [index.row() for index in indexes]
        known = [track for row in rows[:MOST_FILES] if (track := self._pages.track(row))]
        ids = [self._entries[row].track_id for row in rows]
        data = track_mime_data(ids, [track.path for track in known])
        entries = (str(self._entries[row].entry_id) for row in rows)
        data.setData(_ENTRIES_MIME, " ".join(entries).encode())
        return data

    def mimeTypes(self) -> list[str]:
        """Our own rows, tracks from other places, and files."""
        return [_ENTRIES_MIME, TRACK_IDS_MIME, "text/uri-list"]

    def _take(self, entries: Sequence[QueueEntry], change: Difference) -> None:
        if change.is_reordering:
            self._reorder(entries)
            return
        top = QModelIndex()
        start = change.start
        if change.removed:
            self.beginRemoveRows(top, start, start + change.removed - 1)
            self._set([*self._entries[:start], *self._entries[start + change.removed :]])
            self.endRemoveRows()
        if change.inserted:
            self.beginInsertRows(top, start, start + change.inserted - 1)
            self._set(entries)
            self.endInsertRows()
        # Equal ids can stand for entries that became others, such as the seed of a new radio.
        self._set(entries)

    def _reorder(self, entries: Sequence[QueueEntry]) -> None:
        self.layoutAboutToBeChanged.emit()
        rows = {entry.entry_id: row for row, entry in enumerate(entries)}
        before = self.persistentIndexList()
        after = [self.index(rows[self._entries[index.row()].entry_id]) for index in before]
        self._set(entries)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _set(self, entries: Sequence[QueueEntry]) -> None:
        self._entries = tuple(entries)
        ids = (entry.track_id for entry in entries)
        self._pages.set_ids(np.fromiter(ids, np.int64, len(entries)))

    def _mark_changed(self, _entry: object = None) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))


def _dragged_entries(data: QMimeData, mime_type: str) -> list[int]:
    text = bytes(data.data(mime_type).data()).decode("ascii", "ignore")
    return [int(word) for word in text.split() if word.isdigit()]


def _spoken(entry: QueueEntry, track: Track, current: bool) -> str:
    words = [
        track.title,
        track.artist or "",
        entry.reason,
        translate("Queue", "playing") if current else "",
    ]
    return ", ".join(word for word in words if word)
