"""Ambient: four chords that swell into one another, a drone below and a few bells above.

The voices are "warm" (strings of an old synthesizer), "glass" (thin, bell-like) and "deep"
(a dark choir over a drone).
"""

import numpy as np

from engine.demo.harmony import Key, choose_progression, hertz
from engine.demo.sketch import Sketch
from engine.demo.synthesis.filters import echo, reverb
from engine.demo.synthesis.oscillators import damped_sines
from engine.demo.synthesis.signals import Signal, Tape, swell, times
from engine.demo.synthesis.strings import struck_bell

_PARTIALS = {
    "warm": 1.0 / np.arange(1, 13) ** 1.25,
    "glass": np.array([1.0, 0.1, 0.35, 0.04, 0.16, 0.02, 0.07]),
    "deep": 1.0 / np.arange(1, 9) ** 1.9,
}
_FOREVER = 1e6


def compose(sketch: Sketch) -> Signal:
    """Return a slow piece, float32 [2, frames]; the style's tempo is in chords a minute."""
    style, random, rate = sketch.style, sketch.random, sketch.rate
    key = Key(sketch.tonic(), style.scale)
    chords = choose_progression(random, style.scale) * sketch.repeats
    span = 60.0 / sketch.tempo()
    tape = Tape(span * len(chords) + 3.0, rate)
    for bar, degree in enumerate(chords):
        for pitch in key.voicing(degree, key.tonic - 5, size=4):
            tape.add(_pad(sketch, hertz(pitch), span + 3.0), bar * span, gain=0.3)
        root = hertz(key.pitch(degree) - 24)
        tape.add(_bass(root, span + 2.0, rate), bar * span, gain=0.14)
    bells = _bells(sketch, key, chords, span)
    tape.samples += bells + echo(bells, rate, span / 8.0, 0.55)
    return tape.samples + 0.8 * reverb(tape.samples, rate, 4.0, sketch.noise)


def _pad(sketch: Sketch, pitch: float, seconds: float) -> Signal:
    """Return one held note, float32 [2, frames], whose upper partials come and go."""
    rate, random = sketch.rate, sketch.noise
    weights = _PARTIALS[sketch.style.voice]
    n = np.arange(1, len(weights) + 1)
    frames = round(seconds * rate)
    breath = 0.5 - 0.5 * np.cos(2.0 * np.pi * (times(frames, rate) / seconds + random.uniform()))
    sides = []
    for _side in range(2):
        layers = []
        for part in (n <= 2, n > 2):
            # Three players, none quite in tune.
            detune = np.outer([0.9975, 1.0, 1.003], n[part]) * random.uniform(0.9995, 1.0005)
            phases = random.uniform(0.0, 2.0 * np.pi, detune.shape)
            players = np.broadcast_to(weights[part] / 3.0, detune.shape)
            layers.append(_chorus(pitch * detune, players, phases, frames, rate))
        sides.append(layers[0] + (0.3 + 1.3 * sketch.style.brightness * breath) * layers[1])
    return np.stack(sides) * swell(frames, rate, seconds * 0.35, seconds * 0.42)


def _chorus(
    frequencies: np.ndarray, weights: np.ndarray, phases: np.ndarray, frames: int, rate: int
) -> Signal:
    """Return steady sines, float32 [frames], from tables of any shape."""
    return damped_sines(
        frequencies.ravel(), weights.ravel(), _FOREVER, frames, rate, phase=phases.ravel()
    )


def _bass(pitch: float, seconds: float, rate: int) -> Signal:
    frames = round(seconds * rate)
    sound = damped_sines(pitch * np.array([1, 2, 3]), [1, 0.6, 0.3], _FOREVER, frames, rate)
    return sound * swell(frames, rate, 1.5, 2.0)


def _bells(sketch: Sketch, key: Key, chords: tuple[int, ...], span: float) -> Signal:
    """Return bells that pick out notes of the chords, float32 [2, frames]."""
    random, rate = sketch.random, sketch.rate
    tape = Tape(span * len(chords) + 3.0, rate)
    for bar, degree in enumerate(chords):
        for beat in range(8):
            chance = random.uniform() < 0.55 * sketch.style.density
            pitch = 12 + key.pitch(degree + int(random.choice([0, 2, 4, 7, 9])))
            pan = float(random.uniform(-0.7, 0.7))
            if chance and bar + beat > 1:
                bell = struck_bell(hertz(pitch), 3.0, rate)
                tape.add(bell, (bar + beat / 8.0) * span, gain=0.16, pan=pan)
    return tape.samples
