"""The table of tracks as Qt sees it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop import formatting
from desktop.library.track_mime import MOST_FILES, TRACK_IDS_MIME, track_mime_data
from desktop.library.track_pages import TrackPages
from engine.failures import retold
from engine.store.browse import Order
from engine.store.records import Track
from engine.store.store import Store
from engine.words import mark, translate

Index = QModelIndex | QPersistentModelIndex

TRACK_ROLE = Qt.ItemDataRole.UserRole
CELL_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is painted of a cell, told at once: every question of Qt's costs as much again."""

    track: Track
    text: str
    alignment: int
    playing: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes
    ----------
    key
        Names it in what is remembered.
    heading
        What stands above it, and in the menu of columns.
    order
        How it sorts, if it does.
    width
        At first, in pixels.
    numeric
        Whether it holds numbers: at the right, and of a width that stays.
    shown
        Whether it is there until the listener chooses.
    """

    key: str
    heading: str
    order: Order | None
    width: int
    numeric: bool = False
    shown: bool = True


COLUMNS = (
    Column("title", mark("Library", "Title"), "title", 280),
    Column("artist", mark("Library", "Artist"), "artist", 180),
    Column("album", mark("Library", "Album"), "album", 180),
    Column("year", mark("Library", "Year"), "year", 64, numeric=True),
    Column("time", mark("Library", "Time"), "duration", 72, numeric=True),
    Column("reason", mark("Library", "Reason"), None, 360, shown=False),
    Column("rating", mark("Library", "Rating"), "rating", 96, numeric=True),
    Column("genre", mark("Library", "Genre"), "genre", 120, shown=False),
    Column("number", mark("Library", "Track"), "track", 72, numeric=True, shown=False),
    Column("plays", mark("Library", "Plays"), "plays", 72, numeric=True, shown=False),
    Column("added", mark("Library", "Added"), "added", 112, numeric=True, shown=False),
    Column("codec", mark("Library", "Format"), "codec", 80, shown=False),
    Column("path", mark("Library", "File"), "path", 240, shown=False),
)
_ROOM_FOR_MARK = "\u00a0" * 4
"""Qt draws the mark of the order over the end of a heading."""

REASON_COLUMN = 5
"""Shown in place of some others where tracks are listed that could not be listened to."""
RATING_COLUMN = 6

_TEXTS: tuple[Callable[[Track], str], ...] = (
    lambda track: track.title,
    lambda track: track.artist or "",
    lambda track: track.album or "",
    lambda track: str(track.year) if track.year else "",
    lambda track: formatting.clock(track.duration),
    lambda _: "",
    lambda track: "★" * track.rating,
    lambda track: track.genre or "",
    lambda track: str(track.track_number or ""),
    lambda track: formatting.count(track.plays) if track.plays else "",
    lambda track: time.strftime("%Y-%m-%d", time.localtime(track.added_at)),
    lambda track: track.codec or "",
    lambda track: str(track.path),
)
"""What each column says of a track; asked for a hundred times a frame while scrolling."""


class TrackTableModel(QAbstractTableModel):
    """Ids in memory, rows by pages; sorting and filtering happen in the database."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = TrackPages(store)
        self._playing: int | None = None
        self._sorted = -1
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
        self._reasons = {track: retold(reason) for track, reason in reasons.items()}

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

    def show_sorted(self, section: int) -> None:
        """Leave room for the mark of the order beside a heading that ends where it stands."""
        before, self._sorted = self._sorted, section
        for changed in {before, section} - {-1}:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, changed, changed)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings and their alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            heading = translate("Library", column.heading)
            is_marked = column.numeric and section == self._sorted
            return f"{heading}{_ROOM_FOR_MARK}" if is_marked else heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or is."""
        track = self._pages.track(index.row())
        if track is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(track, index.column())
            spoken = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0
            if spoken and track.id == self._playing:
                return self.tr("{name}, playing").format(name=text)
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[index.column()]
        if role == CELL_ROLE:
            column = index.column()
            playing = track.id == self._playing
            return Cell(track, self._text(track, column), int(_ALIGNMENTS[column]), playing)
        return track if role == TRACK_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tracks can be dragged."""
        return _TRACK if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """Our own ids, and files for other programs."""
        return [TRACK_IDS_MIME, "text/uri-list"]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """Carry the ids of the dragged tracks, and their files as far as those are not too many."""
        rows = sorted({index.row() for index in indexes})
        return track_mime_data(
            [int(self.ids[row]) for row in rows],
            [track.path for row in rows[:MOST_FILES] if (track := self._pages.track(row))],
        )

    def _text(self, track: Track, column: int) -> str:
        return self._reasons.get(track.id, "") if column == REASON_COLUMN else _TEXTS[column](track)

    def _all_changed(self) -> None:
        if len(self._pages.ids):
            last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    to_the_right = column.numeric and column.key != COLUMNS[RATING_COLUMN].key
    side = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ALIGNMENTS = tuple(map(_alignment, COLUMNS))
_TRACK = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
