"""What a radio found, as Qt sees it: tracks with their reasons, and headings above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.widgets.tooltips import plain_tooltip
from engine.radio.suggestion import Suggestion

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above the tracks that belong together, the first of which is `track_id`."""

    title: str
    about: str
    track_id: int


Row = Suggestion | Heading


class SuggestionModel(QAbstractListModel):
    """Rows of suggestions and headings.

    Parameters
    ----------
    checkable
        Whether the listener chooses among them; all are chosen at first.
    """

    def __init__(self, *, checkable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checkable = checkable
        self._rows: Sequence[Row] = ()
        self._unwanted: set[int] = set()

    @property
    def suggestions(self) -> list[Suggestion]:
        """All tracks in their order."""
        return [row for row in self._rows if isinstance(row, Suggestion)]

    @property
    def wanted(self) -> list[Suggestion]:
        """The tracks that are checked, in their order."""
        return [one for one in self.suggestions if one.track.id not in self._unwanted]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; a track that was unchecked stays so."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return what is in a row."""
        return self._rows[number]

    def toggle(self, index: Index) -> None:
        """Check or uncheck a row."""
        checked = index.data(_CHECK) == Qt.CheckState.Checked
        self.setData(index, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked, _CHECK)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says or is."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.track.title if isinstance(row, Suggestion) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_spoken(row))
        if role == _CHECK and self._checkable and isinstance(row, Suggestion):
            unwanted = row.track.id in self._unwanted
            return Qt.CheckState.Unchecked if unwanted else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a track."""
        row = self._rows[index.row()]
        if role != _CHECK or not self._checkable or not isinstance(row, Suggestion):
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._unwanted.discard(row.track.id)
        else:
            self._unwanted.add(row.track.id)
        self.dataChanged.emit(index, index, [_CHECK])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _spoken(row: Row) -> str:
    if isinstance(row, Heading):
        return ", ".join(filter(None, (row.title, row.about)))
    return ", ".join(filter(None, (row.track.title, row.track.artist, row.reason)))
