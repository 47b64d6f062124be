"""A list of groups as Qt sees it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.library.group_items import GroupItem
from desktop.library.track_mime import MOST_FILES, TRACK_IDS_MIME, track_mime_data
from desktop.widgets.tooltips import plain_tooltip
from engine.store.criteria import Group
from engine.store.records import Track

Index = QModelIndex | QPersistentModelIndex

_MOST_GROUPS = 50
"""Groups dragged at once: reading their tracks must not be felt."""

ITEM_ROLE = Qt.ItemDataRole.UserRole


class GroupModel(QAbstractListModel):
    """Shows items; filtering and sorting happen before they come here.

    Parameters
    ----------
    tracks_of
        Reads the tracks of a few groups, for a drag.
    """

    def __init__(
        self, tracks_of: Callable[[Sequence[Group]], list[Track]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tracks_of = tracks_of
        self.items: Sequence[GroupItem] = ()

    def set_items(self, items: Sequence[GroupItem]) -> None:
        """Show these items in this order."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Groups can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Our own ids, and files for other programs."""
        return [TRACK_IDS_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the tracks of the dragged groups; too many at once are none."""
        rows = sorted({index.row() for index in indexes})
        if len(rows) > _MOST_GROUPS:
            return QMimeData()
        tracks = self._tracks_of([self.items[row].group for row in rows])
        ids = [track.id for track in tracks]
        return track_mime_data(ids, [track.path for track in tracks[:MOST_FILES]])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an item shows, says or is."""
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (item.title, item.subtitle, item.tail)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (item.title, item.subtitle))))
        return None
