"""What is heard of a track when the pointer rests on it."""

from pathlib import Path

import numpy as np
import pytest

from engine.map.excerpt import LEVEL, SECONDS, Excerpt, typical_start
from tests.support.audio_files import STAIRCASE, sine, staircase, write_audio


def whole(excerpt: Excerpt) -> np.ndarray:
    parts = []
    while len(part := excerpt.read(4096)):
        parts.append(part)
    return np.concatenate(parts)


def test_the_typical_window_is_the_one_most_like_the_track() -> None:
    windows = np.eye(3, dtype=np.float32)
    vector = np.array([0.2, 0.9, 0.3], np.float32)
    assert typical_start(np.array([10, 70, 130], np.float32), windows, vector) == 70


def test_an_excerpt_begins_where_it_should_softly_and_ends_faded(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "steps.wav", staircase(STAIRCASE, 5.0), sample_rate=44100)
    heard = whole(Excerpt(path, 20.0, 44100, 2))
    assert len(heard) == pytest.approx(SECONDS * 44100, abs=2)
    assert np.abs(heard[:400]).max() < 0.01
    middle = heard[3 * 44100 : 4 * 44100]
    assert np.abs(middle).max() == pytest.approx(LEVEL * STAIRCASE[4], rel=0.03)
    assert np.abs(heard[-100:]).max() < 0.01
    assert np.abs(np.diff(heard[:, 0])).max() < 0.06


def test_a_released_excerpt_fades_within_a_moment(tmp_path: Path) -> None:
    excerpt = Excerpt(write_audio(tmp_path / "tone.wav", sine(20.0)), 0.0, 44100, 1)
    excerpt.read(44100)
    excerpt.release()
    rest = whole(excerpt)
    assert 0.1 < len(rest) / 44100 < 0.2
    assert np.abs(rest[-50:]).max() < 0.01
    excerpt.close()


def test_a_short_file_ends_by_itself(tmp_path: Path) -> None:
    excerpt = Excerpt(write_audio(tmp_path / "tone.wav", sine(2.0)), 1.0, 44100, 2)
    assert len(whole(excerpt)) == pytest.approx(44100, abs=2)
