"""Plays a station until what it queued is stored, says so, and waits to be killed.

``python -m tests.support.station_probe LIBRARY`` prints one line of JSON: the station's id, the
tracks of the queue, and the position of the one that plays.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.desktop_integration.session_bus import NO_BUS
from desktop.player.outputs import NullOutput
from engine.store import session

_LONG = 60.0
_SKIPPED = 2


def main() -> None:
    """Start a station, go on two tracks, wait for the store."""
    library = Path(sys.argv[1])
    application = QApplication([])
    app = App(
        application,
        library,
        lambda: NullOutput(speed=1.0),
        cache=library.parent / "cache",
        bus_address=NO_BUS,
    )
    app.start()
    _until(application, lambda: app.window.page.model.rowCount() > 0 and app.session._restored)
    app.radio_verbs.start_station([int(app.window.page.model.ids[0])])
    _until(application, lambda: app.stations.current is not None)
    for _ in range(_SKIPPED):
        app.player.next()
        _until(application, lambda: app.stations._refilling is None)
    _until(application, lambda: len(app.player.queue.upcoming(99)) == 15)
    queue = [entry.track_id for entry in app.player.queue.entries]
    _until(
        application,
        lambda: [one.track_id for one in app.store.read(session.load_queue)] == queue,
    )
    station = app.stations.current
    assert station is not None
    told = {"station": station.id, "queue": queue, "index": app.player.queue.current_index}
    print(json.dumps(told), flush=True)
    # Playing on: whoever started this kills it in the middle of it.
    _until(application, lambda: False)


def _until(application: QApplication, condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONG
    while not condition() and time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
