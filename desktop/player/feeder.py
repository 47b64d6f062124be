"""Keeps an output fed with one unbroken stream of samples, track after track.

There is no Qt in here: whoever owns the thread calls `Feeder.feed` every few milliseconds.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from desktop.player.deck import Deck
from desktop.player.outputs import AudioOutput, FloatArray
from desktop.player.sequence import Sequence
from desktop.player.timeline import Segment, Source, Timeline
from engine.errors import EarshotError

NO_TRACK = -1
_WISHED_RATE, _WISHED_CHANNELS = 48000, 2
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
    """Hands the samples of a `Sequence` to an output and tells what is heard of them.

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
        self._sequence = Sequence(
            _WISHED_RATE, _WISHED_CHANNELS, self._note_begun, listener.on_failed
        )
        self._volume = 1.0
        self._device = ""
        self._playing = False
        self._timeline = Timeline(_WISHED_RATE)
        self._heard: Segment | None = None
        self._position = 0.0
        self._written = 0
        self._was_heard = False
        self._rest: FloatArray = _NOTHING

    @property
    def playing(self) -> bool:
        """Whether `feed` has work to do."""
        return self._playing

    def load(self, sources: list[Source], position: float, *, play: bool) -> None:
        """Forget what was there and begin with the first source at `position` seconds."""
        self._playing = False
        self._empty_output()
        self._sequence.forget_failures()
        self._sequence.begin(sources, position)
        self._forget_written()
        if play:
            self.play()

    def set_upcoming(self, base: tuple[int, int], sources: list[Source]) -> None:
        """Say what follows the play `base`; what was decoded of other sources is dropped."""
        failed = self._sequence.has_failed
        wanted = [source for source in sources if not failed(source.entry_id)]
        ahead = self._timeline.after(base)
        if failed(base[0]):
            ahead = self._timeline.sources()
        if ahead is None:
            waiting = self._sequence.pending[:1]
            is_base = bool(waiting) and waiting[0].key == base
            self._sequence.pending = [*(waiting if is_base else []), *wanted]
        elif wanted[: len(ahead)] == ahead:
            self._sequence.pending = wanted[len(ahead) :]
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

    def set_gains(self, gains: dict[int, float]) -> None:
        """Scale the sound of single tracks, by track id, without a jump."""
        self._sequence.set_gains(gains)

    def set_crossfade(self, seconds: float) -> None:
        """Blend the end of each track with the beginning of the next, from the next end on."""
        self._sequence.set_crossfade(seconds)

    def set_speed(self, speed: float) -> None:
        """Go on slower or faster, at once."""
        if speed != self._sequence.speed:
            self._sequence.speed = speed
            if self._playing and self._output is not None:
                self._report(self._output.frames_played())
            self._rewind_to_heard(self._position)
            self.feed()

    def set_device(self, device: str) -> None:
        """Play on another device, by its id; empty for the system's default."""
        self._device = device
        if self._output is not None:
            self._output.choose(device)

    def announce(self) -> None:
        """Tell again what is heard."""
        if self._heard is not None:
            self._listener.on_heard(self._heard.source, self._heard.duration)

    def feed(self) -> None:
        """Fill the output's buffer and tell what was reached."""
        if not self._playing or self._output is None:
            return
        try:
            if self._output.should_move():
                self._move_output(self._output)
                return
            self._fill(self._output)
            self._report(self._output.frames_played())
        except EarshotError as error:
            self._lose_output(error)

    def close(self) -> None:
        """Let go of files and output."""
        self._playing = False
        self._empty_output()
        self._sequence.close()
        self._forget_written()
        self._close_output()

    def _ensure_output(self) -> bool:
        if self._output is not None and self._output.should_move():
            self._rewind_to_heard(self._position)
            self._close_output()
        if self._output is not None:
            return True
        output = self._output_factory()
        output.choose(self._device)
        try:
            output.open(_WISHED_RATE, _WISHED_CHANNELS)
        except EarshotError as error:
            self._listener.on_failed(str(error), NO_TRACK)
            return False
        output.set_volume(self._volume)
        self._output = output
        self._sequence.drop()
        self._sequence.change_format(output.sample_rate, output.channels)
        self._forget_written()
        return True

    def _move_output(self, output: AudioOutput) -> None:
        """Go on at the same place on another device."""
        self._report(output.frames_played())
        self._rewind_to_heard(self._position)
        self._close_output()
        self.play()

    def _lose_output(self, error: EarshotError) -> None:
        """Go on at the same place on another device, or keep it for later when there is none."""
        was_heard, self._was_heard = self._was_heard, False
        self._rewind_to_heard(self._position)
        self._playing = False
        self._close_output()
        self._sequence.drop()
        if was_heard:
            self.play()
        else:
            # One that fails before it is heard would fail again and again.
            self._listener.on_failed(str(error), NO_TRACK)
            self._listener.on_halted()

    def _close_output(self) -> None:
        if self._output is not None:
            self._output.close()
            self._output = None

    def _fill(self, output: AudioOutput) -> None:
        free = output.frames_free()
        while free > 0 and (len(self._rest) or self._decode(free)):
            taken = output.write(self._rest[:free])
            if not taken:
                return
            self._rest = self._rest[taken:]
            self._written += taken
            free -= taken

    def _decode(self, frames: int) -> bool:
        """Get the next samples; False when none are left."""
        self._rest = self._sequence.read(frames)
        return bool(len(self._rest))

    def _note_begun(self, deck: Deck, offset: float) -> None:
        segment = Segment(deck.source, self._written, offset, deck.stream.duration, deck.speed)
        self._timeline.add(segment)

    def _report(self, played: int) -> None:
        for segment in self._timeline.begun(played, behind=self._heard):
            self._heard = segment
            self.announce()
        self._was_heard = self._was_heard or played > 0
        self._tell_position(played)
        empty = self._sequence.exhausted and not len(self._rest)
        if empty and played >= self._written:
            self._playing = False
            self._listener.on_ended()

    def _tell_position(self, played: int) -> None:
        if self._heard is not None:
            self._position = self._timeline.position(self._heard, played)
            self._listener.on_position(self._position)

    def _change_course(self, base: tuple[int, int], wanted: list[Source]) -> None:
        """Put other sources behind `base` although something else was already decoded."""
        if self._output is not None:
            self._report(self._output.frames_played())
        if self._heard is not None and self._heard.source.key == base:
            self._rewind_to_heard(self._position)
            self._sequence.pending = [*self._sequence.pending[:1], *wanted]
        else:
            self._empty_output()
            self._sequence.begin(wanted, 0.0)
            self._forget_written()

    def _rewind_to_heard(self, seconds: float) -> None:
        """Take back what was written ahead; go on in the heard source at `seconds`."""
        self._empty_output()
        segment = self._heard or self._timeline.first()
        if segment is not None:
            later = self._timeline.after(segment.source.key) or []
            self._sequence.resume_at(segment.source, later, seconds)
            self._forget_written()
        else:
            self._sequence.start = seconds

    def _empty_output(self) -> None:
        """Drop what the output still holds: before anything that takes time in which it plays."""
        if self._output is not None:
            self._output.reset()

    def _forget_written(self) -> None:
        """Begin to count anew: what is decoded next is the first that the output gets."""
        rate = self._output.sample_rate if self._output is not None else _WISHED_RATE
        self._timeline = Timeline(rate)
        self._heard = None
        self._position = self._sequence.start
        self._written = 0
        self._rest = _NOTHING
