"""Paints album covers: flat colours, and one motif for every family."""

import zlib
from functools import lru_cache

import numpy as np

from engine.demo.motifs import MOTIFS
from engine.demo.palettes import palette
from engine.demo.records import Album, Artist
from engine.png import encode_png

SIDE = 480
"""Width and height of a cover in pixels."""


@lru_cache(maxsize=32)
def paint_cover(artist: Artist, album: Album) -> bytes:
    """Return the cover of an album as the bytes of a PNG file.

    The family chooses the motif; the album chooses the colours and the arrangement.
    """
    random = np.random.default_rng(zlib.crc32(f"{artist.name}/{album.title}".encode()))
    painting = MOTIFS[artist.family](SIDE, palette(artist, album), random)
    return encode_png(painting)
