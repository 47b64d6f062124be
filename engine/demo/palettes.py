"""The colours of the covers: four palettes for every family, one for each of its albums."""

import numpy as np
import numpy.typing as npt

from engine.demo.records import Album, Artist

Colours = npt.NDArray[np.float32]
"""Four colours, float32 [4, 3] from 0 to 255: ground, middle tone, accent, light."""

_PALETTES: dict[str, tuple[str, ...]] = {
    "Ambient": (
        "1d3557 457b9d f4a261 f1faee",
        "22333b 5e7f86 eae0d5 c6ac8f",
        "cfe8ef 5fa8c8 fbf8ea b5d6e6",
        "101820 27445c 7a9e9f b8d8d8",
    ),
    "Techno": (
        "101010 2b2b2b d7ff3e f5f5f5",
        "1a0b2e 3d1e6d ff4d8d ffd6e8",
        "20262e 3f4b59 e8b04a f3ead7",
        "e9e9e4 c9c9c2 e63922 151515",
    ),
    "Chiptune": (
        "2b2d6e 4a4fb0 ffd23f ff6b6b",
        "0f4c3a 1b7a5a f2f7a1 ff9f68",
        "241b3a 4b3371 ff5fa2 58e6d9",
        "c8553d f28f3b ffd5c2 2d3047",
    ),
    "Folk": (
        "f2e8cf dfd3ae 6a994e bc4749",
        "3a2e26 5a4636 dda15e fefae0",
        "14342b 1f5142 e0c879 f4f1de",
        "e7c6a0 d8ac7c 7f4f24 414833",
    ),
    "Nocturne": (
        "14213d 24365f fca311 f5f3ee",
        "dfe7ec b9c7d1 34495e ffffff",
        "3b2f3f 5a4860 e8c7c8 f7ede8",
        "5b7b6f 7d9b8c f3d9a4 fbf7ee",
    ),
    "Rock": (
        "d62828 a31621 f7b32b fdf0d5",
        "f4d35e eeba0b 0d3b66 faf0ca",
        "1b1b1e 3a3a40 c8102e e5e5e5",
        "4f3b78 6e57a0 f2a541 f9e7c4",
    ),
}


def _order() -> dict[str, int]:
    """Return the place of every album, by artist and title, among the albums of its family."""
    from engine.demo.acoustic_artists import ACOUSTIC_ARTISTS
    from engine.demo.electronic_artists import ELECTRONIC_ARTISTS

    counts: dict[str, int] = {}
    places: dict[str, int] = {}
    for artist in (*ELECTRONIC_ARTISTS, *ACOUSTIC_ARTISTS):
        for album in artist.albums:
            places[f"{artist.name}/{album.title}"] = counts.get(artist.family, 0)
            counts[artist.family] = counts.get(artist.family, 0) + 1
    return places


def palette(artist: Artist, album: Album) -> Colours:
    """Return the four colours of an album, float32 [4, 3] from 0 to 255."""
    place = _order()[f"{artist.name}/{album.title}"]
    choices = _PALETTES[artist.family]
    text = choices[place % len(choices)].replace(" ", "")
    return np.frombuffer(bytes.fromhex(text), np.uint8).reshape(4, 3).astype(np.float32)
