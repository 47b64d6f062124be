"""Melodies that can be remembered: two short motifs, repeated, answered and brought home."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

_RHYTHMS: dict[int, tuple[tuple[float, ...], ...]] = {
    3: ((2, 1), (1, 1, 1), (1.5, 0.5, 1), (1, 0.5, 0.5, 1), (0.5, 0.5, 0.5, 0.5, 1)),
    4: (
        (2, 2),
        (2, 1, 1),
        (1.5, 0.5, 2),
        (1, 1, 1, 1),
        (1.5, 0.5, 1, 1),
        (1, 0.5, 0.5, 1, 1),
        (0.5, 0.5, 1, 0.5, 0.5, 1),
        (0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1),
    ),
}
_STEPS = (-2, -1, -1, 0, 1, 1, 2)
_FORM = "aabaaabc"


@dataclass(frozen=True, slots=True)
class Tone:
    """One note of a melody: when it starts and how long it lasts (beats), and its degree."""

    start: float
    length: float
    degree: int


@dataclass(frozen=True, slots=True)
class Motif:
    """A bar of melody without a place: lengths in beats and a contour that starts at 0."""

    lengths: tuple[float, ...]
    contour: tuple[int, ...]


def make_motif(random: np.random.Generator, beats: int, density: float) -> Motif:
    """Return a motif one bar long; a higher density (0 to 1) picks busier rhythms."""
    rhythms = _RHYTHMS[beats]
    centre = density * (len(rhythms) - 1)
    index = int(np.clip(round(random.normal(centre, 1.0)), 0, len(rhythms) - 1))
    steps = random.choice(_STEPS, size=len(rhythms[index]) - 1)
    return Motif(rhythms[index], (0, *(int(step) for step in np.cumsum(steps))))


def nearest_chord_degree(degree: int, root: int) -> int:
    """Return the degree of the triad on `root` (in any octave) that is closest to `degree`."""
    candidates = range(degree - 3, degree + 4)
    chord = [c for c in candidates if (c - root) % 7 in (0, 2, 4)]
    return min(chord, key=lambda candidate: abs(candidate - degree))


def compose_melody(
    random: np.random.Generator,
    chords: tuple[int, ...],
    *,
    beats: int,
    density: float,
    middle: int = 4,
) -> list[Tone]:
    """Return a melody over one chord a bar.

    Strong beats take chord tones, the bars follow the form a a b a, a a b c, and the last bar
    holds the tonic.

    Parameters
    ----------
    random
        Source of the decisions.
    chords
        Chord root of every bar, as scale degrees.
    beats
        Beats in a bar, 3 or 4.
    density
        From 0 (long notes) to 1 (short notes).
    middle
        Degree around which the melody moves.
    """
    motifs = {name: make_motif(random, beats, density) for name in "ab"}
    motifs["c"] = Motif((float(beats),), (0,))
    tones: list[Tone] = []
    last = middle
    for bar, root in enumerate(chords):
        name = "c" if bar == len(chords) - 1 else _FORM[bar % len(_FORM)]
        # Leaning towards the middle keeps a long melody from wandering off.
        anchor = nearest_chord_degree(round((last + middle) / 2), root)
        tones += place_motif(motifs[name], root, anchor, bar * beats)
        last = tones[-1].degree
    final = tones[-1]
    tones[-1] = Tone(final.start, final.length, 7 * round(final.degree / 7))
    return tones


def place_motif(motif: Motif, root: int, anchor: int, start: float) -> list[Tone]:
    """Return the tones of a motif moved to `anchor`, its whole beats drawn to the chord."""
    edges = [0.0, *(float(edge) for edge in np.cumsum(motif.lengths))]
    tones = []
    for (begin, end), step in zip(pairwise(edges), motif.contour, strict=True):
        degree = anchor + step
        if begin % 2 == 0:
            degree = nearest_chord_degree(degree, root)
        tones.append(Tone(start + begin, end - begin, degree))
    return tones
