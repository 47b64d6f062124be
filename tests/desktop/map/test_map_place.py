"""The map in the window, on real music that was really listened to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.map.map_page import MapPage
from engine.store.map_positions import map_rows
from engine.store.store import Store

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
    qtbot.keyClicks(page.search, title)
    qtbot.waitUntil(lambda: "stand out" in page.foot.text(), timeout=LONG)
    page.search.clear()
    qtbot.waitUntil(lambda: "stand out" not in page.foot.text(), timeout=LONG)


def test_a_search_that_cannot_be_understood_says_why(page: MapPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "year:soon")
    qtbot.waitUntil(lambda: bool(page.search.toolTip()), timeout=LONG)
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


def test_every_way_to_colour_has_a_legend_that_counts_all(page: MapPage) -> None:
    assert page.scene is not None
    for index in range(page.colours.count()):
        page.colours.setCurrentIndex(index)
        page.colours.activated.emit(index)
        assert sum(entry.count for entry in page.legend.entries) == len(page.scene.track_ids)


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
    if name.endswith("png"):
        assert picture.size() == 2 * page.view.size()


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
