"""Rearranges what comes next when the listener shuffles, and brings the order back."""

import random
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.operations import Operation, Operations
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.player.shuffling import shuffled
from engine.store import measurements
from engine.store.measurements import PlaybackFacts
from engine.store.store import Store


class Shuffler(QObject):
    """Keeps the order of the queue in line with the player's shuffle mode.

    The order is always the one that the queue shows. A radio's queue has an order for a reason and
    is left alone until the listener shuffles it.

    Signals
    -------
    arranging, arranged
        Right before and after the listener's wish to shuffle, or not to, changes the queue.
    """

    arranging = Signal()
    arranged = Signal()

    def __init__(
        self,
        store: Store,
        operations: Operations,
        player: Player,
        parent: QObject | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._player = player
        self._chance = chance or random.Random()
        self._ordered: list[int] = []
        self._before: list[QueueEntry] = []
        self._asking: Operation | None = None
        player.shuffle_changed.connect(self._follow_mode)
        player.replaced.connect(self._follow_queue)
        player.queue_changed.connect(self._note_undo)

    @Slot()
    def _follow_mode(self) -> None:
        self._stop_asking()
        if self._player.shuffle == "off":
            self._tell_around(self._bring_order_back())
            return
        self._with_facts(self._shuffle_told)

    @Slot()
    def _follow_queue(self) -> None:
        """Shuffle a queue that has just been taken."""
        self._stop_asking()
        entries = self._player.queue.entries
        if self._player.shuffle == "off" or any(e.similarity is not None for e in entries):
            return
        self._ordered = [entry.entry_id for entry in entries]
        self._player.queue.bring_to_front()
        if self._player.shuffle == "tracks":
            # Before the player looks at what follows, so that nothing is decoded in vain.
            self._player.queue.arrange_upcoming(self._new_order({}))
        else:
            self._with_facts(self._shuffle_silently)

    @Slot()
    def _note_undo(self) -> None:
        """Stop to shuffle when the listener takes shuffling back."""
        if self._player.shuffle != "off" and self._before and self._upcoming() == self._before:
            self._before = []
            self._player.set_shuffle("off")

    def _with_facts(self, act: Callable[[Mapping[int, PlaybackFacts]], None]) -> None:
        """Look up what the mode needs to know of the tracks, off this thread."""
        if self._player.shuffle == "tracks":
            act({})
            return
        ids = sorted({entry.track_id for entry in self._player.queue.entries})
        self._asking = self._operations.run(
            lambda: self._store.read(measurements.playback_facts, ids), act
        )

    def _shuffle_told(self, facts: Mapping[int, PlaybackFacts]) -> None:
        known = set(self._ordered)
        upcoming = [entry.entry_id for entry in self._upcoming()]
        if not known.issuperset(upcoming):
            self._ordered = upcoming
        self._before = self._upcoming()
        self._tell_around(self._new_order(facts))

    def _shuffle_silently(self, facts: Mapping[int, PlaybackFacts]) -> None:
        self._player.arrange_upcoming(self._new_order(facts))

    def _tell_around(self, order: Sequence[QueueEntry]) -> None:
        if list(order) != self._upcoming():
            self.arranging.emit()
            self._player.arrange_upcoming(order)
            self.arranged.emit()

    def _new_order(self, facts: Mapping[int, PlaybackFacts]) -> list[QueueEntry]:
        return shuffled(
            self._upcoming(), self._player.shuffle, facts, self._chance, self._player.current
        )

    def _bring_order_back(self) -> list[QueueEntry]:
        """Return what comes next as it stood before; what came later stays at the end."""
        ranks = {entry_id: rank for rank, entry_id in enumerate(self._ordered)}
        return sorted(self._upcoming(), key=lambda e: ranks.get(e.entry_id, len(ranks)))

    def _upcoming(self) -> list[QueueEntry]:
        queue = self._player.queue
        return queue.upcoming(len(queue))

    def _stop_asking(self) -> None:
        if self._asking:
            self._asking.cancel()
        self._asking = None
