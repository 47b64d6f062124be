"""Spoken word, intros and interludes are told from music."""

from dataclasses import replace

import numpy as np
import pytest

from engine.radio.spoken import Sound, is_spoken_by_name, is_spoken_by_sound, needs_listening
from engine.store.records import Track
from tests.engine.radio.test_names import track
from tests.support.vector_library import near_units, random_units

NOTHING = np.zeros((0, 16), np.float32)


def piece(title: str = "Song", seconds: float | None = 200.0, genre: str | None = None) -> Track:
    return replace(track(title), duration=seconds, genre=genre)


@pytest.mark.parametrize(
    "one",
    [
        piece(seconds=10),
        piece("Intro", 80),
        piece("Interlude (Rain)", 100),
        piece("A talk", genre="Spoken Word"),
        piece("A story", genre="Rock; Hörbuch"),
        piece("Chapter 3", 1800),
    ],
)
def test_names_and_lengths_tell_what_is_no_music(one: Track) -> None:
    assert is_spoken_by_name(one)
    assert not needs_listening(one)


@pytest.mark.parametrize(
    "one", [piece(), piece("Intro", 300), piece(seconds=None), piece("Chapter 3", 240)]
)
def test_music_stays_music(one: Track) -> None:
    assert not is_spoken_by_name(one)
    assert not needs_listening(one)


def test_a_short_piece_is_listened_to() -> None:
    assert needs_listening(piece(seconds=90))
    one = random_units(1, 16)[0]
    alike = near_units(one, 6, spread=0.3)
    assert not is_spoken_by_sound(Sound(alike, one, near_units(one, 5, spread=0.4, seed=3)))


def test_silence_collages_and_strangers_are_no_music() -> None:
    one, other = random_units(2, 16)
    windows = near_units(one, 4, spread=0.2)
    silent = np.concatenate([windows[:2], np.zeros((4, 16), np.float32)])
    collage = random_units(6, 16, seed=5)
    album = near_units(other, 6, spread=0.3)
    assert is_spoken_by_sound(Sound(silent, one, NOTHING))
    assert is_spoken_by_sound(Sound(collage, one, NOTHING))
    assert is_spoken_by_sound(Sound(windows, one, album))
    assert not is_spoken_by_sound(Sound(windows, one, NOTHING))
    assert not is_spoken_by_sound(Sound(NOTHING, one, NOTHING))
