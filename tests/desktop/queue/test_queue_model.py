"""The queue on the screen: it follows the player and keeps what the listener has selected."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from desktop.player.play_queue import QueueEntry
from desktop.player.player import Player
from desktop.queue.queue_difference import difference
from desktop.queue.queue_panel import QueuePanel
from desktop.theme.theme import Theme
from engine.sound import Sound
from engine.store.store import Store
from tests.support.library_rows import add_tracks

TRACKS = 40


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(NullOutput, lambda _: Sound(Path("/nowhere.flac")))
    yield made
    made.close()


@pytest.fixture
def panel(store: Store, player: Player, theme: Theme, qtbot: QtBot) -> QueuePanel:
    ids = add_tracks(store, *({"title": f"Song {n:02}"} for n in range(TRACKS)))
    made = QueuePanel(store, player, theme)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    player.append([player.queue.new_entry(track_id) for track_id in ids])
    return made


def titles(panel: QueuePanel) -> list[str]:
    model = panel.model
    return [model.index(row, 0).data().split(",")[0] for row in range(model.rowCount())]


def select(panel: QueuePanel, *rows: int) -> None:
    panel.list.clearSelection()
    mode = panel.list.selectionModel().SelectionFlag
    for row in rows:
        panel.list.selectionModel().select(panel.model.index(row, 0), mode.Select)


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_a_difference_turns_one_queue_into_the_other(before: list[int], after: list[int]) -> None:
    old, new = ([QueueEntry(n, n) for n in numbers] for numbers in (before, after))
    change = difference(old, new)
    end = change.start + change.removed
    inserted = after[change.start : change.start + change.inserted]
    assert [*before[: change.start], *inserted, *before[end:]] == after
    if change.is_reordering:
        assert sorted(before) == sorted(after)


def test_selection_and_scrolling_survive_what_a_radio_appends(
    panel: QueuePanel, player: Player
) -> None:
    select(panel, 20, 21)
    panel.list.verticalScrollBar().setValue(500)
    player.append([player.queue.new_entry(1)])
    player.remove([0])
    assert panel.selected_rows() == [19, 20]
    assert panel.list.verticalScrollBar().value() == pytest.approx(500, abs=48)


def test_a_moved_entry_stays_selected(panel: QueuePanel, player: Player) -> None:
    select(panel, 5)
    player.move(5, 30)
    assert panel.selected_rows() == [30]
    assert titles(panel)[30] == "Song 05"


def test_dropped_rows_are_asked_to_move(panel: QueuePanel, player: Player, qtbot: QtBot) -> None:
    model = panel.model
    data = model.mimeData([model.index(3, 0), model.index(7, 0)])
    # The queue moves on while the listener drags.
    player.remove([0])
    with qtbot.waitSignal(model.move_wanted) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 20, 0, QModelIndex())
    assert asked.args == [[2, 6], 20]


def test_only_rows_near_the_screen_are_read(panel: QueuePanel, player: Player) -> None:
    player.append([player.queue.new_entry(1) for _ in range(5000)])
    panel.list.viewport().repaint()
    assert len(panel.model._pages._pages) <= 2


def test_what_plays_is_told_to_screen_readers(panel: QueuePanel, player: Player) -> None:
    player.queue.jump(2)
    spoken = panel.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Song 02, playing"


def test_a_double_click_plays_the_entry(panel: QueuePanel, player: Player, qtbot: QtBot) -> None:
    position = panel.list.visualRect(panel.model.index(4, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=position)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=position)
    assert player.queue.current_index == 4
