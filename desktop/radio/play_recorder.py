"""Writes down what was heard, for how long, and how it ended: what radios learn from."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.radio.stations import Stations
from engine.store import plays
from engine.store.plays import Ending, Play
from engine.store.store import Store

_LONGEST_TICK = 3.0
"""Seconds between two reports of the position; more is a jump, and was not heard."""

_EARLY_SECONDS = 30.0
_LATE_SHARE = 0.5
_END_SECONDS = 5.0
_LEAST_SECONDS = 1.0


@dataclass(slots=True)
class _Heard:
    """What plays now, and how much of it was heard."""

    entry: QueueEntry
    station_id: int | None
    started_at: float
    seconds: float = 0.0
    position: float = 0.0
    duration: float = 0.0

    def advance(self, position: float) -> None:
        step = position - self.position
        self.position = position
        if 0.0 < step <= _LONGEST_TICK:
            self.seconds += step

    def ending(self, *, stopped: bool) -> Ending:
        near_end = self.duration > 0 and self.position >= self.duration - _END_SECONDS
        if near_end:
            return "completed"
        if stopped:
            return "stopped"
        early = self.seconds < _EARLY_SECONDS and self.seconds < _LATE_SHARE * self.duration
        return "skipped_early" if early else "skipped_late"


class PlayRecorder(QObject):
    """Listens to the player; nothing of it leaves the library file.

    Parameters
    ----------
    store
        Where plays are kept.
    player
        What is heard.
    stations
        Tells which station chose a track.
    """

    def __init__(
        self, store: Store, player: Player, stations: Stations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._player = player
        self._stations = stations
        self._heard: _Heard | None = None
        player.current_changed.connect(self._turn_to)
        player.position_changed.connect(self._note_position)
        player.duration_changed.connect(self._note_duration)
        player.state_changed.connect(self._note_state)

    def close(self) -> None:
        """Write down what is still playing; it was not skipped."""
        self._finish(stopped=True)

    def _turn_to(self, entry: QueueEntry | None) -> None:
        heard = self._heard
        if heard and entry and heard.entry.entry_id == entry.entry_id:
            return
        self._finish(stopped=entry is None)
        if entry is not None:
            station = self._stations.current
            self._heard = _Heard(entry, station.id if station else None, plays.now())

    def _note_position(self, seconds: float) -> None:
        current = self._player.current
        # Between two tracks the position is that of the new one before that is announced.
        if self._heard and current and current.entry_id == self._heard.entry.entry_id:
            self._heard.advance(seconds)

    def _note_duration(self, seconds: float) -> None:
        if self._heard and seconds > 0:
            self._heard.duration = seconds

    def _note_state(self, state: str) -> None:
        if state == "stopped":
            self._finish(stopped=True)

    def _finish(self, *, stopped: bool) -> None:
        heard, self._heard = self._heard, None
        if heard is None or heard.seconds < _LEAST_SECONDS:
            return
        play = Play(
            heard.entry.track_id,
            heard.started_at,
            round(heard.seconds, 1),
            heard.ending(stopped=stopped),
            heard.station_id,
        )
        self._store.submit(plays.save_plays, [play])
