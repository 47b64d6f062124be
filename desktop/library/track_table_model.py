"""The table of tracks as Qt sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.formatting import clock
from desktop.library.track_pages import TrackPages
from engine.store.browse import Order
from engine.store.records import Track
from engine.store.store import Store

Index = QModelIndex | QPersistentModelIndex

TRACK_ROLE = Qt.ItemDataRole.UserRole
PLAYING_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it sorts if it does, its first width, whether it holds numbers."""

    heading: str
    order: Order | None
    width: int
    numeric: bool = False


COLUMNS = (
    Column("Title", "title", 280),
    Column("Artist", "artist", 180),
    Column("Album", "album", 180),
    Column("Year", "year", 56, numeric=True),
    Column("Time", "duration", 64, numeric=True),
    Column("Reason", None, 360),
)
REASON_COLUMN = 5
"""Shown in place of some others where tracks are listed that could not be listened to."""


class TrackTableModel(QAbstractTableModel):
    """Ids in memory, rows by pages; sorting and filtering happen in the database."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = TrackPages(store)
        self._playing: int | None = None
        self._reasons: Mapping[int, str] = {}

    @property
    def ids(self) -> npt.NDArray[np.int64]:
        """The ids of the rows, int64 [rows]."""
        return self._pages.ids

    def set_ids(self, ids: npt.NDArray[np.int64]) -> None:
        """Show these tracks in this order."""
        self.beginResetModel()
        self._pages.set_ids(ids)
        self.endResetModel()

    def set_reasons(self, reasons: Mapping[int, str]) -> None:
        """Take over by id why tracks could not be listened to; shown with the next rows."""
        self._reasons = reasons

    def refresh_rows(self) -> None:
        """Read the visible rows anew; ids and order stay."""
        self._pages.forget()
        self._all_changed()

    def set_playing(self, track_id: int | None) -> None:
        """Mark the track that plays."""
        self._playing = track_id
        self._all_changed()

    def track(self, row: int) -> Track | None:
        """Return the track in a row."""
        return self._pages.track(row)

    def row_of(self, track_id: int) -> int | None:
        """Return the row a track is in."""
        rows = np.flatnonzero(self._pages.ids == track_id)
        return int(rows[0]) if rows.size else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many tracks there are."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings and their alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or is."""
        track = self._pages.track(index.row())
        if track is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(track, index.column())
            spoken = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0
            return f"{text}, playing" if spoken and track.id == self._playing else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[index.column()])
        if role == PLAYING_ROLE:
            return track.id == self._playing
        return track if role == TRACK_ROLE else None

    def _text(self, track: Track, column: int) -> str:
        texts = (
            track.title,
            track.artist or "",
            track.album or "",
            str(track.year) if track.year else "",
            clock(track.duration),
            self._reasons.get(track.id, ""),
        )
        return texts[column]

    def _all_changed(self) -> None:
        if len(self._pages.ids):
            last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
