"""The queue is edited while it plays."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.support.player_bench import MakeBench, decoded, tone, until_heard


def test_play_next_wins_over_what_was_decoded_already(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / str(n), 1.0, level=n / 10) for n in (1, 2, 3)]
    bench = make_bench(*files, speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2))
    # Track 2 is in the output's buffer by now, but not yet heard.
    qtbot.waitUntil(lambda: player.position > 0.7)
    player.insert_next(bench.entries(3))
    until_heard(qtbot, bench, 1, 3)
    with qtbot.waitSignal(player.finished, timeout=10_000):
        pass
    assert bench.heard == [1, 3, 2]
    expected = np.concatenate([decoded(files[0]), decoded(files[2]), decoded(files[1])])
    heard = bench.output.recording()
    assert len(heard) == pytest.approx(len(expected), abs=2)


def test_removing_moving_and_skipping_while_playing(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    files = [tone(tmp_path / str(n), 30.0) for n in range(5)]
    bench = make_bench(*files, speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2, 3, 4, 5))
    until_heard(qtbot, bench, 1)
    player.remove([1])
    player.next()
    until_heard(qtbot, bench, 1, 3)
    player.move(3, 2)
    player.next()
    until_heard(qtbot, bench, 1, 3, 5)
    player.previous()
    until_heard(qtbot, bench, 1, 3, 5, 3)
    player.remove([1])
    until_heard(qtbot, bench, 1, 3, 5, 3, 5)
    player.clear()
    until_heard(qtbot, bench, 1, 3, 5, 3, 5, 0)
    assert player.state == "stopped"


def test_undoing_an_edit_does_not_interrupt(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 30.0), tone(tmp_path / "b", 30.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2))
    until_heard(qtbot, bench, 1)
    snapshot = player.queue.snapshot()
    player.remove([1])
    player.restore(snapshot)
    qtbot.waitUntil(lambda: player.position > 0.2)
    assert [entry.track_id for entry in player.queue.entries] == [1, 2]
    assert bench.heard == [1]


def test_previous_restarts_a_track_under_way(
    qtbot: QtBot, tmp_path: Path, make_bench: MakeBench
) -> None:
    bench = make_bench(tone(tmp_path / "a", 9.0), tone(tmp_path / "b", 9.0), speed=1.0)
    player = bench.player
    player.replace(bench.entries(1, 2), start=1)
    until_heard(qtbot, bench, 2)
    player.seek(5.0)
    player.previous()
    assert player.position == 0.0
    assert player.current is not None
    assert player.current.track_id == 2
    player.previous()
    until_heard(qtbot, bench, 2, 1)
