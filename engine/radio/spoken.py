"""Spoken word, intros and interludes: told by tags, length, and what does not sound like music."""

import re
from dataclasses import dataclass

import numpy as np

from engine.radio.candidate import FloatArray
from engine.radio.rules import genre_names
from engine.store.records import Track
from engine.store.text_keys import fold

SHORTEST_MUSIC = 15.0
"""Seconds below which a piece is an intro or an interlude, whatever it is called."""

SHORT = 120.0
"""Seconds below which a piece may be one, if its title or its sound says so."""

UNLIKE_ALBUM = 0.35
"""How much less like its album than the album's other tracks a short piece may be, as a cosine."""

UNLIKE_ITSELF = 0.4
"""Mean cosine between its own windows below which a short piece is a collage, not a piece."""

MOSTLY_SILENT = 0.5
"""Share of a track's windows without sound from which on it is no music."""

_TITLES = re.compile(
    r"\b(?:intro(?:duction)?|outro|interlude|skit|spoken(?: word)?|interview|monologue|speech"
    r"|announcement|dialogue?|commentary|applause|audience|silence|prologue|epilogue)\b"
)
_GENRES = frozenset(
    fold(name)
    for name in (
        "Speech", "Spoken Word", "Spoken", "Audiobook", "Audio Book", "Podcast", "Comedy",
        "Interview", "Hörbuch", "Hörspiel", "Audio Theatre", "Vocal Sample", "Sound Effects",
        "Field Recording",
    )
)  # fmt: skip
_CHAPTER = re.compile(r"^(?:chapter|kapitel|chapitre|capitulo|part)\s+[\divx]+\b")
_LONG_READING = 20 * 60.0
_FEWEST_ON_ALBUM = 3


@dataclass(frozen=True, slots=True)
class Sound:
    """What a short piece sounds like, as far as it was listened to.

    Attributes
    ----------
    windows
        Its window vectors, float32 [n, dimensions]; a silent one is zero or not finite.
    vector
        Its unit vector, float32 [dimensions].
    album
        The unit vectors of the other tracks of its album, float32 [m, dimensions].
    """

    windows: FloatArray
    vector: FloatArray
    album: FloatArray


def is_spoken_by_name(track: Track) -> bool:
    """Tell by tags and length alone whether a track is no music."""
    title = fold(track.title)
    if genre_names(track.genre) & _GENRES:
        return True
    if track.duration is None:
        return False
    if track.duration < SHORTEST_MUSIC:
        return True
    if track.duration >= _LONG_READING and _CHAPTER.search(title):
        return True
    return track.duration < SHORT and bool(_TITLES.search(title))


def needs_listening(track: Track) -> bool:
    """Tell whether a track's sound has to decide: it is short, and its name says nothing."""
    return track.duration is not None and track.duration < SHORT and not is_spoken_by_name(track)


def is_spoken_by_sound(sound: Sound) -> bool:
    """Tell whether a short piece is mostly silent, a collage, or foreign to its own album."""
    return (
        _silent_share(sound.windows) >= MOSTLY_SILENT
        or _self_likeness(sound.windows) < UNLIKE_ITSELF
        or _strangeness(sound.vector, sound.album) > UNLIKE_ALBUM
    )


def _silent_share(windows: FloatArray) -> float:
    if not len(windows):
        return 0.0
    lengths = np.linalg.norm(windows.astype(np.float64), axis=1)
    return float(np.mean(~np.isfinite(lengths) | (lengths < 1e-3)))


def _self_likeness(windows: FloatArray) -> float:
    """Return the mean cosine between two different windows; 1 where there are not two."""
    lengths = np.linalg.norm(windows, axis=1) if len(windows) else np.empty(0)
    units = windows[lengths > 1e-3]
    if len(units) < 2:
        return 1.0
    units = units / np.linalg.norm(units, axis=1, keepdims=True)
    others = len(units) * (len(units) - 1)
    return float(((units @ units.T).sum() - len(units)) / others)


def _strangeness(vector: FloatArray, album: FloatArray) -> float:
    """Return how much less like the album's middle a track is than its tracks usually are."""
    if len(album) < _FEWEST_ON_ALBUM:
        return 0.0
    middle = album.mean(axis=0)
    middle = middle / max(float(np.linalg.norm(middle)), 1e-6)
    return float(np.median(album @ middle) - vector @ middle)
