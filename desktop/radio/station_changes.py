"""Changes of the kept stations that can be undone."""

from typing import TYPE_CHECKING

from engine.store.stations import Lessons, RemovedStation
from engine.words import translate

if TYPE_CHECKING:
    from desktop.radio.station_list import StationList


class Removal:
    """A station that is deleted."""

    def __init__(self, stations: "StationList", station_id: int) -> None:
        self._stations = stations
        self._id = station_id
        self._removed: RemovedStation | None = None

    @property
    def words(self) -> str:
        """What was done, as it is announced."""
        name = self._removed.station.name if self._removed else ""
        return translate("StationList", "Station “{name}” deleted").format(name=name)

    def take(self, removed: RemovedStation | None) -> None:
        """Keep what it was, to bring it back."""
        self._removed = removed or self._removed

    def undo(self) -> None:
        """Have it again, with what it was made of and what it had learned."""
        if self._removed:
            self._stations.bring_back(self._removed)

    def redo(self) -> None:
        """Delete it again."""
        self._stations.drop(self._id, self.take)


class Oblivion:
    """A station that forgets what it had learned."""

    def __init__(self, stations: "StationList", station_id: int) -> None:
        self._stations = stations
        self._id = station_id
        self._lessons: Lessons | None = None

    @property
    def words(self) -> str:
        """What was done, as it is announced."""
        return translate("StationList", "The station begins anew")

    def take(self, lessons: Lessons) -> None:
        """Keep what it had learned, to have it again."""
        self._lessons = lessons

    def undo(self) -> None:
        """Have it learn again from what it forgot."""
        if self._lessons:
            self._stations.restore_lessons(self._id, self._lessons)

    def redo(self) -> None:
        """Have it forget again."""
        self._stations.forget_lessons(self._id, self.take)
