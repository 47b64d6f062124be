"""The instruments play the pitch they are asked for; the tools around them do what they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.demo.harmony import PROGRESSIONS, SCALES, Key, hertz
from engine.demo.mastering import loudness
from engine.demo.melody import compose_melody
from engine.demo.synthesis.filters import high, low, shape_spectrum
from engine.demo.synthesis.oscillators import damped_sines, wave
from engine.demo.synthesis.signals import Signal, Tape
from engine.demo.synthesis.strings import piano_string, plucked_string, struck_bell

RATE = 44100


def strongest(sound: Signal, around: float) -> float:
    """Return the frequency of the strongest partial within a semitone and a half."""
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 19))
    frequencies = np.fft.rfftfreq(1 << 19, 1 / RATE)
    near = np.abs(np.log2(np.maximum(frequencies, 1) / around)) < 1.5 / 12
    return float(frequencies[near][power[near].argmax()])


@pytest.mark.parametrize("pitch", [40, 52, 64, 76, 84])
def test_strings_and_bells_are_in_tune(pitch: int) -> None:
    target = hertz(pitch)
    noise = np.random.default_rng(1)
    sounds = {
        "plucked": plucked_string(target, 1.5, RATE, noise),
        "bright": plucked_string(target, 1.5, RATE, noise, brightness=0.9),
        "piano": piano_string(target, 1.5, RATE, 0.6),
        "bell": struck_bell(target, 1.5, RATE),
        "wave": wave("saw", target, RATE, RATE),
    }
    for name, sound in sounds.items():
        cents = 1200 * np.log2(strongest(sound, target) / target)
        assert abs(cents) < 12, f"{name} is {cents:.1f} cents off"


def test_damped_sines_equal_their_formula() -> None:
    t = np.arange(3000) / RATE
    expected = 0.7 * np.exp(-6.908 / 0.5 * t) * np.sin(2 * np.pi * 440 * t + 0.3)
    expected += 0.2 * np.exp(-6.908 / 0.5 * t) * np.sin(2 * np.pi * 1000 * t + 0.3)
    sound = damped_sines([440.0, 1000.0, 30000.0], [0.7, 0.2, 1.0], 0.5, 3000, RATE, phase=0.3)
    np.testing.assert_allclose(sound, expected, atol=1e-5)


def test_a_wave_has_no_partials_above_its_limit() -> None:
    sound = wave("saw", 3000.0, RATE, RATE)
    power = np.abs(np.fft.rfft(sound * np.hanning(RATE))) ** 2
    harmonic = np.zeros(len(power), dtype=bool)
    for n in range(1, 7):
        harmonic[3000 * n - 3 : 3000 * n + 4] = True
    assert power[~harmonic].sum() < 1e-4 * power.sum()


@pytest.mark.parametrize("frames", [500, 24576, 60000])
def test_filters_keep_what_they_should(frames: int) -> None:
    t = np.arange(frames) / RATE
    tone = np.sin(2 * np.pi * 1000 * t).astype(np.float32)
    kept = shape_spectrum(tone, RATE, low(8000.0, 4), high(100.0, 4))
    gone = shape_spectrum(tone, RATE, high(8000.0, 4))
    middle = slice(frames // 4, 3 * frames // 4)
    np.testing.assert_allclose(kept[middle], tone[middle], atol=0.02)
    assert np.abs(gone[middle]).max() < 0.01


def test_a_filter_treats_both_channels_alike() -> None:
    tape = np.random.default_rng(1).standard_normal((2, 40000)).astype(np.float32)
    both = shape_spectrum(tape, RATE, low(500.0))
    np.testing.assert_allclose(both[1], shape_spectrum(tape[1], RATE, low(500.0)), atol=1e-6)


def test_a_tape_cuts_what_reaches_beyond_its_end() -> None:
    tape = Tape(1.0, 1000)
    tape.add(np.ones(800, np.float32), at=0.5, gain=0.5)
    tape.add(np.ones(800, np.float32), at=2.0)
    assert tape.samples.shape == (2, 1000)
    np.testing.assert_allclose(tape.samples[:, 500:], 0.5, rtol=1e-6)
    assert not tape.samples[:, :500].any()


@pytest.mark.parametrize("rate", [22050, 44100, 48000])
def test_loudness_agrees_with_the_standard(rate: int) -> None:
    # EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS.
    t = np.arange(5 * rate) / rate
    sine = (10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * t)).astype(np.float32)
    assert loudness(np.stack([sine, sine]), rate) == pytest.approx(-23.0, abs=0.1)
    assert loudness(sine[None], rate) == pytest.approx(-23.0, abs=0.1)


@given(
    seed=st.integers(0, 10**6),
    scale=st.sampled_from(sorted(SCALES)),
    beats=st.sampled_from([3, 4]),
    density=st.floats(0, 1),
)
def test_a_melody_fills_its_bars_and_comes_home(
    seed: int, scale: str, beats: int, density: float
) -> None:
    chords = PROGRESSIONS[scale][0] * 2
    random = np.random.default_rng(seed)
    tones = compose_melody(random, chords, beats=beats, density=density)
    assert sum(tone.length for tone in tones) == pytest.approx(beats * len(chords))
    assert tones[-1].degree % 7 == 0
    assert all(-20 < tone.degree < 28 for tone in tones)


@given(st.integers(-21, 21), st.sampled_from(sorted(SCALES)))
def test_a_voicing_stays_within_its_octave(degree: int, scale: str) -> None:
    voicing = Key(60, scale).voicing(degree, 55)
    assert all(55 <= pitch < 67 for pitch in voicing)
    assert {pitch % 12 for pitch in voicing} == {p % 12 for p in Key(60, scale).chord(degree)}
