"""What else a radio does for the queue: journeys, bridges, more of the same next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop import formatting
from desktop.operations import Operation, Operations
from desktop.player.player import Player
from desktop.radio.stations import Stations
from engine.errors import EarshotError
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.store.narrowing import album_companions, artist_companions
from engine.store.records import Track
from engine.store.store import Store
from engine.store.tracks import tracks_by_id

JOURNEY_LENGTH = 25
BRIDGE_LENGTH = 6
SIMILAR_NEXT = 5
MOST_MIXED = 8


class RadioVerbs(QObject):
    """Acts on tracks for menus and keys; what it changes in the queue can be undone."""

    def __init__(
        self,
        store: Store,
        player: Player,
        radio: Radio,
        operations: Operations,
        stations: Stations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._player = player
        self.radio = radio
        self.operations = operations
        self.stations = stations
        self._asking: Operation | None = None

    def start_station(self, track_ids: Sequence[int]) -> None:
        """Start a station of tracks."""
        if track_ids:
            self.stations.start(dict.fromkeys(track_ids, 1.0))

    def start_album_station(self, track_id: int) -> None:
        """Start a station of the album that a track is on."""
        self._start_with(track_id, lambda: self._store.read(album_companions, track_id))

    def start_artist_station(self, track_id: int) -> None:
        """Start a station of the artist who plays a track."""
        self._start_with(track_id, lambda: self._store.read(artist_companions, track_id))

    def journey(self, track_ids: Sequence[int]) -> None:
        """Go through tracks in their order; a single one is gone to from what plays."""
        stops = list(dict.fromkeys(track_ids))
        current = self._player.current
        if len(stops) == 1 and current:
            stops.insert(0, current.track_id)
        if len(set(stops)) < 2:
            self.stations.failed.emit(
                "A journey needs two tracks: select them, or play one and select another."
            )
            return
        count = max(JOURNEY_LENGTH, 3 * len(stops))
        self._ask(lambda: self.radio.journey(stops, count), self._begin_journey)

    def bridge(self, positions: Sequence[int]) -> None:
        """Put tracks between two entries of the queue that lead from the first to the second."""
        entries = self._player.queue.entries
        if len(positions) != 2 or positions[1] >= len(entries):
            return
        first, second = (entries[position] for position in positions)
        stops = [first.track_id, second.track_id]
        self._ask(
            lambda: self.radio.journey(stops, BRIDGE_LENGTH),
            lambda found: self._insert_behind(first.entry_id, found.tracks[1:-1], "Journey"),
        )

    def tracks_to_mix(self, track_ids: Sequence[int]) -> list[Track]:
        """Return the tracks of a sum: these, and what plays beside a single one."""
        ids = list(dict.fromkeys(track_ids))[:MOST_MIXED]
        current = self._player.current
        if len(ids) < 2 and current and current.track_id not in ids:
            ids.append(current.track_id)
        known = self._store.read(tracks_by_id, ids)
        return [known[track_id] for track_id in ids if track_id in known]

    def add_similar_next(self, track_id: int) -> None:
        """Put a few tracks that sound like one behind what plays."""
        present = [entry.track_id for entry in self._player.queue.entries]

        def insert(found: RadioQueue) -> None:
            moment = self.stations.queue_undo.moment()
            origin = self._player.current.origin if self._player.current else ""
            self._player.insert_next(self.stations.new_entries(found.tracks, origin))
            self.stations.say(f"{formatting.tracks(len(found.tracks))} will play next", moment)

        self._ask(lambda: self.radio.queue([track_id], count=SIMILAR_NEXT, exclude=present), insert)

    def _start_with(self, track_id: int, companions: Callable[[], list[int]]) -> None:
        def start(others: list[int]) -> None:
            self.start_station([track_id, *others])

        self.operations.run(companions, start, self._tell)

    def _begin_journey(self, journey: RadioQueue) -> None:
        self.stations.stop_asking()
        moment = self.stations.queue_undo.moment()
        first, last = (journey.tracks[place].track.title for place in (0, -1))
        entries = self.stations.new_entries(journey.tracks, f"Journey: {first} → {last}")
        current = self._player.current
        if current and current.track_id == entries[0].track_id and self._player.state != "stopped":
            self._player.remove(
                [n for n in range(len(self._player.queue)) if n != self._player.queue.current_index]
            )
            self._player.append(entries[1:])
        else:
            self._player.replace(entries)
        self.stations.relaxed.emit(journey.relaxed)
        gaps = f"; {journey.relaxed[0]}" if journey.relaxed else ""
        self.stations.say(f"From “{first}” to “{last}”{gaps}", moment)

    def _insert_behind(self, entry_id: int, found: Sequence[Suggestion], origin: str) -> None:
        position = self._player.queue.position_of(entry_id)
        if position is None or not found:
            self.stations.failed.emit("Nothing lies between these two that would bridge them.")
            return
        moment = self.stations.queue_undo.moment()
        entries = self.stations.new_entries(found, origin)
        self._player.append(entries)
        for number, entry in enumerate(entries, start=1):
            place = self._player.queue.position_of(entry.entry_id)
            assert place is not None
            self._player.move(place, position + number)
        self.stations.say(f"{formatting.tracks(len(entries))} bridge the two", moment)

    def _ask(
        self, question: Callable[[], RadioQueue], answer: Callable[[RadioQueue], None]
    ) -> None:
        if self._asking:
            self._asking.cancel()
        self._asking = self.operations.run(question, answer, self._tell)

    def _tell(self, error: EarshotError) -> None:
        self.stations.failed.emit(str(error))
