"""Which source is heard when: the map from the output's frames to places in tracks."""

from dataclasses import dataclass, field
from pathlib import Path

from engine.sound import WHOLE, Span

# Enough for every track that fits into an output's buffer, and for commands that come late.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class AlbumPlace:
    """Where a track stands on its album.

    Attributes
    ----------
    album
        Tells the album from all others; empty for a track without one.
    disc, track
        Its numbers, 0 where there are none.
    """

    album: str = ""
    disc: int = 0
    track: int = 0

    def continues(self, before: "AlbumPlace") -> bool:
        """Whether this is the track that follows another one on their album."""
        if not self.album or self.album != before.album or not self.track:
            return False
        next_track = self.disc == before.disc and self.track == before.track + 1
        return next_track or (self.disc == before.disc + 1 and self.track == 1)


@dataclass(frozen=True, slots=True)
class Source:
    """One play of a queue entry as the audio thread needs it.

    Attributes
    ----------
    entry_id
        The queue entry.
    track_id
        The track.
    path
        Its file, or None when it is known to be out of reach.
    problem
        The sentence for the user when there is no path.
    lap
        How often the queue, or the track, was repeated before.
    gain
        The factor its samples are multiplied with.
    place
        Where it stands on its album.
    span
        The stretch of the file that it is.
    """

    entry_id: int
    track_id: int
    path: Path | None
    problem: str = ""
    lap: int = 0
    gain: float = field(default=1.0, compare=False)
    place: AlbumPlace = field(default=AlbumPlace(), compare=False)
    span: Span = WHOLE

    def leads_into(self, following: "Source") -> bool:
        """Whether another source goes on in the same file where this one ends."""
        return self.path == following.path and following.span.continues(self.span)

    @property
    def key(self) -> tuple[int, int]:
        """What tells this play from every other one."""
        return self.entry_id, self.lap


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the output's frames that comes from one source.

    Attributes
    ----------
    source
        Where the samples come from.
    first_frame
        The output frame at which it begins to be heard.
    offset
        Seconds into the source at that frame.
    duration
        The whole source's length in seconds, or None.
    speed
        Seconds of the source that pass in a second.
    """

    source: Source
    first_frame: int
    offset: float
    duration: float | None
    speed: float = 1.0


class Timeline:
    """The segments handed to an output since it was last reset.

    Parameters
    ----------
    sample_rate
        The output's frames a second.
    """

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._segments: list[Segment] = []

    def add(self, segment: Segment) -> None:
        """Note that a source follows the ones before."""
        self._segments.append(segment)
        del self._segments[:-_KEPT]

    def first(self) -> Segment | None:
        """Return the earliest segment known."""
        return self._segments[0] if self._segments else None

    def begun(self, frames_played: int, behind: Segment | None) -> list[Segment]:
        """Return the segments behind another one that began within so many frames."""
        start = 0 if behind is None else self._place(behind.source.key) + 1
        return [part for part in self._segments[start:] if part.first_frame <= frames_played]

    def after(self, key: tuple[int, int]) -> list[Source] | None:
        """Return the sources noted behind a play, or None when the play is unknown."""
        place = self._place(key)
        return None if place < 0 else self.sources()[place + 1 :]

    def sources(self) -> list[Source]:
        """Return all sources noted."""
        return [segment.source for segment in self._segments]

    def position(self, segment: Segment, frames_played: int) -> float:
        """Return the seconds into a segment's source after so many frames."""
        heard = (frames_played - segment.first_frame) / self._sample_rate * segment.speed
        seconds = segment.offset + heard
        return seconds if segment.duration is None else min(seconds, segment.duration)

    def _place(self, key: tuple[int, int]) -> int:
        """Return where a play was noted last, or -1."""
        for place in reversed(range(len(self._segments))):
            if self._segments[place].source.key == key:
                return place
        return -1
