from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.audio.stream import AudioStream
from engine.errors import EarshotError
from tests.support.audio_files import LOSSLESS, STAIRCASE, noise, sine, write_audio


def read_all(stream: AudioStream, frames: int = 1000) -> np.ndarray:
    blocks = []
    while len(block := stream.read(frames)):
        blocks.append(block)
    return np.concatenate(blocks)


def test_every_format_streams_to_its_end(staircase_file: Path) -> None:
    stream = AudioStream(staircase_file, 48000, 2)
    samples = read_all(stream)
    stream.close()
    assert samples.dtype == np.float32
    assert samples.shape[1] == 2
    assert len(samples) == pytest.approx(8 * 48000, abs=5000)
    assert stream.duration == pytest.approx(8.0, abs=0.1)


@pytest.mark.parametrize("codec", LOSSLESS)
def test_lossless_samples_arrive_exactly(tmp_path: Path, codec: str) -> None:
    original = np.stack([noise(1.3, seed=1), noise(1.3, seed=2)], 1)
    path = write_audio(tmp_path / "exact", original, codec=codec)
    stream = AudioStream(path, 44100, 2)
    samples = read_all(stream, 777)
    stream.close()
    assert samples.shape == original.shape
    assert np.abs(samples - original).max() <= 1.01 / 32768


@pytest.mark.parametrize("codec", ["flac", "mp3", "aac", "alac", "wav", "wavpack", "opus"])
def test_seeking_hits_the_sample(tmp_path: Path, codec: str) -> None:
    rate = 48000 if codec == "opus" else 44100
    path = write_audio(tmp_path / "seek", noise(8, sample_rate=rate), codec=codec, sample_rate=rate)
    stream = AudioStream(path, rate, 1)
    whole = read_all(stream)[:, 0]
    for seconds in (5.0, 0.0, 0.05, 2.5, 7.0):
        stream.seek(seconds)
        piece = stream.read(4096)[:, 0]
        start = round(seconds * rate)
        # Lossy decoders converge after a jump; the place must be right all the same.
        likeness = np.corrcoef(piece, whole[start : start + 4096])[0, 1]
        assert likeness > 0.95
    stream.close()


def test_seek_in_every_format_lands_close(staircase_file: Path) -> None:
    stream = AudioStream(staircase_file, 48000, 1)
    for second in (6, 1, 4, 0, 7):
        stream.seek(second + 0.3)
        piece = stream.read(48000 // 4)
        assert np.sqrt(2 * np.mean(piece**2)) == pytest.approx(STAIRCASE[second], rel=0.1)
    stream.close()


def test_seeking_behind_the_end_ends(staircase_file: Path) -> None:
    stream = AudioStream(staircase_file)
    stream.seek(3600.0)
    assert len(stream.read(100)) == 0
    stream.seek(1.0)
    assert len(stream.read(100)) == 100
    stream.close()


@settings(max_examples=25, deadline=None)
@given(sizes=st.lists(st.integers(0, 5000), min_size=1, max_size=30))
def test_piece_size_does_not_matter(
    sizes: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "pieces.wav"
    if not path.exists():
        write_audio(path, sine(0.5))
    stream, other = AudioStream(path, 48000, 2), AudioStream(path, 48000, 2)
    pieces = np.concatenate([stream.read(size) for size in sizes])
    assert np.array_equal(pieces, other.read(sum(sizes)))
    stream.close()
    other.close()


@pytest.mark.parametrize(("rate", "other"), [(44100, 48000), (48000, 44100), (22050, 48000)])
def test_resampling_keeps_the_length(tmp_path: Path, rate: int, other: int) -> None:
    path = write_audio(tmp_path / "rate", sine(2.0, sample_rate=rate), sample_rate=rate)
    stream = AudioStream(path, other, 2)
    assert len(read_all(stream)) == pytest.approx(2 * other, abs=2)
    stream.close()


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(EarshotError, match=r"gone\.flac"):
        AudioStream(tmp_path / "gone.flac")


def test_mono_is_as_loud_as_stereo(tmp_path: Path) -> None:
    tone = sine(0.5)
    path = write_audio(tmp_path / "mono", tone)
    stream = AudioStream(path, 44100, 2)
    samples = read_all(stream)
    stream.close()
    assert np.abs(samples - tone[:, np.newaxis]).max() < 1e-4


def test_surround_stays_within_full_scale(tmp_path: Path) -> None:
    loud = np.repeat(sine(0.5, level=0.9)[:, np.newaxis], 6, axis=1)
    stream = AudioStream(write_audio(tmp_path / "surround", loud, codec="flac"), 44100, 2)
    samples = read_all(stream)
    stream.close()
    assert np.abs(samples).max() == pytest.approx(0.9, abs=0.01)
