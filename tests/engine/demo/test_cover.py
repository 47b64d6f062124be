"""The covers are sound pictures, and no two are alike."""

import io

import av
import numpy as np

from engine.demo.catalogue import catalogue
from engine.demo.cover import SIDE, paint_cover
from engine.png import encode_png


def decode(png: bytes) -> np.ndarray:
    with av.open(io.BytesIO(png), "r") as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def test_a_png_decodes_to_the_pixels_that_went_in() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (17, 23, 3), dtype=np.uint8)
    np.testing.assert_array_equal(decode(encode_png(pixels)), pixels)


def test_every_album_has_a_cover_of_its_own() -> None:
    albums = {piece.album.title: piece for piece in catalogue()}
    covers = {title: paint_cover(p.artist, p.album) for title, p in albums.items()}
    assert len(set(covers.values())) == len(albums) == 24
    for title, png in covers.items():
        picture = decode(png)
        assert picture.shape == (SIDE, SIDE, 3), title
        assert len(png) < 60_000, title
        # A picture, not an empty page: even at 40 pixels, light and dark are there.
        small = picture.reshape(40, SIDE // 40, 40, SIDE // 40, 3).mean(axis=(1, 3, 4))
        assert np.ptp(small) > 80, title
