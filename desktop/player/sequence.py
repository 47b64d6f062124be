"""The sources one after the other, as one stream of samples."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from desktop.player.crossfade import Crossfade
from desktop.player.deck import Deck
from desktop.player.outputs import FloatArray
from desktop.player.preloader import Preloader
from desktop.player.timeline import Source
from engine.audio.stream import AudioStream
from engine.errors import EarshotError

_PRELOAD_SECONDS = 10.0


class Sequence:
    """Decodes the current source and, at its end, goes straight on with the next.

    Parameters
    ----------
    sample_rate, channels
        What the samples are to be.
    on_begun
        Called with a deck and the seconds into its source, before its first samples are returned.
    on_failed
        Called with a sentence and the id of a track that could not be opened.

    Attributes
    ----------
    pending
        What follows; taken from the front.
    start
        Where in the first pending source playback begins, in seconds.
    speed
        Seconds of a source that pass in a second, for decks to come.
    """

    def __init__(
        self,
        sample_rate: int,
        channels: int,
        on_begun: Callable[[Deck, float], None],
        on_failed: Callable[[str, int], None],
    ) -> None:
        self._on_begun = on_begun
        self._on_failed = on_failed
        self._failed: set[int] = set()
        self._crossfade_seconds = 0.0
        self._deck: Deck | None = None
        self._spare: Deck | None = None
        self._fading: Crossfade | None = None
        self._decoded = 0
        self._sample_rate = sample_rate
        self._channels = channels
        self._preloader = Preloader(sample_rate, channels)
        self.speed = 1.0
        self.pending: list[Source] = []
        self.start = 0.0

    @property
    def exhausted(self) -> bool:
        """Whether nothing is left to decode."""
        return self._deck is None and not self.pending

    def change_format(self, sample_rate: int, channels: int) -> None:
        """Deliver other samples from now on; nothing may be open."""
        self._sample_rate, self._channels = sample_rate, channels
        self._preloader.close()
        self._preloader = Preloader(sample_rate, channels)

    def set_crossfade(self, seconds: float) -> None:
        """Let the end of a track and the beginning of the next sound together, 0 for not."""
        self._crossfade_seconds = seconds

    def set_gains(self, gains: dict[int, float]) -> None:
        """Take over other gains of tracks, by track id."""
        self.pending = [
            replace(source, gain=gains.get(source.track_id, source.gain)) for source in self.pending
        ]
        if self._deck is not None and self._deck.source.track_id in gains:
            self._deck.set_gain(gains[self._deck.source.track_id])

    def begin(self, sources: list[Source], position: float) -> None:
        """Drop everything and go on with these sources, the first one at `position` seconds."""
        self.drop()
        self.pending = list(sources)
        self.start = position

    def resume_at(self, source: Source, later: list[Source], position: float) -> None:
        """Go back to a place in a source whose samples were handed out already."""
        self.pending = [source, *later, *self.pending]
        self.start = position
        self.drop(keep=source)

    def drop(self, keep: Source | None = None) -> None:
        """Close what is open; the stream of `keep` stays open for reuse."""
        if self._fading is not None:
            self._fading.close()
            self._fading = None
        decks = [deck for deck in (self._deck, self._spare) if deck is not None]
        self._deck = self._spare = None
        for deck in decks:
            if self._spare is None and deck.source == keep:
                self._spare = deck
            else:
                deck.close()

    def forget_failures(self) -> None:
        """Try entries again that could not be opened."""
        self._failed.clear()

    def has_failed(self, entry_id: int) -> bool:
        """Whether an entry could not be opened."""
        return entry_id in self._failed

    def read(self, frames: int) -> FloatArray:
        """Return the next samples, at most `frames`; none when all sources are at their end."""
        while self._deck is not None or self._open_next():
            assert self._deck is not None
            block = self._deck.read(frames, hold=self._hold(self._deck))
            if len(block):
                self._decoded += len(block)
                self._preload_when_due(self._deck)
                return self._blended(block)
            self._turn(self._deck)
        return np.empty((0, self._channels), np.float32)

    def close(self) -> None:
        """Let go of all files."""
        self.drop()
        self.pending = []
        self._preloader.close()

    def _turn(self, deck: Deck) -> None:
        """Leave a deck that has nothing more to play alone."""
        self._end_fading()
        self._deck = None
        left = deck.left or 0
        if left and self._open_next():
            assert self._deck is not None
            self._fading = Crossfade(deck, min(left, self._half(self._deck, left)))
        elif left:
            # Nothing follows after all: the end of the track is played as it is.
            self._deck = deck
        else:
            self._go_on_from(deck)

    def _go_on_from(self, deck: Deck) -> None:
        """Let a deck that is at its end go; what follows it in the same file keeps its decoder."""
        following = self.pending[0] if self.pending else None
        if following is None or following.path is None or not deck.source.leads_into(following):
            deck.close()
            return
        self.pending.pop(0)
        stream = AudioStream(
            following.path,
            self._sample_rate,
            self._channels,
            span=following.span,
            goes_on_from=deck.stream,
        )
        self._deck = Deck(following, stream, self.speed)
        self._decoded = 0
        self._on_begun(self._deck, 0.0)

    def _blended(self, block: FloatArray) -> FloatArray:
        if self._fading is not None:
            block = self._fading.blend(block)
            if self._fading.over:
                self._end_fading()
        return np.clip(block, -1.0, 1.0)

    def _end_fading(self) -> None:
        if self._fading is not None:
            self._fading.close()
            self._fading = None

    def _hold(self, deck: Deck) -> int:
        """Return how many frames of the end are to be blended with the next source."""
        if not self._crossfade_seconds or not self.pending:
            return 0
        following = self.pending[0]
        if following.place.continues(deck.source.place) or deck.source.leads_into(following):
            return 0
        return self._half(deck, round(self._crossfade_seconds * self._sample_rate))

    def _half(self, deck: Deck, frames: int) -> int:
        """Return `frames`, or half of a deck's source when that is less."""
        duration = deck.stream.duration
        if duration is None:
            return frames
        return min(frames, round(duration / deck.speed / 2 * self._sample_rate))

    def _open_next(self) -> bool:
        """Open the first pending source that can be opened."""
        while self.pending:
            source = self.pending.pop(0)
            offset, self.start = self.start, 0.0
            if source.entry_id in self._failed:
                continue
            try:
                self._deck = self._deck_for(source, offset)
            except EarshotError as error:
                self._failed.add(source.entry_id)
                self._on_failed(str(error), source.track_id)
                continue
            self._decoded = round(offset / self.speed * self._sample_rate)
            self._on_begun(self._deck, offset)
            return True
        return False

    def _deck_for(self, source: Source, offset: float) -> Deck:
        """Return the source's deck standing at `offset` seconds."""
        spare, self._spare = self._spare, None
        if spare is not None and spare.source == source:
            spare.seek(offset, self.speed)
            return spare
        if spare is not None:
            spare.close()
        deck = Deck(source, self._preloader.take(source), self.speed)
        if offset > 0.0:
            deck.seek(offset, self.speed)
        return deck

    def _preload_when_due(self, deck: Deck) -> None:
        duration = deck.stream.duration
        ahead = (_PRELOAD_SECONDS + self._crossfade_seconds) * deck.speed
        decoded = self._decoded / self._sample_rate * deck.speed
        if self.pending and deck.source.leads_into(self.pending[0]):
            return
        if self.pending and (duration is None or decoded > duration - ahead):
            self._preloader.prepare(self.pending[0])
