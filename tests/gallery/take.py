"""Pictures one library at one scale: ``python -m tests.gallery.take LIBRARY KEPT TARGET SCALE``.

A process of its own, because Qt knows only one scale a process. What is left of the arguments are
the scenes; without them, all are pictured.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from desktop.theme.theme import ThemeChoice
from tests.gallery.libraries import made
from tests.gallery.scenes import SCENES
from tests.gallery.stage import Stage

THEMES: tuple[ThemeChoice, ...] = ("light", "dark")


def main() -> None:
    """Take the pictures and print the path of each."""
    library, kept, target, scale, spoken, *wanted = sys.argv[1:]
    source = made(library, Path(kept))
    # Qt does not complain when there is no such folder.
    Path(target).mkdir(parents=True, exist_ok=True)
    application = QApplication(["earshot"])
    with tempfile.TemporaryDirectory() as folder:
        for file in source.glob("library.db*"):
            shutil.copy(file, folder)
        stage = Stage(application, Path(folder) / "library.db", spoken)
        stage.open()
        for scene in SCENES:
            if library in scene.libraries and (not wanted or scene.name in wanted):
                size = stage.window.size()
                scene.arrange(stage)
                for theme in THEMES:
                    name = f"{scene.name}.{library}.{theme}.{scale}x.{spoken}.png"
                    stage.picture(Path(target) / name, theme)
                    print(Path(target) / name, flush=True)
                stage.window.resize(size)
                stage.clear()
        stage.close()


if __name__ == "__main__":
    main()
