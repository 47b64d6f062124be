"""What an encoder has to beat: classic statistics of a recording, and chance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


def mfcc_statistics(samples: Vector, sample_rate: int, coefficients: int = 20) -> Vector:
    """Return mean and deviation of the MFCC over time, float32 [2 * coefficients].

    The first coefficient, which is loudness, is left out.
    """
    import librosa

    mfcc = librosa.feature.mfcc(y=samples, sr=sample_rate, n_mfcc=coefficients + 1)[1:]
    return np.concatenate([mfcc.mean(axis=1), mfcc.std(axis=1)]).astype(np.float32)


def mean_log_mel(samples: Vector, sample_rate: int, bands: int = 96) -> Vector:
    """Return the mean log-mel spectrum in decibels, float32 [bands]."""
    import librosa

    power = librosa.feature.melspectrogram(y=samples, sr=sample_rate, n_mels=bands)
    return np.asarray(librosa.power_to_db(power).mean(axis=1), dtype=np.float32)


def random_vectors(count: int, dimensions: int = 128, seed: int = 0) -> Vector:
    """Return vectors that know nothing, float32 [count, dimensions]."""
    return np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)


def standardised(rows: Sequence[Vector]) -> Vector:
    """Bring each column to mean 0 and deviation 1, as the classic systems do."""
    matrix = np.stack(rows)
    deviation = np.maximum(matrix.std(axis=0), 1e-9)
    return np.asarray((matrix - matrix.mean(axis=0)) / deviation, dtype=np.float32)
