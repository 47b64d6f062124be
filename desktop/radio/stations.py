"""The station that plays: it is started, refills the queue, and follows what the listener says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.queue_undo import Moment, QueueUndo
from desktop.radio.habits import Habits
from desktop.radio.station_queue import StationQueue
from desktop.radio.station_source import StationSource
from desktop.undo import UndoHistory
from engine import settings
from engine.errors import EarshotError
from engine.radio.recipe import AHEAD, Recipe
from engine.radio.station import Radio
from engine.radio.station_queue import Coming
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.settings import Settings
from engine.store.stations import StoredStation
from engine.store.store import Store

RADIO = "Radio: "
"""Begins the origin of what a station queued, which is stored: in every language the same."""

_CHANGE_MILLISECONDS = 250


class Stations(QObject):
    """Plays one station at a time.

    Signals
    -------
    said, failed, preference
        As of :class:`desktop.verbs.Verbs`.
    changed
        Another station plays, or this one is another than before; a StoredStation or None.
    relaxed
        In words, which rules gave way for what was queued last.
    """

    said = Signal(str, str, object)
    failed = Signal(str)
    preference = Signal(int)
    changed = Signal(object)
    relaxed = Signal(tuple)

    def __init__(
        self,
        store: Store,
        settings: Settings,
        player: Player,
        radio: Radio,
        operations: Operations,
        history: UndoHistory,
        habits: Habits,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._player = player
        self._operations = operations
        self.source = StationSource(store, settings, radio, habits.taste)
        self._queue = StationQueue(player)
        self.queue_undo = QueueUndo(player, settings, history, self.stop_asking, self._follow)
        self._current: StoredStation | None = None
        self._asking: Operation | None = None
        self._refilling: Operation | None = None
        self._awaited: set[int] = set()
        self._change = QTimer(self, singleShot=True, interval=_CHANGE_MILLISECONDS)
        self._change.timeout.connect(self._choose_anew)
        self._tuned = habits.is_on
        habits.changed.connect(partial(self._follow_habits, habits))
        player.current_changed.connect(self._refill)

    @property
    def current(self) -> StoredStation | None:
        """The station that plays, or None."""
        return self._current if self.plays(self._player.current) else None

    def plays(self, entry: QueueEntry | None) -> bool:
        """Tell whether an entry of the queue was chosen by the station."""
        return entry is not None and self._current is not None and entry.origin == self._origin

    def start(
        self, weights: Mapping[int, float], *, name: str = "", recipe: Recipe | None = None
    ) -> None:
        """Start a station of tracks; if it is made of what plays, that is not restarted."""
        self.stop_asking()
        self._asking = self._operations.run(
            lambda: self.source.start(weights, name, recipe), self._begin, self._tell
        )

    def play(self, station_id: int) -> None:
        """Play a station that was made before."""
        self.stop_asking()
        self._asking = self._operations.run(
            lambda: self.source.resume(station_id), self._begin, self._tell
        )

    def restore(self) -> None:
        """Go on with the station of the last time, if the queue still is its own."""
        self._follow(self._settings.get(settings.RADIO_STATION))

    def change(self, recipe: Recipe) -> None:
        """Choose otherwise from now on: what is still to come is chosen anew."""
        if self._current is None:
            return
        self._current = replace(self._current, recipe=recipe.to_json())
        self.source.keep_recipe(self._current)
        self.changed.emit(self._current)
        self._change.start()

    def choose_anew(self) -> None:
        """What is still to come is chosen anew, if a station plays."""
        if self._current is not None:
            self._change.start()

    def _follow_habits(self, habits: Habits) -> None:
        """Choose anew when stations begin or cease to follow the listener's habits."""
        if self._tuned != habits.is_on:
            self._tuned = habits.is_on
            self._change.start()

    def rate(self, track_id: int, thumb: int) -> None:
        """Take a thumb up (1) or down (-1), or take one back (0), and act on it at once."""
        if self._current is None:
            return
        self.source.rate(self._current, track_id, thumb)
        playing = self._player.current
        if thumb < 0 and playing and playing.track_id == track_id:
            self._player.next()
        self._change.start()

    def rate_current(self, thumb: int) -> None:
        """Rate what plays, if the station chose it."""
        playing = self._player.current
        if playing and self.plays(playing):
            self.rate(playing.track_id, thumb)

    def rename(self, station_id: int, name: str) -> None:
        """Have what this station has queued go by another name, if it is the one that plays."""
        if self._current is None or self._current.id != station_id:
            return
        old = self._origin
        self._current = replace(self._current, name=name, saved=True)
        self._queue.rename(old, self._origin)
        self.changed.emit(self.current)

    def leave(self, station_id: int) -> None:
        """Let the queue play on without the station that plays, if it is this one."""
        if self._current and self._current.id == station_id:
            self.stop_asking()
            self._current = None
            self._settings.set(settings.RADIO_STATION, settings.RADIO_STATION.default)
            self.changed.emit(None)

    def return_to(self, station: StoredStation) -> None:
        """Go on with a station that came back, if the queue still is its own."""
        playing = self._player.current
        if self._current is None and playing and playing.origin == RADIO + station.name:
            self._take(station)

    def hear_listened(self, track_ids: Sequence[int]) -> None:
        """Fill the station whose seeds were awaited, once they were listened to."""
        if self._awaited & set(track_ids):
            self._awaited -= set(track_ids)
            self._refill(self._player.current, on_error=self._tell)

    def stop_asking(self) -> None:
        """What was asked for before does not come into a queue that was changed since."""
        self._change.stop()
        for operation in (self._asking, self._refilling):
            if operation:
                operation.cancel()
        self._asking = self._refilling = None

    def new_entries(self, found: Sequence[Suggestion], origin: str) -> list[QueueEntry]:
        """Return entries for what a radio found."""
        return self._queue.entries(found, origin)

    def say(self, sentence: str, moment: Moment) -> None:
        """Announce a change of the queue, and offer to take it back."""
        change = self.queue_undo.keep(sentence, moment)
        action = self.tr("Undo") if moment.entries else ""
        self.said.emit(sentence, action, partial(self.queue_undo.undo, change))

    @property
    def _origin(self) -> str:
        return RADIO + self._current.name if self._current else ""

    def _begin(self, coming: Coming) -> None:
        self.stop_asking()
        if not coming.station.weights and not (coming.queue and coming.queue.tracks):
            # A station of a filter begins with what it finds.
            self.failed.emit(self.tr("Nothing that the rules let in excites this filter."))
            return
        moment = self.queue_undo.moment()
        self._take(coming.station)
        found = coming.queue.tracks if coming.queue else []
        seeds = [track_id for track_id, weight in coming.station.weights.items() if weight > 0]
        if coming.queue is None:
            self._awaited = set(seeds)
            for track_id in seeds:
                self.preference.emit(track_id)
        self._queue.play(seeds, found, self._origin)
        self.changed.emit(self.current)
        self.relaxed.emit(coming.queue.relaxed if coming.queue else ())
        self.say(self._words(coming), moment)

    def _words(self, coming: Coming) -> str:
        name = coming.station.name
        if Recipe.from_json(coming.station.recipe).filter:
            return self.tr("Playing what excites “{name}”").format(name=name)
        if coming.queue is not None:
            return self.tr("Playing what sounds like “{name}”").format(name=name)
        if self._settings.get(settings.LISTENING_PAUSED):
            words = self.tr("Listening is paused: what is like “{name}” follows once it goes on")
        else:
            words = self.tr("Listening to “{name}” first; what is like it follows")
        return words.format(name=name)

    def _refill(
        self,
        entry: QueueEntry | None,
        on_error: Callable[[EarshotError], None] = lambda _: None,
    ) -> None:
        """Keep :data:`AHEAD` tracks ready, and no more than :data:`BEHIND` that were heard."""
        self.changed.emit(self.current)
        missing = self._queue.missing
        if self._current is None or not self.plays(entry) or missing <= 0 or self._refilling:
            return
        station, origin = self._current, self._origin
        before, passed = self._queue.queued(), self._queue.passed
        self._refilling = self._operations.run(
            lambda: self.source.next(station, missing, before, passed),
            lambda coming: self._append(coming.queue, origin),
            partial(self._fail_refill, on_error),
        )

    def _append(self, queue: RadioQueue | None, origin: str) -> None:
        self._refilling = None
        if queue and self.plays(self._player.current) and origin == self._origin:
            self._queue.append(queue.tracks, origin)
            self.relaxed.emit(queue.relaxed)

    def _choose_anew(self) -> None:
        """Choose again what the station has queued and nobody heard yet."""
        if self._current is None or not self.plays(self._player.current):
            return
        self.stop_asking()
        station, origin = self._current, self._origin
        before, passed = self._queue.heard(), self._queue.passed
        self._refilling = self._operations.run(
            lambda: self.source.next(station, AHEAD, before, passed),
            lambda coming: self._replace_coming(coming.queue, origin),
            partial(self._fail_refill, self._tell),
        )

    def _replace_coming(self, queue: RadioQueue | None, origin: str) -> None:
        self._refilling = None
        if queue is None or origin != self._origin or not self.plays(self._player.current):
            return
        moment = self.queue_undo.moment()
        self._queue.replace_coming(queue.tracks, origin)
        self.relaxed.emit(queue.relaxed)
        self.say(self.tr("Station chosen anew"), moment)

    def _fail_refill(self, tell: Callable[[EarshotError], None], error: EarshotError) -> None:
        self._refilling = None
        tell(error)

    def _follow(self, station_id: int) -> None:
        """Take the station of a queue that came back."""
        if station_id >= 0 and (self._current is None or self._current.id != station_id):
            self._operations.run(lambda: self.source.find(station_id), self._take_back)

    def _take_back(self, station: StoredStation | None) -> None:
        if station:
            self._take(station)

    def _take(self, station: StoredStation) -> None:
        self._current = station
        self._settings.set(settings.RADIO_STATION, station.id)
        self.changed.emit(self.current)

    def _tell(self, error: EarshotError) -> None:
        self._asking = None
        self.failed.emit(str(error))
