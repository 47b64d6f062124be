"""Playlists in the window: made, changed, taken back, from and to files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.playlists.dialogs import SmartPlaylistDialog
from desktop.playlists.playlist_page import PlaylistPage
from engine.store import playlists as stored
from engine.store.playlists import Playlist

KEYS = Qt.Key
PATIENCE = 10_000


def some(app: App, *rows: int) -> list[int]:
    return [int(app.window.page.model.ids[row]) for row in rows]


def titles(app: App) -> list[str]:
    return [playlist.title for playlist in app.playlists.all]


def shown_ids(app: App) -> list[int | None]:
    return [entry.track_id for entry in app.window.playlists.page.model.entries]


def create(app: App, qtbot: QtBot, title: str, ids: list[int]) -> Playlist:
    with qtbot.waitSignal(app.playlists.changed, timeout=PATIENCE):
        app.playlists.create(title, ids)
    return next(playlist for playlist in app.playlists.all if playlist.title == title)


def opened(app: App, qtbot: QtBot, playlist: Playlist) -> PlaylistPage:
    app.window.rail.select_place(f"playlist:{playlist.id}")
    page = app.window.playlists.page
    qtbot.waitUntil(lambda: page.model.rowCount() == playlist.length, timeout=PATIENCE)
    return page


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(found: QMenu, words: str) -> None:
    action = next(action for action in found.actions() if action.text() == words)
    found.close()
    action.trigger()


@pytest.fixture
def morning(app: App, qtbot: QtBot) -> Playlist:
    return create(app, qtbot, "Morning", some(app, 0, 1, 2, 3))


def test_tracks_are_added_from_the_menu_and_that_can_be_undone(
    app: App, qtbot: QtBot, morning: Playlist
) -> None:
    page = opened(app, qtbot, morning)
    app.window.page.table.select_ids(some(app, 4))
    app.window.tracks.open_track_menu(QPoint(0, 0))
    words = [action.text() for action in menu().actions() if not action.isSeparator()]
    assert "Add to playlist" in words
    submenu = next(a.menu() for a in menu().actions() if a.text() == "Add to playlist")
    assert isinstance(submenu, QMenu)
    choose(submenu, "Morning")
    menu().close()
    before = some(app, 0, 1, 2, 3)
    qtbot.waitUntil(lambda: shown_ids(app) == before + some(app, 4), timeout=PATIENCE)
    assert app.window.notice.text == "1 track added to “Morning”"
    app.history.undo()
    qtbot.waitUntil(lambda: shown_ids(app) == before, timeout=PATIENCE)
    app.history.redo()
    qtbot.waitUntil(lambda: shown_ids(app) == before + some(app, 4), timeout=PATIENCE)
    assert page.model.rowCount() == 5


def test_a_new_playlist_is_asked_for_its_title_and_opened(app: App, qtbot: QtBot) -> None:
    app.window.playlists.menus.new()
    dialog = app.window.findChild(QInputDialog)
    dialog.setTextValue("  Evening ")
    dialog.accept()
    qtbot.waitUntil(lambda: titles(app) == ["Evening"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: app.window.places.place.startswith("playlist:"), timeout=PATIENCE)
    page = app.window.playlists.page
    assert app.window.places.currentWidget() is page
    app.history.undo()
    qtbot.waitUntil(lambda: app.window.places.place == "playlists", timeout=PATIENCE)
    assert titles(app) == []


def test_renaming_and_deleting_can_be_undone(app: App, qtbot: QtBot, morning: Playlist) -> None:
    app.playlists.rename(morning, "Afternoon")
    qtbot.waitUntil(lambda: titles(app) == ["Afternoon"], timeout=PATIENCE)
    opened(app, qtbot, morning)
    app.playlists.delete(app.playlists.all[0])
    qtbot.waitUntil(lambda: titles(app) == [], timeout=PATIENCE)
    app.history.undo()
    qtbot.waitUntil(lambda: titles(app) == ["Afternoon"], timeout=PATIENCE)
    assert app.playlists.all[0].length == 4
    app.history.undo()
    qtbot.waitUntil(lambda: titles(app) == ["Morning"], timeout=PATIENCE)
    app.history.redo()
    app.history.redo()
    qtbot.waitUntil(lambda: titles(app) == [], timeout=PATIENCE)


def test_queue_and_playlists_share_one_history(app: App, qtbot: QtBot, morning: Playlist) -> None:
    page = opened(app, qtbot, morning)
    page.remove_rows([0, 1])
    qtbot.waitUntil(lambda: len(shown_ids(app)) == 2, timeout=PATIENCE)
    app.verbs.play(some(app, 5))
    app.history.undo()
    assert len(app.player.queue) == 0
    app.history.undo()
    qtbot.waitUntil(lambda: shown_ids(app) == some(app, 0, 1, 2, 3), timeout=PATIENCE)
    assert app.window.notice.text == "Undone: 2 tracks removed from “Morning”"


def test_keys_reorder_remove_and_play(app: App, qtbot: QtBot, morning: Playlist) -> None:
    table = opened(app, qtbot, morning).table
    zero, one, two, three = some(app, 0, 1, 2, 3)
    table.select_rows([0, 1])
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(table, KEYS.Key_Down, alt)
    qtbot.waitUntil(lambda: shown_ids(app) == [two, zero, one, three], timeout=PATIENCE)
    assert table.selected_rows() == [1, 2]
    qtbot.keyClick(table, KEYS.Key_Up, alt)
    qtbot.waitUntil(lambda: shown_ids(app) == [zero, one, two, three], timeout=PATIENCE)
    qtbot.keyClick(table, KEYS.Key_Up, alt)
    table.select_rows([2])
    qtbot.keyClick(table, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: shown_ids(app) == [zero, one, three], timeout=PATIENCE)
    assert table.selected_rows() == [2]
    qtbot.keyClick(table, KEYS.Key_Return)
    assert [entry.track_id for entry in app.player.queue.entries] == [zero, one, three]
    assert app.player.queue.current_index == 2
    assert app.player.queue.entries[0].origin == "Morning"


def test_rows_and_files_are_dropped_between_rows(app: App, qtbot: QtBot, morning: Playlist) -> None:
    model = opened(app, qtbot, morning).model
    zero, one, two, three = some(app, 0, 1, 2, 3)
    dragged = model.mimeData([model.index(3, 0), model.index(3, 1)])
    assert [Path(url.toLocalFile()) for url in dragged.urls()] == [model.entries[3].path]
    assert model.canDropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: shown_ids(app) == [zero, three, one, two], timeout=PATIENCE)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(model.entries[0].path)), QUrl("file:///notes.txt")])
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    qtbot.waitUntil(lambda: shown_ids(app) == [zero, three, one, two, zero], timeout=PATIENCE)


def test_what_is_not_in_the_library_is_shown_and_passed_over(
    app: App, qtbot: QtBot, morning: Playlist
) -> None:
    lost = stored.StoredPlaylistEntry(Path("/nowhere/lost.flac"), "Lost", 3.0)
    app.store.write(stored.edit_entries, morning.id, lambda entries: (lost, *entries))
    page = app.window.playlists.page
    app.window.rail.select_place(f"playlist:{morning.id}")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=PATIENCE)
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lost, not in your library"
    page.play_from(0)
    assert [e.track_id for e in app.player.queue.entries] == some(app, 0, 1, 2, 3)


def test_a_smart_playlist_follows_its_search(app: App, qtbot: QtBot) -> None:
    track = app.window.page.model.track(0)
    assert track is not None
    assert track.artist is not None
    app.window.playlists.menus.new_smart(track.artist)
    dialog = app.window.findChild(SmartPlaylistDialog)
    dialog.title.setText("Theirs")
    dialog.accept()
    page = app.window.playlists.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=PATIENCE)
    assert track.id in shown_ids(app)
    assert not page.model.editable
    playlist = app.playlists.all[0]
    app.playlists.search_for(playlist, "no such words")
    qtbot.waitUntil(lambda: shown_ids(app) == [], timeout=PATIENCE)
    app.history.undo()
    qtbot.waitUntil(lambda: track.id in shown_ids(app), timeout=PATIENCE)
    page.remove_rows([0])
    assert track.id in shown_ids(app)


@pytest.mark.parametrize("suffix", [".m3u8", ".xspf"])
def test_a_playlist_goes_out_and_comes_back(
    app: App, qtbot: QtBot, morning: Playlist, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"Out{suffix}"
    with qtbot.waitSignal(app.playlists.said, timeout=PATIENCE):
        app.playlists.export(morning, file)
    app.playlists.delete(morning)
    qtbot.waitUntil(lambda: titles(app) == [], timeout=PATIENCE)
    app.playlists.import_files([file])
    qtbot.waitUntil(lambda: titles(app) == ["Morning"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: shown_ids(app) == some(app, 0, 1, 2, 3), timeout=PATIENCE)
    assert app.window.findChild(QMessageBox) is None


def test_an_import_tells_what_is_broken(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    track = app.window.page.model.track(0)
    assert track is not None
    file = tmp_path / "Mixed.m3u8"
    file.write_text(f"#EXTM3U\n{track.path}\nhttp://radio.example/\n", encoding="utf-8")
    app.playlists.import_files([file])
    find: Callable[[], QMessageBox | None] = lambda: app.window.findChild(QMessageBox)  # noqa: E731
    qtbot.waitUntil(lambda: find() is not None, timeout=PATIENCE)
    box = find()
    assert box is not None
    assert box.text() == "“Mixed” was imported with 1 track."
    assert "Line 3: “http://radio.example/”" in box.detailedText()
    box.close()


def test_a_file_that_is_no_playlist_is_refused_in_the_window(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "cat.m3u8"
    file.write_bytes(b"\0\1\2")
    with qtbot.waitSignal(app.playlists.failed, timeout=PATIENCE) as told:
        app.playlists.import_files([file])
    assert "is not a playlist" in told.args[0]
    assert titles(app) == []


def test_what_was_asked_for_last_is_stored_though_the_window_closes(
    app: App, morning: Playlist
) -> None:
    path = app.store.path
    app.playlists.add_tracks(morning, some(app, 4))
    app.window.close()
    app.close()
    from engine.store.store import Store

    with Store(path) as store:
        assert len(store.read(stored.playlist_entries, morning.id)) == 5
