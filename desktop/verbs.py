"""The verbs of the context menu, and what each does to the queue. Everything can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop import formatting
from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry, QueueSnapshot
from desktop.player.player import Player
from desktop.queue_undo import Moment, QueueUndo
from desktop.undo import UndoHistory
from engine import settings
from engine.errors import EarshotError
from engine.radio.catalogue import NotListenedYetError
from engine.radio.station import Radio
from engine.radio.suggestion import RadioQueue, Suggestion
from engine.settings import Settings
from engine.store import tracks
from engine.store.records import Track
from engine.store.store import Store

RADIO = "Radio: "
RADIO_LENGTH = 25
_REFILL_BELOW = 5
_SPACING_MEMORY = 10
_RADIO_MEMORY = 500


class Verbs(QObject):
    """Acts on tracks for the table, the queue, the player bar and the keys alike.

    Signals
    -------
    said
        A quiet sentence, the name of an action to go with it, and what that action does.
    failed
        A sentence about what could not be done.
    preference
        The id of a track that should be listened to before all others.
    map_wanted
        The id of a track that is to be shown on the map.
    """

    said = Signal(str, str, object)
    failed = Signal(str)
    preference = Signal(int)
    map_wanted = Signal(int)

    def __init__(
        self,
        store: Store,
        settings: Settings,
        player: Player,
        radio: Radio,
        operations: Operations,
        history: UndoHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._player = player
        self._radio = radio
        self._operations = operations
        self._undo = QueueUndo(player, settings, history, self._stop_asking)
        self._asking: Operation | None = None
        self._refilling: Operation | None = None
        self._awaited: int | None = None
        player.current_changed.connect(self._refill_radio)

    def play(self, track_ids: Sequence[int], start: int = 0, origin: str = "") -> None:
        """Play these tracks from the one at `start` instead of the present queue."""
        if track_ids:
            self._stop_asking()
            moment = self._undo.moment()
            self._player.replace(self._entries(track_ids, origin), start)
            self._say("Queue replaced", moment)

    def play_next(self, track_ids: Sequence[int]) -> None:
        """Put these tracks behind the one that plays."""
        if track_ids:
            moment = self._undo.moment()
            self._player.insert_next(self._entries(track_ids))
            self._say(f"{formatting.tracks(len(track_ids))} will play next", moment)

    def add_to_queue(self, track_ids: Sequence[int]) -> None:
        """Put these tracks at the end of the queue."""
        if track_ids:
            moment = self._undo.moment()
            self._player.append(self._entries(track_ids))
            self._say(f"{formatting.tracks(len(track_ids))} added to the queue", moment)

    def remove(self, positions: Sequence[int]) -> None:
        """Take entries out of the queue."""
        if positions:
            moment = self._undo.moment()
            self._player.remove(positions)
            self._say(f"{formatting.tracks(len(positions))} removed from the queue", moment)

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
            self._say("Queue rearranged", moment)

    def clear(self) -> None:
        """Empty the queue."""
        if len(self._player.queue):
            self._stop_asking()
            moment = self._undo.moment()
            self._player.clear()
            self._say("Queue cleared", moment)

    def drop_gone(self) -> None:
        """Take tracks that have left the library out of the queue; nothing brings them back."""
        wanted = sorted({entry.track_id for entry in self._player.queue.entries})
        self._operations.run(
            lambda: set(wanted) - self._store.read(tracks.tracks_by_id, wanted).keys(),
            self._drop,
        )

    def play_similar(self, track_id: int) -> None:
        """Play a track and then what sounds like it; one that plays already is not restarted."""
        self._stop_asking()
        self._asking = self._operations.run(
            lambda: self._find_similar(track_id),
            lambda found: self._start_radio(*found),
            self._tell,
        )

    def hear_listened(self, track_ids: list[int]) -> None:
        """Fill the radio whose seed was awaited, once that was listened to."""
        if self._awaited in track_ids:
            self._awaited = None
            self._refill_radio(self._player.current, on_error=self._tell)

    def show_on_map(self, track_id: int) -> None:
        """Go to the map, to this track."""
        self.map_wanted.emit(track_id)

    def show_in_folder(self, track_id: int) -> None:
        """Open the folder of a track in the system's file manager."""
        self._operations.run(lambda: self._folder_of(track_id), self._open)

    def _find_similar(self, track_id: int) -> tuple[Track, RadioQueue | None]:
        """Return the seed and its radio, or None while the seed was not listened to."""
        track = self._track(track_id)
        try:
            return track, self._radio.queue([track_id], count=RADIO_LENGTH)
        except NotListenedYetError:
            return track, None

    def _start_radio(self, seed: Track, radio: RadioQueue | None) -> None:
        self._stop_asking()
        origin = RADIO + seed.title
        moment = self._undo.moment()
        if radio is None:
            self._awaited = seed.id
            self.preference.emit(seed.id)
        found = radio.tracks if radio else []
        followers = [self._entry(suggestion, origin) for suggestion in found]
        self._settings.set(settings.RADIO_SEED, seed.id)
        current = self._player.current
        if current and current.track_id == seed.id and self._player.state != "stopped":
            self._keep_playing(current, origin, followers)
        else:
            first = self._player.queue.new_entry(seed.id, origin=origin)
            self._player.replace([first, *followers])
        self._say(self._radio_words(seed, radio), moment)

    def _radio_words(self, seed: Track, radio: RadioQueue | None) -> str:
        if radio is not None:
            return f"Playing what sounds like “{seed.title}”"
        if self._settings.get(settings.LISTENING_PAUSED):
            return f"Listening is paused: what is like “{seed.title}” follows once it goes on"
        return f"Listening to “{seed.title}” first; what is like it follows"

    def _keep_playing(
        self, current: QueueEntry, origin: str, followers: Sequence[QueueEntry]
    ) -> None:
        queue = self._player.queue
        behind = [p for p in range(len(queue)) if p != queue.current_index]
        self._player.remove(behind)
        self._player.restore(QueueSnapshot((replace(current, origin=origin),), 0))
        self._player.append(followers)
        self._player.play()

    def _refill_radio(
        self,
        entry: QueueEntry | None,
        on_error: Callable[[EarshotError], None] = lambda _: None,
    ) -> None:
        """Ask for more when a radio comes near its end: stations never end."""
        near_end = len(self._player.queue.upcoming(_REFILL_BELOW)) < _REFILL_BELOW
        if not entry or not entry.origin.startswith(RADIO) or not near_end or self._refilling:
            return
        seed = self._settings.get(settings.RADIO_SEED)
        heard = [e.track_id for e in self._player.queue.entries][-_RADIO_MEMORY:]

        def fail(error: EarshotError) -> None:
            self._refilling = None
            on_error(error)

        self._refilling = self._operations.run(
            lambda: self._radio.queue(
                [seed], count=RADIO_LENGTH, exclude=heard, recent=heard[-_SPACING_MEMORY:]
            ),
            lambda found: self._add_to_radio(found, entry.origin),
            fail,
        )

    def _add_to_radio(self, radio: RadioQueue, origin: str) -> None:
        self._refilling = None
        current = self._player.current
        if current and current.origin == origin and radio.tracks:
            self._player.append([self._entry(s, origin) for s in radio.tracks])

    def _entry(self, suggestion: Suggestion, origin: str) -> QueueEntry:
        return self._player.queue.new_entry(
            suggestion.track.id,
            origin=origin,
            similarity=float(suggestion.similarity),
            reason=suggestion.reason,
        )

    def _entries(self, track_ids: Sequence[int], origin: str = "") -> list[QueueEntry]:
        return [self._player.queue.new_entry(i, origin=origin) for i in track_ids]

    def _stop_asking(self) -> None:
        """What was asked for before does not come into a queue that was changed since."""
        for operation in (self._asking, self._refilling):
            if operation:
                operation.cancel()
        self._asking = self._refilling = None

    def _drop(self, gone: set[int]) -> None:
        entries = self._player.queue.entries
        positions = [n for n, entry in enumerate(entries) if entry.track_id in gone]
        if positions:
            self._player.remove(positions)
            self._undo.forget()

    def _folder_of(self, track_id: int) -> Path:
        track = self._track(track_id)
        if not track.path.parent.is_dir():
            raise EarshotError(f"The folder of “{track.path.name}” is not there at the moment.")
        return track.path.parent

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.failed.emit(f"There is no file manager to show “{folder}” with.")

    def _tell(self, error: EarshotError) -> None:
        self._asking = None
        self.failed.emit(str(error))

    def _track(self, track_id: int) -> Track:
        track = self._store.read(tracks.tracks_by_id, [track_id]).get(track_id)
        if track is None:
            raise EarshotError("This track is no longer in the library; look for changes first.")
        return track

    def _say(self, sentence: str, moment: Moment) -> None:
        """Announce a change, and offer to take it back unless there was nothing before it."""
        change = self._undo.keep(sentence, moment)
        action = "Undo" if moment.entries else ""
        self.said.emit(sentence, action, partial(self._undo.undo, change))
