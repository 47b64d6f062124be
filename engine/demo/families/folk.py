"""Folk: a fingerpicked guitar and a tune above it, all plucked strings.

The voices are "guitar", "harp" (soft, rippling chords) and "mandolin" (a tune in tremolo).
"""

from dataclasses import dataclass

import numpy as np

from engine.demo.harmony import Key, choose_progression, hertz
from engine.demo.melody import Tone, compose_melody
from engine.demo.sketch import Sketch
from engine.demo.synthesis.filters import bell, high, reverb, shape_spectrum
from engine.demo.synthesis.signals import Signal, Tape
from engine.demo.synthesis.strings import plucked_string

_PICKING = {3: (0, 2, 3, 4, 3, 2), 4: (0, 3, 1, 2, 0, 4, 1, 3)}
"""String to pluck in every eighth: 0 and 1 are the thumb's, the others the fingers'."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A plucked instrument: how hard its strings are, how long they ring, how far they are."""

    brightness: float
    sustain: float
    gain: float
    pan: float


def compose(sketch: Sketch) -> Signal:
    """Return a song without words, float32 [2, frames]: 8 bars, or 13 in triple time."""
    style, random, rate = sketch.style, sketch.random, sketch.rate
    beat = 60.0 / sketch.tempo()
    key = Key(sketch.tonic(), style.scale)
    verse = choose_progression(random, style.scale)
    bars = 8 if style.beats == 4 else 13
    chords = (0, *(verse * 3)[: bars - 2], 0) * sketch.repeats
    tape = Tape(style.beats * len(chords) * beat + 2.0, rate)
    _accompany(sketch, tape, key, chords, beat)
    tune = compose_melody(random, chords[1:], beats=style.beats, density=style.density)
    _play_tune(sketch, tape, key, tune, beat)
    body = (bell(110.0, 3.5), bell(230.0, 2.5), high(60.0))
    wood = shape_spectrum(tape.samples, rate, *body)
    return wood + 0.22 * reverb(wood, rate, 1.4, sketch.noise)


def _pluck(sketch: Sketch, tape: Tape, instrument: Instrument, pitch: int, at: float) -> None:
    """Add one pluck, never twice the same: time, force and finger vary a little."""
    noise = sketch.noise
    sound = plucked_string(
        hertz(pitch),
        min(2.6, instrument.sustain),
        tape.rate,
        noise,
        brightness=float(np.clip(instrument.brightness + noise.normal(0, 0.05), 0, 1)),
        sustain=instrument.sustain * (220.0 / hertz(pitch)) ** 0.3,
    )
    moment = max(0.0, at + float(noise.normal(0.0, 0.004)))
    force = instrument.gain * float(noise.uniform(0.8, 1.1))
    tape.add(sound, moment, gain=force, pan=instrument.pan)


def _accompany(sketch: Sketch, tape: Tape, key: Key, chords: tuple[int, ...], beat: float) -> None:
    """Add the picked chords; the last one is strummed and rings."""
    style = sketch.style
    soft = style.voice == "harp"
    player = Instrument(0.75 * style.brightness, 3.0 if soft else 2.2, 0.4, -0.25)
    octave = 12 if soft else 0
    for bar, degree in enumerate(chords):
        at = bar * style.beats * beat
        bass = key.voicing(degree, key.tonic - 20, size=1)[0] + octave
        upper = key.voicing(degree, key.tonic - 8) + key.voicing(degree, key.tonic + 4)
        strings = [bass, bass + 7, *(pitch + octave for pitch in upper)]
        if bar == len(chords) - 1:
            for order, pitch in enumerate(strings):
                _pluck(sketch, tape, player, pitch, at + 0.045 * order)
            return
        for eighth, string in enumerate(_PICKING[style.beats]):
            ripple = sketch.random.uniform() < 0.25 + 0.75 * style.density
            if ripple or string < 2:
                _pluck(sketch, tape, player, strings[string], at + eighth * beat / 2)


def _play_tune(sketch: Sketch, tape: Tape, key: Key, tune: list[Tone], beat: float) -> None:
    """Add the tune, which begins after a bar of picking; the mandolin repeats long notes."""
    style = sketch.style
    mandolin = style.voice == "mandolin"
    player = Instrument(min(1.0, style.brightness + 0.15), 1.1 if mandolin else 2.4, 0.55, 0.3)
    octave = 0 if style.voice == "guitar" else 12
    for tone in tune:
        at = (style.beats + tone.start) * beat
        pitch = key.pitch(tone.degree) + octave
        strokes = max(1, int(tone.length * 4)) if mandolin and tone.length >= 1 else 1
        for stroke in range(strokes):
            _pluck(sketch, tape, player, pitch, at + stroke * beat * tone.length / strokes)
