"""A list of moments: Enter plays from there, H lets a little of it be heard."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.moments.moment_delegate import MomentDelegate
from desktop.moments.moment_model import Moment, MomentModel
from desktop.theme.theme import Theme


class MomentList(QListView):
    """Shows moments and says what is wanted of them; it does nothing by itself.

    Signals
    -------
    play_wanted
        The row to play from.
    hear_wanted
        The Moment to hear a little of.
    menu_wanted
        Where on the screen the menu of the selected tracks should open.
    """

    play_wanted = Signal(int)
    hear_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moments")
        self.rows = MomentModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(MomentDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(self._play)
        theme.changed.connect(self.viewport().update)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these from the top, the first one as the current row."""
        self.rows.show_moments(moments)
        self.scrollToTop()
        if moments:
            self.setCurrentIndex(self.rows.index(0))
            self.clearSelection()

    def selected_rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def selected_ids(self) -> list[int]:
        """Return the tracks of the selected rows, each once."""
        moments = self.rows.moments
        return list(dict.fromkeys(moments[row].track.id for row in self.selected_rows()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the two keys, leave Space to the player."""
        row = self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit(row)
        elif plain and row >= 0 and event.key() == Qt.Key.Key_H:
            self.hear_wanted.emit(self.rows.moments[row])
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave H alone, which lets a moment be heard."""
        if search.lower() != "h":
            super().keyboardSearch(search)

    def _play(self, index: QModelIndex) -> None:
        self.play_wanted.emit(index.row())

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.selected_rows():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))
