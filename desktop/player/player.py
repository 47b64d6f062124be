"""The player as the rest of the app sees it, on the UI thread."""

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop.player.audio_link import AudioLink
from desktop.player.modes import PlaybackModes
from desktop.player.outputs import AudioOutput
from desktop.player.planning import Play
from desktop.player.play_queue import QueueEntry
from desktop.player.sound import SoundControls
from desktop.player.source_plan import PLANNED, SourcePlan
from desktop.player.timeline import Source
from engine.sound import Sound

PlaybackState = Literal["playing", "paused", "stopped"]

_RESTART_SECONDS = 3.0


class Player(PlaybackModes):
    """Plays the queue. Nothing in here waits for a file or a device.

    Parameters
    ----------
    output_factory
        Makes the output, in the audio thread.
    resolve
        Says where a track's sound is, on the UI thread; may raise EarshotError where that is out of
        reach.
    prepare
        Completes sources that follow each other with what it knows of their loudness and albums.

    Attributes
    ----------
    sound
        Volume, crossfade and device.

    Signals
    -------
    current_changed
        The entry that begins to be *heard*, or None.
    position_changed, duration_changed
        Seconds; a duration of 0 means that the file does not tell.
    state_changed
        “playing”, “paused” or “stopped”.
    failed
        A sentence for the user and the track's id, or -1 when the output is at fault.
    finished
        The last entry was heard to its end.
    """

    current_changed = Signal(object)
    position_changed = Signal(float)
    duration_changed = Signal(float)
    state_changed = Signal(str)
    failed = Signal(str, int)
    finished = Signal()

    def __init__(
        self,
        output_factory: Callable[[], AudioOutput],
        resolve: Callable[[int], Sound],
        parent: QObject | None = None,
        *,
        prepare: Callable[[list[Source]], list[Source]] = list,
    ) -> None:
        super().__init__(parent)
        self._plan = SourcePlan(resolve, prepare)
        self._state: PlaybackState = "stopped"
        self._position = 0.0
        self._duration = 0.0
        self._lap = 0
        self._loaded: int | None = None
        self._announced: tuple[int, int] | None = None
        self._audio = AudioLink(output_factory, self)
        self.sound = SoundControls(self._audio.commands)
        self._listen(self._audio)

    @property
    def state(self) -> PlaybackState:
        """What the player is doing."""
        return self._state

    @property
    def position(self) -> float:
        """Seconds into the current track."""
        return self._position

    @property
    def duration(self) -> float:
        """Length of the current track in seconds, 0 when unknown."""
        return self._duration

    @property
    def volume(self) -> float:
        """The volume control's setting, 0 to 1."""
        return self.sound.volume

    @property
    def current(self) -> QueueEntry | None:
        """The queue's current entry."""
        return self.queue.current

    def play(self) -> None:
        """Begin with the current entry, or go on after a pause."""
        if self._state == "playing" or not len(self.queue):
            return
        if self.queue.current is None:
            self.queue.jump(0)
            self.queue_changed.emit()
        entry = self.queue.current
        if entry and self._loaded == entry.entry_id:
            self._audio.commands.play.emit()
            self._set_state("playing")
        else:
            self._load_current()

    def pause(self) -> None:
        """Fall silent and keep the place."""
        if self._state == "playing":
            self._audio.commands.pause.emit()
            self._set_state("paused")

    def toggle(self) -> None:
        """Pause when playing, play otherwise."""
        if self._state == "playing":
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Fall silent and go back to the beginning of the track."""
        self._loaded = self._announced = None
        self._audio.load([])
        self._set_state("stopped")
        self._set_position(0.0)

    def start(self, position_seconds: float) -> None:
        """Show the current entry paused at a place, as at the end of an earlier session."""
        if self.queue.current is not None:
            self._load_current(position_seconds, play=False)

    def jump(self, position: int) -> None:
        """Play the queue's entry at a position."""
        self.queue.jump(position)
        self.queue_changed.emit()
        self._load_current()

    def play_entry(self, entry_id: int) -> None:
        """Play an entry of the queue."""
        position = self.queue.position_of(entry_id)
        if position is not None:
            self.jump(position)

    def next(self) -> None:
        """Play the next entry; behind the last one, the first one when repeating, or stop."""
        if self.queue.next() is None:
            if self._repeat != "queue" or not len(self.queue):
                self.stop()
                return
            self.queue.jump(0)
        self.queue_changed.emit()
        self._load_current()

    def previous(self) -> None:
        """Play the previous entry, or this one from its beginning when more than 3 s were heard."""
        if self._position > _RESTART_SECONDS or self.queue.previous() is None:
            self.seek(0.0)
            return
        self.queue_changed.emit()
        self._load_current()

    def seek(self, seconds: float) -> None:
        """Go on at another place of the current track."""
        if self._loaded is None:
            return
        seconds = max(0.0, min(seconds, self._duration) if self._duration else seconds)
        self._audio.seek(seconds)
        self._set_position(seconds)

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, where half sounds about half as loud."""
        self.sound.set_volume(volume)

    def replace(self, entries: Iterable[QueueEntry], start: int = 0, *, play: bool = True) -> None:
        """Take a new queue and play it from the entry at `start`."""
        self.queue.replace(entries, start)
        if play:
            self.replaced.emit()
        self.queue_changed.emit()
        if play and self.queue.current is not None:
            self._load_current()
        else:
            self.stop()

    def refresh_gains(self) -> None:
        """Take over what is known by now of the loudness of what plays and what comes next."""
        entry = self.queue.current
        if entry is not None and self._loaded is not None:
            self.sound.set_gains({s.track_id: s.gain for s in self._sources(entry)})

    def close(self) -> None:
        """Stop the audio thread; the player says nothing afterwards and is of no use."""
        self._audio.close()

    def _listen(self, audio: AudioLink) -> None:
        audio.heard.connect(self._on_heard)
        audio.duration.connect(self._on_duration)
        audio.position.connect(self._set_position)
        audio.failed.connect(self.failed)
        audio.ended.connect(self._on_ended)
        audio.halted.connect(self._on_halted)

    def _load_current(self, position: float = 0.0, *, play: bool = True) -> None:
        entry = self.queue.current
        assert entry is not None
        self._loaded, self._lap, self._announced = entry.entry_id, 0, None
        self._duration = 0.0
        self._audio.load(self._sources(entry), position, play=play)
        self._set_state("playing" if play else "paused")
        if not play:
            self._announce(entry)
        self._set_position(position)

    def _playing_entry_id(self) -> int | None:
        return self._loaded

    def _after_edit(self) -> None:
        """Keep what is playing and what follows in line with the queue."""
        entry = self.queue.current
        if self._loaded is None:
            return
        if entry is None:
            self.stop()
            self.current_changed.emit(None)
        elif entry.entry_id != self._loaded:
            self._load_current(play=self._state == "playing")
        else:
            self._audio.replace_upcoming(*self._upcoming())

    def _after_speed(self) -> None:
        self._audio.set_speed(self._speed)

    def _upcoming(self) -> tuple[tuple[int, int], list[Source]]:
        """Return the current entry's key, and the sources that follow it."""
        entry = self.queue.current
        assert entry is not None
        base, *upcoming = self._sources(entry)
        return base.key, upcoming

    def _sources(self, entry: QueueEntry) -> list[Source]:
        """Return the current entry as a source, and those that follow it."""
        play = Play(entry, self._lap)
        return self._plan.sources(self.queue, play, self._repeat, self._stop_after)

    def _announce(self, entry: QueueEntry) -> None:
        self._announced = (entry.entry_id, self._lap)
        self.current_changed.emit(entry)

    def _on_heard(self, source: Source, duration: float | None) -> None:
        position = self.queue.position_of(source.entry_id)
        if position is None or source.key == self._announced:
            return
        if source.key != (self._loaded, self._lap):
            self.queue.jump(position)
            self._loaded, self._lap = source.key
            self.queue_changed.emit()
            self._audio.extend_upcoming(*self._upcoming())
        self._announce(self.queue.entries[position])
        self._on_duration(duration)

    def _on_duration(self, duration: float | None) -> None:
        self._duration = duration or 0.0
        self.duration_changed.emit(self._duration)

    def _on_ended(self) -> None:
        everything = len(self.queue.upcoming(PLANNED + 1)) <= PLANNED
        # The device keeps what it still holds: no reset, or the last moment would be cut.
        self._loaded = self._announced = None
        if self._stop_after != "off":
            everything = self.queue.next() is None
            self.set_stop_after("off")
            self.queue_changed.emit()
        self._set_state("stopped")
        self._set_position(0.0)
        if everything:
            self.finished.emit()

    def _on_halted(self) -> None:
        self._set_state("paused")

    def _set_state(self, state: PlaybackState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _set_position(self, seconds: float) -> None:
        self._position = seconds
        self.position_changed.emit(seconds)
