"""Playlists and folders of the rail are dragged elsewhere, and tracks dropped on playlists."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.library.rail_delegate import VALUE_ROLE
from desktop.library.rail_list import RailList, RailModel
from desktop.library.track_mime import dragged_files, dragged_tracks, track_mime_data
from engine.store import playlists as stored
from engine.store.playlists import Playlist
from tests.desktop.playlists.test_playlists import PATIENCE, create, some

NOWHERE = QModelIndex()
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def evening(app: App, qtbot: QtBot) -> Playlist:
    return create(app, qtbot, "Evening", some(app, 2, 0))


def row_of(model: RailModel, value: object) -> QModelIndex:
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(index for index in rows if index.data(VALUE_ROLE) == value)


def drop(view: RailList, value: object, data: QMimeData, proposed: Qt.DropAction = COPY) -> bool:
    """Drag something over an entry and let it go; return whether it was taken."""
    spot = view.visualRect(row_of(view.entries, value)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = COPY | proposed
    entered = QDragEnterEvent(spot, actions, data, left, none)
    entered.setDropAction(proposed)
    view.dragEnterEvent(entered)
    if not entered.isAccepted():
        return False
    view.dragMoveEvent(entered)
    dropped = QDropEvent(QPointF(spot), actions, data, left, none)
    dropped.setDropAction(proposed)
    dropped.ignore()
    view.dropEvent(dropped)
    return dropped.isAccepted() and dropped.dropAction() == COPY


def content(app: App, playlist: Playlist) -> list[int | None]:
    return [entry.track_id for entry in app.store.read(stored.playlist_entries, playlist.id)]


def test_a_playlist_is_dragged_into_the_queue_and_to_other_programs(
    app: App, evening: Playlist
) -> None:
    places = app.window.rail._places.entries
    carried = places.mimeData([row_of(places, f"playlist:{evening.id}")])
    assert dragged_tracks(carried) == some(app, 2, 0)
    assert all(file.is_file() for file in dragged_files(carried))
    assert len(dragged_files(carried)) == 2
    app.window.queue.model.dropMimeData(carried, COPY, -1, -1, NOWHERE)
    assert [entry.track_id for entry in app.player.queue.entries] == some(app, 2, 0)


def test_a_place_without_tracks_of_its_own_is_not_dragged(app: App) -> None:
    places = app.window.rail._places.entries
    assert places.mimeData([row_of(places, "albums")]) is None


def test_a_folder_is_dragged_as_what_it_is(app: App) -> None:
    folders = app.window.rail._folders.entries
    [folder] = app.window.rail._shown_folders
    carried = folders.mimeData([row_of(folders, folder.id)])
    assert dragged_files(carried) == [folder.path]
    assert dragged_tracks(carried) == []


def test_tracks_dropped_on_a_playlist_are_added_and_that_can_be_undone(
    app: App, qtbot: QtBot, evening: Playlist
) -> None:
    with qtbot.waitSignal(app.playlists.entries_changed, timeout=PATIENCE):
        assert drop(
            app.window.rail._places,
            f"playlist:{evening.id}",
            track_mime_data(some(app, 3), []),
        )
    assert content(app, evening) == some(app, 2, 0, 3)
    with qtbot.waitSignal(app.playlists.entries_changed, timeout=PATIENCE):
        app.history.undo()
    assert content(app, evening) == some(app, 2, 0)


def test_what_another_list_would_move_is_copied_to_a_playlist(
    app: App, qtbot: QtBot, evening: Playlist
) -> None:
    with qtbot.waitSignal(app.playlists.entries_changed, timeout=PATIENCE):
        assert drop(
            app.window.rail._places,
            f"playlist:{evening.id}",
            track_mime_data(some(app, 3), []),
            Qt.DropAction.MoveAction,
        )
    assert content(app, evening) == some(app, 2, 0, 3)


def test_a_playlist_let_go_on_itself_stays_as_it_is(app: App, evening: Playlist) -> None:
    rail = app.window.rail._places
    key = f"playlist:{evening.id}"
    carried = rail.entries.mimeData([row_of(rail.entries, key)])
    assert not drop(rail, key, carried)
    assert content(app, evening) == some(app, 2, 0)


def test_tracks_dropped_on_all_playlists_make_a_new_one(
    app: App, qtbot: QtBot, evening: Playlist
) -> None:
    assert drop(app.window.rail._places, "playlists", track_mime_data(some(app, 1, 4), []))
    dialog = app.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Night")
    with qtbot.waitSignal(app.playlists.changed, timeout=PATIENCE):
        dialog.accept()
    night = next(playlist for playlist in app.playlists.all if playlist.title == "Night")
    assert content(app, night) == some(app, 1, 4)


def test_smart_playlists_other_places_and_files_take_nothing(app: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(app.playlists.changed, timeout=PATIENCE):
        app.playlists.create("Folk", query="genre:folk")
    [smart] = app.playlists.all
    rail, key = app.window.rail, f"playlist:{smart.id}"
    tracks = track_mime_data(some(app, 1), [])
    assert rail._places.entries.mimeData([row_of(rail._places.entries, key)]) is None
    rail._places.entries.dragged = None
    assert not drop(rail._places, key, tracks)
    assert not drop(rail._places, "albums", tracks)
    assert not drop(rail._folders, rail._shown_folders[0].id, tracks)
    files = track_mime_data((), [rail._shown_folders[0].path])
    entered = QDragEnterEvent(
        QPoint(5, 5), COPY, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    rail._places.dragEnterEvent(entered)
    assert not entered.isAccepted()
