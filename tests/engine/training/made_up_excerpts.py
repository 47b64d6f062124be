"""Spectrograms drawn from a few numbers, so that a small network can learn them in seconds."""

import numpy as np

from engine.training.excerpts import Excerpts


def hills(tracks: int, frames: int, bands: int, *, places: int = 0, seed: int = 0) -> Excerpts:
    """One excerpt a track: a hill of energy at some band, rising and falling with some beat.

    With ``places``, the hill of track n lies at place n % places of so many; else anywhere.
    """
    random = np.random.default_rng(seed)
    rows = []
    for track in range(tracks):
        place = (track % places + 0.5) / places if places else random.uniform(0.1, 0.9)
        hill = np.exp(-(((np.arange(bands) - place * bands) / (0.1 * bands)) ** 2))
        beat = 1 + 0.5 * np.sin(2 * np.pi * np.arange(frames) / random.uniform(6, 20))
        rows.append(4 * np.outer(beat, hill) + 0.2 * random.standard_normal((frames, bands)))
    names = tuple(f"{track}.wav" for track in range(tracks))
    return Excerpts(names, np.stack(rows).astype(np.float16), np.arange(tracks), {})
