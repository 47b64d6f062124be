"""Maps of so many points that they are drawn as one picture, off the UI thread."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.listening.library_service import LibraryCounts
from desktop.map.accounts import accounts
from desktop.map.colouring import colouring
from desktop.map.map_covers import MapCovers
from desktop.map.map_view import MapView
from desktop.map.point_layer import FEW
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.store.records import AnalysisCounts
from engine.store.store import Store
from tests.desktop.map.conftest import make_scene

LONG = 30_000


@pytest.fixture
def crowded(qtbot: QtBot, theme: Theme, store: Store, operations: Operations) -> MapView:
    """More points than are drawn one by one."""
    scene = make_scene(store, 3, FEW // 3 + 100)
    made = MapView(theme, operations, MapCovers(store, operations))
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


def test_many_points_recede_too(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    crowded.highlight(np.arange(len(crowded.scene.track_ids)) < 500)
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
