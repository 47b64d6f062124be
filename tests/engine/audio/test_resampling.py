import av
import numpy as np
import pytest

from engine.audio.resampling import Resampler
from tests.support.audio_files import sine

RATE = 44100


def frames(samples: np.ndarray, *, size: int, sample_rate: int = RATE) -> list[av.AudioFrame]:
    """Cut mono samples into stereo frames, the second channel silent."""
    made = []
    for start in range(0, len(samples), size):
        block = samples[start : start + size].astype(np.float32)
        frame = av.AudioFrame.from_ndarray(
            np.stack([block, np.zeros_like(block)]), format="fltp", layout="stereo"
        )
        frame.sample_rate = sample_rate
        made.append(frame)
    return made


@pytest.mark.parametrize("size", [64, 1000, 50_000])
@pytest.mark.parametrize("block", [1, 2048, 10**6])
def test_the_size_of_frames_and_blocks_does_not_matter(size: int, block: int) -> None:
    samples = sine(1.0, sample_rate=RATE)
    resampler = Resampler(RATE // 2, 1, block=block)
    converted = np.concatenate(list(resampler.convert_all(frames(samples, size=size))))
    at_once = np.concatenate(
        list(Resampler(RATE // 2, 1).convert_all(frames(samples, size=len(samples))))
    )
    assert converted.shape == (RATE // 2, 1)
    assert np.abs(converted).max() == pytest.approx(np.abs(samples).max() / 2, rel=0.05)
    np.testing.assert_allclose(converted, at_once, atol=1e-6)


def test_a_change_of_rate_on_the_way_loses_nothing() -> None:
    first = frames(sine(0.5, sample_rate=RATE), size=1000)
    second = frames(sine(0.5, sample_rate=48000), size=1000, sample_rate=48000)
    converted = np.concatenate(list(Resampler(RATE, 1).convert_all(first + second)))
    assert len(converted) == pytest.approx(RATE, abs=50)


def test_nothing_gives_nothing() -> None:
    assert list(Resampler(RATE, 2).convert_all([])) == []
