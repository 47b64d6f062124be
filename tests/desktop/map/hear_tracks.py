"""Hears tracks as the map does, through real sound devices, and tells what happened as JSON.

Arguments: the scenario, the file to rest on, the file that plays in the main player, a folder.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.garbage import GarbageCollector
from desktop.map.audition import Audition
from desktop.operations import Operations
from desktop.player.player import Player
from desktop.player.qt_output import QtAudioOutput
from engine.map.library_map import LibraryMap
from engine.sound import Sound
from engine.store.analyses import save_results
from engine.store.records import AnalysisResult
from engine.store.store import Store
from tests.support.vector_library import Space, store_tracks

TYPICAL = 3.0
"""Seconds into the file at which its most typical window begins."""

RESTED, MUSIC = 1, 2


def listened(folder: Path, *paths: Path) -> Store:
    """Store two tracks; the second of the first one's windows is the most typical."""
    store = Store(folder / "heard.db")
    ids = store_tracks(store, [{"path": str(path)} for path in paths], folder)
    windows = np.array([[0.0, 1.0], [1.0, 0.0]], np.float32)
    starts = np.array([0.0, TYPICAL], np.float32)
    results = [
        AnalysisResult(
            track_id, 1, 1, vector=windows[1], window_vectors=windows, window_starts=starts
        )
        for track_id in ids
    ]
    store.write(save_results, Space().id, Space().version, results)
    return store


def scenario(
    name: str, audition: Audition, player: Player
) -> list[tuple[float, Callable[[], object]]]:
    """Return what happens after how many seconds."""
    play = partial(player.replace, [player.queue.new_entry(MUSIC)])
    rest, leave = partial(audition.rest_on, RESTED), partial(audition.rest_on, None)
    return {
        "rest": [(0.2, rest), (3.0, leave)],
        "while-playing": [(0.2, play), (1.5, rest), (3.5, leave)],
        "asked": [(0.2, play), (1.7, partial(audition.hear, RESTED)), (3.7, leave)],
    }[name]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario")
    parser.add_argument("rested", type=Path)
    parser.add_argument("music", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--device", default="", help="id of the device to hear on")
    parser.add_argument("--seconds", type=float, default=6.0)
    arguments = parser.parse_args()
    application = QApplication([])
    garbage = GarbageCollector(application)
    store = listened(arguments.folder, arguments.rested, arguments.music)
    files = {RESTED: Sound(arguments.rested), MUSIC: Sound(arguments.music)}
    operations = Operations()
    player = Player(QtAudioOutput, files.__getitem__)
    player.sound.set_device(arguments.device)
    audition = Audition(
        QtAudioOutput,
        player,
        LibraryMap(store, Space()),
        operations,
        lambda: arguments.device,
    )
    began = time.monotonic()
    told: dict[str, list[object]] = {"heard": [], "states": [], "failures": []}
    audition.heard.connect(lambda track: told["heard"].append([time.monotonic() - began, track]))
    player.state_changed.connect(told["states"].append)
    audition.failed.connect(told["failures"].append)
    for seconds, act in scenario(arguments.scenario, audition, player):
        QTimer.singleShot(round(1000 * seconds), act)
    QTimer.singleShot(round(1000 * arguments.seconds), application.quit)
    application.exec()
    audition.close()
    player.close()
    operations.close(patience=20)
    store.close()
    garbage.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
