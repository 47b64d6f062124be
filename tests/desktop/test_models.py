"""Another model is chosen: the one before answers until it has caught up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from engine import settings
from engine.settings import Settings
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.scanned_library import ScannedLibrary


def test_the_model_before_answers_until_the_chosen_one_has_caught_up(
    demo_library: ScannedLibrary, make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(demo_library.file.read_bytes())
    with Store(library) as store:
        Settings(store).set(settings.MODEL, "conv-vae")
    app = make_app(library)
    assert (app.bundle.id, app.serving.id) == ("conv-vae", "earshot")
    seed = int(app.window.page.model.ids[0])
    with qtbot.waitSignal(app.verbs.said, timeout=30_000):
        app.verbs.play_similar(seed)
    assert len(app.player.queue) > 1
    done: list[int] = []
    app.service.counts_changed.connect(lambda counts: done.append(counts.listening.pending))
    qtbot.waitUntil(lambda: bool(done) and done[-1] == 0, timeout=60_000)
    app.window.close()
    again = make_app(library)
    assert (again.bundle.id, again.serving.id) == ("conv-vae", "conv-vae")
