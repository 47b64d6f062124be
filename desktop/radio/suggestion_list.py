"""The list of what a radio found."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.radio.suggestion_delegate import SuggestionDelegate
from desktop.radio.suggestion_model import Heading, SuggestionModel
from desktop.theme.theme import Theme
from engine.radio.suggestion import Suggestion


class SuggestionList(QListView):
    """Shows rows; Space and a click check where there is something to choose, Enter activates.

    Signals
    -------
    track_activated
        The id of a track that was double-clicked, or on which Enter was pressed.
    heading_activated
        The :class:`Heading` that was clicked.
    menu_wanted
        Where on the screen the menu of the selected tracks should open.
    """

    track_activated = Signal(int)
    heading_activated = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, theme: Theme, name: str, *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._checkable = checkable
        self.setObjectName("suggestions")
        self.setAccessibleName(name)
        self.rows = SuggestionModel(checkable=checkable, parent=self)
        self.setModel(self.rows)
        self.setItemDelegate(SuggestionDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not checkable:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._activate)
        theme.changed.connect(self.viewport().update)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected tracks from top to bottom."""
        numbers = sorted(index.row() for index in self.selectedIndexes())
        rows = (self.rows.row(number) for number in numbers)
        return [row.track.id for row in rows if isinstance(row, Suggestion)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with Space where that is what it is for, else leave it to the player."""
        key = event.key()
        if key == Qt.Key.Key_Space and self._checkable:
            self._click(self.currentIndex())
        elif key == Qt.Key.Key_Space or (self._checkable and key in _ENTER):
            # The player's, or the dialog's.
            event.ignore()
        elif key in _ENTER:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.row(index.row())
        if isinstance(row, Heading):
            self.heading_activated.emit(row)
        elif self._checkable:
            self.rows.toggle(index)

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid() and isinstance(row := self.rows.row(index.row()), Suggestion):
            self.track_activated.emit(row.track.id)

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.selected_ids():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
