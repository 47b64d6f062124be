"""The filters as rows of a list; their names can be edited."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.radio.filters import FilterSummary
from engine.words import translate

Index = QModelIndex | QPersistentModelIndex

FILTER_ROLE = Qt.ItemDataRole.UserRole


def shared_words(summary: FilterSummary) -> str:
    """Say what the tracks that excite a filter share: ``often chiptune · Bitgarden``."""
    shared = " · ".join((*summary.genres, *summary.artists))
    if not shared:
        return translate("Filters", "no genre or artist stands out")
    return translate("Filters", "often {shared}").format(shared=shared)


class FilterModel(QAbstractListModel):
    """Keeps the summaries.

    Signals
    -------
    renamed
        The number of a filter and its new name, empty for none.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.summaries: list[FilterSummary] = []

    def show_filters(self, summaries: Sequence[FilterSummary]) -> None:
        """Show these in their order."""
        self.beginResetModel()
        self.summaries = list(summaries)
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Return the row of a filter, -1 where it is not shown."""
        rows = (row for row, one in enumerate(self.summaries) if one.seed.number == number)
        return next(rows, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.summaries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        if not index.isValid():
            return None
        summary = self.summaries[index.row()]
        shared = shared_words(summary)
        said: dict[int, object] = {
            FILTER_ROLE: summary,
            Qt.ItemDataRole.DisplayRole: summary.label,
            Qt.ItemDataRole.EditRole: summary.name,
            Qt.ItemDataRole.ToolTipRole: shared,
            Qt.ItemDataRole.AccessibleDescriptionRole: shared,
            Qt.ItemDataRole.AccessibleTextRole: f"{summary.label}, {shared}",
        }
        return said.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Call a filter by another name."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        summary = self.summaries[index.row()]
        name = " ".join(str(value).split())
        if name != summary.name:
            self.summaries[index.row()] = replace(summary, name=name)
            self.dataChanged.emit(index, index)
            self.renamed.emit(summary.seed.number, name)
        return True
