"""What the audio thread is told to play: the current entry and those that follow it."""

from collections.abc import Callable

from desktop.player.planning import Play, Repeat, StopAfter, planned
from desktop.player.play_queue import PlayQueue
from desktop.player.timeline import Source
from engine.errors import EarshotError
from engine.sound import Sound

PLANNED = 12
"""How many entries the audio thread knows ahead."""


class SourcePlan:
    """Turns queue entries into sources.

    Parameters
    ----------
    resolve
        Says where a track's sound is; may raise EarshotError for one out of reach.
    prepare
        Completes sources that follow each other with what it knows of their loudness and albums.
    """

    def __init__(
        self, resolve: Callable[[int], Sound], prepare: Callable[[list[Source]], list[Source]]
    ) -> None:
        self._resolve = resolve
        self._prepare = prepare

    def sources(
        self, queue: PlayQueue, play: Play, repeat: Repeat, stop_after: StopAfter
    ) -> list[Source]:
        """Return the source of the current play, and those of what follows it."""
        plays = [play]
        if stop_after != "track":
            plays += planned(queue, play.lap, repeat, PLANNED)
        # The loudness of a track depends on what it follows.
        before = [Play(entry) for entry in queue.before(1)]
        sources = self._prepare([self._source(play) for play in (*before, *plays)])
        sources = sources[len(before) :]
        return _one_album(sources) if stop_after == "album" else sources

    def _source(self, play: Play) -> Source:
        entry = play.entry
        try:
            sound = self._resolve(entry.track_id)
        except EarshotError as error:
            return Source(entry.entry_id, entry.track_id, None, str(error), play.lap)
        return Source(entry.entry_id, entry.track_id, sound.path, lap=play.lap, span=sound.span)


def _one_album(sources: list[Source]) -> list[Source]:
    """Return the first source and those that follow it on its album."""
    album = sources[:1]
    for source in sources[1:]:
        if not source.place.continues(album[-1].place):
            break
        album.append(source)
    return album
