"""Keeps an output fed with one unbroken stream of samples, track after track.

There is no Qt in here: whoever owns the thread calls `Feeder.feed` every few milliseconds.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from desktop.player.outputs import AudioOutput, FloatArray
from desktop.player.preloader import Preloader
from desktop.player.timeline import Segment, Source, Timeline
from engine.audio.stream import AudioStream
from engine.errors import EarshotError

NO_TRACK = -1
_WISHED_RATE, _WISHED_CHANNELS = 48000, 2
_PRELOAD_SECONDS = 10.0
_NOTHING = np.empty((0, 2), dtype=np.float32)


class FeederListener(Protocol):
    """Who wants to know what the feeder does."""

    def on_heard(self, source: Source, duration: float | None) -> None:
        """A source begins to be heard."""

    def on_position(self, seconds: float) -> None:
        """This place of the heard source has been reached."""

    def on_failed(self, message: str, track_id: int) -> None:
        """A track was skipped, or (`NO_TRACK`) there is no output."""

    def on_ended(self) -> None:
        """The last sample of the last source was heard."""

    def on_halted(self) -> None:
        """Playback cannot go on for want of an output; `Feeder.play` tries again."""


class Feeder:
    """Pulls samples from the current source and, at its end, straight from the next.

    Parameters
    ----------
    output_factory
        Makes the output when the first sound is due.
    listener
        Hears what happens.
    """

    def __init__(self, output_factory: Callable[[], AudioOutput], listener: FeederListener) -> None:
        self._output_factory = output_factory
        self._listener = listener
        self._output: AudioOutput | None = None
        self._preloader = Preloader(_WISHED_RATE, _WISHED_CHANNELS)
        self._volume = 1.0
        self._playing = False
        self._pending: list[Source] = []
        self._failed: set[int] = set()
        self._start = 0.0
        self._deck: tuple[Source, AudioStream] | None = None
        self._spare: tuple[Source, AudioStream] | None = None
        self._timeline = Timeline(_WISHED_RATE)
        self._segment: Segment | None = None
        self._heard: Segment | None = None
        self._position = 0.0
        self._written = 0
        self._rest: FloatArray = _NOTHING

    @property
    def playing(self) -> bool:
        """Whether `feed` has work to do."""
        return self._playing

    def load(self, sources: list[Source], position: float, *, play: bool) -> None:
        """Forget what was there and begin with the first source at `position` seconds."""
        self._playing = False
        self._start = position
        self._drop_written(keep=None)
        self._pending = list(sources)
        self._failed.clear()
        if play:
            self.play()

    def set_upcoming(self, base: int, sources: list[Source]) -> None:
        """Say what follows the entry `base`; what was decoded of other sources is dropped."""
        wanted = [source for source in sources if source.entry_id not in self._failed]
        ahead = self._timeline.after(base)
        if base in self._failed:
            ahead = self._timeline.sources()
        if ahead is None:
            waiting = self._pending[:1]
            is_base = bool(waiting) and waiting[0].entry_id == base
            self._pending = [*(waiting if is_base else []), *wanted]
        elif wanted[: len(ahead)] == ahead:
            self._pending = wanted[len(ahead) :]
        else:
            self._change_course(base, wanted)
        self.feed()

    def play(self) -> None:
        """Begin or go on."""
        if not self._ensure_output():
            self._listener.on_halted()
            return
        assert self._output is not None
        self._playing = True
        self._output.resume()
        self.feed()

    def pause(self) -> None:
        """Fall silent at once."""
        self._playing = False
        if self._output is not None:
            self._output.pause()

    def seek(self, seconds: float) -> None:
        """Go on elsewhere in the source that is heard."""
        self._rewind_to_heard(seconds)
        self._listener.on_position(seconds)
        self.feed()

    def set_volume(self, factor: float) -> None:
        """Scale the sound, now and for outputs to come."""
        self._volume = factor
        if self._output is not None:
            self._output.set_volume(factor)

    def announce(self) -> None:
        """Tell again what is heard."""
        if self._heard is not None:
            self._listener.on_heard(self._heard.source, self._heard.duration)

    def feed(self) -> None:
        """Fill the output's buffer and tell what was reached."""
        if not self._playing or self._output is None:
            return
        try:
            self._fill(self._output)
            self._report(self._output.frames_played())
        except EarshotError as error:
            self._lose_output(error)

    def close(self) -> None:
        """Let go of files and output."""
        self._playing = False
        self._drop_written(keep=None)
        self._preloader.close()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _ensure_output(self) -> bool:
        if self._output is not None:
            return True
        output = self._output_factory()
        try:
            output.open(_WISHED_RATE, _WISHED_CHANNELS)
        except EarshotError as error:
            self._listener.on_failed(str(error), NO_TRACK)
            return False
        output.set_volume(self._volume)
        self._output = output
        self._preloader.close()
        self._preloader = Preloader(output.sample_rate, output.channels)
        self._forget_written()
        return True

    def _lose_output(self, error: EarshotError) -> None:
        """Keep the place for later when the device went away."""
        self._rewind_to_heard(self._position)
        self._playing = False
        if self._output is not None:
            self._output.close()
            self._output = None
        self._close_deck(keep=None)
        self._listener.on_failed(str(error), NO_TRACK)
        self._listener.on_halted()

    def _fill(self, output: AudioOutput) -> None:
        free = output.frames_free()
        while free > 0 and (len(self._rest) or self._decode(free)):
            taken = output.write(self._rest[:free])
            if not taken:
                return
            self._rest = self._rest[taken:]
            self._written += taken
            free -= taken
            self._preload_when_due(output.sample_rate)

    def _decode(self, frames: int) -> bool:
        """Get the next samples from whichever source has them; False when none is left."""
        while self._deck is not None or self._open_next():
            assert self._deck is not None
            self._rest = self._deck[1].read(frames)
            if len(self._rest) < frames:
                self._close_deck(keep=None)
            if len(self._rest):
                return True
        return False

    def _open_next(self) -> bool:
        """Open the first pending source that can be opened."""
        while self._pending:
            source = self._pending.pop(0)
            offset, self._start = self._start, 0.0
            try:
                stream = self._stream_for(source, offset)
            except EarshotError as error:
                self._failed.add(source.entry_id)
                self._listener.on_failed(str(error), source.track_id)
                continue
            self._deck = (source, stream)
            segment = Segment(source, self._written, offset, stream.duration)
            self._timeline.add(segment)
            self._segment = segment
            return True
        return False

    def _stream_for(self, source: Source, offset: float) -> AudioStream:
        """Return the source's stream standing at `offset` seconds."""
        spare, self._spare = self._spare, None
        if spare is not None and spare[0] == source:
            spare[1].seek(offset)
            return spare[1]
        if spare is not None:
            spare[1].close()
        stream = self._preloader.take(source)
        if offset > 0.0:
            stream.seek(offset)
        return stream

    def _preload_when_due(self, sample_rate: int) -> None:
        segment = self._segment
        if segment is None or not self._pending:
            return
        decoded = segment.offset + (self._written - segment.first_frame) / sample_rate
        if segment.duration is None or decoded > segment.duration - _PRELOAD_SECONDS:
            self._preloader.prepare(self._pending[0])

    def _report(self, played: int) -> None:
        for segment in self._timeline.begun(played, behind=self._heard):
            self._heard = segment
            self.announce()
        self._tell_position(played)
        empty = self._deck is None and not self._pending and not len(self._rest)
        if empty and played >= self._written:
            self._playing = False
            self._listener.on_ended()

    def _tell_position(self, played: int) -> None:
        if self._heard is not None:
            self._position = self._timeline.position(self._heard, played)
            self._listener.on_position(self._position)

    def _change_course(self, base: int, wanted: list[Source]) -> None:
        """Put other sources behind `base` although something else was already decoded."""
        if self._output is not None:
            self._report(self._output.frames_played())
        if self._heard is not None and self._heard.source.entry_id == base:
            self._rewind_to_heard(self._position)
            self._pending = [*self._pending[:1], *wanted]
        else:
            self._start = 0.0
            self._drop_written(keep=None)
            self._pending = wanted

    def _rewind_to_heard(self, seconds: float) -> None:
        """Take back what was written ahead; go on in the heard source at `seconds`."""
        self._start = seconds
        segment = self._heard or self._timeline.first()
        if segment is not None:
            later = self._timeline.after(segment.source.entry_id) or []
            self._pending = [segment.source, *later, *self._pending]
            self._drop_written(keep=segment.source)

    def _drop_written(self, keep: Source | None) -> None:
        """Empty the output's buffer; the stream of `keep` stays open for reuse."""
        if self._output is not None:
            self._output.reset()
        self._close_deck(keep)
        self._forget_written()

    def _close_deck(self, keep: Source | None) -> None:
        for deck in (self._deck, self._spare):
            if deck is not None and (keep is None or deck[0] != keep):
                deck[1].close()
        decks = (self._deck, self._spare)
        self._spare = next((deck for deck in decks if deck and deck[0] == keep), None)
        self._deck = None

    def _forget_written(self) -> None:
        rate = self._output.sample_rate if self._output is not None else _WISHED_RATE
        self._timeline = Timeline(rate)
        self._segment = self._heard = None
        self._position = self._start
        self._written = 0
        self._rest = _NOTHING
