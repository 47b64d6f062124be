"""Measures what plays and what comes next in the background, ahead of need."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.operations import Operation, Operations
from desktop.player.levels import Levels
from desktop.player.player import Player
from engine.audio.loudness import pack_blocks
from engine.audio.measuring import measure
from engine.errors import EarshotError
from engine.store import measurements
from engine.store.measurements import StoredMeasurement, UnmeasuredTrack
from engine.store.store import Store

_AHEAD = 3
_PAUSE_MILLISECONDS = 300
_LONGEST_ALBUM = 100


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one track: its measurement, or None when it ended early or failed."""

    track_id: int
    measurement: StoredMeasurement | None
    failed: bool = False


class Measurer(QObject):
    """Measures one track after the other: the current one, the next ones, the rest of the album.

    Signals
    -------
    measured
        The id of a track whose loudness and outline are now in the library.
    """

    measured = Signal(int)

    def __init__(
        self,
        store: Store,
        operations: Operations,
        player: Player,
        levels: Levels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._player = player
        self._levels = levels
        self._running: Operation | None = None
        self._wanted: tuple[int, ...] = ()
        self._done: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._measure_next)
        player.current_changed.connect(self._look_again)
        player.queue_changed.connect(self._look_again)

    @Slot()
    def _look_again(self, _entry: object = None) -> None:
        current = self._player.current
        near = [current, *self._player.queue.upcoming(_AHEAD)] if current else []
        self._wanted = tuple(dict.fromkeys(entry.track_id for entry in near if entry))
        self._timer.start()

    @Slot()
    def _measure_next(self) -> None:
        if self._running is None and self._wanted and self._player.state != "stopped":
            wanted = self._wanted
            self._running = self._operations.run(
                lambda: self._measure_one_of(wanted), self._note_outcome, self._note_failure
            )

    def _measure_one_of(self, wanted: tuple[int, ...]) -> _Outcome | None:
        """Measure the first track that needs it; off the UI thread."""
        candidates = self._store.read(measurements.unmeasured, [*wanted, *self._album_of(wanted)])
        for track in candidates:
            if track.track_id not in self._done:
                return self._measure(track)
        return None

    def _album_of(self, wanted: tuple[int, ...]) -> list[int]:
        facts = self._store.read(measurements.playback_facts, wanted[:1]).get(wanted[0])
        if facts is None or not self._levels.needs_album(facts):
            return []
        album = self._store.read(measurements.album_track_ids, wanted[0])
        return [number for number in album[:_LONGEST_ALBUM] if number not in wanted]

    def _measure(self, track: UnmeasuredTrack) -> _Outcome:
        seed = self._wanted[:1]
        try:
            found = measure(
                track.path, lambda: self._is_wanted(track.track_id, seed), span=track.span
            )
        except EarshotError:
            # Playing it will say what is the matter.
            return _Outcome(track.track_id, None, failed=True)
        if found is None:
            return _Outcome(track.track_id, None)
        stored = StoredMeasurement(
            track.track_id,
            track.size,
            track.mtime_ns,
            found.loudness,
            found.true_peak,
            pack_blocks(found.blocks),
            found.waveform.peaks.tobytes(),
            found.waveform.levels.tobytes(),
            track.span,
        )
        try:
            self._store.write(measurements.save_measurement, stored)
        except EarshotError:
            # Not again, should it not be possible to store it.
            return _Outcome(track.track_id, None, failed=True)
        return _Outcome(track.track_id, stored)

    def _is_wanted(self, track_id: int, seed: tuple[int, ...]) -> bool:
        """Whether a track is near what plays, or on the album that plays."""
        running = self._running
        if running is not None and running.cancelled:
            return False
        return track_id in self._wanted or seed == self._wanted[:1]

    @Slot(object)
    def _note_outcome(self, outcome: _Outcome | None) -> None:
        self._running = None
        if outcome is None:
            return
        if outcome.failed:
            self._done.add(outcome.track_id)
        if outcome.measurement is None:
            self._timer.start()
            return
        self._done.add(outcome.track_id)
        self._levels.forget_albums()
        self._player.refresh_gains()
        self.measured.emit(outcome.track_id)
        self._timer.start()

    def _note_failure(self, _error: EarshotError) -> None:
        self._running = None
