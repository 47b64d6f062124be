"""Nocturnes: a piano at night, broken chords in the left hand and a song in the right.

The voices are "grand" (open and clear), "felt" (muted, close) and "upright" (a little out of
tune).
"""

import numpy as np

from engine.demo.harmony import Key, choose_progression, hertz
from engine.demo.melody import Tone, compose_melody
from engine.demo.sketch import Sketch
from engine.demo.synthesis.filters import low, reverb, shape_spectrum
from engine.demo.synthesis.signals import Signal, Tape
from engine.demo.synthesis.strings import piano_string

_LEFT_HAND = {3: (0, 1, 2, 3, 2, 1), 4: (0, 1, 2, 3, 4, 3, 2, 1)}


def compose(sketch: Sketch) -> Signal:
    """Return a quiet piano piece of seven bars, or ten in triple time, float32 [2, frames]."""
    style, random, rate = sketch.style, sketch.random, sketch.rate
    key = Key(sketch.tonic(), style.scale)
    first = choose_progression(random, style.scale)
    bars = 7 if style.beats == 4 else 10
    chords = (*(first * 3)[: bars - 1], 0) * sketch.repeats
    beats = style.beats * len(chords)
    clock = _rubato(sketch, beats)
    tape = Tape(float(clock[-1]) + 2.5, rate)
    _left_hand(sketch, tape, key, chords, clock)
    tune = compose_melody(random, chords, beats=style.beats, density=0.6 * style.density)
    _right_hand(sketch, tape, key, tune, clock)
    samples = tape.samples
    if style.voice == "felt":
        samples = shape_spectrum(samples, rate, low(1400.0, 1))
    return samples + 0.3 * reverb(samples, rate, 2.4, sketch.noise)


def _rubato(sketch: Sketch, beats: int) -> np.ndarray:
    """Return the time of every half beat in seconds, float64 [2 * beats + 1].

    The tempo breathes once in four bars and gives way before the end.
    """
    half = 30.0 / sketch.tempo()
    position = np.linspace(0.0, beats / (4.0 * sketch.style.beats), 2 * beats)
    lengths = half * (1.0 + 0.07 * np.cos(2.0 * np.pi * position))
    lengths[-6:] *= np.linspace(1.05, 1.6, 6)
    return np.concatenate([[0.0], np.cumsum(lengths)])


def _strike(
    sketch: Sketch, tape: Tape, pitch: int, velocity: float, *, at: float, seconds: float
) -> None:
    """Add one note, low ones to the left, with the small unevenness of a hand."""
    style, noise = sketch.style, sketch.noise
    tuning = float(noise.normal(0.0, 0.07)) if style.voice == "upright" else 0.0
    force = float(np.clip(velocity + noise.normal(0.0, 0.04), 0.1, 1.0))
    sound = piano_string(hertz(pitch + tuning), seconds, tape.rate, force, style.brightness)
    tape.add(sound, at + abs(float(noise.normal(0.0, 0.006))), gain=0.8, pan=(pitch - 60) / 50)


def _left_hand(
    sketch: Sketch, tape: Tape, key: Key, chords: tuple[int, ...], clock: np.ndarray
) -> None:
    """Add the broken chords, held by the pedal to the end of the bar."""
    eighths = 2 * sketch.style.beats
    for bar, degree in enumerate(chords):
        start = bar * eighths
        release = float(clock[min(start + eighths, len(clock) - 1)])
        root = key.voicing(degree, key.tonic - 22, size=1)[0]
        upper = key.voicing(degree, key.tonic - 8)
        notes = [root, root + 12 if root + 12 < upper[0] else upper[0] - 5, *upper]
        notes[1] = root + 7 if bar % 2 else root + 12
        last = bar == len(chords) - 1
        for eighth, index in enumerate(_LEFT_HAND[sketch.style.beats]):
            rest = sketch.random.uniform() > 0.5 + 0.5 * sketch.style.density
            if (rest and eighth) or (last and eighth > 4):
                continue
            at = float(clock[start + eighth])
            held = release - at + (2.2 if last else 0.15)
            _strike(sketch, tape, notes[index], 0.5 if index else 0.62, at=at, seconds=held)


def _right_hand(sketch: Sketch, tape: Tape, key: Key, tune: list[Tone], clock: np.ndarray) -> None:
    """Add the song: louder as it climbs, with a grace note before some of the long ones."""
    for tone in tune:
        index = round(2 * tone.start)
        end = min(round(2 * (tone.start + tone.length)), len(clock) - 1)
        at, until = float(clock[index]), float(clock[end])
        pitch = key.pitch(tone.degree + 7)
        force = 0.66 + 0.02 * float(np.clip(tone.degree - 4, -4, 8))
        if tone.length >= 1.5 and sketch.random.uniform() < 0.3:
            grace = key.pitch(tone.degree + 8)
            _strike(sketch, tape, grace, 0.5, at=at, seconds=0.1)
            at += 0.09
        _strike(sketch, tape, pitch, force, at=at, seconds=until - at + 0.4)
