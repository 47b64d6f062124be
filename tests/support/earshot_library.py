"""Has Earshot read a folder as the window does, without listening to it.

``python -m tests.support.earshot_library FOLDER LIBRARY`` prints one line of JSON: seconds of the
first scan and of a second one that finds nothing changed, and how many tracks there are.
"""

import json
import sys
import time
from pathlib import Path

from engine import settings
from engine.library.scanner import scan
from engine.store import folders, session
from engine.store.store import Store


def main() -> None:
    folder = Path(sys.argv[1])
    with Store(Path(sys.argv[2])) as store:
        store.write(folders.add_folder, folder)
        store.write(session.save_setting, settings.LISTENING_PAUSED.key, True)
        told = {"first": _scanned(store, folder), "again": _scanned(store, folder)}
        rows = store.read(lambda database: database["tracks"].count)
    print(json.dumps(told | {"songs": rows}))


def _scanned(store: Store, folder: Path) -> float:
    start = time.perf_counter()
    scan(store, [folder])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
