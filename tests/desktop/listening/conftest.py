"""A folder of many short files, which takes a moment to be looked through."""

from pathlib import Path

import pytest

from desktop.app import App
from engine.store import browse
from engine.store.browse import View
from tests.support.audio_files import noise, write_audio


def rows(app: App) -> int:
    """Return how many tracks the library has."""
    return len(app.store.read(browse.track_ids, View()))


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Three hundred files."""
    folder = tmp_path / "music"
    for number in range(300):
        target = folder / f"{number:03}.wav"
        target.parent.mkdir(exist_ok=True)
        write_audio(target, noise(0.02, seed=number))
    return folder
