"""The map in the window, on real music that was really listened to."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.map import map_export, point_layer
from desktop.map.canvas import NEAR_MEANS
from desktop.map.map_page import MapPage
from desktop.map.point_pictures import Picture, draw_picture
from engine.store.map_positions import map_rows
from engine.store.store import Store
from tests.desktop.map.test_map_view import drag, hover

LEFT = Qt.MouseButton.LeftButton
LONG = 30_000


@pytest.fixture
def page(app: App, qtbot: QtBot) -> MapPage:
    """The map of the demo library, laid out."""
    app.window.rail.select_place("map")
    made = app.map.page
    qtbot.waitUntil(lambda: made.scene is not None, timeout=LONG)
    qtbot.waitUntil(
        lambda: made.scene is not None and made.scene.points.method == "neighbours", timeout=LONG
    )
    qtbot.waitUntil(lambda: not made.view.is_moving, timeout=LONG)
    return made


def queued(app: App) -> list[int]:
    return [entry.track_id for entry in app.player.queue.entries]


def test_the_rail_leads_to_the_map_which_is_laid_out_and_kept(app: App, page: MapPage) -> None:
    assert app.window.places.currentWidget() is page
    assert page.view.isVisible()
    assert page.scene is not None
    assert len(page.scene.track_ids) == 8
    kept = app.store.read(map_rows, app.bundle.id, app.bundle.version)
    assert kept.laid_out.all()


def test_the_foot_accounts_for_everybody(app: App, page: MapPage, qtbot: QtBot) -> None:
    app.service.refresh_counts()
    qtbot.waitUntil(lambda: "could not" in page.foot.text(), timeout=LONG)
    assert page.foot.text() == "8 tracks on the map · 1 could not be listened to"
    page.show_progress(0.4)
    assert "arranging by what sounds alike: 40 %" in page.foot.text()


def test_a_click_plays_and_the_queue_is_drawn(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    track_id = int(page.scene.track_ids[2])
    qtbot.mouseClick(page.view, LEFT, pos=page.view.pixel_of(2).toPoint())
    assert queued(app) == [track_id]
    assert (page.view.marks.path, page.view.marks.playing) == ([2], 0)
    app.verbs.add_to_queue([int(page.scene.track_ids[5])])
    assert page.view.marks.path == [2, 5]


def test_the_selection_is_shared_with_the_table(app: App, page: MapPage) -> None:
    assert page.scene is not None
    first, second = page.scene.track_ids[[1, 4]].tolist()
    page.view.selection_changed.emit([first, second])
    assert sorted(app.window.page.table.selected_ids()) == sorted([first, second])
    assert page.bar.text == "2 tracks selected"
    page.bar.button("Add to queue").click()
    assert sorted(queued(app)) == sorted([first, second])
    app.window.rail.select_place("tracks")
    app.window.page.table.select_ids([second])
    app.window.rail.select_place("map")
    assert page.view.selected_ids() == [second]
    assert app.window.tracks.selected_ids() == [second]


def test_a_drawn_line_and_a_journey_fill_the_queue(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    ids = page.scene.track_ids.tolist()
    page.view.line_drawn.emit(ids[:3])
    assert queued(app) == ids[:3]
    page.view.journey_wanted.emit(ids[0], ids[7])
    qtbot.waitUntil(lambda: queued(app)[-1] == ids[7], timeout=LONG)
    assert queued(app)[0] == ids[0]
    assert len(queued(app)) == len(set(queued(app)))


def test_a_search_lets_its_matches_stand_out(page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    title = page.scene.title(3)
    qtbot.keyClicks(page.head.search, title)
    qtbot.waitUntil(lambda: "stand out" in page.foot.text(), timeout=LONG)
    page.head.search.clear()
    qtbot.waitUntil(lambda: "stand out" not in page.foot.text(), timeout=LONG)


def test_a_search_that_cannot_be_understood_says_why(page: MapPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.head.search, "year:soon")
    qtbot.waitUntil(lambda: bool(page.head.search.toolTip()), timeout=LONG)
    assert "stand out" not in page.foot.text()


def test_a_line_of_the_legend_shows_its_tracks_alone(page: MapPage, qtbot: QtBot) -> None:
    entry = page.legend.entries[0]
    spot = page.legend.rect().topLeft()
    spot.setX(30)
    spot.setY(16)
    qtbot.mouseClick(page.legend, LEFT, pos=spot)
    assert f"{entry.count} stand out" in page.foot.text()
    qtbot.mouseClick(page.legend, LEFT, pos=spot)
    assert "stand out" not in page.foot.text()


def test_every_way_to_colour_has_a_legend_that_counts_all(page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    choice = page.head.colours
    shown: list[object] = []
    page.colourist.coloured.connect(lambda _, colours: shown.append(colours))
    for index in [n for n in range(choice.count()) if choice.itemData(n)][:12]:
        shown.clear()
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
        qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
        assert sum(entry.count for entry in page.legend.entries) == len(page.scene.track_ids)


def test_a_rested_pointer_is_heard_and_shown(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    hover(page.view, page.view.pixel_of(2).toPoint())
    qtbot.waitUntil(lambda: page.view.marks.heard == 2, timeout=LONG)
    assert app.player.state == "stopped"
    hover(page.view, QPoint(page.view.width() - 4, 4))
    qtbot.waitUntil(lambda: page.view.marks.heard is None, timeout=LONG)


def test_a_loop_offers_the_queue_and_playlists(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    page.head.tools["lasso"].click()
    right, low = page.view.width() - 3, page.view.height() - 3
    corners = QPoint(2, 2), QPoint(right, 2), QPoint(right, low), QPoint(2, low)
    page.legend.hide()
    drag(qtbot, page.view, *corners)
    assert page.bar.text == "8 tracks selected"
    page.bar.button("Add to queue").click()
    assert sorted(queued(app)) == sorted(page.scene.track_ids.tolist())
    page.bar.button("Add to playlist…").click()
    menus = [menu for menu in app.window.findChildren(QMenu) if menu.isVisible()]
    assert menus
    for menu in menus:
        menu.close()


def verbs_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def open_menu(app: App) -> QMenu:
    menu = next(one for one in app.window.findChildren(QMenu) if one.isVisible())
    menu.close()
    return menu


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason)[:2])
def test_the_menu_on_the_map_has_everything_of_the_tables_in_the_same_order(
    app: App, page: MapPage, reason: QContextMenuEvent.Reason
) -> None:
    assert page.scene is not None
    spot = page.view.pixel_of(3).toPoint()
    page.view.select_rows([3])
    event = QContextMenuEvent(
        reason, spot, page.view.mapToGlobal(spot), Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.view, event)
    on_map = verbs_of(open_menu(app))
    app.window.rail.select_place("tracks")
    app.window.page.table.select_ids(page.scene.track_ids[[3]].tolist())
    app.window.tracks.open_track_menu(app.window.mapToGlobal(app.window.rect().center()))
    in_table = verbs_of(open_menu(app))
    assert len(in_table) > 8
    assert [verb for verb in on_map if verb in in_table] == in_table


def test_the_menu_adds_to_the_sum(app: App, page: MapPage, qtbot: QtBot) -> None:
    page.view.select_rows([3])
    spot = page.view.pixel_of(3).toPoint()
    page.view.menu_wanted.emit(page.view.mapToGlobal(spot))
    menu = open_menu(app)
    next(action for action in menu.actions() if action.text() == "Add to the sum").trigger()
    qtbot.waitUntil(lambda: "sounds like" in page.bar.text, timeout=LONG)
    assert page.view.marks.plus == [3]
    assert page.view.marks.sum_place is not None


def test_the_menu_of_tracks_leads_to_the_map(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    track_id = int(page.scene.track_ids[6])
    app.window.rail.select_place("tracks")
    app.window.page.table.select_ids([track_id])
    app.window.tracks.open_track_menu(app.window.mapToGlobal(app.window.rect().center()))
    menu = app.window.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Show on map").trigger()
    menu.close()
    assert app.window.places.currentWidget() is page
    qtbot.waitUntil(lambda: not page.view.is_moving, timeout=LONG)
    assert page.view.selected_ids() == [track_id]
    assert page.view.nearness > 2


def test_a_track_that_was_not_heard_is_said_to_be_missing(app: App, page: MapPage) -> None:
    app.verbs.show_on_map(99_999)
    assert "not on the map" in app.window.notice.text


@pytest.mark.parametrize("name", ["map.png", "map.svg"])
def test_the_map_can_be_exported(
    app: App, page: MapPage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    app.map.export(file)
    qtbot.waitUntil(lambda: name in app.window.notice.text, timeout=LONG)
    picture = QImage(str(file))
    assert not picture.isNull()
    shape = page.view.width() / page.view.height()
    assert picture.width() / picture.height() == pytest.approx(shape, rel=0.01)
    if name.endswith("svg"):
        drawn = file.read_text(encoding="utf-8")
        assert NEAR_MEANS in drawn
        assert page.scene is not None
        assert drawn.count("<circle") >= len(page.scene.track_ids)
    if name.endswith("png"):
        assert picture.size() == 2 * page.view.size()


@pytest.mark.parametrize("name", ["map.png", "map.svg"])
def test_many_points_of_an_export_are_drawn_off_the_ui_thread(
    app: App,
    page: MapPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    threads: list[str] = []

    def draw(*arguments: object) -> Picture:
        threads.append(threading.current_thread().name)
        return draw_picture(*arguments)  # type: ignore[arg-type]

    for room in (map_export, point_layer):
        monkeypatch.setattr(room, "draw_picture", draw)
        monkeypatch.setattr(room, "FEW", 5)
        monkeypatch.setattr(room, "MOST_SHAPES", 5)
    app.map.export(tmp_path / name)
    qtbot.waitUntil(lambda: name in app.window.notice.text, timeout=LONG)
    assert threads
    assert threading.main_thread().name not in threads


def test_an_export_that_fails_says_so(
    app: App, page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    app.map.export(tmp_path / "nowhere" / "map.png")
    qtbot.waitUntil(lambda: "cannot be written" in app.window.notice.text, timeout=LONG)


def test_a_layout_that_is_under_way_ends_with_the_app(
    app: App, page: MapPage, qtbot: QtBot
) -> None:
    app.map.service.lay_out()
    assert app.map.service.is_laying_out
    app.map.close()
    qtbot.waitUntil(lambda: not app.map.service.is_laying_out, timeout=LONG)


def test_a_library_nobody_has_heard_says_what_is_missing(
    make_app, tmp_path: Path, qtbot: QtBot
) -> None:
    with Store(tmp_path / "library.db"):
        pass
    app = make_app(tmp_path / "library.db")
    app.window.rail.select_place("map")
    page = app.map.page
    qtbot.waitUntil(lambda: page.scene is not None, timeout=LONG)
    assert page.message.isVisibleTo(page)
    assert not page.view.isVisibleTo(page)
