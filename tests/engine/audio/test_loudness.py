"""Loudness against the signals whose loudness the standards state."""

from pathlib import Path

import numpy as np
import pytest

from engine.audio.loudness import (
    LoudnessMeter,
    integrated_loudness,
    pack_blocks,
    unpack_blocks,
)
from engine.audio.measuring import measure
from engine.audio.replay_gain import Gain, gain_factor, gain_from_loudness
from engine.errors import EarshotError
from tests.support.audio_files import sine, write_audio

RATE = 48_000


def tone(seconds: float, decibels: float, frequency: float = 997.0) -> np.ndarray:
    """A sine in both channels, its peak at so many dB below full scale."""
    samples = sine(seconds, sample_rate=RATE, frequency=frequency, level=10 ** (decibels / 20))
    return np.stack([samples, samples], axis=1)


def meter_of(samples: np.ndarray) -> LoudnessMeter:
    meter = LoudnessMeter(RATE)
    # In pieces that fit neither the blocks nor the steps of the measurement.
    for start in range(0, len(samples), 7_777):
        meter.add(samples[start : start + 7_777])
    return meter


def loudness_of(samples: np.ndarray) -> float | None:
    return integrated_loudness([meter_of(samples).blocks()])


@pytest.mark.parametrize("decibels", [-23.0, -33.0, -20.0])
def test_a_997_hz_tone_in_both_channels_is_as_loud_as_its_level(decibels: float) -> None:
    # EBU Tech 3341, cases 1 and 2; BS.1770-4 states -3.01 LKFS for one channel at full scale.
    assert loudness_of(tone(20, decibels)) == pytest.approx(decibels, abs=0.1)


def test_one_channel_at_full_scale_is_three_below() -> None:
    samples = tone(20, 0.0)
    samples[:, 1] = 0.0
    assert loudness_of(samples) == pytest.approx(-3.01, abs=0.1)


def test_the_relative_gate_leaves_quiet_parts_out() -> None:
    # EBU Tech 3341, case 3: 10 s at -36, 60 s at -23, 10 s at -36.
    samples = np.concatenate([tone(10, -36), tone(60, -23), tone(10, -36)])
    assert loudness_of(samples) == pytest.approx(-23.0, abs=0.1)


def test_the_absolute_gate_leaves_silence_out() -> None:
    # EBU Tech 3341, case 4, shortened in the same proportions.
    parts = [(1, -72), (5, -36), (30, -23), (5, -36), (1, -72)]
    samples = np.concatenate([tone(seconds, decibels) for seconds, decibels in parts])
    assert loudness_of(samples) == pytest.approx(-23.0, abs=0.15)


def test_silence_has_no_loudness() -> None:
    assert loudness_of(np.zeros((RATE * 2, 2), np.float32)) is None
    assert loudness_of(np.zeros((0, 2), np.float32)) is None


def test_the_true_peak_lies_between_the_samples() -> None:
    # A quarter of the sample rate at 45 degrees: every sample is 3 dB below the peak.
    time = np.arange(RATE) / RATE
    wave = (0.5 * np.sin(2 * np.pi * 12_000 * time + np.pi / 4)).astype(np.float32)
    # Faded in and out: a tone that begins at once has true overshoots.
    wave *= np.minimum(1, np.minimum(time, time[::-1]) * 10).astype(np.float32)
    meter = meter_of(np.stack([wave, wave], axis=1))
    assert np.abs(wave).max() == pytest.approx(0.3536, abs=1e-3)
    # EBU Tech 3341, case 15, allows +0.2 and -0.4 dB.
    assert 20 * np.log10(meter.true_peak / 0.5) == pytest.approx(-0.1, abs=0.3)


def test_an_album_is_gated_as_a_whole() -> None:
    loud, quiet = tone(20, -20), tone(20, -34)
    together = integrated_loudness([meter_of(part).blocks() for part in (loud, quiet)])
    assert together == pytest.approx(loudness_of(np.concatenate([loud, quiet])), abs=0.05)
    # The quiet track is below the album's relative gate: it does not count.
    assert together == pytest.approx(-20.0, abs=0.1)


def test_packed_blocks_come_back() -> None:
    blocks = np.random.default_rng(1).integers(0, 2**32, 800, dtype=np.uint32)
    assert np.array_equal(unpack_blocks(pack_blocks(blocks)), blocks)


def test_a_file_is_measured_as_it_is_played(tmp_path: Path) -> None:
    # A mono file sounds from both sides, so it is as loud as a stereo file of the same samples.
    samples = sine(10, frequency=997.0, level=0.1)
    mono = measure(write_audio(tmp_path / "mono", samples, codec="flac"))
    stereo = measure(
        write_audio(tmp_path / "stereo", np.stack([samples, samples], axis=1), codec="flac")
    )
    assert mono is not None
    assert stereo is not None
    assert mono.loudness == pytest.approx(-20.0, abs=0.1)
    assert mono.loudness == pytest.approx(stereo.loudness, abs=0.02)
    assert mono.true_peak == pytest.approx(0.1, abs=0.002)


def test_measuring_ends_when_nobody_wants_it(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "long", sine(5))
    answers = iter([True, True, False])
    assert measure(path, lambda: next(answers)) is None


def test_a_file_without_sound_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "broken.mp3").write_bytes(b"no music" * 100)
    with pytest.raises(EarshotError, match=r"broken\.mp3"):
        measure(tmp_path / "broken.mp3")


def test_a_gain_brings_a_track_to_the_reference() -> None:
    gain = gain_from_loudness(-12.0, 0.9)
    assert gain == Gain(-6.0, 0.9)
    assert gain_factor(gain) == pytest.approx(10 ** (-6 / 20))
    assert gain_factor(gain, preamp=6.0) == pytest.approx(1.0)


def test_a_peak_is_never_raised_above_full_scale_unless_that_is_wished() -> None:
    gain = gain_from_loudness(-30.0, 0.5)
    assert gain_factor(gain) == pytest.approx(2.0)
    assert gain_factor(gain, prevent_clipping=False) == pytest.approx(10 ** (12 / 20))


def test_what_is_not_known_is_played_a_little_quieter_and_silence_as_it_is() -> None:
    assert gain_factor(Gain()) < 1.0
    assert gain_factor(gain_from_loudness(None, 0.0)) == 1.0
