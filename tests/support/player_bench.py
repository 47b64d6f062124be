"""A player on a null output, with what it finds and what it said."""

from collections.abc import Callable
from pathlib import Path

from desktop.player.outputs import NullOutput
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from engine.errors import EarshotError


class Bench:
    """A player, the output it plays to, and the files it finds."""

    def __init__(self, output: NullOutput) -> None:
        self.output = output
        self.files: dict[int, Path] = {}
        self.heard: list[int] = []
        self.failures: list[tuple[str, int]] = []
        self.player = Player(lambda: output, self.resolve)
        self.player.current_changed.connect(self._note)
        self.player.failed.connect(lambda text, track: self.failures.append((text, track)))

    def _note(self, entry: QueueEntry | None) -> None:
        self.heard.append(0 if entry is None else entry.track_id)

    def resolve(self, track_id: int) -> Path:
        if track_id not in self.files:
            raise EarshotError(f"Track {track_id} is out of reach.")
        return self.files[track_id]

    def entries(self, *track_ids: int) -> list[QueueEntry]:
        return [self.player.queue.new_entry(track_id) for track_id in track_ids]


MakeBench = Callable[..., Bench]
