"""Sound made of numbers, the same on every machine."""

import numpy as np
from numpy.typing import NDArray


def chord(*, samples: int = 110_250, rate: int = 22_050, seed: int = 0) -> NDArray[np.float32]:
    """A struck chord with a beat and some noise, float32 [samples]."""
    random = np.random.default_rng(seed)
    time = np.arange(samples) / rate
    notes = 110.0 * 2.0 ** (random.integers(0, 36, size=4) / 12)
    beat = np.exp(-4.0 * (time % random.uniform(0.3, 0.8)))
    tones = sum(np.sin(2 * np.pi * note * time) / 4 for note in notes)
    noise = random.standard_normal(samples) * 0.02
    return np.asarray(0.5 * beat * tones + noise, dtype=np.float32)
