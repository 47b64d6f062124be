"""Maps of so many points that they are drawn as one picture, off the UI thread."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.listening.library_service import LibraryCounts
from desktop.map import point_layer
from desktop.map.accounts import accounts
from desktop.map.colouring import colouring
from desktop.map.map_covers import MapCovers
from desktop.map.map_view import MapView
from desktop.map.point_layer import FEW
from desktop.map.point_pictures import Look, Picture, draw_picture
from desktop.map.scene import MapScene
from desktop.map.viewport import Viewport
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.map.library_map import MapPoints
from engine.store.records import AnalysisCounts
from engine.store.store import Store
from tests.desktop.map.conftest import alike_in, make_scene
from tests.desktop.map.test_map_view import StillStyle

LONG = 30_000


@pytest.fixture
def crowded(qtbot: QtBot, theme: Theme, store: Store, operations: Operations) -> MapView:
    """More points than are drawn one by one."""
    scene = make_scene(store, 3, 933)
    made = MapView(theme, operations, MapCovers(store, operations), alike_in(scene))
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.show_scene(scene, colouring(scene, "genre", "light"))
    made.grab()
    qtbot.waitUntil(lambda: made.is_sharp, timeout=LONG)
    return made


def coloured(view: MapView, rows: range) -> float:
    """The share of these points at whose places there is colour; names lie over a few."""
    picture = view.grab().toImage()
    spots = [view.pixel_of(row) for row in rows]
    colours = [picture.pixelColor(int(spot.x()), int(spot.y())) for spot in spots]
    return sum(colour.saturation() > 40 for colour in colours) / len(rows)


def test_many_points_are_where_few_would_be(crowded: MapView) -> None:
    assert len(crowded.visible_rows()) > FEW
    assert coloured(crowded, range(0, 2700, 50)) > 0.8


def test_a_moved_picture_moves_its_points_and_is_sharp_again_at_rest(
    crowded: MapView, qtbot: QtBot
) -> None:
    crowded.pan(37, -21)
    crowded.grab()
    assert not crowded.is_sharp
    assert coloured(crowded, range(1000, 1800, 20)) > 0.8
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
    assert coloured(crowded, range(1000, 1800, 20)) > 0.8


def test_zooming_in_ends_with_points_drawn_one_by_one(crowded: MapView, qtbot: QtBot) -> None:
    spot = crowded.pixel_of(400)
    crowded.zoom(6.0, spot.x(), spot.y())
    assert 0 < len(crowded.visible_rows()) <= FEW
    assert coloured(crowded, range(400, 401)) == 1.0


def picture_of(view: MapView, drawn: Picture | None) -> QImage:
    """What an export paints, with the points drawn beforehand or not."""
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.render_to(painter, sharp=True, drawn=drawn)
    painter.end()
    return image


def test_an_export_paints_points_that_were_drawn_beforehand(
    crowded: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, visible = crowded.look, len(crowded.visible_rows())
    assert look is not None
    drawn = draw_picture(look, crowded.viewport, visible, 1.0)
    expected = picture_of(crowded, None)
    asked: list[Viewport] = []

    def count(look: Look, viewport: Viewport, visible: int, ratio: float) -> Picture:
        asked.append(viewport)
        return draw_picture(look, viewport, visible, ratio)

    monkeypatch.setattr(point_layer, "draw_picture", count)
    assert picture_of(crowded, drawn) == expected
    assert not asked
    crowded.pan(60, 0)
    assert picture_of(crowded, drawn) != expected
    assert asked == [crowded.viewport]


def test_in_a_file_of_shapes_some_thousand_points_are_shapes(crowded: MapView) -> None:
    crowded.highlight(None)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(crowded.size())
    painter = QPainter(generator)
    was_sharp = crowded.is_sharp
    crowded.render_to(painter, sharp=True)
    painter.end()
    assert bytes(buffer.data().data()).count(b"<circle") >= len(crowded.visible_rows()) > FEW
    assert crowded.is_sharp == was_sharp


def test_the_whole_map_keeps_clear_of_what_lies_over_it(crowded: MapView) -> None:
    for covered in (QRectF(0, 0, 220, 480), QRectF(0, 0, 760, 120)):
        crowded.set_covered(covered)
        assert not any(
            covered.contains(crowded.pixel_of(row)) for row in range(len(crowded.visible_rows()))
        )


def test_where_no_room_is_clear_the_map_stays_large(crowded: MapView) -> None:
    crowded.set_covered(QRectF())
    scale = crowded.viewport.scale
    crowded.set_covered(QRectF(0, 0, 600, 400))
    assert crowded.viewport.scale == scale


def test_many_points_recede_too(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    crowded.highlight(np.arange(len(crowded.scene.track_ids)) < 500)
    crowded.grab()
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
    assert coloured(crowded, range(0, 500, 20)) > 0.8
    assert coloured(crowded, range(2000, 2500, 20)) < 0.2


def test_who_is_not_on_the_map_is_accounted_for() -> None:
    counts = LibraryCounts(AnalysisCounts(1300, 1204, 3, 93), 12)
    assert accounts(1204, counts, None, 1.0) == (
        "1,204 tracks on the map · 93 not listened to yet · 3 could not be listened to · 12 missing"
    )
    assert accounts(1, None, 0, 0.5) == (
        "1 track on the map · 0 stand out · arranging by what sounds alike: 50 %"
    )


def elsewhere(scene: MapScene) -> MapScene:
    """The same tracks at other places."""
    points = MapPoints("neighbours", scene.track_ids, scene.positions[::-1].copy())
    return MapScene.of(points, scene.facts)


def test_many_points_go_to_their_new_places_in_pictures(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    other = elsewhere(crowded.scene)
    crowded.marks.selected = [3]
    chosen = crowded.selected_ids()
    still = crowded.grab().toImage()
    crowded.show_scene(other, colouring(other, "genre", "light"))
    assert crowded.is_moving
    assert crowded.grab().toImage() == still, "as it was, until the way is drawn"
    seen: list[QImage] = []
    qtbot.waitUntil(lambda: kept(crowded, seen) or not crowded.is_moving, timeout=LONG)
    qtbot.waitUntil(lambda: not crowded.is_moving, timeout=LONG)
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
    assert any(picture != still for picture in seen), "something was seen on the way"
    assert coloured(crowded, range(1000, 1800, 20)) > 0.8
    assert crowded.selected_ids() == chosen


def kept(view: MapView, pictures: list[QImage]) -> bool:
    """Keep what is shown now; return whether the movement has begun."""
    if view.is_moving:
        pictures.append(view.grab().toImage())
    return len(pictures) > 1 and pictures[-1] != pictures[0]


def test_a_hand_on_the_map_ends_the_movement_of_many_points(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    other = elsewhere(crowded.scene)
    crowded.show_scene(other, colouring(other, "genre", "light"))
    crowded.pan(11, 7)
    assert not crowded.is_moving
    crowded.grab()
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
    assert coloured(crowded, range(1000, 1800, 20)) > 0.8


def test_many_points_do_not_move_where_the_system_asks_for_less_motion(crowded: MapView) -> None:
    still = StillStyle()
    still.setParent(QApplication.instance())
    crowded.setStyle(still)
    assert crowded.scene is not None
    other = elsewhere(crowded.scene)
    crowded.show_scene(other, colouring(other, "genre", "light"))
    assert not crowded.is_moving


def test_a_map_whose_points_stay_is_taken_over_without_a_movement(crowded: MapView) -> None:
    assert crowded.scene is not None
    points = MapPoints("neighbours", crowded.scene.track_ids, crowded.scene.positions.copy())
    same = MapScene.of(points, crowded.scene.facts)
    crowded.show_scene(same, colouring(same, "genre", "light"))
    assert not crowded.is_moving


def test_colours_change_without_an_empty_frame(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    crowded.show_colours(colouring(crowded.scene, "album", "light"))
    assert coloured(crowded, range(1000, 1800, 20)) > 0.8, "the old ones until the new are drawn"
    assert not crowded.is_sharp
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
