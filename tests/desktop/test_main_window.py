"""The window as a whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine.store.store import Store
from tests.desktop.conftest import MakeApp
from tests.support.library_rows import add_tracks


def test_the_first_run_is_one_page_with_two_ways_on(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    app = make_app(tmp_path / "library.db")
    qtbot.waitUntil(app.window.first_run.isVisible)
    words = [button.text() for button in app.window.first_run.findChildren(QPushButton)]
    assert words == ["Choose a folder…", "Try it with a demo library"]
    assert not app.window.rail.isVisible()
    assert not app.window.queue.isVisible()


def test_a_library_shows_its_tracks_and_folders(app: App) -> None:
    assert app.window.page.isVisible()
    assert app.window.page.model.rowCount() > 4
    assert not app.window.first_run.isVisible()


def test_what_failed_has_a_place_of_its_own(app: App, qtbot: QtBot) -> None:
    model = app.window.rail._places.model()

    def spoken() -> list[str]:
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]

    qtbot.waitUntil(lambda: "Failed, 1" in spoken(), timeout=10_000)
    with qtbot.waitSignal(app.window.page.shown):
        app.window.rail.select_place("failed")
    qtbot.waitUntil(lambda: app.window.page.model.rowCount() == 1)
    track = app.window.page.model.track(0)
    assert track is not None
    assert track.title == "broken"


def test_the_context_menu_has_the_verbs_in_their_order(app: App, qtbot: QtBot) -> None:
    table = app.window.page.table
    table.select_ids([int(app.window.page.model.ids[0])])
    table.customContextMenuRequested.emit(
        table.visualRect(app.window.page.model.index(0, 0)).center()
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Play",
        "Play next",
        "Add to queue",
        "Play similar",
        "Start station",
        "Start station of",
        "Journey to this",
        "Mix sounds…",
        "Add similar next",
        "Show on map",
        "Add to playlist",
        "Rating",
        "Properties…",
        "Show in folder",
    ]
    menu.close()


def test_every_control_has_a_name_for_screen_readers(app: App) -> None:
    nameless = [
        button
        for button in app.window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.text() or button.accessibleName())
    ]
    # The glass in the search field is no control.
    glass = app.window.page.search.findChildren(QAbstractButton)[1:]
    assert [button for button in nameless if button not in glass] == []


def test_volume_and_theme_are_remembered(make_app: MakeApp, tmp_path: Path, qtbot: QtBot) -> None:
    first = make_app(tmp_path / "library.db")
    first.window.player_bar.volume.setValue(30)
    first.window.choose_theme("dark")
    first.window.close()
    second = make_app(tmp_path / "library.db")
    assert second.window.player_bar.volume.value() == 30
    assert second.player.volume == pytest.approx(0.3)
    assert second.theme.palette.name == "dark"


def test_muting_gives_the_volume_back(app: App) -> None:
    bar = app.window.player_bar
    before = bar.volume.value()
    bar.mute_button.click()
    assert app.player.volume == 0
    assert bar.mute_button.accessibleName() == "Unmute"
    bar.mute_button.click()
    assert bar.volume.value() == before


def test_the_player_bar_shows_what_plays_with_its_cover(app: App, qtbot: QtBot) -> None:
    app.window.tracks.play_row(0)
    track = app.window.page.model.track(0)
    assert track is not None
    bar = app.window.player_bar
    qtbot.waitUntil(lambda: bar.title.text() == track.title, timeout=10_000)
    qtbot.waitUntil(lambda: bar.cover.has_picture, timeout=10_000)
    assert bar.seek_bar.slider.isEnabled()
    qtbot.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert app.player.state == "paused"


def test_a_click_in_the_seek_bar_goes_there(app: App, qtbot: QtBot) -> None:
    app.window.tracks.play_row(0)
    slider = app.window.player_bar.seek_bar.slider
    qtbot.waitUntil(lambda: slider.isEnabled() and app.player.duration > 10, timeout=10_000)
    with qtbot.waitSignal(app.window.player_bar.seek_bar.sought) as sought:
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert sought.args[0] == pytest.approx(app.player.duration / 2, rel=0.05)
    qtbot.waitUntil(lambda: app.player.position >= sought.args[0], timeout=10_000)


def test_the_playing_track_is_found_again(app: App, qtbot: QtBot) -> None:
    app.window.tracks.play_row(2)
    qtbot.waitUntil(lambda: app.player.current is not None)
    playing = int(app.window.page.model.ids[2])
    app.window.page.table.clearSelection()
    app.window.show_playing()
    assert app.window.page.table.selected_ids() == [playing]


def test_a_library_of_rows_without_files_opens_and_tells(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    with Store(tmp_path / "library.db") as store:
        add_tracks(store, {"title": "lost"}, folder=tmp_path / "unplugged")
    app = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(lambda: app.window.rail._folders.model() is not None)
    qtbot.waitUntil(
        lambda: "not connected" in str(app.window.rail._folders.model().index(0, 0).data()),
        timeout=10_000,
    )
    assert app.window.page.model.rowCount() == 1
    with qtbot.waitSignal(app.player.failed, timeout=10_000):
        app.window.tracks.play_row(0)
