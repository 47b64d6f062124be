"""Techno: a bass drum on every beat, and a pattern of sixteen steps that slowly opens.

The voices are "acid" (a resonant line), "dub" (chords that echo) and "machine" (dry and hard).
"""

from dataclasses import dataclass

import numpy as np

from engine.demo.harmony import Key, hertz
from engine.demo.sketch import Sketch
from engine.demo.synthesis import drums
from engine.demo.synthesis.filters import echo, reverb
from engine.demo.synthesis.oscillators import filtered_wave
from engine.demo.synthesis.signals import Signal, Tape, decay, swell, times

_BARS = 12
_RESONANCE = {"acid": 7.0, "dub": 1.2, "machine": 2.5}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the line: a degree or a rest, and whether it is accented."""

    degree: int | None
    accent: bool


def compose(sketch: Sketch) -> Signal:
    """Return a dance piece of twelve bars, float32 [2, frames]."""
    rate = sketch.rate
    sixteenth = 15.0 / sketch.tempo()
    key = Key(sketch.tonic(), sketch.style.scale)
    bars = _BARS * sketch.repeats
    seconds = bars * 16 * sixteenth + 1.0
    music = Tape(seconds, rate)
    _play_line(sketch, music, key, sixteenth, bars)
    _play_chords(sketch, music, key, sixteenth, bars)
    depth = 0.35 if sketch.style.voice == "acid" else 0.6
    music.samples *= _pumping(music.samples.shape[-1], rate, 4 * sixteenth, depth)
    beats = Tape(seconds, rate)
    _play_drums(sketch, beats, sixteenth, bars)
    room = reverb(music.samples + 0.2 * beats.samples, rate, 1.6, sketch.noise)
    return music.samples + beats.samples + 0.15 * room


def _pattern(sketch: Sketch) -> list[Step]:
    """Return sixteen steps that favour the root, the octave and the seventh."""
    random = sketch.random
    steps = []
    for step in range(16):
        played = random.uniform() < 0.35 + 0.6 * sketch.style.density or step == 0
        degree = int(random.choice([0, 0, 0, 7, 6, 2, 4, -1]))
        steps.append(Step(degree if played else None, bool(random.uniform() < 0.3)))
    return steps


def _play_line(sketch: Sketch, tape: Tape, key: Key, sixteenth: float, bars: int) -> None:
    """Add the sixteen-step bass line, whose filter opens and closes over the whole piece."""
    rate, voice = sketch.rate, sketch.style.voice
    pattern = _pattern(sketch)
    frames = round(sixteenth * rate * (1.4 if voice == "dub" else 0.95))
    shape = "square" if voice == "machine" else "saw"
    resonance = _RESONANCE[voice]
    for bar in range(1, bars):
        opening = np.sin(np.pi * bar / bars) * (0.4 + sketch.style.brightness)
        for index, step in enumerate(pattern):
            if step.degree is None:
                continue
            peak = 260.0 * 2.0 ** (3.2 * opening + 0.9 * step.accent)
            cutoff = 120.0 + peak * decay(frames, rate, 0.35)
            note = filtered_wave(shape, hertz(key.pitch(step.degree) - 24), cutoff, rate, resonance)
            note *= swell(frames, rate, 0.003, 0.02)
            tape.add(note, (bar * 16 + index) * sixteenth, gain=0.32 + 0.1 * step.accent)


def _play_chords(sketch: Sketch, tape: Tape, key: Key, sixteenth: float, bars: int) -> None:
    """Add a short minor chord off the beat, with echoes; loud only for "dub"."""
    rate, random = sketch.rate, sketch.random
    loudness = {"acid": 0.08, "dub": 0.3, "machine": 0.05}[sketch.style.voice]
    steps = random.choice([2, 3, 6, 7, 10, 11, 14], size=2, replace=False)
    other = int(random.choice([0, 2, 3, 5]))
    frames = round(0.35 * rate)
    stabs = Tape(tape.samples.shape[-1] / rate, rate)
    for bar in range(2, bars):
        degree = other if bar % 4 == 3 else 0
        cutoff = 200.0 + (900.0 + 1800.0 * bar / bars) * decay(frames, rate, 0.5)
        voices = [
            filtered_wave("saw", hertz(pitch), cutoff, rate, 1.0)
            for pitch in key.voicing(degree, key.tonic, size=4)
        ]
        chord = np.sum(voices, axis=0) * swell(frames, rate, 0.004, 0.2)
        for step in steps:
            stabs.add(chord, (bar * 16 + int(step)) * sixteenth, gain=loudness, pan=-0.3)
    tape.samples += stabs.samples + echo(stabs.samples, rate, 3 * sixteenth, 0.6)


def _play_drums(sketch: Sketch, tape: Tape, sixteenth: float, bars: int) -> None:
    """Add drums: the beat at once, hats from bar 2, hands from bar 4; bar 8 takes a breath."""
    rate, noise = sketch.rate, sketch.noise
    hard = sketch.style.voice == "machine"
    boom = drums.kick(rate, hertz=52.0 if hard else 46.0, punch=4.6 if hard else 3.6)
    closed, opened = drums.hat(rate, noise), drums.hat(rate, noise, opened=True)
    hands = drums.clap(rate, noise)
    low = drums.tom(rate, 120.0)
    toms = sketch.random.choice(16, size=3, replace=False)
    for bar in range(bars):
        for step in range(16):
            at = (bar * 16 + step) * sixteenth
            if step % 4 == 0 and bar % 12 != 7:
                tape.add(boom, at, gain=0.72)
            if step % 4 == 2 and bar >= 1:
                tape.add(opened, at, gain=0.2, pan=0.2)
            if step % 2 == 1 and bar >= 2:
                tape.add(closed, at, gain=0.08 + 0.12 * sketch.style.density, pan=-0.2)
            if step % 8 == 4 and bar >= 4:
                tape.add(hands, at, gain=0.34)
            if hard and step in toms and bar >= 2:
                tape.add(low, at, gain=0.35, pan=0.4)


def _pumping(frames: int, rate: int, beat: float, depth: float) -> Signal:
    """Return a gain, float32 [frames], that ducks on every beat as a compressor would."""
    position = (times(frames, rate) / np.float32(beat)) % 1.0
    return np.asarray(1.0 - depth * np.exp(-position / 0.22), dtype=np.float32)
