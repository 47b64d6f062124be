"""More of the same on the screen: next in the queue, and for a playlist."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.radio.suggestions_dialog import SuggestionsDialog
from engine.store import playlists
from engine.store.playlists import Playlist
from tests.support.radio_steps import CONTROL, LEFT, choose, dialog, ids, popup, some

SHIFT = Qt.KeyboardModifier.ShiftModifier


def submenu(menu: QMenu, words: str) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.text() == words)
    assert isinstance(found, QMenu)
    return found


def made(app: App, qtbot: QtBot, title: str, *rows: int) -> Playlist:
    with qtbot.waitSignal(app.playlists.said, timeout=10_000):
        app.playlists.create(title, some(app, *rows))
    qtbot.waitUntil(lambda: any(one.title == title for one in app.playlists.all), timeout=10_000)
    return next(one for one in app.playlists.all if one.title == title)


def tracks_in(app: App, playlist: Playlist) -> list[int | None]:
    entries = app.store.read(playlists.playlist_entries, playlist.id)
    return [entry.track_id for entry in entries]


def ready(shown: SuggestionsDialog, qtbot: QtBot, most: int = 100) -> None:
    qtbot.waitUntil(
        lambda: 0 < len(shown.list.rows.suggestions) <= most and shown.add_button.isEnabled(),
        timeout=10_000,
    )


def test_as_many_similar_tracks_as_chosen_come_next(active: App, qtbot: QtBot) -> None:
    first, other = some(active, 0, 1)
    active.verbs.play([first, other])
    table = active.window.page.table
    table.select_ids([first])
    active.window.tracks.open_track_menu(QPoint(0, 0))
    menu = popup(qtbot)
    words = [action.text() for action in submenu(menu, "Add similar next").actions()]
    assert words == ["5 tracks", "10 tracks", "25 tracks", "Choose…"]
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        choose(submenu(menu, "Add similar next"), "5 tracks")
    menu.close()
    queued = ids(active)
    assert (queued[0], queued[-1]) == (first, other)
    assert len(queued) == len(set(queued)) == 7
    assert all(entry.reason for entry in active.player.queue.entries[1:-1])
    active.history.undo()
    assert ids(active) == [first, other]


def test_similar_tracks_of_several_are_chosen_by_key_and_unchecked(
    active: App, qtbot: QtBot
) -> None:
    chosen = some(active, 0, 1)
    active.verbs.play(some(active, 5))
    table = active.window.page.table
    table.setFocus()
    table.select_ids(chosen)
    qtbot.keyClick(table, Qt.Key.Key_R, CONTROL | SHIFT)
    shown = dialog(active, SuggestionsDialog, qtbot)
    shown.number.setValue(4)
    ready(shown, qtbot, 4)
    found = [one.track.id for one in shown.list.rows.suggestions]
    assert set(found).isdisjoint([*chosen, *some(active, 5)])
    shown.list.setFocus()
    shown.list.setCurrentIndex(shown.list.rows.index(1, 0))
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    qtbot.mouseClick(
        shown.list.viewport(), LEFT, pos=shown.list.visualRect(shown.list.rows.index(2, 0)).center()
    )
    assert shown.add_button.text() == "Add 2 tracks"
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert ids(active) == [*some(active, 5), found[0], found[3]]


def test_a_playlist_is_expanded_from_the_rail_and_that_is_one_step(
    active: App, qtbot: QtBot
) -> None:
    playlist = made(active, qtbot, "Mine", 0, 1, 2)
    before = tracks_in(active, playlist)
    menu = active.window.playlists.menus.of_playlist(playlist)
    choose(menu, "Add similar tracks")
    shown = dialog(active, SuggestionsDialog, qtbot)
    ready(shown, qtbot)
    shown.number.setValue(3)
    ready(shown, qtbot, 3)
    found = [one.track.id for one in shown.list.rows.suggestions]
    assert set(found).isdisjoint(before)
    reasons = [
        shown.list.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    assert all("like “" in reason or "between “" in reason for reason in reasons)
    with qtbot.waitSignal(active.playlists.said, timeout=10_000) as told:
        qtbot.mouseClick(shown.add_button, LEFT)
    assert told.args[:2] == ["3 tracks added to “Mine”", "Undo"]
    assert tracks_in(active, playlist) == [*before, *found]
    with qtbot.waitSignal(active.playlists.entries_changed, timeout=10_000):
        active.history.undo()
    assert tracks_in(active, playlist) == before


def test_a_playlist_is_expanded_by_key_where_it_is_shown(active: App, qtbot: QtBot) -> None:
    playlist = made(active, qtbot, "Mine", 0)
    active.window.rail.select_place(f"playlist:{playlist.id}")
    page = active.window.playlists.page
    qtbot.waitUntil(lambda: len(page.model.entries) == 1, timeout=10_000)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    shown = dialog(active, SuggestionsDialog, qtbot)
    ready(shown, qtbot)
    shown.reject()
    assert tracks_in(active, playlist) == some(active, 0)


def test_an_empty_playlist_has_nothing_that_others_could_sound_like(
    active: App, qtbot: QtBot
) -> None:
    playlist = made(active, qtbot, "Empty")
    menu = active.window.playlists.menus.of_playlist(playlist)
    acts = {action.text(): action.isEnabled() for action in menu.actions()}
    assert not acts["Add similar tracks…"]
    assert not acts["Start station"]
    menu.close()
    active.window.playlists.menus.expand(playlist)
    shown = dialog(active, SuggestionsDialog, qtbot)
    qtbot.waitUntil(lambda: "nothing in it yet" in shown.message.text(), timeout=10_000)
    assert not shown.add_button.isEnabled()
    shown.reject()


def test_a_station_starts_from_a_playlist_and_bears_its_name(active: App, qtbot: QtBot) -> None:
    playlist = made(active, qtbot, "Mine", 0, 3)
    menu = active.window.playlists.menus.of_playlist(playlist)
    with qtbot.waitSignal(active.stations.said, timeout=10_000):
        choose(menu, "Start station")
    station = active.stations.current
    assert station is not None
    assert station.name == "Mine"
    assert set(station.weights) == set(some(active, 0, 3))


def test_a_smart_playlist_starts_a_station_but_takes_no_tracks(active: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(active.playlists.said, timeout=10_000):
        active.playlists.create("Smart", query="nocturne")
    qtbot.waitUntil(lambda: bool(active.playlists.all), timeout=10_000)
    menu = active.window.playlists.menus.of_playlist(active.playlists.all[0])
    words = [action.text() for action in menu.actions()]
    assert "Start station" in words
    assert "Add similar tracks…" not in words
    menu.close()
