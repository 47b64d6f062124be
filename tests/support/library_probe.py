"""Opens every place of the library and scrolls, and prints how long that took.

``python -m tests.support.library_probe LIBRARY`` prints one line of JSON: milliseconds from the
choice of each place until it is painted, the first time and again; milliseconds of each frame while
the table and the grid of covers are scrolled from top to bottom; resident memory in MB at the end.
Each time is a pair: by the clock, and of the processor, which depends less on what else runs.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop.app import App
from desktop.player.outputs import NullOutput
from engine import settings
from engine.store import session
from engine.store.store import Store

TRACK_PLACES = ("tracks", "recent", "played", "unplayed")
FRAMES = 300


def main() -> None:
    library = Path(sys.argv[1])
    with Store(library) as store:
        store.write(session.save_setting, settings.LISTENING_PAUSED.key, True)
    application = QApplication([])
    app = App(application, library, NullOutput, cache=library.parent / "cache")
    window = app.window
    _until(window.page.shown, app.start)
    scans: list[object] = []
    app.service.scan_finished.connect(scans.append)
    start = time.perf_counter()
    while not scans:
        _wait(50)
    told: dict[str, object] = {"rescan": time.perf_counter() - start}
    _wait(1000)
    told["first"] = {key: _opened(app, key) for key in (*window.library.pages, *TRACK_PLACES)}
    told["again"] = {key: _opened(app, key) for key in (*window.library.pages, *TRACK_PLACES)}
    _opened(app, "tracks")
    told["table"] = _scrolled(window.page.table)
    _opened(app, "albums")
    told["covers"] = _scrolled(window.library.pages["albums"].view)
    told["memory"] = psutil.Process().memory_info().rss / 1e6
    print(json.dumps(told))
    window.close()
    app.close()


def _opened(app: App, key: str) -> tuple[float, float]:
    group = app.window.library.pages.get(key)
    shown = group.shown if group else app.window.page.shown
    start, processor = time.perf_counter(), time.process_time()
    _until(shown, lambda: app.window.rail.select_place(key))
    view = group.view if group else app.window.page.table
    view.viewport().repaint()
    return (time.perf_counter() - start) * 1000, (time.process_time() - processor) * 1000


def _scrolled(view: QAbstractItemView) -> list[tuple[float, float]]:
    """Scroll from top to bottom; a frame is a step, its painting and what events it brings."""
    bar = view.verticalScrollBar()
    # Short steps as by a wheel at the top, long ones as by dragging the handle afterwards.
    steps = [*range(0, FRAMES // 2 * 64, 64), *range(0, bar.maximum(), bar.maximum() // FRAMES)]
    frames = []
    for position in steps:
        start, processor = time.perf_counter(), time.thread_time()
        bar.setValue(position)
        view.viewport().repaint()
        QApplication.processEvents()
        clock, busy = time.perf_counter() - start, time.thread_time() - processor
        frames.append((clock * 1000, busy * 1000))
        _wait(5)
    return frames


def _until(signal, act: Callable[[], None]) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    # The signal may come before the loop runs: a page that is up to date answers at once.
    QTimer.singleShot(0, act)
    loop.exec()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
