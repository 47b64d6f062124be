"""Passages on the screen: marked by mouse and by keyboard, found, and played from."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.now_playing.seek_bar import SeekBar
from engine.encoder.bundle import default_bundle

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def playing(app: App, qtbot: QtBot) -> App:
    """An app that plays, and knows how long the track is."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.verbs.play([int(app.window.page.model.ids[0])])
    qtbot.waitUntil(app.window.player_bar.seek_bar.slider.isEnabled, timeout=10_000)
    return app


def bar_of(app: App) -> SeekBar:
    return app.window.player_bar.seek_bar


def drag(app: App, qtbot: QtBot, one: float, other: float) -> None:
    """Drag with Shift between two shares of the track."""
    slider = bar_of(app).slider
    spots = [QPoint(round(share * slider.width()), slider.height() // 2) for share in (one, other)]
    qtbot.mousePress(slider, LEFT, SHIFT, spots[0])
    qtbot.mouseMove(slider, spots[1])
    qtbot.mouseRelease(slider, LEFT, SHIFT, spots[1])


def test_a_drag_with_shift_marks_and_does_not_seek(playing: App, qtbot: QtBot) -> None:
    sought: list[float] = []
    bar_of(playing).sought.connect(sought.append)
    drag(playing, qtbot, 0.2, 0.6)
    passage = bar_of(playing).passage
    assert passage is not None
    duration = playing.player.duration
    assert passage.start == pytest.approx(0.2 * duration, abs=0.03 * duration)
    assert passage.end - passage.start <= 30
    assert sought == []
    assert "Marked" in bar_of(playing).slider.accessibleDescription()
    bar_of(playing).slider.setFocus()
    qtbot.keyClick(bar_of(playing).slider, Qt.Key.Key_Escape)
    assert bar_of(playing).passage is None


def test_by_keys_a_passage_is_marked_found_and_played_from(playing: App, qtbot: QtBot) -> None:
    window = playing.window
    playing.player.pause()
    playing.player.seek(4.0)
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft, CONTROL)
    playing.player.seek(8.0)
    qtbot.keyClick(window, Qt.Key.Key_BracketRight, CONTROL)
    passage = bar_of(playing).passage
    assert passage is not None
    assert (passage.start, passage.end) == pytest.approx((4.0, 8.0), abs=0.2)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    page = playing.passages.page
    qtbot.waitUntil(lambda: bool(page.found.rows.moments), timeout=60_000)
    assert window.places.currentWidget() is page
    found = page.found.rows.moments
    marked = playing.player.current
    assert marked is not None
    assert marked.track_id not in [one.track.id for one in found]
    assert "like 0:04–0:08 of" in found[0].words
    assert f"each at up to {default_bundle().plan.most} places" in page._about.text()
    page.found.setFocus()
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    current = playing.player.current
    assert current is not None
    assert current.track_id == found[0].track.id
    assert found[0].start is not None
    assert playing.player.position >= found[0].start
    assert bar_of(playing).passage is None
    playing.history.undo()
    assert playing.player.current is not None
    assert playing.player.current.track_id == marked.track_id


def test_the_menu_of_the_track_marks_and_finds(playing: App, qtbot: QtBot) -> None:
    slider = bar_of(playing).slider
    for words in ("Passage begins here", "Find passages like this"):
        slider.customContextMenuRequested.emit(QPoint(slider.width() // 4, 4))
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
    page = playing.passages.page
    qtbot.waitUntil(lambda: bool(page.found.rows.moments), timeout=60_000)
    heard: list[object] = []
    playing.map.audition.heard.connect(heard.append)
    qtbot.mouseClick(page.hear, LEFT)
    marked = playing.player.current
    assert marked is not None
    qtbot.waitUntil(lambda: marked.track_id in heard, timeout=10_000)


def test_without_a_mark_it_is_told_how_to_mark(playing: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar_of(playing).hint) as told:
        qtbot.keyClick(playing.window, Qt.Key.Key_F, CONTROL | SHIFT)
    assert "Mark a passage first" in told.args[0]
    playing.window.rail.select_place("passages")
    assert "Mark a few seconds" in playing.passages.page.message._sentence.text()


def test_a_passage_that_cannot_be_heard_is_said(playing: App, qtbot: QtBot) -> None:
    drag(playing, qtbot, 0.2, 0.6)
    current = playing.player.current
    assert current is not None
    playing.store.write(
        lambda database: database.execute("DELETE FROM tracks WHERE id = ?", [current.track_id])
    )
    bar_of(playing).find_passages()
    page = playing.passages.page
    qtbot.waitUntil(lambda: "no longer in the library" in page.message._sentence.text())
