"""What is dragged onto the queue, and out of it, with the data that real drags carry."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.track_mime import dragged_files, dragged_tracks
from engine.library.scanner import scan
from engine.store import tracks
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.audio_files import sine, write_audio

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
NOWHERE = QModelIndex()


@pytest.fixture
def app(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> App:
    for number in range(6):
        place = tmp_path / "music" / f"Artist {number // 3}" / "Album"
        place.mkdir(parents=True, exist_ok=True)
        write_audio(place / f"0{number + 1} Song {number}.wav", sine(30.0 + number, level=0.01))
    with Store(tmp_path / "library.db") as store:
        scan(store, [tmp_path / "music"])
    started = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(lambda: started.window.page.model.rowCount() == 6, timeout=10_000)
    qtbot.waitUntil(lambda: not started.service.scanning, timeout=10_000)
    started.verbs.play(ids(started)[:3], 1)
    return started


def ids(app: App) -> list[int]:
    return app.window.page.model.ids.tolist()


def queued(app: App) -> list[int]:
    return [entry.track_id for entry in app.player.queue.entries]


def drop(app: App, data: QMimeData, row: int) -> bool:
    """Drop in front of a row of the list, as Qt's view does."""
    model = app.window.queue.model
    assert model.canDropMimeData(data, COPY, row, 0, NOWHERE)
    return model.dropMimeData(data, COPY, row, 0, NOWHERE)


def test_tracks_of_the_table_go_where_they_are_dropped(app: App) -> None:
    a, b, c, d, e, _ = ids(app)
    model = app.window.page.model
    data = model.mimeData([model.index(3, 0), model.index(3, 1), model.index(4, 0)])
    assert drop(app, data, 1)
    assert queued(app) == [a, d, e, b, c]
    current = app.player.current
    assert current is not None
    assert current.track_id == b, "what plays plays on"
    app.history.undo()
    assert queued(app) == [a, b, c]
    app.history.redo()
    assert queued(app) == [a, d, e, b, c]


def test_a_drop_on_an_entry_goes_in_front_of_it_and_one_below_all_to_the_end(app: App) -> None:
    a, b, c, d, e, _ = ids(app)
    table, queue = app.window.page.model, app.window.queue.model
    queue.dropMimeData(table.mimeData([table.index(3, 0)]), COPY, -1, -1, queue.index(2, 0))
    assert queued(app) == [a, b, d, c]
    queue.dropMimeData(table.mimeData([table.index(4, 0)]), COPY, -1, -1, NOWHERE)
    assert queued(app) == [a, b, d, c, e]


def test_an_album_goes_where_it_is_dropped_with_all_its_tracks(app: App, qtbot: QtBot) -> None:
    a, b, c, d, e, f = ids(app)
    app.window.rail.select_place("artists")
    page = app.window.places.currentWidget()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=10_000)
    data = page.model.mimeData([page.model.index(1, 0)])
    assert dragged_tracks(data) == [d, e, f]
    assert [path.name[:2] for path in dragged_files(data)] == ["04", "05", "06"]
    drop(app, data, 0)
    assert queued(app) == [d, e, f, a, b, c]
    # Many at once would be felt; the menu takes them.
    assert page.view.dragEnabled()


def test_entries_of_a_playlist_go_where_they_are_dropped(app: App, qtbot: QtBot) -> None:
    a, b, c, d, e, _ = ids(app)
    app.playlists.create("Mine", [e, d])
    page = app.window.playlists.page
    qtbot.waitUntil(lambda: len(app.playlists.all) == 1, timeout=10_000)
    page.show_playlist(app.playlists.all[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=10_000)
    data = page.model.mimeData([page.model.index(0, 0), page.model.index(1, 0)])
    assert len(dragged_files(data)) == 2, "other programs get the files"
    drop(app, data, 3)
    assert queued(app) == [a, b, c, e, d]


def test_files_from_outside_go_where_they_are_dropped(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    a, b, c, *_ = ids(app)
    outside = write_audio(tmp_path / "outside.wav", sine(5.0))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(outside)), QUrl.fromLocalFile(str(tmp_path / "no.txt"))])
    with qtbot.waitSignal(app.player.queue_changed, timeout=10_000):
        drop(app, data, 2)
    assert queued(app)[:2] == [a, b]
    assert queued(app)[3] == c
    opened = app.store.read(tracks.tracks_by_id, [queued(app)[2]])
    assert [track.path for track in opened.values()] == [outside]
    app.history.undo()
    assert queued(app) == [a, b, c]


def test_a_folder_from_outside_goes_in_with_all_its_music(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    a, b, c, d, e, f = ids(app)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "music" / "Artist 1"))])
    with qtbot.waitSignal(app.player.queue_changed, timeout=10_000):
        drop(app, data, 1)
    assert queued(app) == [a, d, e, f, b, c]


def test_an_entry_that_leaves_meanwhile_does_not_move_the_drop_elsewhere(app: App) -> None:
    a, b, c, d, *_ = ids(app)
    before = app.player.queue.entries[2].entry_id
    app.player.remove([0])
    app.verbs.insert([d], before)
    assert queued(app) == [b, d, c]
    app.player.remove([2])
    app.verbs.insert([a], before)
    assert queued(app) == [b, d, a]


def test_rows_of_the_queue_move_and_come_back(app: App) -> None:
    a, b, c, *_ = ids(app)
    model = app.window.queue.model
    data = model.mimeData([model.index(2, 0)])
    assert dragged_tracks(data) == [c]
    assert [path.name for path in dragged_files(data)] == ["03 Song 2.wav"]
    assert not model.dropMimeData(data, MOVE, 0, 0, NOWHERE)
    assert queued(app) == [c, a, b]
    app.history.undo()
    assert queued(app) == [a, b, c]


def test_entries_of_the_queue_can_be_dropped_on_a_playlist(app: App, qtbot: QtBot) -> None:
    a, b, c, d, *_ = ids(app)
    app.playlists.create("Mine", [d])
    page = app.window.playlists.page
    qtbot.waitUntil(lambda: len(app.playlists.all) == 1, timeout=10_000)
    page.show_playlist(app.playlists.all[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=10_000)
    queue = app.window.queue.model
    data = queue.mimeData([queue.index(1, 0), queue.index(2, 0)])
    assert page.model.canDropMimeData(data, COPY, 0, 0, NOWHERE)
    page.model.dropMimeData(data, COPY, 0, 0, NOWHERE)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=10_000)
    assert [entry.track_id for entry in page.model.entries] == [b, c, d]
    assert queued(app) == [a, b, c]


def test_an_empty_queue_takes_a_drop_anywhere(app: App) -> None:
    *_, e, f = ids(app)
    app.verbs.clear()
    panel, table = app.window.queue, app.window.page.model
    data = table.mimeData([table.index(4, 0), table.index(5, 0)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 200), COPY, data, left, none)
    panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    panel.dropEvent(QDropEvent(QPointF(40, 200), COPY, data, left, none))
    assert queued(app) == [e, f]


def test_what_is_no_music_is_refused(app: App) -> None:
    data = QMimeData()
    data.setText("words")
    assert not app.window.queue.model.canDropMimeData(data, COPY, 0, 0, NOWHERE)
