"""A table of plays without listeners: tracks of one album, artist or style occur together.

It stands in where no listening data exist. Each album is a pretended listener who plays the album
itself most, other albums of its artist less, and other tracks of its style least.
"""

from collections.abc import Iterator, Sequence

from engine.evaluation.labels import LabelledTrack
from engine.training.factors.plays import PlayTable, table_of

ALBUM, ARTIST, STYLE = 16.0, 8.0, 1.0
"""Pretended plays of a track of the same album, of the same artist, of the same style."""


def co_occurrence(tracks: Sequence[LabelledTrack]) -> PlayTable:
    """Return the table of pretended plays, one listener for each album of an artist."""
    albums = dict.fromkeys((track.artist, track.album) for track in tracks)
    return table_of([play for album in albums for play in _plays_of(album, tracks)])


def _plays_of(
    album: tuple[str, str], tracks: Sequence[LabelledTrack]
) -> Iterator[tuple[str, str, float]]:
    artist, title = album
    styles = {track.style for track in tracks if (track.artist, track.album) == album}
    for track in tracks:
        if track.artist == artist:
            yield f"{artist}: {title}", track.file, ALBUM if track.album == title else ARTIST
        elif track.style and track.style in styles:
            yield f"{artist}: {title}", track.file, STYLE
