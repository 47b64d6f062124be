"""The table of tracks: selection, hover verbs, keys and the context menu."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.library.track_columns import TrackColumns
from desktop.library.track_delegate import TrackDelegate
from desktop.library.track_table_model import COLUMNS, RATING_COLUMN, TrackTableModel
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.selection import selected_rows
from desktop.widgets.tooltips import plain_tooltip


class TrackTable(QTableView):
    """Shows a :class:`TrackTableModel`; says what the listener wants, does nothing of it itself.

    Attributes
    ----------
    columns
        Which columns are shown, and how.
    """

    rating_chosen = Signal(list, int)
    activated_track = Signal(int)
    verb_chosen = Signal(str, int)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: TrackTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._tracks = model
        self._delegate = TrackDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Tracks"))
        self._set_behaviour()
        self._set_rows()
        self.columns = TrackColumns(self)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda index: self.activated_track.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def selected_rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return selected_rows(self.selectionModel())

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks in their order."""
        found: list[int] = self._tracks.ids[self.selected_rows()].tolist()
        return found

    def current_id(self) -> int | None:
        """Return the track the keyboard stands on."""
        index = self.currentIndex()
        return int(self._tracks.ids[index.row()]) if index.isValid() else None

    def select_ids(self, ids: Sequence[int], *, current: int | None = None) -> None:
        """Select these tracks, as far as they are shown, with the keyboard on `current`."""
        rows = np.flatnonzero(np.isin(self._tracks.ids, np.asarray(ids, np.int64)))
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
            if run.size:
                first = self._tracks.index(int(run[0]), 0)
                selection.select(first, self._tracks.index(int(run[-1]), last))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(selection, flags)
        row = None if current is None else self._tracks.row_of(current)
        if row is None and rows.size:
            row = int(rows[0])
        if row is not None:
            self.selectionModel().setCurrentIndex(
                self._tracks.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def take_focus(self) -> None:
        """Take the keyboard, on the first row unless it was on another."""
        self.setFocus()
        if not self.currentIndex().isValid() and self._tracks.rowCount():
            self.setCurrentIndex(self._tracks.index(0, 0))

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: Qt would read every row of the library, and there is a field to search."""

    def show_track(self, track_id: int) -> bool:
        """Scroll to a track and select it; return whether it is shown here."""
        row = self._tracks.row_of(track_id)
        if row is None:
            return False
        self.select_ids([track_id])
        self.scrollTo(self._tracks.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays; everything else is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated_track.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the two verbs."""
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a verb is that verb, one on a star rates; any other selects."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == RATING_COLUMN:
            stars = self._delegate.stars_at(self.visualRect(index), event.position().toPoint())
            if stars is not None:
                self._rate(index.row(), stars)
                return
        if event.button() == Qt.MouseButton.LeftButton and index.column() == 0:
            verb = self._delegate.verb_at(self.visualRect(index), event.position().toPoint())
            if verb:
                self.verb_chosen.emit(verb, index.row())
                return
        super().mousePressEvent(event)

    def _rate(self, row: int, stars: int) -> None:
        """Rate a row, or the selection that it is in; the stars it has already take them away."""
        track = self._tracks.track(row)
        if track is not None:
            ids = self.selected_ids() if row in self.selected_rows() else [track.id]
            self.rating_chosen.emit(ids, 0 if stars == track.rating else stars)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Play the row; on a verb the second click is one too many."""
        index = self.indexAt(event.position().toPoint())
        on_verb = index.column() == 0 and self._delegate.verb_at(
            self.visualRect(index), event.position().toPoint()
        )
        if event.button() == Qt.MouseButton.LeftButton and not on_verb:
            super().mouseDoubleClickEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the verbs under the pointer while rows pass below it."""
        super().scrollContentsBy(dx, dy)
        if self._delegate.hovered_row >= 0:
            self._hover(self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the verbs away."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width with the columns."""
        super().resizeEvent(event)
        self.columns.fill_width()

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else -1
        on_verb = index.column() == 0 and self._delegate.verb_at(
            self.visualRect(index), self.viewport().mapFromGlobal(self.cursor().pos())
        )
        self.viewport().setToolTip(on_verb or self._elided_text(index))
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _elided_text(self, index: QModelIndex) -> str:
        text = str(index.data() or "") if index.isValid() else ""
        width = self.fontMetrics().horizontalAdvance(text)
        return plain_tooltip(text) if width > self.visualRect(index).width() - 16 else ""

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.indexAt(position).isValid() or self.selected_rows():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def _set_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(tokens.ROW_HEIGHT)
