"""The grid of covers and the list of names: both choose groups."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.library.cover_cache import CoverCache
from desktop.library.group_delegates import (
    CELL_HEIGHT,
    CELL_MARGIN,
    COVER_SIDE,
    CoverDelegate,
    GroupRowDelegate,
    play_rect,
)
from desktop.library.group_items import GroupItem
from desktop.library.group_model import GroupModel
from desktop.theme.theme import Theme
from desktop.widgets.selection import selected_rows
from engine.store.criteria import Group

_LEAST_CELL = COVER_SIDE + 2 * CELL_MARGIN


class GroupView(QListView):
    """Shows a :class:`GroupModel`; says what the listener wants.

    Signals
    -------
    opened, play_wanted
        The row of a group.
    menu_wanted
        Where on the screen.
    """

    opened = Signal(int)
    play_wanted = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, theme: Theme, covers: CoverCache, model: GroupModel, shape: str, label: str
    ) -> None:
        super().__init__()
        self._groups = model
        self._grid = shape != "none"
        self.setModel(model)
        self.setObjectName("groups")
        self.setAccessibleName(label)
        self.setItemDelegate(
            CoverDelegate(theme, covers, self, circle=shape == "round")
            if self._grid
            else GroupRowDelegate(theme, self)
        )
        self._set_behaviour()
        self.customContextMenuRequested.connect(self._ask_for_menu)
        theme.changed.connect(self.viewport().update)
        covers.arrived.connect(self._repaint)

    def selected_items(self) -> list[GroupItem]:
        """Return the selected groups in their order."""
        return [self._groups.items[row] for row in selected_rows(self.selectionModel())]

    def select_groups(self, selected: Collection[Group], current: Group | None) -> None:
        """Select these groups, as far as they are shown, with the keyboard on `current`."""
        selection = QItemSelection()
        flags = QItemSelectionModel.SelectionFlag
        for row, item in enumerate(self._groups.items):
            index = self._groups.index(row)
            if item.group in selected:
                selection.select(index, index)
            if item.group == current:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Space is the player's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sign of a cover plays it; any other selects."""
        row = self._sign_at(event)
        if row is not None:
            self.play_wanted.emit(row)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what lies below; on the sign the second click is one too many."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._sign_at(event) is None:
            self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many covers as fit."""
        super().resizeEvent(event)
        if self._grid:
            bar = self.verticalScrollBar()
            # Qt keeps the room of a scroll bar free also where none is shown. A page that is not
            # looked at yet has a bar that only does not show yet.
            room = 0 if bar.isVisibleTo(self) else bar.sizeHint().width()
            width = self.viewport().width() - room
            # One pixel less: Qt wraps a line that fills the width to the last.
            self.setGridSize(QSize((width - 1) // max(1, width // _LEAST_CELL), CELL_HEIGHT))

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: there is a field to search."""

    def _sign_at(self, event: QMouseEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        if not self._grid or not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return None
        sign = play_rect(self.visualRect(index))
        return index.row() if sign.contains(event.position().toPoint()) else None

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.selected_items():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))

    def _repaint(self, _track_id: int) -> None:
        if self.isVisible():
            self.viewport().update()

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        if self._grid:
            self.setViewMode(QListView.ViewMode.IconMode)
            self.setMovement(QListView.Movement.Static)
            # What does not move within the grid can still be dragged out of it.
            self.setDragEnabled(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setSelectionRectVisible(True)
