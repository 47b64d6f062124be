"""The verbs of the context menu, and what each does to the queue. Everything can be undone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.operations import Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.queue_undo import Moment
from desktop.radio.radio_verbs import RadioVerbs
from engine.errors import EarshotError
from engine.store import tracks
from engine.store.records import Track
from engine.store.store import Store
from engine.words import plural


class Verbs(QObject):
    """Acts on tracks for the table, the queue, the player bar and the keys alike.

    Attributes
    ----------
    radio, stations
        The verbs that have to do with how music sounds.

    Signals
    -------
    said
        A quiet sentence, the name of an action to go with it, and what that action does.
    failed
        A sentence about what could not be done.
    map_wanted
        The id of a track that is to be shown on the map.
    rating_wanted
        The ids of tracks, and the stars they are to get.
    properties_wanted
        The ids of tracks that are to be looked at closely.
    """

    said = Signal(str, str, object)
    failed = Signal(str)
    map_wanted = Signal(int)
    rating_wanted = Signal(list, int)
    properties_wanted = Signal(list)

    def __init__(
        self,
        store: Store,
        player: Player,
        operations: Operations,
        radio: RadioVerbs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._player = player
        self._operations = operations
        self.radio = radio
        self.stations = stations = radio.stations
        self._undo = stations.queue_undo
        self._order: Moment | None = None
        stations.said.connect(self.said)
        stations.failed.connect(self.failed)

    def play(self, track_ids: Sequence[int], start: int = 0, origin: str = "") -> None:
        """Play these tracks from the one at `start` instead of the present queue."""
        if track_ids:
            self.stations.stop_asking()
            moment = self._undo.moment()
            self._player.replace(self._entries(track_ids, origin), start)
            self.stations.say(self.tr("Queue replaced"), moment)

    def play_from(self, track_ids: Sequence[int], start: int, seconds: float) -> None:
        """Play these tracks from the one at `start`, and that one from a moment in it."""
        if track_ids:
            self.stations.stop_asking()
            moment = self._undo.moment()
            self._player.replace(self._entries(track_ids), start, play=False)
            self._player.start(seconds)
            self._player.play()
            self.stations.say(self.tr("Queue replaced"), moment)

    def play_next(self, track_ids: Sequence[int]) -> None:
        """Put these tracks behind the one that plays."""
        if track_ids:
            moment = self._undo.moment()
            self._player.insert_next(self._entries(track_ids))
            words = plural(
                "Queue", "%n track will play next", "%n tracks will play next", len(track_ids)
            )
            self.stations.say(words, moment)

    def add_to_queue(self, track_ids: Sequence[int]) -> None:
        """Put these tracks at the end of the queue."""
        if track_ids:
            moment = self._undo.moment()
            self._player.append(self._entries(track_ids))
            self.stations.say(_added(len(track_ids)), moment)

    def insert(self, track_ids: Sequence[int], before: int | None) -> None:
        """Put these tracks in front of an entry, by its id, or at the end."""
        if track_ids:
            moment = self._undo.moment()
            queue = self._player.queue
            place = None if before is None else queue.position_of(before)
            self._player.insert(len(queue) if place is None else place, self._entries(track_ids))
            self.stations.say(_added(len(track_ids)), moment)

    def remove(self, positions: Sequence[int]) -> None:
        """Take entries out of the queue."""
        if positions:
            moment = self._undo.moment()
            self._player.remove(positions)
            words = plural(
                "Queue",
                "%n track removed from the queue",
                "%n tracks removed from the queue",
                len(positions),
            )
            self.stations.say(words, moment)

    def move(self, positions: Sequence[int], target: int) -> None:
        """Move entries, ascending positions, to in front of the one that is at `target` now."""
        down = [position for position in positions if position < target]
        up = [position for position in positions if position >= target]
        steps = [
            *((position, target - 1 - n) for n, position in enumerate(reversed(down))),
            *((position, target + n) for n, position in enumerate(up)),
        ]
        moment = self._undo.moment()
        for origin, end in steps:
            if origin != end:
                self._player.move(origin, end)
        if any(origin != end for origin, end in steps):
            self.stations.say(self.tr("Queue rearranged"), moment)

    def clear(self) -> None:
        """Empty the queue."""
        if len(self._player.queue):
            self.stations.stop_asking()
            moment = self._undo.moment()
            self._player.clear()
            self.stations.say(self.tr("Queue cleared"), moment)

    def remember_order(self) -> None:
        """Note the order of the queue before it is shuffled."""
        self._order = self._undo.moment()

    def tell_order(self) -> None:
        """Tell that what comes next is in another order."""
        if self._order is not None:
            shuffled = self._player.shuffle != "off"
            words = (
                self.tr("What comes next was shuffled") if shuffled else self.tr("Back in order")
            )
            self.stations.say(words, self._order)

    def drop_gone(self) -> None:
        """Take tracks that have left the library out of the queue; nothing brings them back."""
        wanted = sorted({entry.track_id for entry in self._player.queue.entries})
        self._operations.run(
            lambda: set(wanted) - self._store.read(tracks.tracks_by_id, wanted).keys(),
            self._drop,
        )

    def play_similar(self, track_id: int) -> None:
        """Play a track and then what sounds like it; one that plays already is not restarted."""
        self.stations.start({track_id: 1.0})

    def show_on_map(self, track_id: int) -> None:
        """Go to the map, to this track."""
        self.map_wanted.emit(track_id)

    def rate(self, track_ids: Sequence[int], stars: int) -> None:
        """Give tracks stars, or take them away with 0."""
        if track_ids:
            self.rating_wanted.emit(list(track_ids), stars)

    def show_properties(self, track_ids: Sequence[int]) -> None:
        """Look closely at tracks, and change their tags."""
        if track_ids:
            self.properties_wanted.emit(list(track_ids))

    def show_in_folder(self, track_id: int) -> None:
        """Open the folder of a track in the system's file manager."""
        self._operations.run(lambda: self._folder_of(track_id), self._open)

    def _entries(self, track_ids: Sequence[int], origin: str = "") -> list[QueueEntry]:
        return [self._player.queue.new_entry(i, origin=origin) for i in track_ids]

    def _drop(self, gone: set[int]) -> None:
        entries = self._player.queue.entries
        positions = [n for n, entry in enumerate(entries) if entry.track_id in gone]
        if positions:
            self._player.remove(positions)
            self._undo.forget()

    def _folder_of(self, track_id: int) -> Path:
        track = self._track(track_id)
        if not track.path.parent.is_dir():
            raise EarshotError(
                self.tr("The folder of “{file}” is not there at the moment.").format(
                    file=track.path.name
                )
            )
        return track.path.parent

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.failed.emit(
                self.tr("There is no file manager to show “{folder}” with.").format(folder=folder)
            )

    def _tell(self, error: EarshotError) -> None:
        self.failed.emit(str(error))

    def _track(self, track_id: int) -> Track:
        track = self._store.read(tracks.tracks_by_id, [track_id]).get(track_id)
        if track is None:
            raise EarshotError(
                self.tr("This track is no longer in the library; look for changes first.")
            )
        return track


def _added(number: int) -> str:
    return plural("Queue", "%n track added to the queue", "%n tracks added to the queue", number)
