"""A map of made-up tracks whose places are known."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.map.colouring import colouring
from desktop.map.map_covers import MapCovers
from desktop.map.map_view import MapView
from desktop.map.scene import MapScene
from desktop.operations import Operations
from desktop.theme.theme import Theme
from engine.map.library_map import MapPoints
from engine.similarity.vector_block import FloatArray, IdArray
from engine.store.map_facts import map_facts
from engine.store.store import Store
from tests.support.map_library import grouped_units, store_grouped_library


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:
    made = Operations()
    yield made
    assert made.close(patience=20)


def lattice(count: int, groups: int) -> FloatArray:
    """Places on small square lattices, one beside the other, float32 [count, 2]."""
    each = count // groups
    side = int(np.ceil(np.sqrt(each)))
    own = np.arange(count) % each
    group = np.arange(count) // each
    across = own % side + group * (side + 3)
    return np.stack([across, own // side], axis=1).astype(np.float32)


def make_scene(store: Store, groups: int, each: int) -> MapScene:
    """Store a library and lay it out on lattices."""
    ids, _ = store_grouped_library(store, groups, each)
    points = MapPoints("neighbours", np.array(ids), lattice(groups * each, groups))
    return MapScene.of(points, store.read(map_facts))


def alike_in(scene: MapScene) -> Callable[[int], IdArray]:
    """Who sounds like a track of a grouped library, by its vectors."""
    count = len(scene.track_ids)
    groups = len(set(scene.facts.genres))
    vectors = grouped_units(groups, count // groups)

    def find(track_id: int) -> IdArray:
        row = scene.row_of[track_id]
        order = np.argsort(-(vectors @ vectors[row]), kind="stable")
        return scene.track_ids[order[order != row]]

    return find


@pytest.fixture
def scene(store: Store) -> MapScene:
    """Three genres of 16 tracks."""
    return make_scene(store, 3, 16)


@pytest.fixture
def view(
    qtbot: QtBot,
    theme: Theme,
    store: Store,
    operations: Operations,
    scene: MapScene,
    tmp_path: Path,
) -> MapView:
    """A view on it, 900 x 600."""
    made = MapView(theme, operations, MapCovers(store, operations), alike_in(scene))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_scene(scene, colouring(scene, "genre", "light"))
    qtbot.waitUntil(lambda: not made.is_moving)
    return made
