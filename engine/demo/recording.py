"""From a piece in the catalogue to finished samples."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from engine.demo.catalogue import Piece
from engine.demo.families import COMPOSERS
from engine.demo.mastering import TARGET_LOUDNESS, loudness, master
from engine.demo.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished piece.

    Attributes
    ----------
    samples
        int16 [channels, frames].
    rate
        Samples a second.
    gain
        ReplayGain in decibels. Parts of a seamless album share one, so that the level does not
        step at the cut.
    peak
        Highest sample, 0 to 1.
    """

    samples: npt.NDArray[np.int16]
    rate: int
    gain: float
    peak: float


def record(piece: Piece, seed: int) -> Recording:
    """Compose, play and master a piece; the same piece and seed give the same samples."""
    production = piece.album.production
    part, parts = piece.part
    decisions, noise = (_generator(seed, piece.composition, use) for use in ("notes", "noise"))
    style = piece.artist.style
    if production.live:
        # On stage everything is taken a little slower.
        style = replace(style, tempo=0.97 * style.tempo)
    sketch = Sketch(style, decisions, noise, production.rate, repeats=parts)
    whole = master(COMPOSERS[piece.artist.family](sketch), production, noise)
    gain = TARGET_LOUDNESS - loudness(whole, production.rate)
    cuts = [whole.shape[-1] * index // parts for index in (part, part + 1)]
    step = 1 << (16 - production.bits)
    samples = (np.round(whole[:, slice(*cuts)] * (32768 // step)) * step).astype(np.int16)
    return Recording(samples, production.rate, gain, float(np.abs(samples).max()) / 32768.0)


def _generator(seed: int, composition: str, use: str) -> np.random.Generator:
    """Return the generator of one composition, the same in every edition of the piece."""
    return np.random.default_rng([seed, zlib.crc32(f"{composition}/{use}".encode())])
