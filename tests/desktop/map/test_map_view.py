"""What mouse and keyboard do on the map."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from desktop.map.canvas import NEAR_MEANS
from desktop.map.colouring import colouring
from desktop.map.map_view import MapView
from desktop.map.scene import MapScene
from desktop.theme.theme import Theme
from engine.map.library_map import MapPoints
from engine.map.steps import step_by_sound
from tests.desktop.map.conftest import alike_in

LEFT = Qt.MouseButton.LeftButton


def spot(view: MapView, row: int) -> QPoint:
    return view.pixel_of(row).toPoint()


def drag(qtbot: QtBot, view: MapView, *points: QPoint, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(view, LEFT, modifiers, points[0])
    for one, other in pairwise(points):
        for step in range(1, 6):
            between = QPointF(one) + (QPointF(other) - QPointF(one)) * (step / 5)
            _move(view, between, modifiers)
    QTest.mouseRelease(view, LEFT, modifiers, points[-1])


def _move(view: MapView, point: QPointF, modifiers, buttons=LEFT) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        QPointF(view.mapToGlobal(point.toPoint())),
        Qt.MouseButton.NoButton,
        buttons,
        modifiers,
    )
    QApplication.sendEvent(view, event)


def hover(view: MapView, point: QPoint) -> None:
    _move(view, QPointF(point), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton)


def test_the_whole_map_is_in_the_window_at_first(view: MapView, scene: MapScene) -> None:
    pixels = view.viewport.to_pixels(scene.positions)
    assert (pixels > 0).all()
    assert (pixels < [900, 600]).all()
    assert len(view.visible_rows()) == 48


def test_points_are_painted_in_the_colours_of_the_legend(view: MapView, scene: MapScene) -> None:
    picture = view.grab().toImage()
    shades = colouring(scene, "genre", "light")
    for row in (0, 20, 40):
        painted = picture.pixelColor(spot(view, row))
        wanted = QColor.fromRgbF(*shades.table[shades.codes[row]].tolist())
        apart = abs(painted.red() - wanted.red()) + abs(painted.blue() - wanted.blue())
        assert apart < 60


def test_regions_are_named_without_overlap_and_the_words_on_nearness_are_there(
    view: MapView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: {"Ambient", "Folk", "Jazz"} <= set(view.labels_shown), timeout=10_000)
    assert NEAR_MEANS == "Near means sounds alike; directions mean nothing."


def test_a_click_selects_and_plays(view: MapView, scene: MapScene, qtbot: QtBot) -> None:
    said: list[object] = []
    view.selection_changed.connect(said.append)
    view.play_wanted.connect(said.append)
    qtbot.mouseClick(view, LEFT, pos=spot(view, 7))
    track_id = int(scene.track_ids[7])
    assert said == [[track_id], track_id]
    assert view.selected_ids() == [track_id]


def test_a_click_on_nothing_clears_the_selection(view: MapView, qtbot: QtBot) -> None:
    view.select_ids([int(view.scene.track_ids[3])])  # type: ignore[union-attr]
    played: list[int] = []
    view.play_wanted.connect(played.append)
    qtbot.mouseClick(view, LEFT, pos=QPoint(5, 5))
    assert view.selected_ids() == []
    assert played == []


def test_control_click_adds_and_takes_away_without_playing(view: MapView, qtbot: QtBot) -> None:
    played: list[int] = []
    view.play_wanted.connect(played.append)
    control = Qt.KeyboardModifier.ControlModifier
    for row in (1, 5, 1):
        qtbot.mouseClick(view, LEFT, control, spot(view, row))
    assert view.marks.selected == [5]
    assert played == []


def test_a_drag_takes_the_map_along(view: MapView, qtbot: QtBot) -> None:
    before = spot(view, 10)
    drag(qtbot, view, QPoint(880, 20), QPoint(780, 90))
    after = spot(view, 10)
    assert abs(after.x() - before.x() + 100) <= 1
    assert abs(after.y() - before.y() - 70) <= 1


def test_the_wheel_zooms_to_what_is_under_the_pointer(view: MapView) -> None:
    before = view.pixel_of(20)
    event = QWheelEvent(
        before,
        QPointF(view.mapToGlobal(before.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    assert view.nearness > 1.3
    assert (view.pixel_of(20) - before).manhattanLength() < 1
    for _ in range(60):
        QApplication.sendEvent(view, event)
    assert len(view.visible_rows()) < 48, "there is a closest, and something is out of sight"


def test_a_loop_selects_what_is_inside_it(view: MapView, scene: MapScene, qtbot: QtBot) -> None:
    low, high = spot(view, 0), spot(view, 15)
    corners = [
        QPoint(low.x() - 9, low.y() - 9),
        QPoint(high.x() + 9, low.y() - 9),
        QPoint(high.x() + 9, high.y() + 9),
        QPoint(low.x() - 9, high.y() + 9),
    ]
    with qtbot.waitSignal(view.lassoed) as caught:
        drag(qtbot, view, *corners, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert sorted(caught.args[0]) == sorted(scene.track_ids[:16].tolist())
    view.choose_tool("lasso")
    with qtbot.waitSignal(view.lassoed):
        drag(qtbot, view, *corners)


def test_a_line_gives_the_tracks_along_it_in_order(
    view: MapView, scene: MapScene, qtbot: QtBot
) -> None:
    view.choose_tool("line")
    with qtbot.waitSignal(view.line_drawn) as caught:
        drag(qtbot, view, spot(view, 0), spot(view, 3))
    assert caught.args[0] == scene.track_ids[:4].tolist()
    with qtbot.waitSignal(view.line_drawn) as caught:
        drag(qtbot, view, spot(view, 3), spot(view, 0))
    assert caught.args[0] == scene.track_ids[3::-1].tolist()


def test_a_drag_from_one_point_to_another_is_a_journey(
    view: MapView, scene: MapScene, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.journey_wanted) as caught:
        drag(qtbot, view, spot(view, 2), spot(view, 37))
    assert caught.args == [int(scene.track_ids[2]), int(scene.track_ids[37])]


def test_resting_on_a_point_is_told_and_shown(view: MapView, scene: MapScene, qtbot: QtBot) -> None:
    plain = view.grab().toImage()
    with qtbot.waitSignal(view.rested) as caught:
        hover(view, spot(view, 9))
    assert caught.args == [int(scene.track_ids[9])]
    assert view.grab().toImage() != plain
    with qtbot.waitSignal(view.rested) as caught:
        hover(view, QPoint(4, 4))
    assert caught.args == [None]


def test_the_menu_is_that_of_the_point_under_the_pointer(
    view: MapView, scene: MapScene, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.menu_wanted):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            spot(view, 30),
            view.mapToGlobal(spot(view, 30)),
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    assert view.selected_ids() == [int(scene.track_ids[30])]


def test_arrow_keys_walk_to_who_sounds_alike_and_enter_plays(
    view: MapView, scene: MapScene, qtbot: QtBot
) -> None:
    view.select_ids([int(scene.track_ids[5])])
    view.marks.standing = 5
    find, here = alike_in(scene), 5
    for key, direction in ((Qt.Key.Key_Right, (1, 0)), (Qt.Key.Key_Down, (0, 1))):
        alike = scene.rows_of(find(int(scene.track_ids[here])))
        wanted = step_by_sound(scene.positions, here, np.array(direction, np.float32), alike)
        assert wanted is not None
        qtbot.keyClick(view, key)
        qtbot.waitUntil(lambda row=wanted: view.marks.standing == row, timeout=10_000)
        offset = scene.positions[wanted] - scene.positions[here]
        assert offset @ np.array(direction) > 0
        here = wanted
    assert view.selected_ids() == [int(scene.track_ids[here])]
    with qtbot.waitSignal(view.play_wanted) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [int(scene.track_ids[here])]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_ids() == []


def test_a_step_is_read_out(
    view: MapView, scene: MapScene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    view.marks.standing = 0
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.marks.standing != 0, timeout=10_000)
    row = view.marks.standing
    assert row is not None
    assert told == [f"{scene.title(row)}, {scene.byline(row)}"]
    assert view.accessibleDescription() == told[0]
    far = int(scene.positions[:, 0].argmax())
    view.marks.standing = far
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert told[1] == "Nothing lies further in this direction"
    assert view.marks.standing == far


def test_quick_steps_are_all_taken(view: MapView, scene: MapScene, qtbot: QtBot) -> None:
    view.marks.standing = 0
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    steps: list[int] = []
    find, here = alike_in(scene), 0
    for _ in range(3):
        alike = scene.rows_of(find(int(scene.track_ids[here])))
        found = step_by_sound(scene.positions, here, np.array([1, 0], np.float32), alike)
        here = here if found is None else found
        steps.append(here)
    qtbot.waitUntil(lambda: view.marks.standing == steps[-1], timeout=10_000)


def test_arrows_with_shift_select_what_they_pass(view: MapView, qtbot: QtBot) -> None:
    view.marks.selected, view.marks.standing = [0], 0
    for number in (2, 3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda count=number: len(view.marks.selected) == count, timeout=10_000)
    assert view.marks.selected[0] == 0
    assert view.marks.selected[-1] == view.marks.standing
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: len(view.marks.selected) == 1, timeout=10_000)


def test_the_first_arrow_key_begins_in_the_middle(view: MapView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.marks.standing is not None


def test_the_window_does_not_seek_with_the_arrow_keys_of_the_map(view: MapView) -> None:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_P, 1), (Qt.Key.Key_N, -1)])
def test_plus_and_minus_have_keys(
    view: MapView, scene: MapScene, qtbot: QtBot, key: Qt.Key, sign: int
) -> None:
    view.marks.standing = 4
    with qtbot.waitSignal(view.mark_wanted) as caught:
        qtbot.keyClick(view, key)
    assert caught.args == [int(scene.track_ids[4]), sign]


def test_plus_minus_and_nought_zoom(view: MapView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    near = view.nearness
    assert near > 1.2
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.nearness < near
    qtbot.keyClick(view, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.nearness == pytest.approx(1.0), timeout=10_000)


def moved(scene: MapScene) -> MapScene:
    positions = scene.positions[::-1].copy()
    points = MapPoints("neighbours", scene.track_ids, positions)
    return MapScene.of(points, scene.facts)


def test_points_go_to_their_new_places_and_marks_stay_with_their_tracks(
    view: MapView, scene: MapScene, qtbot: QtBot
) -> None:
    view.marks.selected = [3]
    other = moved(scene)
    began = view.viewport.to_pixels(scene.positions)
    view.show_scene(other, colouring(other, "genre", "light"))
    assert view.is_moving
    assert (view.pixel_of(0) - QPointF(*began[0].tolist())).manhattanLength() < 1
    qtbot.waitUntil(lambda: not view.is_moving, timeout=10_000)
    ended = view.viewport.to_pixels(other.positions)
    assert (view.pixel_of(0) - QPointF(*ended[0].tolist())).manhattanLength() < 1
    assert view.selected_ids() == [int(scene.track_ids[3])]


class StillStyle(QProxyStyle):
    """A system that asks for no motion."""

    def styleHint(self, hint, *arguments):  # type: ignore[no-untyped-def]
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *arguments)


def test_nothing_moves_where_the_system_asks_for_less_motion(
    view: MapView, scene: MapScene
) -> None:
    still = StillStyle()
    # A widget does not own its style.
    still.setParent(QApplication.instance())
    view.setStyle(still)
    other = moved(scene)
    view.show_scene(other, colouring(other, "genre", "light"))
    assert not view.is_moving


def test_what_plays_and_the_way_through_the_queue_are_drawn(view: MapView, theme: Theme) -> None:
    plain = view.grab().toImage()
    view.marks.path, view.marks.playing = [0, 20, 40], 1
    drawn = view.grab().toImage()
    accent = theme.color("accent")
    middle = drawn.pixelColor(spot(view, 20))
    assert abs(middle.red() - accent.red()) + abs(middle.blue() - accent.blue()) < 40
    between = (spot(view, 20) + spot(view, 40)) / 2
    around = [QPoint(between.x(), between.y() + step) for step in range(-2, 3)]
    assert any(drawn.pixelColor(one) != plain.pixelColor(one) for one in around)


def test_no_two_names_overlap_at_any_nearness(view: MapView, qtbot: QtBot) -> None:
    for factor in (1.0, 1.7, 2.0, 2.0):
        view.zoom(factor, 450, 300)
        view.grab()
        qtbot.waitUntil(lambda: view.names.is_complete, timeout=10_000)
        places = view.names.places
        assert len(places) == len(view.labels_shown)
        for one, other in combinations(places, 2):
            assert not one.intersects(other)


def test_what_does_not_match_recedes(view: MapView, scene: MapScene) -> None:
    strong = view.grab().toImage().pixelColor(spot(view, 40))
    view.highlight(np.arange(48) < 16)
    faded = view.grab().toImage().pixelColor(spot(view, 40))
    assert faded.lightness() > strong.lightness() + 40
