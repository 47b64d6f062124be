"""A player on a null output, with what it finds and what it said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from engine.audio.stream import AudioStream
from engine.errors import EarshotError
from engine.sound import WHOLE, Sound, Span
from tests.support.audio_files import sine, write_audio

RATE = 44100


class Bench:
    """A player, the output it plays to, and the files it finds."""

    def __init__(self, output: NullOutput) -> None:
        self.output = output
        self.files: dict[int, Path] = {}
        self.spans: dict[int, Span] = {}
        self.heard: list[int] = []
        self.failures: list[tuple[str, int]] = []
        self.player = Player(lambda: output, self.resolve)
        self.player.current_changed.connect(self._note)
        self.player.failed.connect(lambda text, track: self.failures.append((text, track)))

    def _note(self, entry: QueueEntry | None) -> None:
        self.heard.append(0 if entry is None else entry.track_id)

    def resolve(self, track_id: int) -> Sound:
        if track_id not in self.files:
            raise EarshotError(f"Track {track_id} is out of reach.")
        return Sound(self.files[track_id], self.spans.get(track_id, WHOLE))

    def entries(self, *track_ids: int) -> list[QueueEntry]:
        return [self.player.queue.new_entry(track_id) for track_id in track_ids]


MakeBench = Callable[..., Bench]
MakePlayer = Callable[..., Player]


def tone(path: Path, seconds: float = 2.0, *, level: float = 0.5, codec: str = "wav") -> Path:
    """Write a sine."""
    return write_audio(path, sine(seconds, level=level), codec=codec)


def decoded(path: Path, rate: int = RATE) -> npt.NDArray[np.float32]:
    """Return a whole file as the player should play it."""
    stream = AudioStream(path, rate, 2)
    samples = stream.read(10_000_000)
    stream.close()
    return samples


def play_to_the_end(qtbot: QtBot, bench: Bench, *track_ids: int) -> npt.NDArray[np.float32]:
    """Return what is heard of a queue."""
    with qtbot.waitSignal(bench.player.finished, timeout=20_000):
        bench.player.replace(bench.entries(*track_ids))
    return bench.output.recording()


def until_heard(qtbot: QtBot, bench: Bench, *track_ids: int) -> None:
    """Wait until exactly these tracks have begun to be heard."""
    qtbot.waitUntil(lambda: bench.heard == list(track_ids), timeout=10_000)
