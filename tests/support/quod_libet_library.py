"""Has Quod Libet read a folder by its own code; run by the Python that Debian installs it for.

``/usr/bin/python3 quod_libet_library.py FOLDER`` prints one line of JSON: seconds of the first scan
and of a second one that finds nothing changed, and how many songs there are. What it found is saved
where Quod Libet looks for it at its start (``QUODLIBET_USERDIR``).
"""

import json
import os
import sys
import time


def main() -> None:
    import quodlibet

    quodlibet.init_cli()
    import quodlibet.library

    songs = os.path.join(quodlibet.get_user_dir(), "songs")  # noqa: PTH118
    library = quodlibet.library.init(songs)
    told = {"first": _scanned(library), "again": _scanned(library), "songs": len(library)}
    library.save()
    print(json.dumps(told))


def _scanned(library) -> float:
    start = time.perf_counter()
    for _ in library.rebuild([sys.argv[1]]):
        pass
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
