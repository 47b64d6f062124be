"""What the verbs do to the queue, on real music with a null output."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import App
from engine.store import analyses


def ids(app: App) -> list[int]:
    return [entry.track_id for entry in app.player.queue.entries]


def some(app: App, *rows: int) -> list[int]:
    return [int(app.window.page.model.ids[row]) for row in rows]


def track_named(app: App, title: str) -> int:
    model = app.window.page.model
    for row in range(model.rowCount()):
        track = model.track(row)
        if track and track.title == title:
            return track.id
    raise LookupError(title)


def play_similar(app: App, qtbot: QtBot, track_id: int) -> None:
    with qtbot.waitSignal(app.verbs.said, timeout=10_000):
        app.verbs.play_similar(track_id)


def test_play_replaces_the_queue_and_undo_brings_it_back(app: App, qtbot: QtBot) -> None:
    old = some(app, 0, 1, 2)
    app.verbs.play(old, 1)
    qtbot.waitUntil(lambda: app.player.position > 0.2, timeout=10_000)
    app.verbs.play(some(app, 3, 4))
    assert ids(app) == some(app, 3, 4)
    assert app.window.notice.text == "Queue replaced"
    app.history.undo()
    assert ids(app) == old
    assert app.player.queue.current_index == 1
    assert app.player.state == "playing"
    app.history.undo()
    assert ids(app) == [], "before the first queue there was none"
    app.history.undo()
    assert ids(app) == []


def test_what_was_undone_can_be_done_again(app: App, qtbot: QtBot) -> None:
    first, second, third = some(app, 0, 1, 2)
    app.verbs.play([first])
    app.verbs.add_to_queue([second])
    app.verbs.play([third])
    app.history.undo()
    app.history.undo()
    assert ids(app) == [first]
    assert app.window.notice.text == "Undone: 1 track added to the queue"
    app.history.redo()
    assert ids(app) == [first, second]
    app.history.redo()
    assert ids(app) == [third]
    assert app.player.state == "playing"
    assert app.window.notice.text == "Queue replaced"
    app.history.undo()
    app.verbs.add_to_queue([third])
    assert not app.history.can_redo
    app.history.redo()
    assert ids(app) == [first, second, third]


def test_play_next_add_and_remove_can_each_be_undone(app: App) -> None:
    first, second, third = some(app, 0, 1, 2)
    app.verbs.play([first])
    app.verbs.add_to_queue([third])
    app.verbs.play_next([second])
    assert ids(app) == [first, second, third]
    app.verbs.remove([1, 2])
    assert ids(app) == [first]
    app.history.undo()
    assert ids(app) == [first, second, third]
    app.verbs.clear()
    assert ids(app) == []
    app.history.undo()
    assert ids(app) == [first, second, third]


def test_play_similar_puts_the_seed_first_and_explains_the_rest(app: App, qtbot: QtBot) -> None:
    (seed,) = some(app, 0)
    play_similar(app, qtbot, seed)
    entries = app.player.queue.entries
    assert entries[0].track_id == seed
    assert entries[0].similarity is None
    assert len(entries) > 3
    title = app.window.page.model.track(0).title
    for entry in entries[1:]:
        assert entry.origin == f"Radio: {title}"
        assert title in entry.reason
        assert entry.similarity is not None
        assert -1.0 <= entry.similarity <= 1.0
    assert len(set(ids(app))) == len(entries)
    assert app.player.state == "playing"


def test_play_similar_does_not_restart_what_plays(app: App, qtbot: QtBot) -> None:
    before, seed = some(app, 0, 1)
    app.verbs.play([before, seed], 1)
    qtbot.waitUntil(lambda: app.player.position > 0.3, timeout=10_000)
    heard = app.player.current
    assert heard is not None
    positions: list[float] = []
    app.player.position_changed.connect(positions.append)
    play_similar(app, qtbot, seed)
    current = app.player.current
    assert current is not None
    assert current.entry_id == heard.entry_id
    assert ids(app)[0] == seed
    qtbot.waitUntil(lambda: len(positions) > 3)
    assert min(positions) > 0.2


def test_what_could_not_be_listened_to_says_why(app: App, qtbot: QtBot) -> None:
    with qtbot.waitSignal(app.verbs.failed, timeout=10_000) as told:
        app.verbs.play_similar(track_named(app, "broken"))
    assert "broken" in told.args[0]
    assert ids(app) == []


def test_keys_reach_the_verbs(app: App, qtbot: QtBot) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    table = app.window.page.table
    first, second = some(app, 0, 1)
    table.setFocus()
    table.select_ids([first])
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ids(app) == [first]
    table.select_ids([second])
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert ids(app) == [first, second]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert app.player.state == "playing"
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ids(app) == [first]
    with qtbot.waitSignal(app.verbs.said, timeout=10_000):
        qtbot.keyClick(table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert ids(app)[0] == second
    qtbot.keyClick(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert app.window.page.search.hasFocus()


def test_a_radio_near_its_end_asks_for_more(app: App, qtbot: QtBot) -> None:
    (seed,) = some(app, 0)
    play_similar(app, qtbot, seed)
    found = ids(app)
    app.player.remove(range(3, len(found)))
    with qtbot.waitSignal(app.player.queue_changed, timeout=10_000):
        app.player.next()
    qtbot.waitUntil(lambda: len(ids(app)) > 3, timeout=10_000)
    assert len(set(ids(app))) == len(ids(app))


def test_play_similar_to_what_was_not_listened_to_yet_plays_and_fills_up(
    app: App, qtbot: QtBot
) -> None:
    (seed,) = some(app, 0)
    app.store.write(lambda d: d.execute("DELETE FROM analyses WHERE track_id = ?", [seed]))
    play_similar(app, qtbot, seed)
    assert ids(app)[0] == seed
    qtbot.waitUntil(lambda: len(ids(app)) > 3, timeout=30_000)
    assert ids(app)[0] == seed
    assert len(set(ids(app))) == len(ids(app))
    assert app.player.queue.entries[1].origin.startswith("Radio: ")


def test_undo_of_play_similar_does_not_restart_what_plays(app: App, qtbot: QtBot) -> None:
    before, seed = some(app, 0, 1)
    app.verbs.play([before, seed], 1)
    qtbot.waitUntil(lambda: app.player.position > 0.3, timeout=10_000)
    play_similar(app, qtbot, seed)
    place = app.player.position
    qtbot.waitUntil(lambda: app.player.position > place + 0.5, timeout=10_000)
    positions: list[float] = []
    app.player.position_changed.connect(positions.append)
    app.history.undo()
    assert ids(app) == [before, seed]
    qtbot.waitUntil(lambda: len(positions) > 3)
    assert min(positions) > place + 0.3
    assert app.player.state == "playing"


def test_undo_goes_back_to_the_earlier_radio(app: App, qtbot: QtBot) -> None:
    first, second = some(app, 0, 1)
    play_similar(app, qtbot, first)
    play_similar(app, qtbot, second)
    app.history.undo()
    assert ids(app)[0] == first
    qtbot.waitUntil(
        lambda: app.stations.current is not None and set(app.stations.current.weights) == {first},
        timeout=10_000,
    )


def test_undo_of_clear_goes_on_where_it_played(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0, 1), 1)
    qtbot.waitUntil(lambda: app.player.position > 0.5, timeout=10_000)
    place = app.player.position
    app.verbs.clear()
    assert app.player.state == "stopped"
    assert app.window.player_bar.title.text() == ""
    app.history.undo()
    assert app.player.queue.current_index == 1
    assert app.player.state == "playing"
    assert app.player.position >= place - 0.01


def test_undo_after_the_player_moved_on_does_not_jump_back(app: App, qtbot: QtBot) -> None:
    first, second, third = some(app, 0, 1, 2)
    app.verbs.play([first, second])
    app.verbs.add_to_queue([third])
    app.player.next()
    app.history.undo()
    assert ids(app) == [first, second]
    assert app.player.current is not None
    assert app.player.current.track_id == second
    assert app.player.state == "playing"


def test_undo_does_not_play_what_was_paused_meanwhile(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0))
    app.verbs.play(some(app, 1))
    app.player.pause()
    app.history.undo()
    assert ids(app) == some(app, 0)
    assert app.player.state == "paused"


def test_the_undo_of_an_older_notice_does_nothing(app: App) -> None:
    offered: list[Callable[[], None]] = []
    app.verbs.said.connect(lambda _sentence, _action, act: offered.append(act))
    app.verbs.play(some(app, 0))
    app.verbs.play(some(app, 1))
    app.verbs.add_to_queue(some(app, 2))
    offered[1]()
    assert ids(app) == some(app, 1, 2)
    offered[2]()
    assert ids(app) == some(app, 1)
    offered[2]()
    assert ids(app) == some(app, 1)


@pytest.mark.parametrize(
    ("rows", "target", "expected"),
    [
        ([0], 3, [1, 2, 0, 3, 4]),
        ([3], 1, [0, 3, 1, 2, 4]),
        ([0, 4], 2, [1, 0, 4, 2, 3]),
        ([0, 1], 5, [2, 3, 4, 0, 1]),
        ([3, 4], 0, [3, 4, 0, 1, 2]),
    ],
)
def test_entries_move_together_and_back(
    app: App, rows: list[int], target: int, expected: list[int]
) -> None:
    tracks = some(app, 0, 1, 2, 3, 4)
    app.verbs.add_to_queue(tracks)
    app.verbs.move(rows, target)
    assert ids(app) == [tracks[n] for n in expected]
    app.history.undo()
    assert ids(app) == tracks


def test_adding_to_the_queue_does_not_call_play_similar_off(app: App, qtbot: QtBot) -> None:
    seed, other = some(app, 0, 1)
    app.verbs.play_similar(seed)
    app.verbs.add_to_queue([other])
    qtbot.waitUntil(lambda: ids(app)[:1] == [seed], timeout=10_000)


def test_tracks_of_a_removed_folder_leave_the_queue(app: App, qtbot: QtBot) -> None:
    app.verbs.play(some(app, 0, 1, 2), 1)
    app.service.remove_folder(app.window._folders[0])
    qtbot.waitUntil(lambda: ids(app) == [], timeout=10_000)
    qtbot.waitUntil(lambda: app.player.state == "stopped")
    qtbot.waitUntil(app.window.first_run.isVisible, timeout=10_000)
    app.history.undo()
    assert ids(app) == []


def test_a_seed_that_cannot_be_listened_to_says_so_in_the_end(app: App, qtbot: QtBot) -> None:
    broken = track_named(app, "broken")
    app.store.write(analyses.forget_failures, [broken])
    with qtbot.waitSignal(app.verbs.failed, timeout=30_000) as told:
        app.verbs.play_similar(broken)
    assert "could not be listened to" in told.args[0]


def test_paused_listening_is_not_promised(app: App, qtbot: QtBot) -> None:
    (seed,) = some(app, 0)
    app.window.pause_listening(True)
    app.store.write(lambda d: d.execute("DELETE FROM analyses WHERE track_id = ?", [seed]))
    play_similar(app, qtbot, seed)
    assert app.window.notice.text.startswith("Listening is paused")
