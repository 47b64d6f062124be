"""Plays the files given as arguments through the real player and tells what happened as JSON."""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.player.levels import Levels
from desktop.player.player import Player
from desktop.player.qt_output import QtAudioOutput
from desktop.player.timeline import Source
from engine.settings import Settings
from engine.sound import Sound
from engine.store.store import Store


def levels_of(library: Path) -> Callable[[list[Source]], list[Source]]:
    """Return what gives sources the gains that a library knows."""
    store = Store(library)
    return Levels(store, Settings(store)).prepare


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--block", action="store_true", help="block this thread again and again")
    parser.add_argument("--until-failure", action="store_true")
    parser.add_argument("--seek", type=float, help="pause and go on, then seek there")
    parser.add_argument("--crossfade", type=float, default=0.0, help="seconds")
    parser.add_argument("--device", default="", help="id of the device to prefer")
    parser.add_argument("--library", type=Path, help="take loudness from there, track by track")
    arguments = parser.parse_args()
    app = QApplication([])
    player = Player(
        QtAudioOutput,
        lambda track_id: Sound(arguments.files[track_id - 1]),
        prepare=levels_of(arguments.library) if arguments.library else list,
    )
    player.sound.set_crossfade(arguments.crossfade)
    player.sound.set_device(arguments.device)
    heard: list[int] = []
    failures: list[str] = []
    positions: list[tuple[float, float]] = []
    begin = time.monotonic()
    player.current_changed.connect(lambda entry: heard.append(entry.track_id))
    player.failed.connect(lambda text, track: failures.append(text))
    player.position_changed.connect(
        lambda seconds: positions.append((time.monotonic() - begin, seconds))
    )
    player.finished.connect(lambda: QTimer.singleShot(500, app.quit))
    if arguments.until_failure:
        player.failed.connect(lambda text, track: QTimer.singleShot(100, app.quit))
    if arguments.seek is not None:
        QTimer.singleShot(1500, player.pause)
        QTimer.singleShot(1700, player.play)
        QTimer.singleShot(2000, lambda: player.seek(arguments.seek))
    if arguments.block:
        blocker = QTimer(app)
        blocker.timeout.connect(lambda: time.sleep(0.35))
        blocker.start(400)
    numbers = range(1, len(arguments.files) + 1)
    player.replace([player.queue.new_entry(number) for number in numbers])
    QTimer.singleShot(20_000, app.quit)
    app.exec()
    state = player.state
    player.close()
    told = {"heard": heard, "failures": failures, "positions": positions, "state": state}
    told["last_position"] = max((seconds for _, seconds in positions), default=0.0)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
