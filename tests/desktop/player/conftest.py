"""A player on a null output."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.player.outputs import NullOutput
from desktop.player.player import Player
from tests.support.player_bench import Bench, MakeBench, MakePlayer


@pytest.fixture
def make_player(qtbot: QtBot) -> Iterator[MakePlayer]:
    """Build players that are closed after the test."""
    players: list[Player] = []

    def make(*arguments: Any, **options: Any) -> Player:
        players.append(Player(*arguments, **options))
        return players[-1]

    yield make
    for player in players:
        player.close()


@pytest.fixture
def make_bench(qtbot: QtBot) -> Iterator[MakeBench]:
    """Build benches whose players are closed after the test."""
    benches: list[Bench] = []

    def make(*files: Path, rate: int = 44100, speed: float = 8.0) -> Bench:
        bench = Bench(NullOutput(sample_rate=rate, speed=speed))
        bench.files = dict(enumerate(files, start=1))
        benches.append(bench)
        return bench

    yield make
    for bench in benches:
        bench.player.close()
