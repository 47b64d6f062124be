"""What other programs drop on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.track_mime import track_mime_data
from engine.store import folders
from tests.desktop.conftest import MakeApp
from tests.support.tagged_files import sound, write_vorbis


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(app: App, data: QMimeData) -> bool:
    """Drag something over the window and let it go; return whether it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, none)
    entering.ignore()
    app.window.dragEnterEvent(entering)
    if entering.isAccepted():
        app.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    return entering.isAccepted()


def test_folders_join_the_library_and_files_the_queue(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    music = tmp_path / "music"
    write_vorbis(sound(music / "one.flac", "flac"))
    write_vorbis(sound(tmp_path / "elsewhere" / "two.flac", "flac"))
    app = make_app(tmp_path / "library.db", listening=False)
    assert drop(app, mime(music, tmp_path / "elsewhere" / "two.flac"))
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: len(app.player.queue) == 1, timeout=20_000)
    assert [folder.path for folder in app.store.read(folders.all_folders)] == [music]
    qtbot.waitUntil(lambda: not app.service.scanning, timeout=20_000)


def test_a_file_that_cannot_be_played_is_named(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    assert drop(app, mime(tmp_path / "gone.flac"))
    qtbot.waitUntil(lambda: "gone.flac" in app.window.notice.text, timeout=10_000)


def test_our_own_tracks_are_not_taken(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(tmp_path / "library.db", listening=False)
    assert not drop(app, track_mime_data([1], [tmp_path / "one.flac"]))
    assert not drop(app, QMimeData())
