"""Pictures every place of the window: ``python -m tests.gallery``; ``--help`` tells the choices.

The pictures and a page to look through them, ``index.html``, go to ``build/screenshots``; the
libraries are made once and kept in ``build/gallery``. ``--publish`` also writes the pictures of the
README, small enough for the repository, to ``resources/screenshots``.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.gallery.index import write_index
from tests.gallery.libraries import LIBRARIES
from tests.gallery.publish import publish

ROOT = Path(__file__).parents[2]
KEPT, TARGET = ROOT / "build" / "gallery", ROOT / "build" / "screenshots"


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="SCENE")
    parser.add_argument("--in", nargs="+", default=list(LIBRARIES), choices=LIBRARIES, dest="names")
    parser.add_argument("--scale", nargs="+", default=["1", "2"])
    parser.add_argument("--language", nargs="+", default=["en"])
    parser.add_argument("--publish", action="store_true")
    asked = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in asked.names:
        for scale in asked.scale:
            for spoken in asked.language:
                _take(name, scale, spoken, asked.only)
    index = write_index(TARGET, sorted(TARGET.glob("*.png")))
    print(f"Look at {index}")
    if asked.publish:
        publish(TARGET, ROOT / "resources" / "screenshots")


def _take(name: str, scale: str, spoken: str, only: list[str]) -> None:
    command = [sys.executable, "-m", "tests.gallery.take", name, str(KEPT), str(TARGET), scale]
    environment = os.environ | {"QT_SCALE_FACTOR": scale}
    subprocess.run([*command, spoken, *only], check=True, cwd=ROOT, env=environment)


if __name__ == "__main__":
    main()
