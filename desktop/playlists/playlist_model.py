"""A playlist's entries as Qt sees them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop import formatting
from desktop.library.track_mime import (
    MOST_FILES,
    TRACK_IDS_MIME,
    dragged_tracks,
    track_mime_data,
)
from desktop.library.track_pages import TrackPages
from desktop.widgets.tooltips import plain_tooltip
from engine.store.locators import file_meant
from engine.store.playlists import Entries, StoredPlaylistEntry
from engine.store.records import Track
from engine.store.store import Store
from engine.words import mark, translate

Index = QModelIndex | QPersistentModelIndex

TRACK_ROLE = Qt.ItemDataRole.UserRole
PLAYING_ROLE = Qt.ItemDataRole.UserRole + 1

COLUMNS = (
    mark("Playlists", "Title"),
    mark("Playlists", "Artist"),
    mark("Playlists", "Album"),
    mark("Playlists", "Time"),
)
TIME_COLUMN = 3

_ROWS = "application/x-earshot-playlist-rows"
_FILES = "text/uri-list"


class PlaylistModel(QAbstractTableModel):
    """Entries in memory, their tracks by pages; rows move by drag and drop.

    Signals
    -------
    move_wanted
        Rows from top to bottom, and the row in front of which they should stand.
    files_dropped, tracks_dropped
        Paths that come from elsewhere, or ids of tracks, and the row in front of which they should
        stand.
    """

    move_wanted = Signal(list, int)
    files_dropped = Signal(list, int)
    tracks_dropped = Signal(list, int)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = TrackPages(store)
        self._entries: Entries = ()
        self._playing: int | None = None
        self.editable = False

    @property
    def entries(self) -> Entries:
        """What is shown."""
        return self._entries

    def set_entries(self, entries: Entries, *, editable: bool) -> None:
        """Show these entries; only editable ones can be moved."""
        self.beginResetModel()
        self._entries = entries
        self.editable = editable
        ids = (entry.track_id or 0 for entry in entries)
        self._pages.set_ids(np.fromiter(ids, np.int64, len(entries)))
        self.endResetModel()

    def set_playing(self, track_id: int | None) -> None:
        """Mark the track that plays."""
        self._playing = track_id
        if self._entries:
            last = self.index(len(self._entries) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings and their alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Playlists", COLUMNS[section])
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or is."""
        entry, track = self._entries[index.row()], self._pages.track(index.row())
        if role == TRACK_ROLE:
            return track
        if role == PLAYING_ROLE:
            return track is not None and track.id == self._playing
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return self._words(index, role, entry, track)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; they are dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.editable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """Rows move here, and are copied to other programs."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move here; files are copied from elsewhere."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Rows of our own, tracks of other places, and files."""
        return [_ROWS, TRACK_IDS_MIME, _FILES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the dragged rows, their tracks for the queue, and their files for programs."""
        rows = sorted({index.row() for index in indexes})
        data = entries_mime_data([self._entries[row] for row in rows])
        data.setData(_ROWS, " ".join(map(str, rows)).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        """Take rows and files, if the list is the listener's own."""
        return self.editable and any(data.hasFormat(kind) for kind in self.mimeTypes())

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for what was dropped to be put where it was dropped."""
        target = parent.row() if parent.isValid() else row
        target = target if target >= 0 else len(self._entries)
        if data.hasFormat(_ROWS):
            words = bytes(data.data(_ROWS).data()).decode("ascii", "ignore").split()
            self.move_wanted.emit([int(word) for word in words if word.isdigit()], target)
        elif ids := dragged_tracks(data):
            self.tracks_dropped.emit(ids, target)
        elif data.hasUrls():
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            self.files_dropped.emit(paths, target)
        # The move is done by whoever is asked; Qt must not take the old rows out by itself.
        return False

    def _words(
        self, index: Index, role: int, entry: StoredPlaylistEntry, track: Track | None
    ) -> str | None:
        """Return what a cell shows, or tells the pointer or a screen reader."""
        text = _text(entry, track, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._outside(entry) if track is None else None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            if track is None:
                return self.tr("{name}, not in your library").format(name=text)
            playing = self.tr("{name}, playing").format(name=text)
            return playing if track.id == self._playing else text
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return text if shown else None

    def _outside(self, entry: StoredPlaylistEntry) -> str:
        return plain_tooltip(self.tr("Not in your library: {path}").format(path=entry.path))


def _text(entry: StoredPlaylistEntry, track: Track | None, column: int) -> str:
    if track is None:
        texts = (entry.name or entry.path.name, "", "", formatting.clock(entry.duration))
    else:
        time = formatting.clock(track.duration)
        texts = (track.title, track.artist or "", track.album or "", time)
    return texts[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == TIME_COLUMN else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def entries_mime_data(entries: Sequence[StoredPlaylistEntry]) -> QMimeData:
    """Return what a drag of entries carries: their tracks, and their files for other programs."""
    ids = [entry.track_id for entry in entries if entry.track_id is not None]
    # Where one is not in the library, all go by their files.
    ids = ids if len(ids) == len(entries) else []
    files = entries[:MOST_FILES] if ids else entries
    return track_mime_data(ids, [file_meant(entry.path) for entry in files])
