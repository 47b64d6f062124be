"""Rock: two distorted guitars, a bass, drums, and a lead that sings over the second half.

The voices are "garage" (open chords), "metal" (muted eighths) and "fuzz" (slow and thick).
"""

import numpy as np

from engine.demo.harmony import Key, choose_progression, hertz
from engine.demo.melody import compose_melody
from engine.demo.sketch import Sketch
from engine.demo.synthesis import drums
from engine.demo.synthesis.filters import bell, echo, high, low, reverb, shape_spectrum
from engine.demo.synthesis.oscillators import wave
from engine.demo.synthesis.signals import Signal, Tape, decay, swell, times

_STRUMS = {
    "garage": ((0, 3, False), (3, 1, False), (4, 2, False), (6, 2, False)),
    "metal": tuple((step, 1, step not in (0, 3, 6)) for step in range(8)),
    "fuzz": ((0, 5, False), (5, 1, True), (6, 2, False)),
}
"""Strokes in a bar of eight: where, how long, and whether the palm mutes the strings."""
_DRIVE = {"garage": 6.0, "metal": 16.0, "fuzz": 30.0}


def compose(sketch: Sketch) -> Signal:
    """Return a song of twelve bars or so, float32 [2, frames]."""
    style, random, rate = sketch.style, sketch.random, sketch.rate
    eighth = 30.0 / sketch.tempo()
    key = Key(sketch.tonic(), style.scale)
    riff, chorus = (choose_progression(random, style.scale) for _ in range(2))
    # Slow bands play fewer bars, so that all songs last about as long.
    turns = 3 if style.tempo > 105 else 2
    chords = (*(riff, riff, chorus)[-turns:], (0,))
    bars = tuple(degree for part in chords for degree in part) * sketch.repeats
    seconds = len(bars) * 8 * eighth + 1.5
    guitars = _guitars(sketch, key, bars, eighth, seconds)
    lead = _lead(sketch, key, bars, eighth, seconds)
    rhythm = Tape(seconds, rate)
    _play_bass(rhythm, key, bars, eighth)
    _play_drums(sketch, rhythm, len(bars), eighth)
    dry = guitars + lead + rhythm.samples
    return dry + 0.16 * reverb(dry, rate, 0.9, sketch.noise)


def amplify(signal: Signal, rate: int, drive: float) -> Signal:
    """Return a guitar behind an overdriven amplifier and its loudspeaker.

    The amplifier is a tanh; the loudspeaker passes 90 Hz to 4.3 kHz with a bite at 2.2 kHz.
    """
    driven = np.tanh(np.float32(drive) * signal)
    return shape_spectrum(driven, rate, bell(2200.0, 5.0), high(90.0), low(4300.0, 3))


def _power_chord(pitch: int, seconds: float, muted: bool, detune: float, rate: int) -> Signal:
    """Return root, fifth and octave, float32 [frames], as they leave the pickup."""
    frames = round(seconds * rate)
    strings = [wave("saw", hertz(pitch + n + detune), frames, rate) for n in (0.0, 7.02, 12.0)]
    fall = decay(frames, rate, 0.22 if muted else 4.0)
    return np.asarray(np.sum(strings, axis=0) / 3.0 * fall * swell(frames, rate, 0.002, 0.012))


def _guitars(
    sketch: Sketch, key: Key, bars: tuple[int, ...], eighth: float, seconds: float
) -> Signal:
    """Return the rhythm guitars, float32 [2, frames]: the same part twice, left and right."""
    takes = []
    for _take in range(2):
        tape = Tape(seconds, sketch.rate)
        for bar, degree in enumerate(bars):
            root = key.voicing(degree, key.tonic - 20, size=1)[0]
            last = bar == len(bars) - 1
            strokes = ((0, 8, False),) if last else _STRUMS[sketch.style.voice]
            for step, length, muted in strokes:
                late = abs(float(sketch.noise.normal(0.0, 0.006)))
                detune = float(sketch.noise.normal(0.0, 0.03))
                chord = _power_chord(root, length * eighth * 0.98, muted, detune, sketch.rate)
                tape.add(chord, (bar * 8 + step) * eighth + late)
        takes.append(tape.samples[0])
    return 0.6 * amplify(np.stack(takes), sketch.rate, _DRIVE[sketch.style.voice])


def _lead(sketch: Sketch, key: Key, bars: tuple[int, ...], eighth: float, seconds: float) -> Signal:
    """Return the lead guitar, float32 [2, frames], from the second third on."""
    rate = sketch.rate
    start = len(bars) // 3
    tape = Tape(seconds, rate)
    density = sketch.style.density
    for tone in compose_melody(sketch.random, bars[start:], beats=4, density=density, middle=7):
        frames = round(tone.length * 2 * eighth * rate)
        t = times(frames, rate)
        vibrato = 1.0 + 0.009 * np.clip(t / 0.3, 0, 1) * np.sin(2 * np.pi * 5.5 * t)
        pitch = hertz(key.pitch(tone.degree)) * vibrato.astype(np.float32)
        note = wave("saw", pitch, frames, rate) * swell(frames, rate, 0.008, 0.03)
        tape.add(note, (start * 8 + 2 * tone.start) * eighth, gain=0.6)
    sung = amplify(tape.samples[:1], rate, 5.0)
    both = np.repeat(sung, 2, axis=0) * np.float32(0.3)
    return both + 0.5 * echo(both, rate, 3 * eighth, 0.4, 3)


def _play_bass(tape: Tape, key: Key, bars: tuple[int, ...], eighth: float) -> None:
    """Add the bass guitar in eighths."""
    frames = round(eighth * 0.95 * tape.rate)
    shape = decay(frames, tape.rate, 0.9) * swell(frames, tape.rate, 0.004, 0.02)
    for bar, degree in enumerate(bars):
        pitch = hertz(key.voicing(degree, key.tonic - 32, size=1)[0])
        note = np.tanh(1.5 * wave("triangle", pitch, frames, tape.rate)) * shape
        for step in range(1 if bar == len(bars) - 1 else 8):
            tape.add(note, (bar * 8 + step) * eighth, gain=0.2)


def _play_drums(sketch: Sketch, tape: Tape, bars: int, eighth: float) -> None:
    """Add the drum kit: backbeat, hats or a ride, a fill in every fourth bar, a last crash."""
    rate, noise = sketch.rate, sketch.noise
    boom = drums.kick(rate, hertz=58.0, seconds=0.22, punch=3.0)
    snare, hat = drums.snare(rate, noise), drums.hat(rate, noise)
    crash, toms = drums.crash(rate, noise), [drums.tom(rate, f) for f in (190.0, 140.0, 95.0)]
    syncopated = int(sketch.random.choice([3, 5, 7]))
    for bar in range(bars - 1):
        fill = bar % 4 == 3
        for step in range(8):
            at = (bar * 8 + step) * eighth
            tape.add(hat, at, gain=0.16 if step % 2 else 0.24, pan=0.3)
            if step in (0, 4, syncopated):
                tape.add(boom, at, gain=0.7)
            if step in (2, 6):
                tape.add(snare, at, gain=0.55)
            if fill and step >= 5:
                tape.add(toms[step - 5], at, gain=0.7, pan=(step - 6) * 0.5)
        if bar % 4 == 0:
            tape.add(crash, bar * 8 * eighth, gain=0.22, pan=-0.4)
    end = (bars - 1) * 8 * eighth
    for sound, gain in ((boom, 0.9), (snare, 0.5), (crash, 0.3)):
        tape.add(sound, end, gain=gain)
