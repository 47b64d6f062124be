"""How little a track's vector moves when the recording starts later or plays quieter."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.subjects import Describe

SHIFT_SECONDS = 1.2
QUIETER_DECIBELS = -6.0


@dataclass(frozen=True, slots=True)
class Stability:
    """Cosines between the vectors of one track and of a changed copy of it."""

    shifted: float
    quieter: float


def stability(describe: Describe, samples: NDArray[np.float32], sample_rate: int) -> Stability:
    """Return the cosine under a start 1.2 s later and under 6 dB less level."""
    original = describe(samples)
    shifted = describe(samples[int(SHIFT_SECONDS * sample_rate) :])
    quieter = describe(samples * np.float32(10 ** (QUIETER_DECIBELS / 20)))
    return Stability(_cosine(original, shifted), _cosine(original, quieter))


def _cosine(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))
