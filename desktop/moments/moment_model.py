"""Moments in tracks as rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formatting
from engine.store.records import Track

Index = QModelIndex | QPersistentModelIndex

MOMENT_ROLE = Qt.ItemDataRole.UserRole
PLAYING_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a track.

    Attributes
    ----------
    track
        Where.
    share
        How strong or how alike, 0 to 1.
    start, end
        Seconds; without an end it is a single moment, without a start the whole track.
    words
        What there is to say about it.
    """

    track: Track
    share: float
    start: float | None
    end: float | None = None
    words: str = ""

    @property
    def place(self) -> str:
        """Where it is, as a clock shows it; empty for the whole track."""
        if self.start is None:
            return ""
        if self.end is None:
            return formatting.clock(self.start)
        return f"{formatting.clock(self.start)}–{formatting.clock(self.end)}"


class MomentModel(QAbstractListModel):
    """Keeps what is shown; nothing is read later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moments: list[Moment] = []
        self._playing: int | None = None

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these in their order."""
        self.beginResetModel()
        self.moments = list(moments)
        self.endResetModel()

    def set_playing(self, track_id: int | None) -> None:
        """Mark the track that plays."""
        if track_id != self._playing:
            self._playing = track_id
            if self.moments:
                ends = self.index(0), self.index(len(self.moments) - 1)
                self.dataChanged.emit(*ends, [PLAYING_ROLE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.moments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        if not index.isValid():
            return None
        moment = self.moments[index.row()]
        parts = (moment.track.title, moment.track.artist, moment.place, moment.words)
        said: dict[int, object] = {
            MOMENT_ROLE: moment,
            PLAYING_ROLE: moment.track.id == self._playing,
            Qt.ItemDataRole.DisplayRole: moment.track.title,
            Qt.ItemDataRole.ToolTipRole: moment.words,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(part for part in parts if part),
        }
        return said.get(role)
