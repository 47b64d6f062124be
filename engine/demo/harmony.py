"""Scales, keys and chord progressions.

Pitches are MIDI numbers (60 is middle C); degrees count the notes of a scale from 0 (the tonic)
and go on above the octave and below zero.
"""

from dataclasses import dataclass

import numpy as np

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
}

PROGRESSIONS: dict[str, tuple[tuple[int, ...], ...]] = {
    "major": ((0, 4, 5, 3), (0, 5, 3, 4), (0, 3, 0, 4), (0, 2, 3, 4)),
    "minor": ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 6), (0, 2, 6, 3)),
    "dorian": ((0, 3, 0, 6), (0, 2, 3, 0), (0, 3, 6, 0)),
    "lydian": ((0, 1, 0, 4), (0, 4, 1, 0), (0, 1, 5, 4)),
    "mixolydian": ((0, 6, 3, 0), (0, 3, 6, 3), (0, 4, 6, 3)),
    "harmonic minor": ((0, 3, 4, 0), (0, 5, 3, 4), (0, 3, 0, 4)),
}


def hertz(pitch: float) -> float:
    """Return the frequency of a MIDI pitch in equal temperament, with A4 = 440 Hz."""
    return float(440.0 * 2.0 ** ((pitch - 69.0) / 12.0))


@dataclass(frozen=True, slots=True)
class Key:
    """A tonic (MIDI pitch) and a scale (a name from `SCALES`)."""

    tonic: int
    scale: str

    def pitch(self, degree: int) -> int:
        """Return the MIDI pitch of a scale degree."""
        steps = SCALES[self.scale]
        octave, step = divmod(degree, len(steps))
        return self.tonic + 12 * octave + steps[step]

    def chord(self, degree: int, size: int = 3) -> list[int]:
        """Return the pitches of the chord in stacked thirds that stands on a degree."""
        return [self.pitch(degree + 2 * third) for third in range(size)]

    def voicing(self, degree: int, low: int, size: int = 3) -> list[int]:
        """Return the same chord, folded into the octave above `low` and sorted.

        Keeping all chords of a piece in one octave makes the voices move by small steps.
        """
        return sorted(low + (pitch - low) % 12 for pitch in self.chord(degree, size))


def choose_progression(random: np.random.Generator, scale: str) -> tuple[int, ...]:
    """Return four chord roots (degrees) that go well in this scale."""
    choices = PROGRESSIONS[scale]
    return choices[int(random.integers(len(choices)))]
