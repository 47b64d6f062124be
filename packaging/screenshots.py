"""Takes the pictures of the README on the demo library, without a screen.

``python packaging/screenshots.py DEMO-LIBRARY-FOLDER`` scans the folder, listens to it, starts a
radio and writes ``resources/screenshots/{light,dark}-*.png``.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.player.outputs import NullOutput
from desktop.theme.theme import ThemeChoice
from engine.radio.recipe import AHEAD
from engine.resource_files import resource_path
from engine.store import analyses
from engine.store.records import AnalysisCounts

_STEP_MILLISECONDS = 100
_SETTLING_MILLISECONDS = 8_000
_SEED_ROW = 7
_THEMES: tuple[ThemeChoice, ...] = ("light", "dark")


def main() -> None:
    """Take all pictures."""
    target = resource_path("models").parent / "screenshots"
    target.mkdir(exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        app = App(
            application,
            Path(folder) / "library.db",
            lambda: NullOutput(speed=1.0),
            cache=Path(folder),
        )
        app.start()
        _wait_until(app.window.first_run.isVisible)
        _picture(app, target, "first-run")
        app.service.add_folders([Path(sys.argv[1])])
        _wait_until(lambda: _counts(app).analysed > AHEAD)
        app.verbs.play_similar(int(app.window.page.model.ids[_SEED_ROW]))
        _wait_until(lambda: app.player.position > 1)
        _picture(app, target, "listening")
        _wait_until(lambda: _counts(app).pending == 0 and app.player.position > 8)
        _picture(app, target, "radio")
        for place in ("albums", "map"):
            app.window.rail.select_place(place)
            # Covers are decoded and the map is laid out in the background.
            _wait(_SETTLING_MILLISECONDS)
            _picture(app, target, place)
        app.window.close()
        app.close()


def _picture(app: App, target: Path, name: str) -> None:
    app.window.notice.hide()
    for choice in _THEMES:
        app.theme.choose(choice)
        _wait(2 * _STEP_MILLISECONDS)
        app.window.grab().save(str(target / f"{choice}-{name}.png"))


def _counts(app: App) -> AnalysisCounts:
    model = app.bundle
    return app.store.read(analyses.counts, model.id, model.version)


def _wait_until(condition: Callable[[], bool]) -> None:
    while not condition():
        _wait(_STEP_MILLISECONDS)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
