"""Stretches of files: decoded, cut into windows and measured within their own limits."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.audio.loudness import integrated_loudness
from engine.audio.measuring import measure
from engine.audio.stream import AudioStream
from engine.audio.window_plan import WindowPlan
from engine.audio.windows import read_passage, read_windows
from engine.sound import CD_FRAMES, WHOLE, Span
from tests.support.audio_files import FloatArray, can_encode, noise, sine, write_audio

RATES = (8000, 22050, 32000, 44100, 48000, 88200, 96000, 192000)


def decoded(path: Path, span: Span = WHOLE, rate: int = 44100) -> FloatArray:
    stream = AudioStream(path, rate, 2, span=span)
    samples = stream.read(10_000_000)
    stream.close()
    return samples


@given(st.lists(st.integers(1, 50_000), min_size=2, max_size=30), st.sampled_from(RATES))
def test_spans_that_follow_each_other_share_out_every_sample(lengths: list[int], rate: int) -> None:
    edges = np.cumsum([0, *lengths]).tolist()
    spans = [Span(first, last) for first, last in itertools.pairwise(edges)]
    counts = [span.samples(rate) for span in spans]
    assert sum(count or 0 for count in counts) == Span(0, edges[-1]).samples(rate)
    assert all(later.continues(earlier) for earlier, later in itertools.pairwise(spans))


@pytest.mark.parametrize("codec", ["flac", "wav", "alac", "wavpack"])
def test_a_span_is_exact_to_the_sample(tmp_path: Path, codec: str) -> None:
    if not can_encode(codec):
        pytest.skip(f"this build of PyAV has no encoder for {codec}")
    whole = decoded(path := write_audio(tmp_path / "noise", noise(6.0), codec=codec))
    unit = 44100 // CD_FRAMES
    for span in (Span(0, 100), Span(100, 263), Span(263, None)):
        end = None if span.last is None else span.last * unit
        assert np.array_equal(decoded(path, span), whole[span.first * unit : end])


def test_times_count_from_the_beginning_of_the_span(tmp_path: Path) -> None:
    whole = decoded(path := write_audio(tmp_path / "noise", noise(6.0), codec="flac"))
    stream = AudioStream(path, 44100, 2, span=Span(150, 300))
    assert stream.duration == 2.0
    stream.seek(1.5)
    rest = stream.read(10_000_000)
    stream.close()
    assert np.array_equal(rest, whole[round(3.5 * 44100) : 4 * 44100])
    last = AudioStream(path, 44100, 2, span=Span(300))
    assert last.duration == pytest.approx(2.0)
    last.close()


@pytest.mark.parametrize("codec", ["flac", "mp3", "opus"])
@pytest.mark.parametrize("rate", [44100, 48000])
def test_a_stream_that_goes_on_leaves_no_seam(tmp_path: Path, codec: str, rate: int) -> None:
    path = write_audio(
        tmp_path / "tone",
        sine(4.0, frequency=441.7, sample_rate=48000),
        codec=codec,
        sample_rate=48000,
    )
    whole = decoded(path, rate=rate)
    first = AudioStream(path, rate, 2, span=Span(0, 101))
    parts = [first.read(10_000_000)]
    second = AudioStream(path, rate, 2, span=Span(101, 207), goes_on_from=first)
    parts.append(second.read(10_000_000))
    third = AudioStream(path, rate, 2, span=Span(207), goes_on_from=second)
    parts.append(third.read(10_000_000))
    third.close()
    assert len(parts[0]) == round(101 * rate / 75)
    assert np.array_equal(np.concatenate(parts), whole)


def test_windows_come_from_within_the_span(tmp_path: Path) -> None:
    levels = np.concatenate([np.full(20 * 8000, level, np.float32) for level in (0.1, 0.4, 0.8)])
    path = write_audio(tmp_path / "steps", levels, codec="flac", sample_rate=8000)
    found = read_windows(
        path, sample_rate=8000, window_samples=40_000, plan=WindowPlan(3), span=Span(1500, 3000)
    )
    assert found.duration == 20.0
    assert found.starts.tolist() == [1.25, 7.5, 13.75]
    assert np.allclose(found.samples, 0.4, atol=1e-3)


def test_a_span_shorter_than_a_window_ends_in_silence_not_in_the_next_track(tmp_path: Path) -> None:
    levels = np.concatenate([np.full(2 * 8000, level, np.float32) for level in (0.1, 0.4, 0.8)])
    path = write_audio(tmp_path / "steps", levels, codec="flac", sample_rate=8000)
    found = read_windows(
        path, sample_rate=8000, window_samples=40_000, plan=WindowPlan(3), span=Span(150, 300)
    )
    assert found.samples.shape == (1, 40_000)
    assert np.allclose(found.samples[0, :16_000], 0.4, atol=1e-3)
    assert not found.samples[0, 16_000:].any()


def test_loudness_and_outline_are_those_of_the_span(tmp_path: Path) -> None:
    loud, soft = sine(6.0, frequency=997.0, level=0.5), sine(6.0, frequency=997.0, level=0.05)
    path = write_audio(tmp_path / "two", np.concatenate([loud, soft]), codec="flac")
    found = [measure(path, span=span) for span in (Span(0, 450), Span(450))]
    first, second = (one for one in found if one is not None)
    assert first.loudness is not None
    assert second.loudness is not None
    assert first.loudness - second.loudness == pytest.approx(20.0, abs=0.1)
    assert first.waveform.peaks.max() == pytest.approx(128, abs=1)
    assert second.waveform.peaks.max() == pytest.approx(13, abs=1)
    assert integrated_loudness([second.blocks]) == second.loudness


def test_a_passage_of_a_span_ends_with_it(tmp_path: Path) -> None:
    levels = np.concatenate([np.full(4 * 8000, level, np.float32) for level in (0.1, 0.4, 0.8)])
    path = write_audio(tmp_path / "steps", levels, codec="flac", sample_rate=8000)
    found = read_passage(path, 1.0, 9.0, sample_rate=8000, window_samples=8000, span=Span(300, 600))
    assert len(found) >= 3
    assert np.allclose(found, 0.4, atol=1e-3)
