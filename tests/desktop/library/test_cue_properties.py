"""A track that is a part of a file, in a real window."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.library.properties_dialog import PropertiesDialog
from engine.library.scanner import scan
from engine.store.store import Store
from engine.store.track_facts import track_facts
from tests.desktop.conftest import MakeApp
from tests.support.cue_files import write_album


def test_properties_say_why_the_tags_of_a_part_stay_as_they_are(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    album = write_album(tmp_path / "music")
    scan(store, [album.parent])
    dialog = PropertiesDialog(store.read(track_facts, [2]))
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("part of “album.flac”" in text for text in words)
    assert all(field.isReadOnly() for field in dialog.fields.values())
    assert dialog.fields["title"].text() == "Lamps, at Night"
    assert "0:02 to 0:03" in words


def test_the_album_shows_plays_and_drags_as_its_tracks(
    make_app: MakeApp, qtbot: QtBot, tmp_path: Path
) -> None:
    album = write_album(tmp_path / "music")
    with Store(tmp_path / "library.db") as store:
        scan(store, [album.parent])
    app = make_app(tmp_path / "library.db", listening=False)
    model = app.window.page.model
    qtbot.waitUntil(lambda: model.rowCount() == 3, timeout=10_000)
    app.verbs.play(model.ids.tolist()[1:])
    qtbot.waitUntil(lambda: app.player.state == "playing", timeout=10_000)
    qtbot.waitUntil(lambda: 1.4 < app.player.duration < 1.5, timeout=10_000)
    data = model.mimeData([model.index(row, 0) for row in range(3)])
    assert [url.toLocalFile() for url in data.urls()] == [str(album)]
