"""A list of the rail: as high as its entries, and scrolled where the window is low."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.library.rail_delegate import RailDelegate
from desktop.theme import tokens
from desktop.theme.theme import Theme

GAP = 12
"""Height in pixels of an entry that only sets others apart."""

_LEAST_ROWS = 3


class RailList(QListView):
    """Entries of one line with an icon; the model stays the same for its whole life.

    Each new model would leave its selection model behind.
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
        self.setModel(QStandardItemModel(self))

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
