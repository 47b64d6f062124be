"""What a station does to the queue: it plays, adds, chooses anew, and clears what was heard."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.player.play_queue import QueueEntry, QueueSnapshot
from desktop.player.player import Player
from engine.radio.recipe import AHEAD, BEHIND
from engine.radio.suggestion import Suggestion

_REMEMBERED = 500


class StationQueue:
    """Edits the queue of a player for stations, whose entries are told by their origin.

    Attributes
    ----------
    passed
        The last tracks that were taken out behind the listener, oldest first.
    """

    def __init__(self, player: Player) -> None:
        self._player = player
        self.passed: list[int] = []

    @property
    def missing(self) -> int:
        """How many tracks there are too few ahead of the listener."""
        return AHEAD - len(self._player.queue.upcoming(AHEAD))

    def entries(self, found: Sequence[Suggestion], origin: str) -> list[QueueEntry]:
        """Return entries for what a radio found."""
        return [
            self._player.queue.new_entry(
                one.track.id,
                origin=origin,
                similarity=float(one.similarity),
                reason=one.reason,
            )
            for one in found
        ]

    def play(self, seeds: Sequence[int], found: Sequence[Suggestion], origin: str) -> None:
        """Play a station; a seed that plays already is not restarted."""
        self.passed = []
        followers = self.entries(found, origin)
        current = self._player.current
        if current and current.track_id in seeds and self._player.state != "stopped":
            self._keep_playing(current, followers, origin)
        elif len(seeds) == 1 or not followers:
            first = self._player.queue.new_entry(seeds[0], origin=origin)
            self._player.replace([first, *followers])
        else:
            self._player.replace(followers)

    def append(self, found: Sequence[Suggestion], origin: str) -> None:
        """Add to the end, and leave only the last few tracks behind the listener."""
        self._player.append(self.entries(found, origin))
        old = range(max((self._player.queue.current_index or 0) - BEHIND, 0))
        gone = [entry.track_id for entry in self._player.queue.entries[: len(old)]]
        self.passed = [*self.passed, *gone][-_REMEMBERED:]
        self._remove(old, origin)

    def replace_coming(self, found: Sequence[Suggestion], origin: str) -> None:
        """Put other tracks in place of those that the station chose and nobody heard yet."""
        coming = range(self._heard(), len(self._player.queue))
        self._remove(coming, origin)
        self._player.append(self.entries(found, origin))

    def rename(self, old: str, new: str) -> None:
        """Have the entries of one origin come from another."""
        snapshot = self._player.queue.snapshot()
        entries = [
            replace(entry, origin=new) if entry.origin == old else entry
            for entry in snapshot.entries
        ]
        self._player.restore(QueueSnapshot(tuple(entries), snapshot.index))

    def queued(self) -> list[int]:
        """Return the last tracks of the queue, oldest first."""
        return self._track_ids(len(self._player.queue))

    def heard(self) -> list[int]:
        """Return the last tracks up to the one that plays, oldest first."""
        return self._track_ids(self._heard())

    def _heard(self) -> int:
        return (self._player.queue.current_index or 0) + 1

    def _track_ids(self, end: int) -> list[int]:
        return [entry.track_id for entry in self._player.queue.entries[:end]][-_REMEMBERED:]

    def _remove(self, places: Sequence[int], origin: str) -> None:
        entries = self._player.queue.entries
        self._player.remove([place for place in places if entries[place].origin == origin])

    def _keep_playing(
        self, current: QueueEntry, followers: Sequence[QueueEntry], origin: str
    ) -> None:
        queue = self._player.queue
        others = [place for place in range(len(queue)) if place != queue.current_index]
        self._player.remove(others)
        self._player.restore(QueueSnapshot((replace(current, origin=origin),), 0))
        self._player.append(followers)
        self._player.play()
