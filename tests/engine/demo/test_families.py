"""The six families must differ to the ear, which simple measurements stand in for."""

import numpy as np
import pytest

from engine.demo.catalogue import Piece, catalogue
from engine.demo.recording import Recording, record


def measure(recording: Recording) -> np.ndarray:
    """Return centroid, flatness, onset rate, onset strength, bass share and loudness range."""
    sound = recording.samples.mean(axis=0) / 32768.0
    size = int(recording.rate * 0.046)
    frames = sound[: len(sound) // size * size].reshape(-1, size)
    power = np.abs(np.fft.rfft(frames * np.hanning(size))) ** 2 + 1e-12
    hertz = np.fft.rfftfreq(size, 1 / recording.rate)
    mean = power.mean(axis=0)
    flux = np.maximum(np.diff(np.log(power.sum(axis=1))), 0.0)
    return np.array(
        [
            np.log((mean * hertz).sum() / mean.sum()),
            np.log(mean).mean() - np.log(mean.mean()),
            np.mean(flux > 0.5) / 0.046,
            flux.mean(),
            np.log(mean[hertz < 120].sum() / mean.sum()),
            np.log(power.sum(axis=1)).std(),
        ]
    )


@pytest.fixture(scope="module")
def measured() -> list[tuple[Piece, np.ndarray]]:
    # One piece by each artist: whoever is held out is an artist never heard.
    return [(piece, measure(record(piece, seed=1))) for piece in catalogue()[:18]]


def test_unheard_artists_are_classified_by_family(
    measured: list[tuple[Piece, np.ndarray]],
) -> None:
    values = np.array([value for _, value in measured])
    values = (values - values.mean(axis=0)) / values.std(axis=0)
    families = np.array([piece.artist.family for piece, _ in measured])
    names = sorted(set(families))
    right = 0
    for index in range(len(values)):
        kept = np.arange(len(values)) != index
        centres = [values[kept & (families == name)].mean(axis=0) for name in names]
        distances = np.linalg.norm(np.array(centres) - values[index], axis=1)
        right += names[int(distances.argmin())] == families[index]
    assert len(names) == 6
    assert right / len(values) > 0.6, f"{right} of {len(values)}, chance is a sixth"
