"""The pictures that the README and the desktop's software centres show."""

import shutil
import subprocess
from pathlib import Path

from PySide6.QtGui import QImage

PUBLISHED = {
    "light-radio": "radio.demo.light.1x.en",
    "dark-radio": "radio.demo.dark.1x.en",
    "light-albums": "albums.demo.light.1x.en",
    "dark-albums": "albums.demo.dark.1x.en",
    "light-album": "album.demo.light.1x.en",
    "dark-map": "map.demo.dark.1x.en",
    "light-map": "map.demo.light.1x.en",
    "light-first-run": "first-run.nothing.light.1x.en",
}
"""The name in the repository, and the picture of the gallery that goes by it."""

_MOST_BYTES = 250_000


def publish(gallery: Path, target: Path) -> None:
    """Copy the chosen pictures, as small as they can be without loss.

    Raises
    ------
    SystemExit
        When one was not taken, or is too large for the repository.
    """
    for name, picture in PUBLISHED.items():
        source, file = gallery / f"{picture}.png", target / f"{name}.png"
        if not source.exists():
            raise SystemExit(f"{source.name} was not taken; run without --only first.")
        QImage(str(source)).convertToFormat(QImage.Format.Format_RGB888).save(str(file), quality=0)
        if shutil.which("optipng"):
            subprocess.run(["optipng", "-quiet", "-o4", str(file)], check=True)
        if file.stat().st_size > _MOST_BYTES:
            raise SystemExit(
                f"{file} has {file.stat().st_size:,} bytes, more than {_MOST_BYTES:,}."
            )
