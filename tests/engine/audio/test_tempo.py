"""Faster and slower at the same pitch."""

import numpy as np
import pytest

from engine.audio.tempo import Tempo
from tests.support.audio_files import sine

RATE = 44_100


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
@pytest.mark.parametrize("channels", [1, 2])
def test_the_length_changes_and_the_pitch_stays(speed: float, channels: int) -> None:
    samples = np.repeat(sine(4.0, frequency=500.0)[:, None], channels, axis=1)
    tempo = Tempo(RATE, channels, speed)
    pieces = [tempo.convert(samples[start : start + 3_000]) for start in range(0, 4 * RATE, 3_000)]
    out = np.concatenate([*pieces, tempo.flush()])
    assert out.shape[1] == channels
    assert len(out) / RATE == pytest.approx(4.0 / speed, abs=0.1)
    piece = out[RATE // 2 : RATE // 2 + RATE, 0]
    spectrum = np.abs(np.fft.rfft(piece * np.hanning(len(piece))))
    assert spectrum.argmax() * RATE / len(piece) == pytest.approx(500, abs=3)


def test_nothing_in_nothing_out() -> None:
    tempo = Tempo(RATE, 2, 1.5)
    assert tempo.convert(np.empty((0, 2), np.float32)).shape == (0, 2)
    assert tempo.flush().shape == (0, 2)
