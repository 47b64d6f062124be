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


def coloured(view: MapView, row: int) -> bool:
    colour = view.grab().toImage().pixelColor(view.pixel_of(row).toPoint())
    return colour.saturation() > 60


def test_many_points_are_where_few_would_be(crowded: MapView) -> None:
    assert len(crowded.visible_rows()) > FEW
    assert all(coloured(crowded, row) for row in (0, 900, 2000))


def test_a_moved_picture_moves_its_points_and_is_sharp_again_at_rest(
    crowded: MapView, qtbot: QtBot
) -> None:
    crowded.pan(37, -21)
    crowded.grab()
    assert not crowded.is_sharp
    assert coloured(crowded, 1500)
    qtbot.waitUntil(lambda: crowded.is_sharp, timeout=LONG)
    assert coloured(crowded, 1500)


def test_zooming_in_ends_with_points_drawn_one_by_one(crowded: MapView, qtbot: QtBot) -> None:
    spot = crowded.pixel_of(400)
    crowded.zoom(6.0, spot.x(), spot.y())
    assert 0 < len(crowded.visible_rows()) <= FEW
    assert coloured(crowded, 400)


def test_many_points_recede_too(crowded: MapView, qtbot: QtBot) -> None:
    assert crowded.scene is not None
    crowded.highlight(np.arange(len(crowded.scene.track_ids)) < 500)
    assert coloured(crowded, 100)
    assert not coloured(crowded, 2400)


def test_who_is_not_on_the_map_is_accounted_for() -> None:
    counts = LibraryCounts(AnalysisCounts(1300, 1204, 3, 93), 12)
    assert accounts(1204, counts, None, 1.0) == (
        "1,204 tracks on the map · 93 not listened to yet · 3 could not be listened to · 12 missing"
    )
    assert accounts(1, None, 0, 0.5) == (
        "1 track on the map · 0 stand out · arranging by what sounds alike: 50 %"
    )
