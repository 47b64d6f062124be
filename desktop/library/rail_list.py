"""A list of the rail: as high as its entries, and scrolled where the window is low."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.library.rail_delegate import VALUE_ROLE, RailDelegate
from desktop.library.track_mime import TRACK_IDS_MIME
from desktop.theme import tokens
from desktop.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

GAP = 12
"""Height in pixels of an entry that only sets others apart."""

_LEAST_ROWS = 3


class RailModel(QStandardItemModel):
    """Entries by their values; whoever stands behind one tells what a drag of it carries.

    Attributes
    ----------
    drag_data
        Returns what is dragged with an entry of this value; None where there is nothing.
    takes, take
        Tell whether what is dragged over an entry of this value may be dropped there, and take it.
    dragged
        The value of the entry that is dragged at the moment; it does not take itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drag_data: Callable[[object], QMimeData | None] = lambda _: None
        self.takes: Callable[[object, QMimeData], bool] = lambda _value, _data: False
        self.take: Callable[[object, QMimeData], None] = lambda _value, _data: None
        self.dragged: object = None

    def mimeTypes(self) -> list[str]:
        """Tracks of ours; files that are dropped here are the window's."""
        return [TRACK_IDS_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        """Nothing leaves where it is."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry what stands behind the one entry that is dragged."""
        self.dragged = indexes[0].data(VALUE_ROLE)
        # None is what Qt understands as nothing to drag.
        return self.drag_data(self.dragged)  # type: ignore[return-value]

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Drop onto an entry, and never between two."""
        value = parent.data(VALUE_ROLE)
        return value is not None and value != self.dragged and self.takes(value, data)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Hand on what is dropped."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.take(parent.data(VALUE_ROLE), data)
        return True


class RailList(QListView):
    """Entries of one line with an icon; the model stays the same for its whole life.

    Each new model would leave its selection model behind.

    Attributes
    ----------
    entries
        The model.
    """

    def __init__(self, theme: Theme, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RailDelegate(theme, self))
        self.setMouseTracking(True)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.entries = RailModel(self)
        self.setModel(self.entries)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag an entry; when this returns, it was let go."""
        super().startDrag(actions)
        self.entries.dragged = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Look at what comes in."""
        _copy(event)
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        _copy(event)
        super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        _copy(event)
        super().dropEvent(event)

    def sizeHint(self) -> QSize:
        """As high as all entries."""
        return QSize(tokens.RAIL_WIDTH, self._content_height())

    def minimumSizeHint(self) -> QSize:
        """A few entries have to be seen."""
        least = _LEAST_ROWS * tokens.RAIL_ROW_HEIGHT
        return QSize(0, min(least, self._content_height()))

    def _content_height(self) -> int:
        model = self.model()
        hints = (
            model.index(row, 0).data(Qt.ItemDataRole.SizeHintRole)
            for row in range(model.rowCount())
        )
        return sum(hint.height() if hint else tokens.RAIL_ROW_HEIGHT for hint in hints)


def _copy(event: QDropEvent) -> None:
    """Take a copy where its source would rather give it away: it stays there, too."""
    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
