"""What a composer is given: an artist's manner, two sources of chance and a sample rate."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Style:
    """How one artist likes to play; each family reads the fields in its own way.

    Attributes
    ----------
    tempo
        Beats per minute that the artist's pieces keep close to.
    tonics
        MIDI pitches that the artist likes to call home.
    scale
        A name from `engine.demo.harmony.SCALES`.
    voice
        The timbre, one of the names that the family's module knows.
    brightness
        From 0 (dark) to 1 (bright).
    density
        From 0 (few notes) to 1 (many).
    beats
        Beats in a bar, for the families that know more than one metre.
    """

    tempo: float
    tonics: tuple[int, ...]
    scale: str
    voice: str
    brightness: float = 0.5
    density: float = 0.5
    beats: int = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """One piece before it is written.

    Decisions (notes, tempo, form) and noise (plucks, drums, rooms) draw from two generators, so
    that a live take or a remaster at another sample rate keeps every note of the original.

    Attributes
    ----------
    style
        The artist's manner.
    random
        Source of the musical decisions.
    noise
        Source of everything that merely hisses.
    rate
        Samples a second.
    repeats
        How many times the form is played through; 2 makes a piece of double length.
    """

    style: Style
    random: np.random.Generator
    noise: np.random.Generator
    rate: int
    repeats: int = 1

    def tempo(self) -> float:
        """Return the tempo of this piece: the artist's own, give or take 4 per cent."""
        return self.style.tempo * float(self.random.uniform(0.96, 1.04))

    def tonic(self) -> int:
        """Return the home pitch of this piece as a MIDI number."""
        return int(self.random.choice(self.style.tonics))
