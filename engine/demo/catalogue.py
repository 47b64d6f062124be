"""What the demo library holds, and the order in which it is written.

Some titles are there to be awkward: very long, with characters that no file name may hold, in
Japanese, or in Arabic, which runs from right to left.
"""

from dataclasses import dataclass
from itertools import chain, zip_longest

from engine.demo.acoustic_artists import ACOUSTIC_ARTISTS
from engine.demo.electronic_artists import ELECTRONIC_ARTISTS
from engine.demo.records import Album, Artist, Track


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the demo library.

    Attributes
    ----------
    artist, album, track
        Where the piece belongs.
    number
        Its place on the album, from 1.
    """

    artist: Artist
    album: Album
    track: Track
    number: int

    @property
    def composition(self) -> str:
        """The name of what is played; other takes of a piece and parts of a mix share it."""
        title = self.album.title if self.album.seamless else self.track.take_of or self.track.title
        return f"{self.artist.name}/{title}"

    @property
    def part(self) -> tuple[int, int]:
        """Which part of the composition this is, and of how many: (0, 1) for a whole piece."""
        return (self.number - 1, len(self.album.tracks)) if self.album.seamless else (0, 1)


def catalogue() -> list[Piece]:
    """Return all pieces in the order in which they are written.

    Families take turns, and within a family the artists do, so the first few pieces of the list
    are already a varied library.
    """
    families: dict[str, list[list[Piece]]] = {}
    for artist in (*ELECTRONIC_ARTISTS, *ACOUSTIC_ARTISTS):
        families.setdefault(artist.family, []).append(_pieces_of(artist))
    return _take_turns([_take_turns(artists) for artists in families.values()])


def _pieces_of(artist: Artist) -> list[Piece]:
    return [
        Piece(artist, album, track, number)
        for album in artist.albums
        for number, track in enumerate(album.tracks, start=1)
    ]


def _take_turns(queues: list[list[Piece]]) -> list[Piece]:
    """Return the first of every queue, then the second of every queue, and so on."""
    return [piece for piece in chain.from_iterable(zip_longest(*queues)) if piece is not None]
