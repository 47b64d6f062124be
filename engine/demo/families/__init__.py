"""The six manners of composing, one module each; every `compose` maps a sketch to a tape."""

from collections.abc import Callable

from engine.demo.families import ambient, chiptune, folk, nocturne, rock, techno
from engine.demo.sketch import Sketch
from engine.demo.synthesis.signals import Signal

COMPOSERS: dict[str, Callable[[Sketch], Signal]] = {
    "Ambient": ambient.compose,
    "Techno": techno.compose,
    "Chiptune": chiptune.compose,
    "Folk": folk.compose,
    "Nocturne": nocturne.compose,
    "Rock": rock.compose,
}
"""Genre to composer; each returns float32 [2, frames] at the sketch's rate, not yet mastered."""
