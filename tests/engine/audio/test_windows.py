import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from engine.audio.decoding import decode_mono
from engine.audio.source import AudioSource
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import TrackWindows, read_windows
from engine.errors import EarshotError
from tests.support.audio_files import STAIRCASE, sine, staircase, write_audio

RATE = 22050


class Pipe:
    """A place to write to which cannot be sought in, so that no index can be written."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, data: bytes) -> int:
        self.content.extend(data)
        return len(data)


def read_half_seconds(path: Path, count: int = 8) -> TrackWindows:
    return read_windows(path, sample_rate=RATE, window_samples=RATE // 2, plan=WindowPlan(count))


def loudness(window: np.ndarray) -> float:
    """Peak level of the tone in a window, away from its edges."""
    return float(np.sqrt(2 * np.mean(window[RATE // 8 : -RATE // 8] ** 2)))


def test_windows_of_every_format_come_from_their_places(staircase_file: Path) -> None:
    windows = read_half_seconds(staircase_file)
    assert windows.samples.dtype == np.float32
    assert windows.samples.shape == (8, RATE // 2)
    assert windows.duration == pytest.approx(8.0, abs=0.1)
    for start, window in zip(windows.starts, windows.samples, strict=True):
        first, last = STAIRCASE[int(start)], STAIRCASE[min(int(start + 0.5), 7)]
        assert 0.9 * first <= loudness(window) <= 1.1 * last


def test_overlapping_windows_are_parts_of_the_whole(staircase_file: Path) -> None:
    plan = WindowPlan(2, of_short=12)
    windows = read_windows(staircase_file, sample_rate=RATE, window_samples=RATE, plan=plan)
    whole = decode_mono(staircase_file, RATE)
    assert len(windows.samples) == 12
    assert windows.starts[0] == pytest.approx(0.0, abs=0.1)
    assert windows.starts[-1] == pytest.approx(len(whole) / RATE - 1.0, abs=0.1)
    # WMA does not begin at 0, and nothing of what is there is lost for it.
    for start, window in zip(windows.starts - windows.starts[0], windows.samples, strict=True):
        expected = whole[round(start * RATE) :][:RATE]
        assert np.abs(window[: len(expected)] - expected).mean() < 0.005


# MP3 is not here: it has no index, and a jump in it lands where the bit rate suggests.
@pytest.mark.parametrize("codec", ["wav", "flac", "vorbis", "opus", "aac"])
def test_windows_are_what_decoding_everything_gives(tmp_path: Path, codec: str) -> None:
    # Dull noise: starts fall between samples, which shifts high frequencies against each other.
    noise = np.random.default_rng(3).normal(0, 0.3, 12 * 48000)
    dull = np.convolve(noise, np.full(48, 1 / 48), mode="same").astype(np.float32)
    path = write_audio(tmp_path / "noise", dull, codec=codec, sample_rate=48000)
    whole = decode_mono(path, RATE)
    windows = read_half_seconds(path)
    assert len(windows.samples) == 8
    for start, window in zip(windows.starts, windows.samples, strict=True):
        place = round(start * RATE)
        assert np.corrcoef(window, whole[place : place + len(window)])[0, 1] > 0.95


def test_a_jump_decodes_little_before_its_goal(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(30.0), codec="vorbis")
    with AudioSource(path, fast_seek=True) as source:
        source.seek(20.0)
        time, _ = next(source.frames(since=20.0))
    assert time is not None
    assert 19.8 < time <= 20.0


@pytest.mark.parametrize("seconds", [0.05, 0.4, 0.9])
@pytest.mark.parametrize("codec", ["wav", "mp3", "flac", "opus"])
def test_very_short_files_are_padded(tmp_path: Path, codec: str, seconds: float) -> None:
    rate = 48000
    path = write_audio(
        tmp_path / "blip", sine(seconds, sample_rate=rate), codec=codec, sample_rate=rate
    )
    windows = read_windows(path, sample_rate=RATE, window_samples=5 * RATE, plan=WindowPlan(6))
    assert windows.samples.shape == (1, 5 * RATE)
    assert np.abs(windows.samples[0, : round(seconds * RATE / 2)]).max() > 0.2
    assert not windows.samples[0, round((seconds + 0.1) * RATE) :].any()


@pytest.mark.parametrize("codec", ["mp3", "flac", "wav", "opus", "vorbis"])
def test_truncated_files_give_what_is_left(tmp_path: Path, codec: str) -> None:
    samples = staircase(STAIRCASE, 1.0, sample_rate=48000)
    path = write_audio(tmp_path / "cut", samples, codec=codec, sample_rate=48000)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    windows = read_half_seconds(path)
    assert len(windows.samples) >= 3
    assert all(loudness(window) > 0.05 for window in windows.samples)


def test_raw_streams_without_index_or_duration(tmp_path: Path) -> None:
    path = tmp_path / "raw.aac"
    with av.open(str(path), "w", format="adts") as output:
        stream = output.add_stream("aac", rate=44100, layout="mono")
        samples = staircase(STAIRCASE, 1.0)
        for start in range(0, len(samples) - 1024, 1024):
            block = samples[np.newaxis, start : start + 1024]
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate = 44100
            output.mux(stream.encode(frame))
    windows = read_half_seconds(path)
    levels = [loudness(window) for window in windows.samples]
    assert len(levels) >= 6
    assert levels == sorted(levels)


def test_matroska_without_cues_is_read_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "piped.mka"

    pipe = Pipe()
    with av.open(pipe, "w", format="matroska") as output:
        stream = output.add_stream("flac", rate=44100, layout="mono")
        samples = (staircase(STAIRCASE, 1.0) * 32767).astype(np.int16)
        for start in range(0, len(samples), 4096):
            block = samples[np.newaxis, start : start + 4096]
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.sample_rate, frame.pts = 44100, start
            frame.time_base = Fraction(1, 44100)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    path.write_bytes(pipe.content)
    windows = read_half_seconds(path)
    assert windows.duration == pytest.approx(8.0, abs=0.2)
    for start, window in zip(windows.starts, windows.samples, strict=True):
        assert (
            0.9 * STAIRCASE[int(start)]
            <= loudness(window)
            <= 1.1 * STAIRCASE[min(int(start) + 1, 7)]
        )


def test_a_cover_picture_does_no_harm(tmp_path: Path) -> None:
    import mutagen.id3

    path = write_audio(tmp_path / "covered", staircase(STAIRCASE, 1.0), codec="mp3")
    tags = mutagen.id3.ID3()
    picture = b"\x89PNG\r\n\x1a\n" + bytes(200_000)
    tags.add(mutagen.id3.APIC(mime="image/png", type=3, data=picture))
    tags.save(path)
    assert len(read_half_seconds(path).samples) == 8


def test_unreadable_files_are_named(unreadable_file: Path) -> None:
    with pytest.raises(EarshotError, match=r"not music\.mp3"):
        read_half_seconds(unreadable_file)


def test_reading_twice_gives_the_same(staircase_file: Path) -> None:
    first, second = read_half_seconds(staircase_file), read_half_seconds(staircase_file)
    assert np.array_equal(first.samples, second.samples)
    assert np.array_equal(first.starts, second.starts)


MEASURE = """
import resource, sys
from pathlib import Path
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_windows
import engine.audio.windows
path = Path(sys.argv[1])
if sys.argv[2] == "one pass":
    engine.audio.windows._read_by_seeking = lambda path, shape: None
read_windows(Path(sys.argv[3]), sample_rate=22050, window_samples=110250, plan=WindowPlan(6))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
windows = read_windows(path, sample_rate=22050, window_samples=110250, plan=WindowPlan(6))
assert windows.samples.shape == (6, 110250)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["seeking", "one pass"])
def test_two_hours_need_no_more_memory_than_one_minute(tmp_path: Path, way: str) -> None:
    second = sine(60.0, sample_rate=8000)
    short = write_audio(tmp_path / "short", second, codec="mp3", sample_rate=8000, bit_rate=8000)
    long = tmp_path / "long.mp3"
    # MP3 frames can be strung together: a two-hour file without encoding two hours.
    body = short.read_bytes()
    long.write_bytes(body * 120)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(long), way, str(short)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 20_000, "kilobytes more for two hours than for one minute"
