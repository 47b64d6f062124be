"""What else a radio does for the queue: journeys, bridges, more of the same next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

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
from engine.words import plural

JOURNEY_LENGTH = 25
BRIDGE_LENGTH = 6
SIMILAR_NEXT = (5, 10, 25)
MOST_MIXED = 8


class RadioVerbs(QObject):
    """Acts on tracks for menus and keys; what it changes in the queue can be undone.

    Signals
    -------
    mix_wanted
        The ids of tracks whose sounds are to be mixed.
    similar_next_wanted
        The ids of tracks; the listener is to choose how many like them come next.
    expansion_wanted
        A Playlist and the ids of its tracks; the listener is to choose how many like them it gets.
    """

    mix_wanted = Signal(list)
    similar_next_wanted = Signal(list)
    expansion_wanted = Signal(object, list)

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

    def start_station(self, track_ids: Sequence[int], *, name: str = "") -> None:
        """Start a station of tracks, which names itself after them unless it is given a name."""
        if track_ids:
            self.stations.start(dict.fromkeys(track_ids, 1.0), name=name)

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
                self.tr("A journey needs two tracks: select them, or play one and select another.")
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
            lambda found: self._insert_behind(first.entry_id, found.tracks[1:-1]),
        )

    def tracks_to_mix(self, track_ids: Sequence[int]) -> list[Track]:
        """Return the tracks of a sum: these, and what plays beside a single one."""
        ids = list(dict.fromkeys(track_ids))[:MOST_MIXED]
        current = self._player.current
        if len(ids) < 2 and current and current.track_id not in ids:
            ids.append(current.track_id)
        known = self._store.read(tracks_by_id, ids)
        return [known[track_id] for track_id in ids if track_id in known]

    def add_similar_next(self, track_ids: Sequence[int], count: int) -> None:
        """Put tracks that sound like some behind what plays."""
        if track_ids:
            ask = self.similar_next_question(track_ids)
            self._ask(lambda: ask(count), lambda found: self.insert_next(found.tracks))

    def similar_next_question(self, track_ids: Sequence[int]) -> Callable[[int], RadioQueue]:
        """Return what answers, off the UI thread, with so many tracks to put behind what plays."""
        queue = self._player.queue
        queued = [entry.track_id for entry in queue.entries]
        heard = queued[: (queue.current_index or 0) + 1]
        source = self.stations.source
        return partial(source.more_like, list(track_ids), exclude=queued, recent=heard)

    def insert_next(self, found: Sequence[Suggestion]) -> None:
        """Put what was found behind what plays."""
        if not found:
            self.stations.failed.emit(self.tr("Nothing else sounds like it yet."))
            return
        moment = self.stations.queue_undo.moment()
        origin = self._player.current.origin if self._player.current else ""
        self._player.insert_next(self.stations.new_entries(found, origin))
        words = plural("Queue", "%n track will play next", "%n tracks will play next", len(found))
        self.stations.say(words, moment)

    def _start_with(self, track_id: int, companions: Callable[[], list[int]]) -> None:
        def start(others: list[int]) -> None:
            self.start_station([track_id, *others])

        self.operations.run(companions, start, self._tell)

    def _begin_journey(self, journey: RadioQueue) -> None:
        self.stations.stop_asking()
        moment = self.stations.queue_undo.moment()
        first, last = (journey.tracks[place].track.title for place in (0, -1))
        origin = self.tr("Journey: {first} → {last}").format(first=first, last=last)
        entries = self.stations.new_entries(journey.tracks, origin)
        current = self._player.current
        if current and current.track_id == entries[0].track_id and self._player.state != "stopped":
            self._player.remove(
                [n for n in range(len(self._player.queue)) if n != self._player.queue.current_index]
            )
            self._player.append(entries[1:])
        else:
            self._player.replace(entries)
        self.stations.relaxed.emit(journey.relaxed)
        words = self.tr("From “{first}” to “{last}”").format(first=first, last=last)
        if journey.relaxed:
            words = self.tr("{journey}; {gap}").format(journey=words, gap=journey.relaxed[0])
        self.stations.say(words, moment)

    def _insert_behind(self, entry_id: int, found: Sequence[Suggestion]) -> None:
        position = self._player.queue.position_of(entry_id)
        if position is None or not found:
            self.stations.failed.emit(
                self.tr("Nothing lies between these two that would bridge them.")
            )
            return
        moment = self.stations.queue_undo.moment()
        entries = self.stations.new_entries(found, self.tr("Journey"))
        self._player.append(entries)
        for number, entry in enumerate(entries, start=1):
            place = self._player.queue.position_of(entry.entry_id)
            assert place is not None
            self._player.move(place, position + number)
        words = plural(
            "RadioVerbs", "%n track bridges the two", "%n tracks bridge the two", len(entries)
        )
        self.stations.say(words, moment)

    def _ask(
        self, question: Callable[[], RadioQueue], answer: Callable[[RadioQueue], None]
    ) -> None:
        if self._asking:
            self._asking.cancel()
        self._asking = self.operations.run(question, answer, self._tell)

    def _tell(self, error: EarshotError) -> None:
        self.stations.failed.emit(str(error))
