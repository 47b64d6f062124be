"""Opens the window on a library, filters and sorts, and prints how long that took.

``python -m tests.support.window_probe LIBRARY`` prints one line of JSON: seconds from the start of
the process until the table is painted with its rows, processor seconds until then (they depend
less on what else the machine does), milliseconds of each filter and sort until the rows are shown,
by the clock and of the processor, resident memory in MB after all of it.
"""

import json
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.library.track_table_model import COLUMNS
from desktop.player.outputs import NullOutput

QUERIES = (
    *("k", "ka", "kalo", "mar jun", "bel", "folk", "x", "ren ta", "metal", "shodar"),
    *("artist:ka", "title:mi -genre:folk", "year:1990..1999 ka", "length:>5m", "folder:ren"),
)


def main() -> None:
    process = psutil.Process()
    library = Path(sys.argv[1])
    application = QApplication([])
    app = App(application, library, NullOutput, cache=library.parent / "cache")
    page = app.window.page
    app.start()
    _until_shown(page)
    page.table.viewport().repaint()
    usable = time.time() - process.create_time()
    processor = sum(process.cpu_times()[:2])
    app.window.activateWindow()
    page.search.setFocus()
    _wait(3000)
    filters = {query: _timed(page, lambda query=query: page.search_for(query)) for query in QUERIES}
    _timed(page, lambda: page.search_for(""))
    header = page.table.horizontalHeader()
    sorts = {
        COLUMNS[n].key: _timed(page, lambda n=n: header.sectionClicked.emit(n))
        for n in (0, 2, 3, 4, 1)
    }
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    memory = process.memory_info().rss / 1e6
    told = {"usable": usable, "processor": processor, "memory": memory}
    print(json.dumps(told | {"filters": filters, "sorts": sorts}))
    app.window.close()
    app.close()


def _timed(page, act) -> tuple[float, float]:
    """Return milliseconds by the clock and of the processor."""
    start, processor = time.perf_counter(), time.process_time()
    act()
    _until_shown(page)
    page.table.viewport().repaint()
    clock, busy = time.perf_counter() - start, time.process_time() - processor
    return clock * 1000, busy * 1000


def _until_shown(page) -> None:
    loop = QEventLoop()
    page.shown.connect(loop.quit)
    loop.exec()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
