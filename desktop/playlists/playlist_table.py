"""The table of a playlist's entries: drag and keys reorder, Delete takes out, Enter plays."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.playlists.playlist_delegate import PlaylistDelegate
from desktop.playlists.playlist_model import COLUMNS, TIME_COLUMN, PlaylistModel
from desktop.theme import tokens
from desktop.theme.theme import Theme
from desktop.widgets.selection import selected_rows

_WIDTHS = (320, 200, 200, 72)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PlaylistTable(QTableView):
    """Shows a playlist.

    Signals
    -------
    play_wanted
        A row.
    remove_wanted
        The selected rows.
    step_wanted
        -1 or 1: the selected rows should go up or down by one.
    menu_wanted
        Where on the screen the menu of the selected rows should open.
    """

    play_wanted = Signal(int)
    remove_wanted = Signal(list)
    step_wanted = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: PlaylistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PlaylistDelegate(theme, self))
        self.setAccessibleName(self.tr("Entries of the playlist"))
        self._set_behaviour()
        self._set_headers()
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda index: self.play_wanted.emit(index.row()))
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def selected_rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return selected_rows(self.selectionModel())

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows, with the keyboard on the first of them."""
        model = self.model()
        rows = [row for row in rows if row < model.rowCount()]
        selection = QItemSelection()
        for row in rows:
            selection.select(model.index(row, 0), model.index(row, len(COLUMNS) - 1))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(model.index(rows[0], 0), no_update)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: Qt would read every row."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move entries, which mean something else elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of a list of one's own; leave Space to the player."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER and not event.modifiers():
            if self.currentIndex().isValid():
                self.play_wanted.emit(self.currentIndex().row())
        elif event.key() in _DELETE:
            self.remove_wanted.emit(self.selected_rows())
        elif alt and event.key() == Qt.Key.Key_Up:
            self.step_wanted.emit(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.step_wanted.emit(1)
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.selected_rows():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)

    def _set_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(tokens.ROW_HEIGHT)
        columns.setHighlightSections(False)
        # Told of the selection, each heading would ask about every selected row when painted.
        columns.setSelectionModel(QItemSelectionModel(self.model(), columns))
        for number, width in enumerate(_WIDTHS):
            is_time = number == TIME_COLUMN
            mode = QHeaderView.ResizeMode.Fixed if is_time else QHeaderView.ResizeMode.Stretch
            columns.setSectionResizeMode(number, mode)
            columns.resizeSection(number, width)
