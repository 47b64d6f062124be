"""Filters on the screen, by mouse and keyboard, on real music with a null output."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.filters.filters_page import FiltersPage
from engine.encoder.bundle import default_bundle
from engine.radio.filters import FilterOverview
from engine.radio.recipe import Recipe
from engine.store import analyses, filter_activations, stations
from engine.store.filter_activations import By
from tests.desktop.conftest import MakeApp
from tests.support.scanned_library import ScannedLibrary

LEFT = Qt.MouseButton.LeftButton
MODEL = (default_bundle().id, default_bundle().version)


def open_filters(app: App, qtbot: QtBot) -> FiltersPage:
    """Go to the filters and wait for the music of the first one."""
    page = app.filters.page
    app.window.rail.select_place("filters")
    qtbot.waitUntil(lambda: bool(page.moments.rows.moments), timeout=20_000)
    return page


def drop_activations(library: Path, keep: int = 0) -> None:
    """Have a library as it was before filters were asked, but for some tracks."""
    with closing(sqlite3.connect(library)) as database:
        database.execute(
            "DELETE FROM filter_activations WHERE analysis_id NOT IN"
            " (SELECT analysis_id FROM filter_activations LIMIT ?)",
            [keep],
        )
        database.commit()


def copy_activations(told: ScannedLibrary, library: Path) -> None:
    """Have what filters say of the same tracks in another library."""
    with closing(sqlite3.connect(library)) as database:
        database.execute("ATTACH ? AS told", [str(told.file)])
        database.execute("INSERT INTO filter_activations SELECT * FROM told.filter_activations")
        database.commit()


@pytest.fixture
def old_library(demo_library: ScannedLibrary, tmp_path: Path) -> Path:
    with (
        closing(sqlite3.connect(demo_library.file)) as source,
        closing(sqlite3.connect(tmp_path / "old.db")) as copy,
    ):
        source.backup(copy)
    return tmp_path / "old.db"


def test_filters_show_their_music_and_the_keyboard_goes_through_them(
    app: App, qtbot: QtBot
) -> None:
    page = open_filters(app, qtbot)
    assert page.model.rowCount() > 10
    first = page.chosen
    assert first is not None
    moments = page.moments.rows.moments
    assert moments[0].share == 1.0
    assert "of its highest here, at" in moments[0].words
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.chosen is not None
    assert page.chosen.seed.number != first.seed.number
    chosen = page.chosen.label
    qtbot.waitUntil(lambda: chosen in page.moments.rows.moments[0].words, timeout=10_000)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.moments.hasFocus()
    assert chosen in page.moments.accessibleName()


def test_enter_plays_from_the_moment_and_that_can_be_undone(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    page.moments.setFocus()
    qtbot.keyClick(page.moments, Qt.Key.Key_Down)
    row = page.moments.currentIndex().row()
    wanted = page.moments.rows.moments[row]
    with qtbot.waitSignal(app.verbs.said):
        qtbot.keyClick(page.moments, Qt.Key.Key_Return)
    current = app.player.current
    assert current is not None
    assert current.track_id == wanted.track.id
    assert wanted.start is not None
    assert app.player.position >= wanted.start
    assert app.player.state == "playing"
    app.history.undo()
    assert len(app.player.queue) == 0


def test_a_double_click_plays_and_a_right_click_opens_the_menu(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    spot = page.moments.visualRect(page.moments.rows.index(0)).center()
    qtbot.mouseClick(page.moments.viewport(), LEFT, pos=spot)
    with qtbot.waitSignal(app.verbs.said):
        qtbot.mouseDClick(page.moments.viewport(), LEFT, pos=spot)
    assert page.selected_ids() == [page.moments.rows.moments[0].track.id]
    page.moments.customContextMenuRequested.emit(spot)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Play similar" in [action.text() for action in menu.actions()]
    menu.close()


def test_h_lets_the_moment_be_heard(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    page.moments.setFocus()
    heard: list[object] = []
    app.map.audition.heard.connect(heard.append)
    qtbot.keyClick(page.moments, Qt.Key.Key_H)
    wanted = page.moments.rows.moments[0].track.id
    qtbot.waitUntil(lambda: wanted in heard, timeout=10_000)


def test_ranking_by_the_average_is_another_ranking(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    with qtbot.waitSignal(page.filter_chosen, timeout=20_000):
        qtbot.mouseClick(page.bys.button(1), LEFT)
    qtbot.waitUntil(lambda: "on average" in page.moments.rows.moments[0].words, timeout=10_000)
    assert page.chosen is not None
    assert page.chosen.seed.by == "mean"


def test_a_filter_is_named_where_it_stands(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName()
    qtbot.keyClicks(editor, "vocal thirds")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.label == "vocal thirds")
    assert page.chosen is not None
    number = page.chosen.seed.number
    qtbot.waitUntil(
        lambda: app.store.read(filter_activations.filter_names, *MODEL) == {number: "vocal thirds"},
        timeout=10_000,
    )
    qtbot.waitUntil(
        lambda: page.moments.rows.moments[0].words.startswith("vocal thirds"), timeout=10_000
    )
    app.window.rail.select_place("tracks")
    open_filters(app, qtbot)
    assert page.chosen.label == "vocal thirds"


def test_a_station_of_a_filter_plays_lasts_and_comes_back(
    app: App, qtbot: QtBot, make_app: MakeApp, tmp_path: Path
) -> None:
    page = open_filters(app, qtbot)
    qtbot.waitUntil(lambda: page.chosen is not None)
    chosen = page.chosen
    assert chosen is not None
    with qtbot.waitSignal(app.stations.said, timeout=10_000):
        qtbot.mouseClick(page.start, LEFT)
    station = app.stations.current
    assert station is not None
    assert station.name == chosen.label
    assert Recipe.from_json(station.recipe).filter == chosen.seed
    assert app.player.queue.entries[0].reason.startswith(chosen.label)
    header = app.window.queue.station
    assert header.isVisible()
    assert not any(button.isVisible() for button in header.anchors.buttons())
    header.adventure.setValue(10)
    qtbot.waitUntil(
        lambda: (
            Recipe.from_json(
                app.store.read(stations.station, station.id).recipe  # type: ignore[union-attr]
            ).adventure
            == 0.5
        ),
        timeout=10_000,
    )
    kept = app.store.read(stations.station, station.id)
    assert kept is not None
    assert Recipe.from_json(kept.recipe).filter == chosen.seed
    with qtbot.waitSignal(app.station_list.said):
        app.station_list.save(station.id, "Thirds")
    app.window.close()
    app.close()
    again = make_app(tmp_path / "library.db", listening=False)
    qtbot.waitUntil(lambda: again.stations.current is not None, timeout=10_000)
    with qtbot.waitSignal(again.stations.said, timeout=10_000):
        again.station_list.play(station.id)
    playing = again.stations.current
    assert playing is not None
    assert replace(playing, name="Thirds").name == "Thirds"
    told: list[object] = []
    again.station_list.told.connect(told.append)
    again.station_list.tell(station.id)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "Plays what excites" in told[0].sentence  # type: ignore[attr-defined]


def test_what_was_heard_before_filters_were_asked_can_be_heard_again(
    make_app: MakeApp, old_library: Path, demo_library: ScannedLibrary, qtbot: QtBot
) -> None:
    drop_activations(old_library)
    app = make_app(old_library, listening=False)
    page = app.filters.page
    app.window.rail.select_place("filters")
    qtbot.waitUntil(lambda: "not heard for filters" in page.message._title.text(), timeout=10_000)
    qtbot.mouseClick(page.message._button, LEFT)
    qtbot.waitUntil(lambda: "Listening again to" in app.window.notice._label.text(), timeout=10_000)
    pending = app.store.read(analyses.pending_tracks, *MODEL)
    assert len(pending) == app.store.read(filter_activations.coverage, *MODEL).listened > 0
    # What listening would bring; that it does is the analysis' to show.
    copy_activations(demo_library, old_library)
    app.service.listened.emit([pending[0].track_id])
    qtbot.waitUntil(lambda: bool(page.moments.rows.moments), timeout=20_000)


def test_what_is_heard_while_filters_are_read_is_not_missed(
    make_app: MakeApp,
    old_library: Path,
    demo_library: ScannedLibrary,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drop_activations(old_library)
    app = make_app(old_library, listening=False)
    read, go_on = Event(), Event()
    overview = app.filters._filters.overview

    def slowly(by: By) -> FilterOverview:
        found = overview(by)
        read.set()
        assert go_on.wait(10.0)
        return found

    page = app.filters.page
    app.window.rail.select_place("filters")
    qtbot.waitUntil(lambda: "not heard for filters" in page.message._title.text(), timeout=10_000)
    monkeypatch.setattr(app.filters._filters, "overview", slowly)
    app.service.listened.emit([1])
    qtbot.waitUntil(read.is_set, timeout=10_000)
    copy_activations(demo_library, old_library)
    app.service.listened.emit([1])
    go_on.set()
    qtbot.waitUntil(lambda: bool(page.moments.rows.moments), timeout=20_000)


def test_the_rest_is_offered_below(make_app: MakeApp, old_library: Path, qtbot: QtBot) -> None:
    drop_activations(old_library, keep=3)
    app = make_app(old_library, listening=False)
    page = open_filters(app, qtbot)
    assert page.foot.isVisible()
    assert "Listen again" in page.foot.text()
    qtbot.mouseClick(page.foot, LEFT)
    qtbot.waitUntil(lambda: "Listening again to" in app.window.notice._label.text(), timeout=10_000)


def test_an_empty_library_says_what_will_be_here(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "music").mkdir()
    app = make_app(tmp_path / "new.db", listening=False, folders=(tmp_path / "music",))
    page = app.filters.page
    app.window.rail.select_place("filters")
    qtbot.waitUntil(
        lambda: "Nothing has been listened to" in page.message._title.text(), timeout=10_000
    )


def test_narrow_windows_stand_the_list_above_the_music(app: App, qtbot: QtBot) -> None:
    page = open_filters(app, qtbot)
    page.resize(380, 500)
    assert page._splitter.orientation() == Qt.Orientation.Vertical
    page.resize(760, 500)
    assert page._splitter.orientation() == Qt.Orientation.Horizontal
    assert page.list.accessibleName()
