"""Chiptune: two pulse voices, a stepped triangle and noise, as in consoles of the eighties.

The voices, "pulse", "square" and "saw", are the wave shape of the melody.
"""

import numpy as np

from engine.demo.harmony import Key, choose_progression, hertz
from engine.demo.melody import compose_melody
from engine.demo.sketch import Sketch
from engine.demo.synthesis.filters import echo
from engine.demo.synthesis.oscillators import wave
from engine.demo.synthesis.signals import Signal, Tape, decay, swell, times

_FRAME = 1.0 / 60.0
"""Seconds; the consoles changed their notes once for every picture."""


def compose(sketch: Sketch) -> Signal:
    """Return a tune of thirteen to sixteen bars, float32 [2, frames]."""
    random, rate, style = sketch.random, sketch.rate, sketch.style
    beat = 60.0 / sketch.tempo()
    key = Key(sketch.tonic(), style.scale)
    first = choose_progression(random, style.scale)
    second = choose_progression(random, style.scale)
    chords = (*first, *second, *first, *(first[:3] if style.tempo > 160 else ()), 0)
    chords *= sketch.repeats
    tape = Tape((4 * len(chords) + 2) * beat, rate)
    lead = Tape((4 * len(chords) + 2) * beat, rate)
    for tone in compose_melody(random, chords, beats=4, density=style.density):
        pitch = hertz(key.pitch(tone.degree))
        lead.add(_lead(style.voice, pitch, tone.length * beat, rate), tone.start * beat, gain=0.3)
    tape.samples += lead.samples + 0.5 * echo(lead.samples, rate, 0.75 * beat, 0.4, 2)
    for bar, degree in enumerate(chords):
        _play_chord(tape, key, degree, bar * 4 * beat, beat)
    _play_drums(sketch, tape, len(chords), beat)
    return tape.samples


def _lead(shape: str, pitch: float, seconds: float, rate: int) -> Signal:
    """Return one note of the melody: vibrato comes in late, the volume falls in 16 steps."""
    frames = round(seconds * 0.92 * rate)
    t = times(frames, rate)
    depth = 0.008 * np.clip((t - 0.15) / 0.2, 0.0, 1.0)
    tone = wave(shape, (pitch * (1.0 + depth * np.sin(2 * np.pi * 6.0 * t))), frames, rate)
    volume = np.ceil(15.0 * (0.45 + 0.55 * np.exp(-t / 0.25))) / 15.0
    return np.asarray(tone * volume * swell(frames, rate, 0.001, 0.01), dtype=np.float32)


def _arpeggio(pitches: list[int], seconds: float, rate: int) -> Signal:
    """Return a chord as one voice that races through its notes, float32 [frames]."""
    frames = round(seconds * rate)
    index = (times(frames, rate) / (3 * _FRAME)).astype(int) % len(pitches)
    hertz_of = np.array([hertz(pitch) for pitch in pitches], dtype=np.float32)
    return wave("pulse", hertz_of[index], frames, rate) * decay(frames, rate, seconds * 2.5)


def _stepped_triangle(pitch: float, seconds: float, rate: int) -> Signal:
    """Return a triangle of 16 levels, float32 [frames], the sound of the consoles' bass."""
    frames = round(seconds * rate)
    smooth = wave("triangle", pitch, frames, rate) * np.float32(8.0 / np.pi**2)
    steps = np.round(smooth * 7.5).astype(np.float32) / np.float32(7.5)
    return steps * swell(frames, rate, 0.002, 0.01)


def _play_chord(tape: Tape, key: Key, degree: int, at: float, beat: float) -> None:
    """Add a bar of accompaniment: the racing chord twice, the bass in eighths with octaves."""
    pitches = key.voicing(degree, key.tonic - 7)
    for half in range(2):
        sound = _arpeggio([*pitches, pitches[0] + 12], 1.9 * beat, tape.rate)
        tape.add(sound, at + 2 * half * beat, gain=0.16, pan=0.35)
    root = key.voicing(degree, key.tonic - 29, size=1)[0]
    for eighth in range(8):
        pitch = hertz(root + 12 * (eighth % 2))
        note = _stepped_triangle(pitch, 0.42 * beat, tape.rate)
        tape.add(note, at + eighth * beat / 2, gain=0.27)


def _play_drums(sketch: Sketch, tape: Tape, bars: int, beat: float) -> None:
    """Add noise drums: a low burst on 1 and 3, a high one on 2 and 4, ticks between."""
    low = _noise_drum(sketch, clock=6, seconds=0.09)
    high = _noise_drum(sketch, clock=2, seconds=0.16)
    tick = _noise_drum(sketch, clock=1, seconds=0.03)
    for eighth in range(bars * 8):
        at = eighth * beat / 2
        if eighth % 2:
            tape.add(tick, at, gain=0.1, pan=-0.2)
        else:
            tape.add(high if eighth % 4 else low, at, gain=0.2 if eighth % 4 else 0.3)


def _noise_drum(sketch: Sketch, clock: int, seconds: float) -> Signal:
    """Return one-bit noise, float32 [frames], each bit held for `clock` samples of 22,050 Hz."""
    frames = round(seconds * sketch.rate)
    bits = 2 * sketch.noise.integers(0, 2, size=frames).astype(np.float32) - 1
    held = (np.arange(frames) * 22050 // (sketch.rate * clock)).astype(int)
    return np.asarray(bits[held] * decay(frames, sketch.rate, seconds))
