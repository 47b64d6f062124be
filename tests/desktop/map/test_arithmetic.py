"""Sums of songs on the map, with the real radio."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.map.map_page import MapPage
from tests.desktop.map.test_map_place import LONG, queued


@pytest.fixture
def page(app: App, qtbot: QtBot) -> MapPage:
    """The map of the demo library."""
    app.window.rail.select_place("map")
    made = app.map.page
    qtbot.waitUntil(lambda: made.scene is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not app.map.service.is_laying_out, timeout=LONG)
    qtbot.waitUntil(lambda: not made.view.is_moving, timeout=LONG)
    return made


def press(page: MapPage, qtbot: QtBot, row: int, key: Qt.Key) -> None:
    page.view.marks.standing = row
    qtbot.keyClick(page.view, key)


def test_a_sum_falls_among_what_sounds_like_it_and_can_be_played(
    app: App, page: MapPage, qtbot: QtBot
) -> None:
    assert page.scene is not None
    ids = page.scene.track_ids.tolist()
    press(page, qtbot, 0, Qt.Key.Key_P)
    press(page, qtbot, 3, Qt.Key.Key_P)
    press(page, qtbot, 6, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "sounds like" in page.bar.text, timeout=LONG)
    marks = page.view.marks
    assert (marks.plus, marks.minus) == ([0, 3], [6])
    expected = app.radio.blend({ids[0]: 1.0, ids[3]: 1.0}, {ids[6]: 1.0}, 12)
    assert page.selected_ids() == [one.track.id for one in expected]
    assert f"“{expected[0].track.title}”" in page.bar.text
    assert marks.sum_place is not None
    low, high = page.scene.positions.min(axis=0), page.scene.positions.max(axis=0)
    assert ((marks.sum_place >= low) & (marks.sum_place <= high)).all()
    page.bar.button("Play what it sounds like").click()
    assert queued(app) == [one.track.id for one in expected]


def test_a_term_that_is_marked_again_is_left_out_and_changes_sides(
    page: MapPage, qtbot: QtBot
) -> None:
    press(page, qtbot, 2, Qt.Key.Key_P)
    assert page.view.marks.plus == [2]
    press(page, qtbot, 2, Qt.Key.Key_N)
    assert (page.view.marks.plus, page.view.marks.minus) == ([], [2])
    assert "add a track first" in page.bar.text
    press(page, qtbot, 2, Qt.Key.Key_N)
    assert not page.bar.isVisible()


def test_clearing_takes_all_marks_away(page: MapPage, qtbot: QtBot) -> None:
    press(page, qtbot, 1, Qt.Key.Key_P)
    page.bar.button("Clear").click()
    assert page.view.marks.plus == []
    assert page.view.marks.sum_place is None


def test_a_term_that_is_gone_is_one_sentence(app: App, page: MapPage, qtbot: QtBot) -> None:
    assert page.scene is not None
    copy = int(page.scene.track_ids[0])
    app.map.page.view.mark_wanted.emit(copy, 1)
    qtbot.waitUntil(lambda: "sounds like" in page.bar.text, timeout=LONG)
    assert np.isfinite(page.view.marks.sum_place).all()
    app.map.page.view.mark_wanted.emit(99_999, -1)
    qtbot.waitUntil(lambda: "no track number" in app.window.notice.text, timeout=LONG)
